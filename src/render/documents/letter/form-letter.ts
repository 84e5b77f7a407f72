// Asks for a corrected Form 1099-R, or for one that never came: what was paid and to where, the boxes as they
// are and as they should be, and the reasons that speak for the sender.

import type { LetterCase } from "../../../forms/letter-case.ts";
import type { ReconciledRow } from "../../../forms/reconciliation-effects.ts";
import type { Amount } from "../../../kernel/amount-state.ts";
import type { CalendarDate, TaxYear } from "../../../kernel/calendar.ts";
import { type Cents, formatDollars, subtract, total } from "../../../kernel/money.ts";
import { monthName } from "../../month-names.ts";
import { nameOf } from "../names.ts";
import { type Column, counted, type DocTable, longDate, shortDate } from "../packet/document.ts";
import {
  addressee,
  answerBy,
  inDollars,
  type Letter,
  type LetterBlock,
  type LetterPeople,
  letterTable,
  paragraph,
} from "./letter.ts";

/** One payment or conversion, and where it went. */
export interface Evidence {
  readonly date: CalendarDate;
  readonly to: "designated_roth" | "roth_ira" | "traditional_ira" | "eligible_plan" | "cash";
  readonly isDirect: boolean;
  readonly amount: Cents;
  /** Of it: after-tax contributions, and earnings on them. */
  readonly basis: Amount;
  readonly pretax: Amount;
}

/** More than this are told by month, and the list is enclosed. */
const MOST_ROWS = 12;

export function formLetter(
  found: LetterCase,
  { taxYear, ...people }: LetterPeople & { readonly taxYear: TaxYear },
  evidence: readonly Evidence[],
): Letter {
  const { rows, missing } = found;
  const isWrong = rows.length > 0;
  const { to, about } = addressee(people);
  const isLong = evidence.length > MOST_ROWS;
  return {
    date: people.date,
    from: nameOf(people.personName).full,
    to,
    attention: "Retirement plan tax reporting",
    greeting: "Dear Tax Reporting Team:",
    subject: [`Request for ${isWrong ? "a corrected" : "the"} ${taxYear} Form 1099-R`, about],
    body: [
      paragraph(opening(found, { ...people, taxYear })),
      ...(evidence.length === 0 ? [] : [paidTable(evidence, taxYear)]),
      ...boxTables(found),
      ...(isWrong && missing.length > 0 ? [paragraph(alsoMissing(found))] : []),
      ...missingTable(found),
      ...reasons(found, evidence),
      paragraph(
        `Please ${isWrong ? "send the corrected form to me and to the IRS" : "send the form, or tell me in writing why none was issued,"}${answerBy(people.date, taxYear)}. If you need anything from me, I will answer the same day. Thank you for your help.`,
      ),
    ],
    enclosures: [
      ...(isWrong ? [`Form 1099-R for ${taxYear}, as issued`] : []),
      "Statements that show these payments",
      ...(isLong ? [`List of the ${evidence.length} single payments`] : []),
    ],
    ...(isLong && {
      enclosed: {
        title: `List of the ${evidence.length} single payments of ${taxYear}`,
        table: listTable(evidence),
      },
    }),
  };
}

function opening(
  { rows, missing }: LetterCase,
  { taxYear, planName }: { readonly taxYear: TaxYear; readonly planName: string },
): string {
  if (rows.length === 0)
    return `I have not received ${missing.length > 1 ? "the Forms" : "a Form"} 1099-R for ${taxYear} for what ${planName} paid and converted. My records show what follows.`;
  const said = rows.map(
    ({ box, expected, received }, index) =>
      `${index === 0 ? capital(boxWords(box)) : boxWords(box)} shows ${shown(received)}; it should show ${shown(expected)}`,
  );
  return `Please correct my ${taxYear} Form 1099-R. ${said.join("; ")}.`;
}

function alsoMissing({ missing }: LetterCase): string {
  return `${missing.length > 1 ? "These forms have" : "This form has"} not reached me at all:`;
}

const BOXES = {
  box_1: "Gross distribution",
  box_2a: "Taxable amount",
  box_4: "Federal income tax withheld",
  box_5: "Employee contributions",
  box_7: "Distribution code",
  box_10: "Within five years",
  box_11: "First year of the Roth account",
} as const;

