// A missing or weak fact as a question that a client can answer, with what the answer would change.

import type { OpenPoint } from "../../../app/questions/open-points/open-point.ts";
import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import { questionOfFact } from "../../../kernel/fact-questions.ts";
import type { EventId } from "../../../kernel/ids.ts";
import type { MissingFact } from "../../../kernel/missing-fact.ts";
import { formatDollars, total } from "../../../kernel/money.ts";
import { shortDate } from "./document.ts";
import { onPaper, packetNames } from "./packet-voice.ts";
import { lineOfReturn, type PacketReading } from "./reading.ts";

export interface Question {
  readonly number: number;
  readonly text: string;
  readonly changes: string;
  /** The facts that it asks for. */
  readonly facts: readonly MissingFact[];
  /** How it is answered on the sign-off page: boxes to tick, or a line to write on. */
  readonly short: string;
  readonly boxes: readonly string[];
  readonly line: boolean;
}

type Draft = Omit<Question, "number">;

/** One for each open point that asks for a fact: the same list as that of `status` and `check`. */
export function questionsOf(reading: PacketReading): Question[] {
  const points = reading.made.people[0]?.toAsk ?? [];
  return points
    .toSorted((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code))
    .map((point, index) => ({ number: index + 1, ...draftOf(reading, point) }));
}

/** Facts that lines wait for come first; a code that is not here is one of a finding. */
const ORDER: readonly OpenPoint["code"][] = [
  "line.incomplete",
  "limits.birth-date-unknown",
  "limits.wages-unknown",
  "limits.compensation-unknown",
  "return.exception-not-recorded",
  "opening-basis.from-memory",
];

function draftOf(reading: PacketReading, point: OpenPoint): Draft {
  const person = reading.made.people.find((each) => each.person === point.person);
  const special =
    person === undefined
      ? undefined
      : point.code === "return.exception-not-recorded"
        ? exceptionQuestion(person)
        : point.code === "opening-basis.from-memory"
          ? recollectionQuestion(reading, person, point)
          : undefined;
  return special ?? ofFacts(reading, point);
}

function ofFacts(reading: PacketReading, { facts = [], message, said }: OpenPoint): Draft {
  const asked = facts.map((fact) => questionOfFact(fact, packetNames(reading)));
  const [first] = asked;
  const text = [...new Set(asked.map((each) => each.text))].join(" ");
  return {
    text: first === undefined ? onPaper(reading, said ?? message) : text,
    changes: first?.changes ?? "The lines marked with this question.",
    facts,
    short: first?.short ?? "See the question on page 1",
    boxes: first?.boxes ?? [],
    line: true,
  };
}

/** Early money without an exception: what was it for? */
function exceptionQuestion(person: PersonOfReturn): Draft {
  const income = person.form5329?.lines.find(({ line }) => line === "1")?.value;
  const taxed = person.earlySources
    ?.filter(({ income: each }) => each > 0)
    .flatMap(({ events }) => events);
  const isTaxed = (event: EventId) => taxed === undefined || taxed.includes(event);
  const iras = person.iras.rows.filter(
    ({ kind, event }) => kind === "distribution" && isTaxed(event),
  );
  // Of a plan's distribution only what was paid out: the rest was rolled over.
  const cash = person.movements
    .filter(({ events }) => events.some(({ id }) => isTaxed(id)))
    .flatMap(({ parts, date }) => {
      const amount = total(parts.flatMap((part) => (part.to === "cash" ? part.amount : [])));
      return amount === 0 ? [] : [{ amount, date }];
    });
  const list = [...iras, ...cash].map(
    ({ amount, date }) => `$${formatDollars(amount)} (${shortDate(date)})`,
  );
  const what = list.length === 0 ? "the early distributions" : `the ${list.join(" and the ")}`;
  const upTo = income?.kind === "amount" ? `up to $${formatDollars(income.cents)}` : "an amount";
  return {
    text: `What ${list.length === 1 ? "was" : "were"} ${what} used for? Does an exception apply?`,
    changes: `Form 5329, line 2: ${upTo}; the tax falls by 10% of it.`,
    facts: [],
    short: `Use of ${what}`,
    boxes: [],
    line: true,
  };
}

/** Basis that rests on memory. */
function recollectionQuestion(
  reading: PacketReading,
  { person, iras }: PersonOfReturn,
  point: OpenPoint,
): Draft | undefined {
  const data = iras.recollections.find(({ id }) => point.events.includes(id))?.data;
  if (data === undefined) return undefined;
  const name = reading.nameOf(person);
  const year = data.asOf.slice(0, 4);
  const amount = `$${formatDollars(data.amount)}`;
  if (data.account === "traditional_ira")
    return {
      text: `Was a ${year} Form 8606 filed for ${name.first}? The basis of ${amount} rests on memory.`,
      changes: `Lines 2 and 14 of ${name.first}’s Form 8606.`,
      facts: [],
      short: `${name.first}’s Form 8606 for ${year}`,
      boxes: ["filed, copy attached", "not filed", "not known"],
      line: false,
    };
  return {
    text: `Which paper shows ${name.first}’s ${ACCOUNTS[data.account]} of ${amount} as of ${shortDate(data.asOf)}? It rests on memory.`,
    changes: changesOf(reading, data.account),
    facts: [],
    short: `Paper for ${name.first}’s ${ACCOUNTS[data.account]}`,
    boxes: ["copy attached", "not known"],
    line: false,
  };
}

const ACCOUNTS = {
  traditional_ira: "basis in traditional IRAs",
  roth_contributions: "contributions to Roth IRAs",
  roth_conversions: "conversions to Roth IRAs",
  plan_after_tax: "after-tax money in the plan",
  designated_roth: "basis in the plan’s Roth account",
} as const;

function changesOf(reading: PacketReading, account: keyof typeof ACCOUNTS): string {
  switch (account) {
    case "traditional_ira":
      return "Form 8606, line 2.";
    case "roth_contributions":
      return "Form 8606, line 22, in a year with a Roth distribution.";
    case "roth_conversions":
      return "Form 8606, line 24, in a year with a Roth distribution.";
    case "plan_after_tax":
      return `${lineOfReturn(reading, "form_1040.taxable_pensions")}.`;
    case "designated_roth":
      return "What is taxable when the Roth account pays out.";
  }
}
