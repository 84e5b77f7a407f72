// Who files jointly with whom in a year, as the record says, and the joint lines of Form 1040. Either
// spouse may have stated it; two that contradict each other are a problem, not a choice.

import { inWholeDollars } from "../../forms/whole-dollars.ts";
import type { Worksheet } from "../../forms/worksheet.ts";
import { jointForm1040 } from "../../forms/worksheet-of.ts";
import { byCommand } from "../../kernel/advice.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { say, worded } from "../../kernel/sentence.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { lawOf } from "../../law/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { type Result, refusal } from "../attempt.ts";
import { loadLedgerOf, peopleOf, replayed } from "../person-ledger.ts";
import type { Head, LedgerReader } from "../ports.ts";

export interface JointRequest {
  readonly taxYear: TaxYear;
  /** Either spouse; needed when several couples are recorded. */
  readonly person: string | undefined;
  readonly wholeDollars?: boolean;
  readonly line10Places?: number | undefined;
}

export interface JointReturn {
  readonly worksheet: Worksheet;
  readonly people: readonly [string, string];
  readonly head: Head;
}

/**
 * Asked within other questions, which go on where nobody files jointly: a ledger that cannot be read is
 * therefore thrown, never a reason among these.
 * @returns `form.not-joint` when the record does not say that the person files jointly that year
 * @throws Fault what `attempt` makes problems of
 */
export async function jointReturn(
  store: LedgerReader,
  { taxYear, person, wholeDollars, line10Places }: JointRequest,
): Promise<Result<JointReturn>> {
  // Who files with whom is asked of everybody; the rest of the ledger is read for the couple alone.
  const couples = couplesOf(
    await replayed(store, { kinds: ["filing_status", "reversal"] }),
    taxYear,
  );
  const found = couples.filter(({ people }) => person === undefined || people.includes(person));
  const [couple, other] = found;
  if (couple === undefined) {
    const who = person === undefined ? "nobody is" : `${quoted(person)} is not`;
    const someone = person ?? (await peopleOf(store))[0] ?? "ID";
    const message = `${who} recorded to file jointly for ${taxYear}`;
    const hint = byCommand(
      "record how they file",
      `record filing_status --person ${someone} --tax-year ${taxYear} --status joint --spouse ID`,
    );
    return refusal("form.not-joint", message, hint);
  }
  if (other !== undefined) {
    const hint = `--person ID; couples: ${found.map(({ people }) => people.join(" and ")).join(", ")}`;
    return refusal("usage.person-needed", `several couples file jointly for ${taxYear}`, hint);
  }
  const { people } = couple;
  const ledger = await loadLedgerOf(store, people);
  const problem = contradiction(ledger, couple, taxYear);
  if (problem !== undefined) return failure([problem]);
  const made = jointForm1040(people, { ledger, law: lawOf(ledger), taxYear, line10Places });
  if (!made.ok) return failure(made.error);
  const worksheet = wholeDollars === true ? inWholeDollars(made.value) : made.value;
  return success({ worksheet, people, head: await store.head() });
}

interface Couple {
  readonly people: readonly [string, string];
  readonly event: string;
}

/** Each couple once, in the order of their ids. */
function couplesOf(ledger: Ledger, taxYear: TaxYear): Couple[] {
  const couples = new Map<string, Couple>();
  for (const { id, data } of ledger.of("filing_status")) {
    const { person, spouse, status } = data;
    if (data.taxYear !== taxYear || status !== "joint" || spouse === undefined) continue;
    const [first = person, second = spouse] = [person, spouse].toSorted();
    couples.set(`${first} ${second}`, { people: [first, second], event: id });
  }
  return [...couples.values()];
}

function contradiction(
  ledger: Ledger,
  { people, event }: Couple,
  taxYear: TaxYear,
): Problem | undefined {
  const [first, second] = people;
  const unknown = people.find((person) => !ledger.people.has(person));
  if (unknown !== undefined || first === second) {
    const message =
      unknown === undefined
        ? `${first} cannot be their own spouse`
        : `the spouse ${quoted(unknown)} of ${event} is not a recorded person`;
    const hint = `record the person, or correct ${event} --set spouse=ID`;
    return { code: "form.not-joint", severity: "error", message, hint, events: [event] };
  }
  const against = ledger
    .of("filing_status")
    .find(
      ({ data }) =>
        data.taxYear === taxYear &&
        people.includes(data.person) &&
        (data.status !== "joint" || data.spouse === undefined || !people.includes(data.spouse)),
    );
  return (
    against && {
      code: "form.not-joint",
      severity: "error",
      ...worded(
        say`${event} says that ${{ person: first }} and ${{ person: second }} file jointly for ${taxYear}, ${against.id} says otherwise`,
      ),
      hint: byCommand("correct one of them", `correct ${against.id} --set status=joint`),
      events: [event, against.id],
    }
  );
}
