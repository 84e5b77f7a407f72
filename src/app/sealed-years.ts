// Which tax years of whom are sealed, and whether an event would change one. The last seal or amendment
// that was recorded decides; both stay for ever, so neither can be taken back.
import { type Problem, quoted } from "../kernel/problem.ts";
import { type LedgerEvent, personOf } from "../ledger/event.ts";
import { type EventKind, isRecordedKind } from "../ledger/kinds.ts";
import { reversedSeq } from "../ledger/ledger.ts";
import type { LedgerWriter } from "./ports.ts";

interface Touching {
  readonly kind: EventKind;
  readonly data: unknown;
}

export type SealEvent = LedgerEvent<"seal">;

/** The seal in force of each person and year; none for a year that an amendment has opened. */
export function sealsInForce(events: readonly LedgerEvent[]): Map<string, SealEvent> {
  const seals = new Map<string, SealEvent>();
  for (const event of events.toSorted((a, b) => a.seq - b.seq)) {
    if (event.kind === "seal") seals.set(keyOf(event.data.person, event.data.taxYear), event);
    if (event.kind === "amendment") seals.delete(keyOf(event.data.person, event.data.taxYear));
  }
  return seals;
}

export function keyOf(person: string, taxYear: number): string {
  return `${person} ${taxYear}`;
}

/** Every tax year that an event says something of: a contribution may be made in one year for another. */
export function yearsOf({ data }: Touching): Set<number> {
  const { date, asOf, taxYear, limitationYear, forTaxYear } = data as {
    date?: string;
    asOf?: string;
    taxYear?: number;
    limitationYear?: number;
    forTaxYear?: number;
  };
  const days = [date, asOf].filter((day) => day !== undefined);
  const years = [taxYear, limitationYear, forTaxYear].filter((year) => year !== undefined);
  return new Set([...days.map((day) => Number(day.slice(0, 4))), ...years]);
}

export class SealedYears {
  readonly #writer: LedgerWriter;
  readonly #seals: Map<string, SealEvent>;

  constructor(writer: LedgerWriter) {
    this.#writer = writer;
    this.#seals = sealsInForce(writer.standing(["seal", "amendment"]));
  }

  /** The refusal of recording the event, or of taking it back; undefined when no sealed year is touched. */
  refusalOf(event: Touching): Problem | undefined {
    if (this.#seals.size === 0) return undefined;
    const person = personOf(event);
    const years = yearsOf(event);
    for (const seal of this.#seals.values()) {
      const { data } = seal;
      if (!years.has(data.taxYear) || (person !== undefined && person !== data.person)) continue;
      return {
        code: "ledger.year-sealed",
        severity: "error",
        message: `${data.taxYear} is sealed for ${quoted(data.person)} as ${seal.id}; this ${event.kind} would change it`,
        hint: `open the year first: rothbook amend --tax-year ${data.taxYear} --person ${data.person}; seal it again after`,
        events: [seal.id],
      };
    }
    return undefined;
  }

  /** The same for an event that is to be reversed: what a reversal brings back counts too. */
  refusalOfReversing(target: LedgerEvent): Problem | undefined {
    if (target.kind === "reversal") {
      const brought = this.#writer.bySeq(reversedSeq(target));
      return brought && this.refusalOfReversing(brought);
    }
    if (target.kind === "seal" || target.kind === "amendment") {
      return {
        code: "ledger.year-sealed",
        severity: "error",
        message: `${target.id} is a ${target.kind}, which stays`,
        hint: `open the year: rothbook amend --tax-year ${target.data.taxYear} --person ${target.data.person}`,
        events: [target.id],
      };
    }
    return isRecordedKind(target.kind) || target.kind === "law_figures"
      ? this.refusalOf(target)
      : undefined;
  }
}
