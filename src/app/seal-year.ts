// Seals a person's tax year: one event that holds every worksheet line as it was filed, a Merkle root
// over the year's events, and the head before. `amend` opens the year again; the next seal supersedes.
import { runChecks } from "../checks/run-checks.ts";
import { FORM_NAMES } from "../forms/worksheet.ts";
import { worksheetOf } from "../forms/worksheet-of.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { eventIdOf } from "../kernel/ids.ts";
import { failure, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { JsonObject } from "../ledger/codec.ts";
import { type LedgerEvent, personOf } from "../ledger/event.ts";
import { isRecordedKind } from "../ledger/kinds.ts";
import { reversedSeq } from "../ledger/ledger.ts";
import { attempt, type Result, refusal } from "./attempt.ts";
import { collect } from "./load-ledger.ts";
import type { Hashing, LedgerReader, LedgerStore } from "./ports.ts";
import { readingOf } from "./reading.ts";
import { keyOf, type SealEvent, sealsInForce, yearsOf } from "./sealed-years.ts";
import { sheetLines } from "./sheet.ts";

export interface YearToSeal {
  readonly taxYear: TaxYear;
  readonly person: string | undefined;
  /** Why the year is sealed although a check complains or a line lacks a fact. */
  readonly explanation?: string | undefined;
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
        const hint = `to change it: rothbook amend --tax-year ${taxYear} --person ${person}`;
        return refused(refusal("ledger.year-sealed", message, hint));
      }
      const { worksheets, open } = printed({ ...reading.value, taxYear });
      const doubts = [
        ...runChecks(reading.value.ledger, reading.value.law, { taxYear, person }),
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

export interface Amended {
  readonly amendment: string;
  readonly opens: string;
}

/** Opens a sealed year. */
export async function amendYear(
  store: LedgerStore,
  request: YearToSeal & { readonly reason: string | undefined },
): Promise<Result<Amended>> {
  return await attempt(async () =>
    store.write<Result<Amended>>(async (writer) => {
      const { taxYear, reason } = request;
      const reading = await readingOf(store, request.person);
      if (!reading.ok) return { keep: false, value: reading };
      const { person } = reading.value;
      const seal = sealsInForce(await sealHistory(store, person)).get(keyOf(person, taxYear));
      if (seal === undefined) {
        const message = `${taxYear} is not sealed`;
        const value = refusal("ledger.year-not-sealed", message, "it can be changed as it is");
        return { keep: false, value };
      }
      writer.openBatch({ command: "amend" });
      const data = { person, taxYear, opens: seal.id, ...(reason !== undefined && { reason }) };
      const seq = writer.append({ kind: "amendment", data });
      return { keep: true, value: success({ amendment: eventIdOf(seq), opens: seal.id }) };
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

/** The person's events of a year that stood when `upTo` was the head, by number: the leaves of the tree. */
export async function eventsOfYear(
  store: LedgerReader,
  { person, taxYear, upTo }: { person: string; taxYear: number; upTo: number },
): Promise<LedgerEvent[]> {
  const recorded = (await collect(store, { person })).filter(({ seq }) => seq <= upTo);
  const reversed = new Set<number>();
  for (const event of recorded.toSorted((a, b) => b.seq - a.seq))
    if (event.kind === "reversal" && !reversed.has(event.seq)) reversed.add(reversedSeq(event));
  return recorded.filter(
    (event) =>
      isRecordedKind(event.kind) &&
      personOf(event) === person &&
      !reversed.has(event.seq) &&
      yearsOf(event).has(taxYear),
  );
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

/** Every line of every worksheet there is for the year, and what is not finished in them. */
function printed(options: Parameters<typeof worksheetOf>[1]): {
  worksheets: JsonObject;
  open: Problem[];
} {
  const worksheets: Record<string, JsonObject> = {};
  const open: Problem[] = [];
  for (const form of FORM_NAMES) {
    const filled = worksheetOf(form, options);
    if (!filled.ok) {
      // There is no such worksheet for the year: nothing was printed from it.
      open.push(...filled.error.filter(({ code }) => code !== "form.year-unsupported"));
      continue;
    }
    worksheets[form] = Object.fromEntries(sheetLines(filled.value));
    if (filled.value.incomplete.length > 0) {
      const message = `${form} lacks ${filled.value.incomplete.join(", ")}`;
      open.push({ code: "form.incomplete", severity: "warning", message });
    }
  }
  return { worksheets, open };
}

function asWarning(problem: Problem): Problem {
  return { ...problem, severity: "warning" };
}
