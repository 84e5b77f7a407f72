// One dropped file: what it was recognised as, what became of every line, what it adds up to, what is
// asked about it, and what is wrong with it. Always in this order.

import type { ReviewLine } from "../../app/take-in/review-file.ts";
import { adviceWords } from "../../kernel/advice.ts";
import { formatDollars } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";
import { proposalText } from "../../render/text/proposal-text.ts";
import { sumWords } from "../shell/event-words.ts";
import { field } from "../shell/field.ts";
import { icon } from "../shell/icon.ts";
import { countText, sentence } from "../shell/words.ts";
import { lineBuckets } from "./line-buckets.ts";
import { answeredQuestion, questionFieldset } from "./question-fieldset.ts";
import {
  type FileRead,
  isRefused,
  linesLeftOut,
  linesToReview,
  needsPerson,
  questionsAnswered,
  questionsLeft,
  questionsToAsk,
} from "./reading.ts";
import { sourceLines } from "./source-lines.ts";
import { CONFIRMABLE } from "./take-choices.ts";

export interface CardContext {
  readonly base: string;
  /** The titles of layouts by their names. */
  readonly titles: ReadonlyMap<string, string>;
  /** The names of people by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Those of plans. */
  readonly plans: ReadonlyMap<string, string>;
}

export function fileCard(file: FileRead, context: CardContext): Html {
  const { upload, report, problems } = file;
  const { id, name } = upload;
  return html`<article class="card file" aria-labelledby="name-${id}"><input type="hidden" name="shown.${id}" value="1">
<header><div class="grow"><h2 id="name-${id}">${name}</h2><p>${whatText(file, context)}</p></div>${tag(file)}</header>
${lineBuckets(report)}
${sums(file)}
${questions(file, context)}
${review(file, context)}
${leftOut(file, context)}
${problems.slice(0, MOST_FAULTS).map((problem) => fault(problem, id))}${
  problems.length > MOST_FAULTS
    ? html`<p class="muted">And ${problems.length - MOST_FAULTS} more like these.</p>`
    : undefined
}
<div class="actions">${
    isRefused(file)
      ? html`<label class="again">Choose the file again, once it is mended <input type="file" name="again.${id}"></label><button class="btn slim" type="submit">Read it again</button>`
      : undefined
  }<button class="btn slim" type="submit" formaction="${context.base}/files/leave" name="file" value="${id}" formnovalidate>Leave it out</button></div>
</article>`;
}

function whatText({ report, people }: FileRead, { titles, names }: CardContext): string {
  const title = OWN_TITLES[report.layout] ?? titles.get(report.layout) ?? report.layout;
  const whose = people.map((person) => names.get(person) ?? person);
  const of =
    whose.length === 0
      ? ""
      : ` For ${whose.slice(0, 3).join(", ")}${whose.length > 3 ? ` and ${whose.length - 3} more` : ""}.`;
  return `${sentence(title)}${of}`;
}

const OWN_TITLES: Readonly<Record<string, string>> = {
  unknown: "Nothing that can be read",
  "table/unknown": "A table, read by its headings",
  "pdf/form-1099-r": "A Form 1099-R",
  "pdf/form-5498": "A Form 5498",
  "pdf/document": "A document",
};

function tag(file: FileRead): Html {
  const left = questionsLeft(file);
  if (isRefused(file)) return html`<span class="tag warn">${icon("warning")}Not taken</span>`;
  if (left > 0) return html`<span class="tag ask">${countText(left, "question")} left</span>`;
  if (linesToReview(file).length > 0)
    return html`<span class="tag ask">${countText(linesToReview(file).length, "line")} to look at</span>`;
  const out = linesLeftOut(file).reduce((sum, { lines, entries }) => sum + (entries ?? lines), 0);
  if (file.report.events > 0) return html`<span class="tag good">${icon("tick")}Ready</span>`;
  if (out > 0)
    return html`<span class="tag ask">${countText(out, "line")} ${out === 1 ? "stays" : "stay"} out</span>`;
  if (file.writes) return html`<span class="tag good">${icon("tick")}Ready</span>`;
  return html`<span class="tag">Nothing new</span>`;
}

function sums({ report }: FileRead): Html | undefined {
  const totals = Object.entries(report.totals);
  if (totals.length === 0) return undefined;
  return html`<p class="sums"><b>Would be recorded</b>${totals.map(
    ([source, amount]) =>
      html`<span>${sumWords(source)} <b class="num">${formatDollars(amount)}</b></span>`,
  )}</p>`;
}

