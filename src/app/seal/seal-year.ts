// Seals a person's tax year: every worksheet line as it was filed, a Merkle root over the year's events,
// and the head before, in one event, or in several where the lines need more room. The year and all
// before it are closed then. `amend` opens a year and all after it; the next seal supersedes.

import { runChecks } from "../../checks/run-checks.ts";
import { byCommand } from "../../kernel/advice.ts";
import type { CalendarDate, TaxYear } from "../../kernel/calendar.ts";
import { eventIdOf } from "../../kernel/ids.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import { sealedEvents } from "../../ledger/sealed-year.ts";
import { attempt, type Result, refusal } from "../attempt.ts";
import { collect, readingOf } from "../person-ledger.ts";
import type { Hashing, LedgerReader, LedgerStore } from "../ports.ts";
import { linesInPieces, printedLines } from "./sealed-lines.ts";
import { keyOf, type SealEvent, sealsClosing, sealsInForce } from "./sealed-years.ts";

interface YearOfOne {
  readonly taxYear: TaxYear;
  readonly person: string | undefined;
}

export interface YearToSeal extends YearOfOne {
  /** Why the year is sealed although a check complains or a line lacks a fact. */
  readonly explanation?: string | undefined;
  /** What is open may depend on the day, as in `check`. */
  readonly today: CalendarDate;
}

export interface Sealed {
  readonly seal: string;
  readonly person: string;
  readonly taxYear: number;
  readonly events: number;
  readonly root: string;
  readonly headBefore: string;
  readonly supersedes?: string;
}

export async function sealYear(
  store: LedgerStore,
  hashing: Hashing,
  request: YearToSeal,
): Promise<Result<Sealed>> {
  return await attempt(async () =>
    store.write<Result<Sealed>>(async (writer) => {
      const refused = (value: Result<Sealed>) => ({ keep: false, value });
      const { taxYear, explanation } = request;
      const reading = await readingOf(store, request.person);
      if (!reading.ok) return refused(reading);
      const { person } = reading.value;
      const { head: before, problems } = await store.verify({ deep: true });
      const wrong = problems.filter(({ severity }) => severity === "error");
      if (wrong.length > 0) return refused(failure(wrong));
      const seals = await sealHistory(store, person);
      const inForce = sealsInForce(seals).get(keyOf(person, taxYear));
      if (inForce !== undefined) {
        const message = `${taxYear} is sealed already, as ${inForce.id}`;
        const hint = byCommand("to change it", `amend --tax-year ${taxYear} --person ${person}`);
        return refused(refusal("ledger.year-sealed", message, hint));
      }
      const { lines, open } = printedLines({ ...reading.value, taxYear });
      const doubts = [
        ...runChecks(reading.value.ledger, reading.value.law, {
          taxYear,
          person,
          today: request.today,
        }),
        ...open,
      ];
      if (doubts.length > 0 && explanation === undefined) {
        const message = `${doubts.length === 1 ? "something is" : `${doubts.length} things are`} open in ${taxYear}`;
        const hint = 'mend it, or say why the year is filed like this: --explain "…"';
        const code = "seal.checks-open";
        return refused(
          failure([...doubts.map(asWarning), { code, severity: "error", message, hint }]),
        );
      }
      const leaves = await eventsOfYear(store, { person, taxYear, upTo: before.seq });
      const root = hashing.merkleRoot(await bodiesOf(store, leaves));
      const superseded = seals.findLast(
        (event) => event.kind === "seal" && event.data.taxYear === taxYear,
      );
      const [first, last] = [leaves[0], leaves.at(-1)];
      writer.openBatch({ command: "seal" });
      const [worksheets = {}, ...more] = linesInPieces(lines);
      const linesFrom = more.map((piece) =>
        writer.append({ kind: "sealed_lines", data: { person, taxYear, worksheets: piece } }),
      )[0];
      const seq = writer.append({
        kind: "seal",
        data: {
          person,
          taxYear,
          events: String(leaves.length),
          ...(first !== undefined && { first: eventIdOf(first.seq) }),
          ...(last !== undefined && { last: eventIdOf(last.seq) }),
          merkleRoot: root,
          headBefore: before.digest,
          eventsBefore: String(before.seq),
          worksheets,
          ...(linesFrom !== undefined && { linesFrom: eventIdOf(linesFrom) }),
          ...(doubts.length > 0 && explanation !== undefined && { explanation }),
          ...(superseded !== undefined && { supersedes: superseded.id }),
        },
      });
      return {
        keep: true,
        value: success({
          seal: eventIdOf(seq),
          person,
          taxYear,
          events: leaves.length,
          root,
          headBefore: before.digest,
          ...(superseded !== undefined && { supersedes: superseded.id }),
        }),
      };
    }),
  );
}

