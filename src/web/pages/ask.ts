// Questions: what the command line answers, asked with the fields of a form and answered with the same view.
import type { Question } from "../../answers/question.ts";
import { withSettled } from "../../answers/settle.ts";
import { type Result, refusal } from "../../app/attempt.ts";
import { type Household, householdOf } from "../../app/questions/household.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Html, html } from "../../render/html/markup.ts";
import { viewTables } from "../../render/html/view-tables.ts";
import type { Why } from "../../render/views/cell.ts";
import {
  ANSWERED_ELSEWHERE,
  ASKED,
  type AskedQuestion,
  askedQuestion,
  questionCalled,
} from "../asks/asked-questions.ts";
import { type Filled, fieldShown, fieldsOf, filledIn, heldOf } from "../asks/input-fields.ts";
import { query } from "../shell/document.ts";
import { field } from "../shell/field.ts";
import { icon } from "../shell/icon.ts";
import { factAsked } from "../shell/missing-fact.ts";
import { pageVoice } from "../shell/page-voice.ts";
import { problemsNote } from "../shell/problems-note.ts";
import type { Pages } from "./book-pages.ts";
import { type Asking, bookPage } from "./context.ts";
import { whyAddress } from "./year.ts";

export const askPages: Pages = (app, site, book) => {
  app.get("/ask", (context) => bookPage({ site, book, context }, list));
  app.get("/ask/:name", (context) => {
    const { name } = context.req.param();
    const elsewhere = ANSWERED_ELSEWHERE[name];
    if (elsewhere !== undefined) return context.redirect(`${book.base}${elsewhere}`, 303);
    const together = askedQuestion(name)?.ofNobody === true ? undefined : ("ask" as const);
    return bookPage({ site, book, context, together }, (asking) => answerTo(asking, name));
  });
};

async function list({ scope, book }: Asking) {
  const words = query(scope);
  const body = html`${ASKED.map(
    ({ about, questions }, index) =>
      html`<section aria-labelledby="about-${index}"><div class="section-head"><h2 id="about-${index}">${about}</h2></div><div class="card"><ul class="rows">${questions.map(
        ({ name, title, lead }) =>
          html`<li><a href="${book.base}/ask/${name}?${words}"><b>${title}</b></a><br><span class="muted">${lead}</span></li>`,
      )}</ul></div></section>`,
  )}`;
  return success({
    title: "Questions",
    lead: "What the book can answer. Nothing is recorded by asking.",
    current: "ask" as const,
    path: "/ask",
    scope,
    body,
  });
}

async function answerTo(asking: Asking, name: string) {
  const asked = askedQuestion(name);
  const question = await questionCalled(name);
  if (asked === undefined || question?.view === undefined)
    return refusal("usage.bad-option", "there is no such question", "choose one under Ask");
  const { scope, store, book } = asking;
  const known = await householdOf(store);
  if (!known.ok) return known;
  const form = formOf(asking, question);
  const ready = form.filled.faults.size === 0 && form.filled.open.length === 0;
  const whose = asked.ofNobody === true || scope.person !== undefined;
  const answer = ready && whose ? await answered(asking, question, form, known.value) : undefined;
  const body = html`<p class="trail"><a href="${book.base}/ask?${query(scope)}">Questions</a></p>${
    whose
      ? undefined
      : html`<p class="note ask">${icon("eye")}<span>Choose above whose it is.</span></p>`
  }${formCard(asking, question, { form, household: known.value })}${answer}`;
  return success({
    title: asked.title,
    lead: leadOf(asked, asking),
    current: "ask" as const,
    path: `/ask/${name}`,
    scope,
    body,
  });
}

function leadOf({ lead, ofNobody }: AskedQuestion, { scope }: Asking): string {
  const name = scope.people.find(({ id }) => id === scope.person)?.name;
  return ofNobody === true || name === undefined ? lead : `${lead} ${name}, ${scope.year}.`;
}

interface Form {
  readonly values: Readonly<Record<string, string>>;
  readonly filled: Filled;
}

