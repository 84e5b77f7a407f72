// Lines of the year's worksheets that lack a fact: one point for each fact, naming the lines that wait for
// it. A worksheet that cannot be made at all says why.

import { reconcile } from "../../../distributions/reconcile.ts";
import { type WorksheetContext, worksheetOf } from "../../../forms/worksheet-of.ts";
import { type Advice, byCommand, together } from "../../../kernel/advice.ts";
import type { CalendarDate } from "../../../kernel/calendar.ts";
import { BY_ID, type FactWords, questionOfFact } from "../../../kernel/fact-questions.ts";
import { FORM_NAMES } from "../../../kernel/form-names.ts";
import type { MissingFact } from "../../../kernel/missing-fact.ts";
import { type Part, plainText, type Said, type Sentence, say } from "../../../kernel/sentence.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { type OpenPoint, openFrom, pointOfProblem, todo } from "./open-point.ts";

/** While the year runs a missing fact is open today: its lines cannot be filled. */
export function incompleteLines(
  context: WorksheetContext & { readonly today: CalendarDate },
): OpenPoint[] {
  const { today, taxYear } = context;
  const waiting = new Map<MissingFact, Map<string, Said>>();
  const refused: OpenPoint[] = [];
  const put = (fact: MissingFact, line: Said) =>
    waiting.set(fact, (waiting.get(fact) ?? new Map()).set(plainText(line), line));
  for (const form of FORM_NAMES) {
    const worksheet = worksheetOf(form, context);
    if (!worksheet.ok) {
      refused.push(...worksheet.error.map(pointOfProblem));
      continue;
    }
    for (const { line, place, owner, value } of worksheet.value.lines)
      if (value.kind === "incomplete")
        for (const fact of value.missing)
          put(fact, [{ form, line: { line, place, ...(owner !== undefined && { owner }) } }]);
  }
  for (const { outcome, plan, box } of reconcile(context.ledger, context).rows)
    if (outcome.state === "not_compared")
      for (const fact of outcome.missing) put(fact, say`${box.replace("_", " ")} of ${{ plan }}`);
  const words = wordsOf(context.ledger);
  const due = openFrom(taxYear, today);
  // One answer can give several facts: they are one question.
  const questions = Map.groupBy(waiting, ([fact]) => questionOfFact(fact, words).text);
  return [
    ...refused,
    ...[...questions].flatMap(([text, asked]): OpenPoint[] => {
      const facts = asked.map(([fact]) => fact);
      const [first] = facts;
      if (first === undefined) return [];
      const lines = new Map(asked.flatMap(([, ofFact]) => [...ofFact]));
      const waits = waitFor([...lines.values()]);
      const said = say`${askedOf(context.ledger, first)} ${waits}`;
      const action = together(facts.map(whatToRecord));
      // A terminal asks by name as well: who answers may be somebody else than who records.
      const message = `${text} ${plainText(waits)}`;
      return [{ ...todo("line.incomplete", said, { action, due, facts }), message }];
    }),
  ];
}

/** The question, and the recorded event that it is about: `form_1099r.e42.movement`. */
function askedOf(ledger: Ledger, fact: MissingFact): Part {
  const named = "event" in fact ? fact.event : undefined;
  const event = ledger.events.find(({ id }) => id === named);
  return { fact, ...(event !== undefined && { entry: { kind: event.kind, id: event.id } }) };
}

/** Words for a fact where ids are what the reader records with. */
function wordsOf(ledger: Ledger): FactWords {
  return {
    person: (id) => ledger.people.get(id)?.name ?? id,
    plan: (id) => ledger.plans.get(id)?.name ?? id,
    employer: (id) => ledger.employers.get(id)?.name ?? id,
    event: (id) => {
      const event = ledger.events.find((each) => each.id === id);
      return event && `${event.kind.replaceAll("_", " ")} ${id}`;
    },
  };
}

function waitFor(lines: readonly Said[]): Sentence {
  const [first = "", second, ...more] = lines;
  if (second === undefined) return say`${first} waits for it`;
  if (more.length === 0) return say`${first} and ${second} wait for it`;
  return say`${first} and ${more.length + 1} other lines wait for it`;
}

/** By ids, which the command takes; an amount of IRAs is the sum of their forms, and nothing is 0.00. */
function whatToRecord(fact: MissingFact): Advice {
  const { command } = questionOfFact(fact, BY_ID);
  return byCommand(
    fact.shape === "ira_value.{person}.{year}"
      ? "record the sum of box 5 of the Forms 5498; 0.00 when there is none"
      : "record it",
    command,
  );
}
