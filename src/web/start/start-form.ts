// The form of the first page: who, where, what the plan allows, and money that was taxed before the book.
import type { Household } from "../../app/questions/household.ts";
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";
import { type Choice, field, radios } from "../shell/field.ts";
import type { Typed } from "./start-events.ts";

export interface StartForm {
  readonly typed: Typed;
  /** The name is not typed: the files that wait have it. */
  readonly isProposed: boolean;
  readonly faults: ReadonlyMap<string, string>;
  readonly known: Household;
  readonly base: string;
  /** What the form was made from; comes back with it. */
  readonly state: string;
}

export function startForm({ typed, isProposed, faults, known, base, state }: StartForm): Html {
  const at = (name: string) => ({ name, value: typed.get(name), fault: faults.get(name) });
  const first = known.people.length === 0;
  const told = (names: readonly string[]) =>
    names.some((name) => (typed.has(name) && typed.get(name) !== "") || faults.has(name));
  const named = (all: Household[keyof Household]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  return html`<form method="post" action="${base}/start" class="stack start"><input type="hidden" name="made_from" value="${state}">
<section class="card" aria-labelledby="who"><h2 id="who">${first ? "Who are you, and where do you work?" : "Another person"}</h2><div class="fields two">${field({ ...at("name"), label: "Name", help: isProposed ? "So it stands in what you dropped. Change it where it is not right." : undefined, required: first, autocomplete: first ? "name" : "off" })}${field({ ...at("birth_date"), label: "Date of birth", type: "date", help: "Decides catch-up contributions and the age of 59½." })}</div>${
    first
      ? undefined
      : html`</section>
<section class="card" aria-labelledby="where"><h2 id="where">${known.employers.length === 0 ? "Where do you work?" : "Another employer"}</h2>`
  }${
    known.employers.length === 0
      ? undefined
      : html`<p class="muted">Leave it empty when the employer is in the book already: ${known.employers.map(({ name }) => name).join(", ")}.</p>`
  }<div class="fields two">${field({ ...at("employer"), label: "Employer" })}${field({ ...at("plan_name"), label: "What its 401(k) is called" })}</div>
${radios({ ...at("after_tax"), label: "Does the plan take after-tax money, which is neither Roth nor pre-tax?", choices: YES_NO })}
${folded(
  { summary: "What else the plan allows", open: told(OF_THE_PLAN) },
  html`${radios({ ...at("in_plan"), label: "Does it convert after-tax money to Roth inside the plan?", choices: IN_PLAN })}
${radios({ ...at("in_service"), label: "Can after-tax money leave to a Roth IRA while you work there?", choices: YES_NO })}
${radios({ ...at("designated_roth"), label: "Does it have a Roth account?", choices: YES_NO })}
${radios({ ...at("catch_up"), label: "Does it take catch-up contributions from age 50?", choices: YES_NO })}
<div class="fields two">${field({ ...at("match"), label: "The match", help: "As the plan says it: 50% up to 6%. Tiers with commas: 100% up to 3%, 50% up to 5%." })}${field({ ...at("true_up"), label: "Is the match trued up after the year?", choices: YES_NO })}</div>`,
)}
${folded(
  { summary: "Money that was taxed before this book", open: told(OPENING) },
  html`<p class="muted">What was contributed after tax before the first paycheck here and not converted yet. Leave it empty when there is none; more of it can be <a href="${base}/record/opening_basis">typed in</a> later.</p><div class="fields two">${
    known.people.length > 0
      ? field({
          ...at("opening_whose"),
          label: "Whose",
          choices: named(known.people),
          help: "Empty: the person named above.",
        })
      : undefined
  }${field({ ...at("opening_account"), label: "In which account", choices: ACCOUNTS })}${
    known.plans.length > 0
      ? field({
          ...at("opening_plan"),
          label: "In which plan",
          choices: named(known.plans),
          help: "Empty: the plan named above.",
        })
      : undefined
  }${field({ ...at("opening_amount"), label: "Amount in dollars", type: "amount" })}${field({ ...at("opening_date"), label: "As of", type: "date" })}${field({ ...at("opening_evidence"), label: "How do you know?", choices: EVIDENCE })}</div>`,
)}</section>
<p class="actions"><button class="btn main" type="submit">${first ? "Begin" : "Add to the book"}</button></p></form>`;
}

/** What can wait stands behind its name, and stays open once something of it was said or is wrong. */
function folded(
  { summary, open }: { readonly summary: string; readonly open: boolean },
  body: Html,
): Html {
  return html`<details${open ? trustedHtml(" open") : undefined}><summary>${summary}</summary>${body}</details>`;
}

const OF_THE_PLAN = ["in_plan", "in_service", "designated_roth", "catch_up", "match", "true_up"];

/** Its day is there before anybody types. */
const OPENING = [
  "opening_whose",
  "opening_account",
  "opening_plan",
  "opening_amount",
  "opening_evidence",
];

const YES_NO: readonly Choice[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "", label: "I do not know yet" },
];

const IN_PLAN: readonly Choice[] = [
  { value: "automatic", label: "Yes, by itself with every paycheck" },
  { value: "manual", label: "Yes, when I ask for it" },
  { value: "none", label: "No" },
  { value: "", label: "I do not know yet" },
];

const ACCOUNTS: readonly Choice[] = [
  { value: "plan_after_tax", label: "After-tax money in a plan, not converted yet" },
  { value: "designated_roth", label: "The Roth account of a plan" },
  { value: "traditional_ira", label: "Traditional IRAs (Form 8606, line 14)" },
  { value: "roth_contributions", label: "Roth IRAs: regular contributions" },
];

const EVIDENCE: readonly Choice[] = [
  { value: "filed_8606", label: "From a Form 8606 that was filed" },
  { value: "statement", label: "From a statement" },
  { value: "recollection", label: "From memory" },
];
