// Lives calculated twice: by the program, and by hand. What differs is told with its seed.
import { afterTaxBasis, designatedRothBasis } from "../../src/basis/roll-forward.ts";
import {
  type ExpectedForm1099R,
  expectedForms1099r,
} from "../../src/distributions/expected-forms-1099r.ts";
import { reconcile } from "../../src/distributions/reconcile.ts";
import { type Amount, sum } from "../../src/kernel/amount-state.ts";
import { taxYear } from "../../src/kernel/calendar.ts";
import { pathsOf } from "../../src/kernel/missing-fact.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { ledgerOf } from "../support/ledger-of.ts";
import { SCENARIO_FACTS } from "../support/scenario-facts.ts";
import { type Answers, answersByHand, type Boxes } from "./by-hand.ts";
import { dollars, type Event, type Life, lifeOf } from "./life.ts";

const YEARS = [2023, 2024, 2025, 2026] as const;
const PERSON = "p";

/** How often an answer was compared, and the first answers that differed. */
export interface Comparison {
  lives: number;
  compared: number;
  readonly differing: string[];
}

export function compareLives(from: number, count: number): Comparison {
  const comparison: Comparison = { lives: 0, compared: 0, differing: [] };
  for (let seed = from; seed < from + count; seed += 1) {
    compareLife(lifeOf(seed), comparison);
    comparison.lives += 1;
  }
  return comparison;
}

function compareLife({ seed, events }: Life, comparison: Comparison): void {
  const byHand = answersByHand(events, YEARS);
  const ledger = ledgerOf(events.map((event, index) => ({ id: `x${index}`, ...event })));
  const say = (what: string, ours: string, theirs: string) => {
    comparison.compared += 1;
    if (ours !== theirs)
      comparison.differing.push(`life ${seed}, ${what}: ${ours}, by hand ${theirs}`);
  };
  for (const year of YEARS) {
    compareForms(ledger, year, byHand, say);
    compareClosing(ledger, year, byHand, say);
    compareIras(ledger, year, byHand, say);
  }
  compareReceived(events, byHand, say);
}

type Say = (what: string, ours: string, theirs: string) => void;

function compareForms(ledger: Ledger, year: number, { forms }: Answers, say: Say): void {
  const expected = expectedForms1099r(ledger, { person: PERSON, taxYear: taxYear(year) });
  // An excess paid back late has a form of its own; by hand the code is one amount.
  const ours = new Map(
    [...Map.groupBy(expected, (form) => `${year} ${form.plan} ${codeOf(form)}`)].map(
      ([key, same]) => [
        key,
        [
          text(same.reduce((sum, { box1 }) => sum + box1, 0)),
          shown(sum(same.map(({ box2a }) => box2a))),
          shown(sum(same.map(({ box5 }) => box5))),
          ...tensOf(same),
        ].join(" "),
      ],
    ),
  );
  const keys = new Set([...ours.keys(), ...[...forms.keys()].filter((key) => isOf(key, year))]);
  for (const key of keys) {
    const form = forms.get(key);
    say(`form ${key}`, ours.get(key) ?? "none", form === undefined ? "none" : textOf(form));
  }
}

function codeOf({ box7 }: ExpectedForm1099R): string {
  return box7.state === "known" ? [...box7.code].toSorted().join("") : "?";
}

function tensOf(forms: readonly ExpectedForm1099R[]): string[] {
  const tens = forms.flatMap(({ box10 }) => box10 ?? []);
  if (tens.length === 0) return [];
  const all = sum(tens);
  return [all.state === "complete" ? text(all.cents) : "open"];
}