function boxNumber(box: string): string {
  return box.replace("box_", "");
}

function boxWords(box: ReconciledRow["box"]): string {
  const name: string | undefined = BOXES[box as keyof typeof BOXES];
  return `box ${boxNumber(box)}${name === undefined ? "" : ` (${name.toLowerCase()})`}`;
}

function shown(value: ReconciledRow["expected"]): string {
  if (value.state === "text") return value.text === "" ? "nothing" : value.text;
  return value.state === "complete" ? inDollars(value.cents) : "an amount not known to me";
}

/** In the middle of a sentence. */
const TO = {
  designated_roth: "Roth account in the plan",
  roth_ira: "Roth IRA",
  traditional_ira: "traditional IRA",
  eligible_plan: "another employer’s plan",
  cash: "me",
} as const;

const MONEY: readonly Column[] = [
  { head: "After-tax\ncontributions", align: "right", width: 20 },
  { head: "Earnings", align: "right", width: 17 },
  { head: "Total", align: "right", width: 19 },
];

/** What was paid and to where; by month where there is much of it. */
function paidTable(evidence: readonly Evidence[], taxYear: TaxYear): LetterBlock {
  const days = [...new Set(evidence.map(({ date }) => date))];
  const [day] = days;
  const isOneDay = days.length === 1 && day !== undefined;
  const isOnlyConverted = evidence.every(({ to }) => to === "designated_roth");
  const what = isOnlyConverted ? "converted to Roth in the plan" : "paid";
  const groups =
    evidence.length > MOST_ROWS
      ? [
          ...Map.groupBy(
            evidence,
            ({ date, to }) => `${monthName(date)} ${date.slice(0, 4)}\n${to}`,
          ),
        ].map(([key, some]) => {
          const [month = ""] = key.split("\n");
          return {
            label: `${month}: ${counted(some.length, isOnlyConverted ? "conversion" : "payment")}${where(some)}`,
            some,
          };
        })
      : evidence.map((one) => ({
          label: isOneDay ? capital(destination(one)) : `${longDate(one.date)}${where([one])}`,
          some: [one],
        }));
  function where([one]: readonly Evidence[]): string {
    return isOnlyConverted || one === undefined ? "" : `, to ${destination(one)}`;
  }
  return letterTable(
    isOneDay ? `What was ${what} on ${longDate(day)}` : `What was ${what} in ${taxYear}`,
    [
      { head: isOneDay ? (isOnlyConverted ? "" : "Paid to") : "Date", align: "left", width: 44 },
      ...MONEY,
    ],
    [
      ...groups.map(({ label, some }, index) => ({ cells: [label, ...sums(some, index === 0)] })),
      ...(groups.length > 1
        ? [{ cells: ["Total", ...sums(evidence, true)], look: "total" as const }]
        : []),
    ],
  );
}

function destination({ to, isDirect }: Evidence): string {
  return `${TO[to]}${isDirect && to !== "designated_roth" ? ", directly" : ""}`;
}

/** After-tax, earnings and the whole; "not known" where a part is. */
function sums(some: readonly Evidence[], withSign: boolean): string[] {
  const of = (amounts: readonly Amount[]) => {
    const cents = amounts.flatMap((amount) => (amount.state === "complete" ? [amount.cents] : []));
    return cents.length < amounts.length ? "not known" : text(total(cents));
  };
  const text = (cents: Cents) => (withSign ? inDollars(cents) : formatDollars(cents));
  return [
    of(some.map(({ basis }) => basis)),
    of(some.map(({ pretax }) => pretax)),
    text(total(some.map(({ amount }) => amount))),
  ];
}

function listTable(evidence: readonly Evidence[]): DocTable {
  const isOnlyConverted = evidence.every(({ to }) => to === "designated_roth");
  const to = (one: Evidence) => (isOnlyConverted ? [] : [capital(destination(one))]);
  return letterTable(
    "",
    [
      { head: "Date", align: "left", width: isOnlyConverted ? 44 : 15 },
      ...(isOnlyConverted ? [] : [{ head: "To", align: "left" as const, width: 29 }]),
      ...MONEY,
    ],
    [
      ...evidence.map((one, index) => ({
        cells: [shortDate(one.date), ...to(one), ...sums([one], index === 0)],
      })),
      {
        cells: ["Total", ...(isOnlyConverted ? [] : [""]), ...sums(evidence, true)],
        look: "total" as const,
      },
    ],
  ).table;
}

