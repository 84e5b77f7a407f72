// One person's IRAs as an exhibit: what happened in and for the year, the basis of traditional IRAs year by
// year with the evidence of each figure, and the layers of Roth IRA money that a distribution used.

import { planMovements } from "../../../basis/plan-movements.ts";
import { type PeriodStart, rothIraPeriod } from "../../../basis/roth-five-year-periods.ts";
import { type RothIraLayers, rothIraLayers } from "../../../basis/roth-ira.ts";
import type { FactName } from "../../../forms/fact-registry.ts";
import { form8606Chain } from "../../../forms/form-8606/chain.ts";
import { taxableConversions } from "../../../forms/form-8606/results.ts";
import type { LineValue } from "../../../forms/worksheet.ts";
import { type Amount, combine, complete, incomplete } from "../../../kernel/amount-state.ts";
import { type CalendarDate, type TaxYear, taxYearOf, yearEnd } from "../../../kernel/calendar.ts";
import type { EventId } from "../../../kernel/ids.ts";
import { type Cents, subtract, ZERO } from "../../../kernel/money.ts";
import type { LedgerEvent } from "../../../ledger/event.ts";
import { type Ledger, replay } from "../../../ledger/ledger.ts";

/** How well a figure is known: a form of the IRS, a statement, memory; by hand when nobody said. */
export type Grade = "A" | "B" | "C" | "by hand";

export type IraRowKind =
  | "contribution"
  | "distribution"
  | "conversion"
  | "rollover"
  | "value"
  | "recharacterization"
  | "returned";

export interface IraRow {
  readonly kind: IraRowKind;
  readonly ira: "traditional" | "roth";
  readonly date: CalendarDate;
  readonly amount: Cents;
  readonly event: EventId;
  readonly grade: Grade;
  /** A contribution: the part that was deducted. */
  readonly deductible?: Cents;
  /** A contribution: for which year. */
  readonly forYear?: TaxYear;
  readonly qualified?: boolean | undefined;
  /** A rollover: from which plan, with how much basis. */
  readonly fromPlan?: string;
  readonly basis?: Amount;
}

export interface BasisYear {
  readonly taxYear: TaxYear;
  readonly before: Amount;
  readonly contributed: Amount;
  readonly recovered: Amount;
  readonly after: Amount;
  /** Of an opening: how it is known. Absent where the records of the ledger make the year. */
  readonly grade?: Grade;
}

export interface RothLayer {
  readonly kind: "contributions" | "taxable" | "nontaxable" | "earnings";
  readonly taxYear?: TaxYear;
  readonly before: Amount;
  readonly used: Amount;
  readonly after: Amount;
  readonly fiveYearsEnd?: CalendarDate;
  /** Of what was used: taxed less than five years before. */
  readonly recaptured?: Amount;
  /** Of an opening: how it is known. Absent where the records of the ledger make the layer. */
  readonly grade?: Grade;
}

export interface IraExhibit {
  readonly person: string;
  readonly rows: readonly IraRow[];
  readonly basisYears: readonly BasisYear[];
  /** Empty when nothing came out of Roth IRAs that is on Form 8606. */
  readonly layers: readonly RothLayer[];
  /** The layers at the end of the year. */
  readonly roth: RothIraLayers;
  readonly traditionalBasis: Amount;
  readonly rothPeriod: PeriodStart;
  /** Openings that rest on memory. */
  readonly recollections: readonly LedgerEvent<"opening_basis">[];
}

interface Asked {
  readonly person: string;
  readonly taxYear: TaxYear;
}

export function iraExhibit(ledger: Ledger, asked: Asked): IraExhibit {
  const { person, taxYear } = asked;
  const chain = form8606Chain({ ledger, person, throughYear: taxYear });
  const taxable = taxableConversions(chain, person);
  const roth = rothIraLayers(ledger, asked, taxable);
  const openings = ledger.of("opening_basis").filter(({ data }) => data.person === person);
  return {
    person,
    rows: iraRows(ledger, asked),
    basisYears: basisYears(ledger, asked),
    layers: layersUsed(ledger, asked, taxable, roth),
    roth,
    traditionalBasis: basisYears(ledger, asked).at(-1)?.after ?? complete(ZERO),
    rothPeriod: rothIraPeriod(ledger, person),
    recollections: openings.filter(
      ({ data }) => data.evidence === "recollection" && data.asOf <= yearEnd(taxYear),
    ),
  };
}