function questions(file: FileRead, { base }: CardContext): Html | undefined {
  const { id, choices } = file.upload;
  const toAsk = questionsToAsk(file);
  const answered = questionsAnswered(file);
  if (toAsk.length === 0 && answered.length === 0) return undefined;
  const follow = questionsLeft(file) - toAsk.length;
  return html`${answered.map((question) => answeredQuestion(question, { file: id, base, answer: choices.answers.get(question.id) ?? "" }))}${toAsk.map((question) => questionFieldset(question, { file: id, base }))}${
    follow > 0
      ? html`<p class="muted">${countText(follow, "more question")} may follow, once it is known whose the file is.</p>`
      : undefined
  }<p class="remember"><input type="hidden" name="remembers.${id}" value="1"><label><input type="checkbox" name="remember.${id}"${choices.remember ? trustedHtml(" checked") : undefined}> Remember these answers for files like this one</label></p>`;
}

/** Lines that are open for another reason than a question, with what each would record. */
function review(file: FileRead, { plans }: CardContext): Html | undefined {
  const lines = linesToReview(file);
  if (lines.length === 0) return undefined;
  const { id } = file.upload;
  return html`<fieldset class="review"><legend>${countText(lines.length, "line")} to look at: tick what is to be recorded as it is read</legend>${lines
    .slice(0, MOST_LINES)
    .map((open) => reviewLine(open, id))}${
    lines.length > MOST_LINES
      ? html`<p class="muted">And ${lines.length - MOST_LINES} more, once these are settled.</p>`
      : undefined
  }${lines.some(isOfNoPlan) ? html`<div class="fields two">${choice(file, "plan", "Of which plan, if of one of yours?", plans)}</div>` : undefined}</fieldset>`;
}

/** What Record leaves out, said before it: nothing falls silently. */
function leftOut(file: FileRead, { names, plans }: CardContext): Html | undefined {
  const out = linesLeftOut(file);
  if (out.length === 0) return undefined;
  const whose = needsPerson(file)
    ? html`<div class="fields two">${choice(file, "person", "Whose is it?", names)}${choice(file, "plan", "Of which plan, if of one of yours?", plans)}</div>`
    : undefined;
  return html`<div class="left-out"><h3>Not recorded from this file</h3><ul>${out.map(
    ({ lines, entries, first_line, reason }) =>
      html`<li>${countText(entries ?? lines, "line")} from line ${first_line} on: ${sentence(reason)}</li>`,
  )}</ul>${whose}</div>`;
}

function choice(
  { upload }: FileRead,
  what: "person" | "plan",
  label: string,
  among: ReadonlyMap<string, string>,
): Html {
  return field({
    name: `${what}.${upload.id}`,
    label,
    value: upload.choices[what],
    choices: [...among].map(([value, name]) => ({ value, label: name })),
  });
}

/** A form is held against a plan of the book only when it is known to be that plan's. */
function isOfNoPlan({ proposal }: ReviewLine): boolean {
  return proposal.some(({ kind, data }) => kind === "form_1099r" && data.plan === undefined);
}

const MOST_LINES = 50;
const MOST_FAULTS = 20;

function reviewLine({ line, reason, proposals }: ReviewLine, file: string): Html {
  const said = proposals.map(proposalText);
  return html`<label class="choice"><input type="checkbox" name="accept.${file}" value="${line}"><span>Line ${line}: ${said.join("; ")}<small>${sentence(reason)}</small></span></label>`;
}

function fault({ message, hint, at, code, severity }: Problem, file: string): Html {
  const place =
    at === undefined || at.excerpt === undefined
      ? ""
      : `Line ${at.line}${at.column === undefined ? "" : `, column ${at.column}`}: `;
  const confirmable = CONFIRMABLE[code];
  const told =
    code === "import.unknown-layout"
      ? UNKNOWN_TABLE
      : confirmable !== undefined || code in REPLACEABLE || hint === undefined
        ? undefined
        : adviceWords(hint);
  return html`<div class="fault ${severity}"><div><h3>${place}${sentence(message, "")}</h3>${
    told === undefined || told === ""
      ? undefined
      : html`<p><b>What to do:</b> ${sentence(told)}</p>`
  }${
    confirmable === undefined
      ? undefined
      : html`<label class="choice"><input type="checkbox" name="confirm.${file}" value="${confirmable}"><span>${CONFIRMS[confirmable]}</span></label>`
  }${
    code in REPLACEABLE
      ? html`<label class="choice"><input type="checkbox" name="replace.${file}" value="1"><span>Record what the file says instead<small>What is recorded now stays in the book, struck through. To keep it, leave the file out.</small></span></label>`
      : undefined
  }</div>${at === undefined ? undefined : sourceLines([at], { caret: true })}</div>`;
}

const UNKNOWN_TABLE =
  "a table has to name its columns in one row: a day, and the money of the plan (401k, after-tax, match). Save it again as CSV or XLSX with that row, or type in what it says";

const CONFIRMS = {
  "large-amounts": "These amounts are right, large as they are",
  "far-dates": "These days are right, far off as they are",
  account: "Both accounts are right",
} as const;

const REPLACEABLE: Readonly<Record<string, true>> = {
  "import.exists-with-different-content": true,
};
