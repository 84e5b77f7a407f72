// The unknown words of a file → questions: one for the same words however many lines have them, with the
// money that depends on it, the answers there are, and the one that the evidence speaks for, if any does.

import { questionId, type Unknown } from "../../intake/unknown.ts";
import { adviceText } from "../../kernel/advice.ts";
import { add, type Cents, formatDollars, ZERO } from "../../kernel/money.ts";
import type { Problem, SourceSpan } from "../../kernel/problem.ts";
import type { ProblemCode } from "../../kernel/problem-codes.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { Asked } from "../../ledger/kinds.ts";
import { type Evidence, evidenceOf, type KnownHere } from "./evidence.ts";
import { offersOf } from "./offers.ts";
import { type Answers, type AskedOfFile, LATER, type Question } from "./question.ts";

export class Questions {
  readonly #groups = new Map<string, Unknown[]>();

  note(unknowns: readonly Unknown[] = []): void {
    for (const unknown of unknowns) {
      const id = questionId(unknown.asked, unknown.words);
      const group = this.#groups.get(id);
      if (group === undefined) this.#groups.set(id, [unknown]);
      else group.push(unknown);
    }
  }

  get any(): boolean {
    return this.#groups.size > 0;
  }

  /** What the ledger knows is looked up only when there is something to ask. */
  list(known: () => KnownHere): Question[] {
    if (!this.any) return [];
    const here = known();
    return [...this.#groups].map(([id, group]) => questionOf(id, group, here));
  }
}

function questionOf(id: string, group: readonly Unknown[], known: KnownHere): Question {
  const [first] = group;
  const { asked, words } = first as Unknown;
  const evidence = evidenceOf(group, known);
  const offers = offersOf({ asked, words, proposal: evidence.proposal }, known);
  return {
    id,
    kind: asked,
    words,
    text: textOf(asked, words, evidence),
    ...(evidence.why !== undefined && { evidence: evidence.why }),
    shown: shownOf(first as Unknown),
    lines: [...new Set(group.map(({ at }) => at.line))],
    amount: group.reduce<Cents>((sum, { amount }) => add(sum, amount ?? ZERO), ZERO),
    answers: offers,
    ...(evidence.proposal !== undefined && { proposal: evidence.proposal }),
  };
}

function textOf(asked: Asked, words: string, { proposalLabel }: Evidence): string {
  const shown = quoted(words);
  switch (asked) {
    case "column":
      return proposalLabel === undefined
        ? `what money is the column ${shown}?`
        : `is the column ${shown} ${proposalLabel}?`;
    case "source":
      return proposalLabel === undefined
        ? `what kind of money is ${shown}?`
        : `is ${shown} ${proposalLabel}?`;
    case "kind":
      return proposalLabel === undefined
        ? `what happened on the lines that say ${shown}?`
        : `do the lines that say ${shown} mean: ${proposalLabel}?`;
    case "person":
      return proposalLabel === undefined ? `who is ${shown}?` : `is ${shown} ${proposalLabel}?`;
    case "owner":
      return "whose money is in this file?";
    case "plan":
      return "which of your plans is this file about?";
    case "dates":
      return `does the month come first in ${shown}, or the day?`;
    case "pair":
      return `${shown}: a conversion to Roth, or a change of funds?`;
    case "out":
      return `${words} left the plan: where did it go?`;
    case "gone":
      return `there is no column for ${words} any more; is that right?`;
    case "sums":
      return `the sum under ${shown} is not that of its rows; are the rows right?`;
    case "again":
      return `${words}; is it meant a second time?`;
    case "layout":
      return `which layout reads files like this?`;
  }
}

function shownOf({ header, at }: Unknown): SourceSpan[] {
  return header === undefined ? [at] : [header, at];
}

const CODES: Partial<Record<Asked, ProblemCode>> = { plan: "import.plan-needed" };

/** Enough to see what an answer looks like; the rest is listed by a wrong one, and on a terminal. */
const NAMED_ANSWERS = 5;

/** The open questions for whoever is not asked on a terminal: each with the option that answers it. */
export function openQuestions(asked: readonly AskedOfFile[]): Problem[] {
  // What order a date is in is told by the reader already, as it can read no further.
  return asked.flatMap(({ questions }) =>
    questions.filter(({ kind }) => kind !== "dates").map(questionProblem),
  );
}

/** Answers that no file asked for: a slip of the keyboard, most likely. */
export function unusedAnswers(given: Answers, answered: readonly string[]): Problem[] {
  return [...given.keys()]
    .filter((id) => !answered.includes(id))
    .map((id) => ({
      code: "usage.bad-option",
      severity: "warning",
      message: `no file asked ${quoted(id)}`,
      hint: "its answer was not used, and is not remembered",
    }));
}

function questionProblem(question: Question): Problem {
  const { kind, text, amount, lines, shown, id, answers, proposal } = question;
  const evidence = question.evidence && adviceText(question.evidence);
  const on = lines.length === 1 ? "" : ` on ${lines.length} lines`;
  const depends = amount > 0 ? ` ${formatDollars(amount)}${on} depends on it` : "";
  const values = answers.map(({ value }) => value).filter((value) => value !== LATER);
  const others = proposal === undefined ? values : values.filter((value) => value !== proposal);
  const named = others.slice(0, NAMED_ANSWERS).join(", ");
  const more = others.length > NAMED_ANSWERS ? " and others" : "";
  const [why, or] = [
    evidence === undefined ? "" : `${evidence}. `,
    others.length === 0 ? "" : ` or ${named}${more}`,
  ];
  const hint =
    others.length === 0 && proposal === undefined
      ? (evidence ?? "")
      : proposal === undefined
        ? `${why}Answer with --answer ${id}=…, where … is ${named}${more}`
        : `${why}Answer with --answer ${id}=${proposal}${or && `;${or}`}`;
  const at = shown.at(-1);
  return {
    code: CODES[kind] ?? "import.answer-needed",
    severity: "error",
    message: `${text}${depends}`,
    hint: hint.charAt(0).toUpperCase() + hint.slice(1),
    ...(at && { at }),
  };
}