function gradeOf(ledger: Ledger, event: LedgerEvent, amount: Cents): Grade {
  const { person } = event.data as { person?: string };
  const form = ledger
    .of("form_1099r")
    .some(({ data }) => data.person === person && data.plan === undefined && data.box1 === amount);
  if (form && (event.kind === "ira_distribution" || event.kind === "ira_conversion")) return "A";
  return event.source === undefined ? "by hand" : "B";
}

export function iraRows(ledger: Ledger, { person, taxYear }: Asked): IraRow[] {
  const mine = <E extends { data: { person: string } }>(events: readonly E[]) =>
    events.filter(({ data }) => data.person === person);
  const inYear = (date: CalendarDate) => taxYearOf(date) === taxYear;
  const rows: IraRow[] = [];
  for (const event of mine(ledger.of("ira_contribution"))) {
    const { date, amount, ira, deductible } = event.data;
    if (event.data.taxYear !== taxYear) continue;
    const grade = gradeOf(ledger, event, amount);
    rows.push({
      kind: "contribution",
      ira,
      date,
      amount,
      event: event.id,
      grade,
      forYear: taxYear,
      ...(deductible !== undefined && { deductible }),
    });
  }
  for (const event of mine(ledger.of("ira_distribution"))) {
    const { date, amount, ira, qualified } = event.data;
    if (!inYear(date)) continue;
    const grade = gradeOf(ledger, event, amount);
    rows.push({ kind: "distribution", ira, date, amount, event: event.id, grade, qualified });
  }
  for (const event of mine(ledger.of("ira_conversion"))) {
    const { date, amount } = event.data;
    if (!inYear(date)) continue;
    const grade = gradeOf(ledger, event, amount);
    rows.push({ kind: "conversion", ira: "traditional", date, amount, event: event.id, grade });
  }
  for (const event of mine(ledger.of("ira_recharacterization"))) {
    const { date, amount, from } = event.data;
    if (event.data.taxYear !== taxYear && !inYear(date)) continue;
    const grade = gradeOf(ledger, event, amount);
    rows.push({ kind: "recharacterization", ira: from, date, amount, event: event.id, grade });
  }
  for (const event of mine(ledger.of("ira_returned_contribution"))) {
    const { date, amount, ira } = event.data;
    if (event.data.taxYear !== taxYear && !inYear(date)) continue;
    const grade = gradeOf(ledger, event, amount);
    rows.push({ kind: "returned", ira, date, amount, event: event.id, grade });
  }
  for (const event of mine(ledger.of("ira_value"))) {
    const { amount } = event.data;
    if (event.data.taxYear !== taxYear) continue;
    const grade = gradeOf(ledger, event, amount);
    const date = yearEnd(taxYear);
    rows.push({ kind: "value", ira: "traditional", date, amount, event: event.id, grade });
  }
  for (const movement of planMovements(ledger, person)) {
    if (movement.taxYear !== taxYear) continue;
    for (const part of movement.parts) {
      if (part.to !== "roth_ira" && part.to !== "traditional_ira") continue;
      const [event] = movement.events;
      if (event === undefined) continue;
      rows.push({
        kind: "rollover",
        ira: part.to === "roth_ira" ? "roth" : "traditional",
        date: movement.date,
        amount: part.amount,
        event: event.id,
        grade: gradeOf(ledger, event, part.amount),
        fromPlan: movement.plan,
        basis: part.basis,
      });
    }
  }
  return rows.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const EVIDENCE = { filed_8606: "A", statement: "B", recollection: "C" } as const;

/** Line 14 of each year is line 2 of the next; years before the first opening are not known. */
function basisYears(ledger: Ledger, { person, taxYear }: Asked): BasisYear[] {
  const chain = form8606Chain({ ledger, person, throughYear: taxYear });
  const openings = ledger
    .of("opening_basis")
    .filter(({ data }) => data.person === person && data.account === "traditional_ira");
  const years: BasisYear[] = [];
  for (const { data } of openings) {
    const year = taxYearOf(data.asOf);
    if (year >= taxYear && data.asOf !== yearEnd(year)) continue;
    if (year >= taxYear) continue;
    years.push({
      taxYear: year,
      before: complete(ZERO),
      contributed: complete(ZERO),
      recovered: complete(ZERO),
      after: complete(data.amount),
      grade: EVIDENCE[data.evidence],
    });
  }
  for (const { year, sheet } of chain) {
    const fact = (name: FactName) => amountOf(sheet.get(name)?.value);
    const after = fact("form_8606.remaining_basis");
    if (after === undefined) continue;
    years.push({
      taxYear: year.taxYear,
      before: fact("form_8606.earlier_basis") ?? complete(ZERO),
      contributed: fact("form_8606.nondeductible_contributions") ?? complete(ZERO),
      recovered: fact("form_8606.nontaxable_total") ?? complete(ZERO),
      after,
    });
  }
  return years.toSorted((a, b) => a.taxYear - b.taxYear);
}

function amountOf(value: LineValue | undefined): Amount | undefined {
  if (value?.kind === "amount") return complete(value.cents);
  return value?.kind === "incomplete" ? incomplete(...value.missing) : undefined;
}

/** What each layer held without the year's distributions, and what is left of it with them. */
function layersUsed(
  ledger: Ledger,
  { person, taxYear }: Asked,
  taxable: Parameters<typeof rothIraLayers>[2],
  after: RothIraLayers,
): RothLayer[] {
  const isPaid = (event: LedgerEvent) =>
    event.kind === "ira_distribution" &&
    event.data.person === person &&
    event.data.ira === "roth" &&
    taxYearOf(event.data.date) === taxYear;
  const paid = ledger.events.filter(isPaid);
  if (paid.length === 0) return [];
  const without = replay(ledger.events.filter((event) => !isPaid(event)));
  const before = rothIraLayers(without, { person, taxYear }, taxable);
  const used = (one: Amount, other: Amount) => combine([one, other], subtract);
  const openings = ledger.of("opening_basis").filter(({ data }) => data.person === person);
  const gradeOfOpening = (account: string, year?: TaxYear): { grade?: Grade } => {
    const found = openings.find(
      ({ data }) => data.account === account && (year === undefined || data.taxYear === year),
    );
    return found === undefined ? {} : { grade: EVIDENCE[found.data.evidence] };
  };
  const layers: RothLayer[] = [
    {
      kind: "contributions",
      before: before.contributionBasis,
      used: used(before.contributionBasis, after.contributionBasis),
      after: after.contributionBasis,
      ...gradeOfOpening("roth_contributions"),
    },
  ];
  for (const [index, tranche] of before.tranches.entries()) {
    const left = after.tranches[index];
    if (left === undefined) continue;
    const taken = used(tranche.taxable, left.taxable);
    const isRecent = tranche.fiveYearPeriodEnds >= yearEnd(taxYear);
    layers.push({
      kind: "taxable",
      taxYear: tranche.taxYear,
      before: tranche.taxable,
      used: taken,
      after: left.taxable,
      fiveYearsEnd: tranche.fiveYearPeriodEnds,
      recaptured: isRecent ? taken : complete(ZERO),
      ...gradeOfOpening("roth_conversions", tranche.taxYear),
    });
    layers.push({
      kind: "nontaxable",
      taxYear: tranche.taxYear,
      before: tranche.nontaxable,
      used: used(tranche.nontaxable, left.nontaxable),
      after: left.nontaxable,
      ...gradeOfOpening("roth_conversions", tranche.taxYear),
    });
  }
  const earnings = used(after.earningsDistributed, before.earningsDistributed);
  layers.push({ kind: "earnings", before: complete(ZERO), used: earnings, after: complete(ZERO) });
  return layers;
}