function compareClosing(ledger: Ledger, year: number, { closing }: Answers, say: Say): void {
  const reports = [
    ["after_tax", afterTaxBasis(ledger, PERSON, taxYear(year))],
    ["designated_roth", designatedRothBasis(ledger, PERSON, taxYear(year))],
  ] as const;
  for (const [key, theirs] of closing) {
    if (!isOf(key, year)) continue;
    const [, plan, account] = key.split(" ");
    const [, rows = []] = reports.find(([name]) => name === account) ?? [];
    const row = rows.find((each) => each.plan === plan);
    say(`basis ${key}`, row === undefined ? "0.00" : shown(row.closingBasis), pounds(theirs));
  }
}

function compareIras(
  ledger: Ledger,
  year: number,
  { forms, iras, wages }: Answers,
  say: Say,
): void {
  const facts = SCENARIO_FACTS["form-1040"]?.({ ledger, person: PERSON, taxYear: taxYear(year) });
  const lines = (facts as { lines?: Record<string, unknown> }).lines ?? {};
  const pensions = [...forms].filter(([key]) => isOf(key, year) && !/[8P]/.test(key.slice(5)));
  const taxed = pensions.reduce((all, [, { twoA }]) => all + twoA, 0n);
  say(
    `line 5b of ${year}`,
    String(lines["5b"] ?? "blank"),
    pensions.length === 0 ? "blank" : pounds(taxed),
  );
  const wage = wages.get(String(year));
  say(
    `line 1h of ${year}`,
    String(lines["1h"] ?? "blank"),
    wage === undefined ? "blank" : pounds(wage),
  );
  const { a, b } = iras.get(String(year)) ?? { a: 0n, b: 0n };
  if (a === 0n) return;
  say(`line 4b of ${year}`, String(lines["4b"] ?? "blank"), pounds(b));
  say(`line 4a of ${year}`, String(lines["4a"] ?? "blank"), pounds(a));
}

/** Each form by hand comes as two, with other account numbers: they are the same money. */
function compareReceived(events: readonly Event[], { forms }: Answers, say: Say): void {
  const received = [...forms].flatMap(([key, form], index) => {
    const [year, plan, code] = key.split(" ");
    return halves(form).map((half, part) => ({
      kind: "form_1099r",
      id: `f${index}-${part}`,
      plan,
      tax_year: Number(year),
      box_1: pounds(half.one),
      box_2a: pounds(half.twoA),
      box_5: pounds(half.five),
      ...(typeof form.ten === "bigint" && part === 0 && { box_10: pounds(form.ten) }),
      box_7: code,
      account_number: String(part),
    }));
  });
  const ledger = ledgerOf([
    ...events.map((event, index) => ({ id: `x${index}`, ...event })),
    ...received,
  ]);
  for (const year of YEARS) {
    const { rows, unmatched } = reconcile(ledger, { person: PERSON, taxYear: taxYear(year) });
    const wrong = [
      ...rows
        .filter(({ outcome }) => outcome.state === "differs")
        .map(({ box, code }) => `${box} ${code}`),
      ...unmatched
        .filter(({ plan }) => !plan.endsWith("_ira"))
        .map(({ kind, code }) => `${kind} ${code}`),
    ];
    say(`received forms of ${year}`, wrong.join(", "), "");
  }
}

function halves({ one, twoA, five }: Boxes): Boxes[] {
  const half = { one: one / 2n, twoA: twoA / 2n, five: five / 2n };
  return [half, { one: one - half.one, twoA: twoA - half.twoA, five: five - half.five }];
}

function isOf(key: string, year: number): boolean {
  return key.startsWith(`${year} `);
}

function textOf({ one, twoA, five, ten }: Boxes): string {
  const tenth = ten === undefined ? "" : ` ${ten === "open" ? ten : pounds(ten)}`;
  return `${pounds(one)} ${pounds(twoA)} ${pounds(five)}${tenth}`;
}

function shown(amount: Amount): string {
  return amount.state === "complete"
    ? text(amount.cents)
    : `needs ${pathsOf(amount.missing).join(", ")}`;
}

function text(amount: number): string {
  return amount < 0 ? `-${dollars(-amount)}` : dollars(amount);
}

function pounds(amount: bigint): string {
  return text(Number(amount));
}
