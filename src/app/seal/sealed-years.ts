// Which tax years of whom are closed, and whether an event would change one. The last seal or amendment
// that was recorded decides; both stay for ever, so neither can be taken back. A seal closes its year and
// every year before: basis carries forward, so an earlier year that could still change would change the
// lines of the sealed one (Form 8606 line 2 is last year's line 14).

import { type Advice, byCommand } from "../../kernel/advice.ts";
import { taxYear } from "../../kernel/calendar.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { lawOf } from "../../law/law.ts";
import { type LedgerEvent, personOf } from "../../ledger/event.ts";
import { type EventKind, isRecordedKind } from "../../ledger/kinds.ts";
import { replay, reversedSeq } from "../../ledger/ledger.ts";
import { yearsOf } from "../../ledger/sealed-year.ts";
import { collect } from "../person-ledger.ts";
import type { LedgerReader, LedgerWriter } from "../ports.ts";
import { firstDifference, printedLines } from "./sealed-lines.ts";

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

/** The seals of one person that keep a year closed: its own and those of later years, earliest first. */
export function sealsClosing(seals: Iterable<SealEvent>, year: number): SealEvent[] {
  return [...seals]
    .filter(({ data }) => data.taxYear >= year)
    .toSorted((a, b) => a.data.taxYear - b.data.taxYear);
}

/** For one transaction: it is told of every event that is to be recorded or taken back. */
export class SealedYears {
  readonly #writer: LedgerWriter;
  readonly #byPerson: ReadonlyMap<string, readonly SealEvent[]>;
  /** The people with sealed years of whom something was told; an event of nobody is of all. */
  readonly #touched = new Set<string>();

  constructor(writer: LedgerWriter) {
    this.#writer = writer;
    const seals = sealsInForce(writer.standing(["seal", "amendment"])).values();
    this.#byPerson = Map.groupBy(seals, ({ data }) => data.person);
  }

  /** The refusal of recording the event, or of taking it back; undefined when no closed year is touched. */
  refusalOf(event: Touching): Problem | undefined {
    if (this.#byPerson.size === 0) return undefined;
    const person = personOf(event);
    const year = Math.min(...yearsOf(event));
    for (const name of person === undefined ? this.#byPerson.keys() : [person]) {
      const seals = this.#byPerson.get(name);
      if (seals === undefined) continue;
      this.#touched.add(name);
      const [seal] = sealsClosing(seals, year);
      if (seal === undefined || !Number.isFinite(year)) continue;
      const { data, id } = seal;
      const closed =
        data.taxYear === year
          ? `${year} is sealed for ${quoted(name)} as ${id}`
          : `${year} is closed by the seal of ${data.taxYear} for ${quoted(name)}, ${id}`;
      return {
        code: "ledger.year-sealed",
        severity: "error",
        message: `${closed}; this ${event.kind} would change it`,
        hint: hintToOpen(year, name),
        events: [id],
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
    if (target.kind === "seal" || target.kind === "sealed_lines" || target.kind === "amendment") {
      const { person, taxYear } = target.data;
      return {
        code: "ledger.year-sealed",
        severity: "error",
        message: `${target.id} is ${target.kind === "amendment" ? "an amendment" : "a seal"}, which stays`,
        hint: byCommand("open the year", `amend --tax-year ${taxYear} --person ${person}`),
        events: [target.id],
      };
    }
    return isRecordedKind(target.kind) || target.kind === "law_figures"
      ? this.refusalOf(target)
      : undefined;
  }

  /**
   * The refusal of everything that the transaction appended, when a line of a sealed year would be printed
   * differently. People, employers and plans have no date, and a later distribution can belong to an
   * earlier one: the lines themselves are what tells.
   */
  async refusalOfChangedLines(store: LedgerReader): Promise<Problem | undefined> {
    for (const person of this.#touched) {
      const events = await collect(store, { person, shared: true });
      const was = replay(events.filter(({ seq }) => seq <= this.#writer.start));
      const is = replay(events);
      const [oldLaw, newLaw] = [lawOf(was), lawOf(is)];
      for (const { id, data } of this.#byPerson.get(person) ?? []) {
        // Whose lines they are must still be told: nobody's lines would all come out the same.
        if (was.people.has(person) && !is.people.has(person))
          return {
            code: "ledger.year-sealed",
            severity: "error",
            message: `${data.taxYear} is sealed for ${quoted(person)} as ${id}; this would take that person away`,
            hint: hintToOpen(data.taxYear, person),
            events: [id],
          };
        const of = { person, taxYear: taxYear(data.taxYear) };
        const changed = firstDifference(
          printedLines({ ...of, ledger: was, law: oldLaw }).lines,
          printedLines({ ...of, ledger: is, law: newLaw }).lines,
        );
        if (changed === undefined) continue;
        return {
          code: "ledger.year-sealed",
          severity: "error",
          message: `${data.taxYear} is sealed for ${quoted(person)} as ${id}; this would change ${changed}`,
          hint: hintToOpen(data.taxYear, person),
          events: [id],
        };
      }
    }
    return undefined;
  }
}

function hintToOpen(year: number, person: string): Advice {
  return byCommand(
    "open the year first, and seal it again after",
    `amend --tax-year ${year} --person ${person}`,
  );
}