function formOf({ context, scope }: Asking, { inputs }: Question): Form {
  const values = context.req.query();
  // Whose and which year are those of the page; a question without them takes neither.
  const above: Readonly<Record<string, string | undefined>> = {
    person: scope.person,
    taxYear: String(scope.year),
  };
  const held = heldOf(inputs, values);
  return { values, filled: filledIn(inputs, (key) => above[key] ?? held(key)) };
}

async function answered(
  asking: Asking,
  question: Question,
  { filled }: Form,
  household: Household,
): Promise<Html> {
  const { store, access } = asking;
  const given = { inputs: question.inputs, given: filled.values as never };
  const found = await withSettled({ ...access, opened: store }, given, async (opened, settled) => {
    const answer = await question.ask(opened, settled.given);
    if (!answer.ok) return answer;
    const view = await question.view?.(answer.value, settled.given);
    const problems = question.problems?.(answer.value) ?? [];
    return success({ view, problems, remarks: question.remarks?.(answer.value) ?? [] });
  });
  return shown(asking, found, household);
}

type Answer = Result<{
  readonly view: Awaited<ReturnType<NonNullable<Question["view"]>>> | undefined;
  readonly problems: readonly Problem[];
  readonly remarks: readonly string[];
}>;

function shown({ book, scope, site }: Asking, found: Answer, household: Household): Html {
  if (!found.ok) return html`${problemsNote(found.error, new Map(), "It cannot be said yet.")}`;
  const { view, problems, remarks } = found.value;
  const names = new Map(
    [...household.people, ...household.plans, ...household.employers].map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const { base } = book;
  const { person, year } = scope;
  const tables = viewTables(view?.sections() ?? [], {
    voice: pageVoice(household),
    explain: (why: Why) =>
      "form" in why ? whyAddress(base, year, { ...why, person }) : eventsAddress(why.events),
    asked: (fact) => factAsked(fact, { base, readOnly: site.readOnly, names }),
    entries: (ids) => {
      const href = eventsAddress(ids);
      return href === undefined
        ? html`${ids.join(" ")}`
        : html`<a href="${href}">See the entries</a>`;
    },
  });
  const wrong = problems.filter(({ severity }) => severity === "error");
  return html`<div aria-live="polite">${wrong.length === 0 ? undefined : problemsNote(wrong, new Map(), "Something is wrong with what is recorded.")}${tables}${remarks.map(
    (remark) => html`<p class="muted">${remark}</p>`,
  )}</div>`;

  function eventsAddress([first]: readonly string[]): string | undefined {
    return first === undefined || !/^e\d+$/.test(first)
      ? undefined
      : `${base}/events?${query({ person, year })}#${first}`;
  }
}

/** What is needed stands open; what may be said besides waits behind its name. */
function formCard(
  { scope, book }: Asking,
  { inputs, name }: Question,
  { form, household }: { readonly form: Form; readonly household: Household },
): Html | undefined {
  const fields = fieldsOf(inputs).filter(([key]) => key !== "plan" || household.plans.length > 1);
  if (fields.length === 0) return undefined;
  const { values, filled } = form;
  const faults = filled.faults;
  const isSaid = ([key]: (typeof fields)[number]) => (values[key] ?? "") !== "";
  const needed = fields.filter(([key, input]) => input.required || key === "plan");
  const besides = fields.filter((each) => !needed.includes(each));
  const drawn = (each: (typeof fields)[number]) =>
    field(fieldShown(each, { values, faults, household }));
  const open = besides.some((each) => isSaid(each) || faults.has(each[0]));
  return html`<section class="card"><form method="get" action="${book.base}/ask/${name}" class="fields wide">${
    scope.person === undefined
      ? undefined
      : html`<input type="hidden" name="person" value="${scope.person}">`
  }<input type="hidden" name="year" value="${String(scope.year)}">${needed.map(drawn)}${
    besides.length === 0
      ? undefined
      : html`<details${open ? html` open` : undefined}><summary>${needed.length === 0 ? "Ask it with other assumptions" : "Other assumptions"}</summary>${besides.map(drawn)}</details>`
  }<div class="actions"><button class="btn main" type="submit">${needed.length > 0 && filled.open.length > 0 ? "Answer" : "Ask again"}</button></div></form></section>`;
}
