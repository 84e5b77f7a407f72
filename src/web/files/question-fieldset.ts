// A question about a file: the evidence and the lines it is about on the left, the answers on the right.
// None is chosen beforehand; what the evidence speaks for is said in words.
import { LATER, NONE, type Offer, type Question } from "../../app/take-in/question.ts";
import { adviceWords } from "../../kernel/advice.ts";
import { formatDollars } from "../../kernel/money.ts";
import type { SourceSpan } from "../../kernel/problem.ts";
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";
import { firstNameFirst } from "../shell/first-name-first.ts";
import { icon } from "../shell/icon.ts";
import { countText, sentence } from "../shell/words.ts";
import { sourceLines } from "./source-lines.ts";

export interface AskedOn {
  readonly file: string;
  readonly base: string;
  /** Given before, to be looked at or changed. */
  readonly answer?: string | undefined;
}

export function questionFieldset(question: Question, { file, base, answer }: AskedOn): Html {
  const { id, text, words, shown, lines, amount, answers } = question;
  const where = `${file}-${id}`;
  const depends =
    amount > 0
      ? `$${formatDollars(amount)} on ${lines.length === 1 ? `line ${lines[0]}` : countText(lines.length, "line")} depends on it.`
      : undefined;
  const { first, folded, last } = choices(namesOnly(answers));
  const shownAs = ({ value, label, hint }: Offer) =>
    html`<label><input type="radio" name="answer.${file}.${id}" value="${value}"${value === answer ? trustedHtml(" checked") : undefined}><span>${sentence(label, "")}${hint === undefined ? undefined : html`<small>${sentence(hint, "")}</small>`}</span></label>`;
  return html`<fieldset class="question" id="${where}"><legend>${mark(answer)}<span>${sentence(text)}</span></legend>
<div class="evidence">${paragraph(whyText(question))}${paragraph(depends)}${sourceLines(shown.map((at) => markedAt(at, words)))}</div>
<div class="answers">${first.map(shownAs)}${
    folded.length === 0
      ? undefined
      : html`<details${folded.some(({ value }) => value === answer) ? trustedHtml(" open") : undefined}><summary>${folded.length} other answers</summary><div class="answers">${folded.map(shownAs)}</div></details>`
  }${last.map(shownAs)}${elsewhere(question, base)}</div></fieldset>`;
}

/** Of a dozen kinds of money nearly everybody needs one of the first five, or one of the two that leave it open. */
function choices(offers: readonly Offer[]): Record<"first" | "folded" | "last", readonly Offer[]> {
  if (offers.length < 10) return { first: offers, folded: [], last: [] };
  const leavesOpen = ({ value }: Offer) => value === NONE || value === LATER;
  const kinds = offers.filter((offer) => !leavesOpen(offer));
  return { first: kinds.slice(0, 5), folded: kinds.slice(5), last: offers.filter(leavesOpen) };
}

/** `Quill Robotics 401(k) (quill-401k)` without the id, unless two are called the same. */
function namesOnly(answers: readonly Offer[]): readonly Offer[] {
  const short = answers.map((offer) => ({ ...offer, label: offer.name ?? offer.label }));
  const labels = short.map(({ label }) => label);
  return short.map((offer, index) =>
    labels.indexOf(offer.label) === labels.lastIndexOf(offer.label)
      ? offer
      : (answers[index] ?? offer),
  );
}

/** An answer that was given folds away; it can be opened and changed. */
export function answeredQuestion(question: Question, asked: AskedOn & { answer: string }): Html {
  const label =
    namesOnly(question.answers).find(({ value }) => value === asked.answer)?.label ?? asked.answer;
  return html`<details class="answered"><summary>${icon("tick")}<span>${sentence(question.text)} <b>${sentence(label, "")}</b></span></summary>${questionFieldset(question, asked)}</details>`;
}

/** The words in question are marked where they stand, when the line has them as they are asked about. */
function markedAt(at: SourceSpan, words: string): SourceSpan {
  const found = words === "" ? -1 : (at.excerpt ?? "").indexOf(words);
  if (found < 0) return at;
  const column = [...(at.excerpt ?? "").slice(0, found)].length + 1;
  return { ...at, column, endColumn: column + [...words].length };
}

function whyText({ evidence, proposal, answers }: Question): string | undefined {
  const why = evidence === undefined ? undefined : sentence(adviceWords(evidence));
  const label = namesOnly(answers).find(({ value }) => value === proposal)?.label;
  if (label === undefined) return why;
  return [why, `That speaks for “${label}”.`].filter((each) => each !== undefined).join(" ");
}

/** What is not in the book yet cannot be chosen; the name that the file has goes along to where it is added. */
function elsewhere(question: Question, base: string): Html | undefined {
  if (onlyLater(question))
    return html`<p><a href="${base}/start">Say who and which plan first</a></p>`;
  if (question.kind !== "person") return undefined;
  const name = firstNameFirst(question.words);
  return html`<p><a href="${base}/start?name=${encodeURIComponent(name)}">Add ${name} to the book</a></p>`;
}

/** Nothing that could be chosen is recorded yet. */
function onlyLater({ answers }: Question): boolean {
  return answers.every(({ value }) => value === LATER);
}

function mark(answer: string | undefined): Html {
  return answer === undefined
    ? html`<span class="qmark" aria-hidden="true">?</span>`
    : html`<span class="qmark done">${icon("tick")}</span>`;
}

function paragraph(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : html`<p>${text}</p>`;
}
