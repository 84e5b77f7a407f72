// How the packet calls what a sentence speaks of: people by their first name, plans and employers by name,
// days as a preparer writes them. Rows of the exhibits stand beside a sentence, so it names no entries.
import type { FactWords } from "../../../kernel/fact-questions.ts";
import { formatDollars } from "../../../kernel/money.ts";
import { payerName } from "../../../kernel/payer-name.ts";
import { messageIn, type Said, spoken, type Voice, type Worded } from "../../../kernel/sentence.ts";
import { lineWords } from "../../line-words.ts";
import { capital, longDate, shortDate } from "./document.ts";
import type { PacketReading } from "./reading.ts";

function packetVoice(reading: PacketReading): Voice {
  const { person, plan, employer, event } = packetNames(reading);
  return {
    person,
    plan,
    employer,
    payer: (id) => (plan(id) === id ? payerName(id) : plan(id)),
    to: (destination) => DESTINATIONS[destination] ?? destination.replaceAll("_", " "),
    date: shortDate,
    money: formatDollars,
    events: () => "",
    entry: ({ id, kind }) => event(id) ?? kind.replaceAll("_", " "),
    line: (form, line) => lineWords(form, line, { person, plan, employer }),
  };
}

/** The same for a missing fact that is asked for. */
export function packetNames(reading: PacketReading): FactWords {
  return {
    person: (id) => (reading.names.has(id) ? reading.nameOf(id).first : id),
    plan: (id) => reading.planName(id),
    employer: (id) => employerName(reading, id),
    event: (id) => eventWords(reading, id),
  };
}

/** Words of the records, with a capital. */
export function onPaper(reading: PacketReading, said: Said): string {
  return capital(spoken(said, packetVoice(reading)));
}

/** A finding as a whole sentence. */
export function asSentence(reading: PacketReading, worded: Worded): string {
  const text = capital(messageIn(worded, packetVoice(reading)));
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

const DESTINATIONS: Readonly<Record<string, string>> = {
  designated_roth: "the Roth account",
  roth_ira: "a Roth IRA",
  traditional_ira: "a traditional IRA",
  eligible_plan: "another plan",
};

function employerName({ made }: PacketReading, employer: string): string {
  const names = made.people.map(({ employerNames }) => employerNames.get(employer));
  return names.find((name) => name !== undefined) ?? employer;
}

/** What happened and when. */
function eventWords(reading: PacketReading, id: string): string | undefined {
  const movement = reading.made.people
    .flatMap(({ movements }) => movements)
    .find(({ events }) => events.some((event) => event.id === id));
  if (movement !== undefined)
    return `${reading.planName(movement.plan)}, $${formatDollars(movement.gross)} on ${longDate(movement.date)}`;
  const row = reading.made.people
    .flatMap(({ iras }) => iras.rows)
    .find(({ event }) => event === id);
  if (row !== undefined) return `IRA, $${formatDollars(row.amount)} on ${longDate(row.date)}`;
  const form = reading.made.people
    .flatMap(({ received }) => received)
    .find(({ event }) => event.id === id)?.event.data;
  if (form === undefined) return undefined;
  const payer = form.payer === undefined ? "" : ` from ${payerName(form.payer)}`;
  return `Form 1099-R${payer} with $${formatDollars(form.box1)} in box 1`;
}