/** Every box of each wrong form, as issued and as it should be; a wrong one is bold. */
function boxTables({ rows, compared }: LetterCase): LetterBlock[] {
  const wrong = new Set(rows.map(({ code }) => code));
  return [...Map.groupBy(compared, ({ code }) => code)].flatMap(([code, ofCode]) => {
    if (!wrong.has(code)) return [];
    return [
      letterTable(
        `Form 1099-R, distribution code ${code}`,
        [
          { head: "Box", align: "left", width: 40 },
          { head: "As issued", align: "right", width: 20 },
          { head: "As it should be", align: "right", width: 20 },
          { head: "Change", align: "right", width: 20 },
        ],
        ofCode.map(({ box, expected, received, outcome }) => ({
          cells: [
            `${boxNumber(box).padEnd(3)} ${BOXES[box as keyof typeof BOXES] ?? ""}`,
            shown(received),
            shown(expected),
            changeOf(received, expected),
          ],
          ...(outcome.state === "differs" && { look: "bold" as const }),
        })),
      ),
    ];
  });
}

function changeOf(
  received: ReconciledRow["received"],
  expected: ReconciledRow["expected"],
): string {
  if (received.state === "complete" && expected.state === "complete") {
    const change = subtract(expected.cents, received.cents);
    return change === 0 ? "none" : inDollars(change);
  }
  return shown(received) === shown(expected) ? "none" : "as shown";
}

function missingTable({ missing }: LetterCase): LetterBlock[] {
  if (missing.length === 0) return [];
  const known = (amount: Amount | undefined) =>
    amount?.state === "complete" ? inDollars(amount.cents) : "";
  return [
    letterTable(
      missing.length > 1 ? "The forms that I expect" : "The form that I expect",
      [
        { head: "Distribution code", align: "left", width: 28 },
        { head: "Box 1, gross", align: "right", width: 24 },
        { head: "Box 2a, taxable", align: "right", width: 24 },
        { head: "Box 5, contributions", align: "right", width: 24 },
      ],
      missing.map(({ code, box1, box2a, box5 }) => ({
        cells: [code ?? "", known(box1), known(box2a), known(box5)],
      })),
    ),
  ];
}

/** Only what helps the sender. @see Notice 2014-54, section III; IRC §402(c)(1) */
function reasons({ rows, grounds }: LetterCase, evidence: readonly Evidence[]): LetterBlock[] {
  if (rows.length === 0) return [];
  const sentences: string[] = [];
  const asksZero = rows.some(
    ({ box, expected }) =>
      box === "box_2a" && expected.state === "complete" && expected.cents === 0,
  );
  const pretaxOf = (to: Evidence["to"]) =>
    evidence.filter((one) => one.to === to && one.isDirect).map(({ pretax }) => pretax);
  const kept = pretaxOf("traditional_ira");
  const all = evidence.map(({ pretax }) => pretax);
  const sum = (amounts: readonly Amount[]) =>
    total(amounts.flatMap((amount) => (amount.state === "complete" ? [amount.cents] : [])));
  const isSplit = kept.length > 0 && evidence.some(({ to }) => to === "roth_ira");
  if (asksZero && isSplit && sum(kept) === sum(all))
    sentences.push(
      `Payments scheduled for the same time are one distribution, and its pretax amount may be directed to one of the destinations (Notice 2014-54, section III). All of it, ${inDollars(sum(kept))}, went to the traditional IRA, and a direct rollover to a traditional IRA is not taxable (Internal Revenue Code section 402(c)(1)).`,
    );
  if (grounds.length > 0)
    sentences.push(`By the Instructions for Forms 1099-R and 5498, ${grounds.join("; ")}.`);
  return sentences.length === 0 ? [] : [paragraph(sentences.join(" "))];
}

function capital(text: string): string {
  return text.replace(/^./, (letter) => letter.toUpperCase());
}