/** A seal that an amendment took out of force. */
export interface Opened {
  readonly taxYear: number;
  readonly amendment: string;
  readonly opens: string;
}

/** Opens a closed year: every seal of it or of a later year, because what it carries forward enters those. */
export async function amendYear(
  store: LedgerStore,
  request: YearOfOne & { readonly reason: string | undefined },
): Promise<Result<readonly Opened[]>> {
  return await attempt(async () =>
    store.write<Result<readonly Opened[]>>(async (writer) => {
      const { taxYear, reason } = request;
      const reading = await readingOf(store, request.person);
      if (!reading.ok) return { keep: false, value: reading };
      const { person } = reading.value;
      const inForce = sealsInForce(await sealHistory(store, person)).values();
      const closing = sealsClosing(inForce, taxYear);
      if (closing.length === 0) {
        const message = `${taxYear} is not sealed`;
        const value = refusal("ledger.year-not-sealed", message, "it can be changed as it is");
        return { keep: false, value };
      }
      writer.openBatch({ command: "amend" });
      const opened = closing.map(({ id, data: sealed }) => {
        const year = sealed.taxYear;
        const data = { person, taxYear: year, opens: id, ...(reason !== undefined && { reason }) };
        const seq = writer.append({ kind: "amendment", data });
        return { taxYear: year, amendment: eventIdOf(seq), opens: id };
      });
      return { keep: true, value: success(opened) };
    }),
  );
}

/** The last seal of a year, and whether an amendment has opened the year since. */
export interface YearSeal {
  readonly event: string;
  readonly replaces?: string;
  readonly open?: boolean;
}

export async function yearSeal(
  store: LedgerReader,
  person: string,
  taxYear: number,
): Promise<YearSeal | undefined> {
  const history = await sealHistory(store, person);
  const seal = history.filter(isSeal).findLast(({ data }) => data.taxYear === taxYear);
  if (seal === undefined) return undefined;
  const { supersedes } = seal.data;
  return {
    event: seal.id,
    ...(supersedes !== undefined && { replaces: supersedes }),
    ...(!sealsInForce(history).has(keyOf(person, taxYear)) && { open: true }),
  };
}

export async function sealHistory(store: LedgerReader, person: string): Promise<LedgerEvent[]> {
  return await collect(store, { person, kinds: ["seal", "amendment"] });
}

/** The leaves of the tree that a seal of the year holds. */
export async function eventsOfYear(
  store: LedgerReader,
  sealed: { person: string; taxYear: number; upTo: number },
): Promise<LedgerEvent[]> {
  return sealedEvents(await collect(store, { person: sealed.person }), sealed);
}

export async function bodiesOf(
  store: LedgerReader,
  events: readonly LedgerEvent[],
): Promise<string[]> {
  const bodies: string[] = [];
  for (const { seq } of events) bodies.push(await store.body(seq));
  return bodies;
}

export function isSeal(event: LedgerEvent): event is SealEvent {
  return event.kind === "seal";
}

function asWarning(problem: Problem): Problem {
  return { ...problem, severity: "warning" };
}
