// Every figure that the program says of a scenario and of its neighbours, without the words: what
// `scenarios/figures.lock` holds digests of, and what `npm run scenario` shows.
import { afterTaxPoints, waitedBefore } from "../../src/basis/after-tax-points.ts";
import { overdueConversions } from "../../src/checks/missing-conversions.ts";
import { findings, yearsNotTested } from "../../src/checks/run-checks.ts";
import { amendedReturn } from "../../src/forms/amended-return.ts";
import { changesBetween } from "../../src/forms/changes-between.ts";
import { addDays, type TaxYear, taxYear, yearEnd } from "../../src/kernel/calendar.ts";
import { lawOf } from "../../src/law/law.ts";
import { ledgerOf } from "./ledger-of.ts";
import { neighboursOf } from "./neighbours.ts";
import type { Scenario } from "./scenario.ts";
import { SCENARIO_FACTS, type ScenarioContext } from "./scenario-facts.ts";
import { explanationFacts } from "./worksheet-json.ts";

type Facts = (context: ScenarioContext) => unknown;

/** What no scenario asserts by name, and somebody sees nevertheless. */
const FURTHER_FACTS: Readonly<Record<string, Facts>> = {
  "explain-form-5329": explanationFacts("form-5329"),
  "explain-form-1099-r": explanationFacts("form-1099-r"),
  "explain-annual-additions": explanationFacts("annual-additions"),
  "explain-after-tax-basis": explanationFacts("after-tax-basis"),
  findings: ({ ledger, person, taxYear: year }) => [
    findings(ledger, lawOf(ledger), { person, taxYear: year }),
    findings(ledger, lawOf(ledger), { person }),
    yearsNotTested(ledger, lawOf(ledger), person),
    overdueConversions(ledger, person, () => addDays(yearEnd(year), 46)),
  ],
  "after-tax": ({ ledger, person, taxYear: year }) => [
    afterTaxPoints(ledger, person, year),
    waitedBefore(ledger, person, year),
  ],
  amended: amendedFacts,
};

/** As if the later half of the events had been recorded after the return was filed. */
function amendedFacts({ ledger, person, taxYear: year }: ScenarioContext): unknown {
  const before = ledger.events.slice(0, Math.ceil(ledger.events.length / 2));
  const { lines, problems } = changesBetween(before, ledger.events, { person, taxYear: year });
  return {
    // Which fact stands on a line, and how its place is printed, are names of the form.
    lines: lines.map(({ place: _, fact: __, ...line }) => line),
    problems,
    returns: [true, false].map((filed) => {
      const { citations: _, taxableLines: __, ...amended } = amendedReturn(year, lines, filed);
      return amended;
    }),
  };
}

const ALL_FACTS = Object.entries({ ...SCENARIO_FACTS, ...FURTHER_FACTS });
/** Explanations follow from the worksheets, and the two that are left out cost more than the rest together. */
const FACTS_BESIDE = ALL_FACTS.filter(
  ([output]) =>
    !output.startsWith("explain-") && output !== "amended" && output !== "form-1040-joint",
);

/** Every output of everybody: `limits of alex`. */
export function outputsOf(
  { given, tax_year }: Scenario,
  wanted: readonly (readonly [string, Facts])[] = ALL_FACTS,
): Record<string, unknown> {
  const ledger = ledgerOf(given);
  const people = [...ledger.people.keys()];
  const year: TaxYear = taxYear(tax_year);
  return Object.fromEntries(
    wanted.flatMap(([output, facts]) =>
      people.map((person) => [
        people.length === 1 ? output : `${output} of ${person}`,
        outcomeOf(() => facts({ ledger, person, taxYear: year })),
      ]),
    ),
  );
}

/** A scenario may be about what is refused before anything is computed. */
function outcomeOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return { refused: error instanceof Error ? error.name : "" };
  }
}

/** Figures, days, codes, names and flags; of sentences, which may be put better, the figures in them. */
export function figuresOf(scenario: Scenario): Record<string, unknown> {
  return withoutWords(outputsOf(scenario)) as Record<string, unknown>;
}

/** The same of the lives beside it, all outputs of one under one name. */
export function figuresBeside(scenario: Scenario, other: Scenario): Record<string, unknown> {
  return Object.fromEntries(
    neighboursOf(scenario, other).map(([name, life]) => [
      name,
      outcomeOf(() => withoutWords(outputsOf(life, FACTS_BESIDE))),
    ]),
  );
}

function withoutWords(value: unknown): unknown {
  if (typeof value === "string") return value.includes(" ") ? figuresIn(value) : value;
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(withoutWords);
  if (value instanceof Map || value instanceof Set) return withoutWords([...value]);
  if (typeof value !== "object" || value === null) return value;
  // A missing fact is its path.
  if ("shape" in value && "path" in value) return value.path;
  // A message in parts is the same words again.
  const figures = Object.entries(value).filter(([key]) => key !== "said");
  return Object.fromEntries(figures.map(([key, each]) => [key, withoutWords(each)]));
}

/** Each once and in order, so that a sentence may say them anew, or elsewhere. */
function figuresIn(sentence: string): string {
  const figures = sentence.match(/\d[\d,.\-/]*/g) ?? [];
  return [...new Set(figures.map(plainFigure))].toSorted().join(" ");
}

/** `$1,500.00` and `1500` are one figure. */
function plainFigure(figure: string): string {
  return figure
    .replaceAll(",", "")
    .replace(/[.\-/]+$/, "")
    .replace(/\.00$/, "");
}
