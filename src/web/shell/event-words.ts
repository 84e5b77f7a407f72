// Events in words: what each kind is called, and each field and choice.
import type { EventOfBook } from "../../app/questions/events-by-month.ts";
import { formatDollars } from "../../kernel/money.ts";
import { dayText } from "./words.ts";

type TypedFields = EventOfBook["fields"];
type Typed = TypedFields[number][1];

/** What the filter offers, in this order; a kind that is not here is called by its own name. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  paycheck: "Paycheck",
  employer_contribution: "Employer contribution",
  in_plan_roth_rollover: "Conversion inside the plan",
  distribution: "Distribution from the plan",
  corrective_distribution: "Excess paid back",
  plan_transfer: "Transfer between plans",
  balance: "Balance on a statement",
  form_1099r: "Form 1099-R received",
  form_5498: "Form 5498 received",
  ira_contribution: "IRA contribution",
  ira_conversion: "IRA conversion",
  ira_distribution: "IRA distribution",
  ira_rollover: "IRA rollover",
  ira_recharacterization: "IRA recharacterization",
  ira_returned_contribution: "IRA contribution paid back",
  ira_value: "Value of all traditional IRAs",
  opening_basis: "Basis from before this book",
  wages: "Wages of the year",
  filing_status: "Filing status",
  separation: "Left the employer",
  catch_up_reported_as_roth: "Catch-up reported as Roth",
  roth_excess_in_plan: "Roth excess that a plan holds",
  disaster_repayment: "Disaster distribution paid back",
  form_8915f: "Form 8915-F",
  person: "Person",
  employer: "Employer",
  plan: "Plan",
  accepted_finding: "Warning accepted",
  statement_answer: "Answer about a statement",
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  pretax_deferral: "pre-tax",
  roth_deferral: "Roth",
  pretax_catch_up: "pre-tax catch-up",
  roth_catch_up: "Roth catch-up",
  after_tax: "after-tax",
  roth_match: "match to Roth",
  nonelective: "profit sharing",
  roth_nonelective: "profit sharing to Roth",
  safe_harbor: "safe harbor",
  qnec: "QNEC",
  gross_pay: "gross pay",
  basis: "taxed before",
  account_balance: "balance before",
  account_basis: "taxed before in the account",
  deductible: "deducted",
  fica_wages: "wages on Form W-2, box 3",
  ira: "IRA",
  ira_sep_simple: "IRA/SEP/SIMPLE box",
  designated_roth: "Roth account",
  roth_ira: "Roth IRA",
  traditional_ira: "traditional IRA",
  eligible_plan: "another plan",
};

/** The parts of a paycheck where somebody types them in. */
const CONTRIBUTION_LABELS: Readonly<Record<string, string>> = {
  pretax_deferral: "Pre-tax, from your pay",
  roth_deferral: "Roth, from your pay",
  pretax_catch_up: "Catch-up, pre-tax",
  roth_catch_up: "Catch-up, Roth",
  after_tax: "After-tax, from your pay",
  match: "Employer’s match",
  roth_match: "Employer’s match, as Roth",
  nonelective: "Profit sharing",
  roth_nonelective: "Profit sharing, as Roth",
  safe_harbor: "Safe harbor, from the employer",
  qnec: "Employer’s corrective money (QNEC)",
  forfeiture: "Share of forfeitures",
};

export function contributionLabel(name: string): string | undefined {
  return CONTRIBUTION_LABELS[name];
}

/** What a sum of an import is called: a kind of money, or of entry. */
export function sumWords(name: string): string {
  return sentence(KIND_WORDS[name] ?? nameWords(name));
}

export function kindWords(kind: string): string {
  return KIND_WORDS[kind] ?? sentence(kind.replaceAll("_", " "));
}

/** `contributions.pretax_deferral` as `pre-tax`, `destinations.0.amount` as `destination 1, amount`. */
export function fieldWords(path: string): string {
  return path
    .split(".")
    .filter((name) => name !== "contributions" && name !== "features")
    .map((name) => (/^\d+$/.test(name) ? String(Number(name) + 1) : nameWords(name)))
    .join(" ");
}

export function nameWords(name: string): string {
  return FIELD_WORDS[name] ?? name.replace(/^box_/, "box ").replaceAll("_", " ");
}

/** Whose, where and when have places of their own. */
const ELSEWHERE = new Set(["person", "plan", "employer", "date", "tax_year", "as_of"]);
/** Of a paycheck nobody looks for these; they stand where it is corrected. */
const QUIET = new Set(["period_start", "period_end", "deposited_on"]);
const AMOUNT_OF: Readonly<Record<string, string>> = { balance: "balance", form_1099r: "box_1" };

/** What else an event says: `pre-tax 1,080.00 · match 270.00`. */
export function detailWords({ kind, fields }: Pick<EventOfBook, "kind" | "fields">): string {
  const amount = AMOUNT_OF[kind] ?? "amount";
  const own = ["person", "plan", "employer"].includes(kind);
  return fields
    .filter(([name]) => name !== amount && !QUIET.has(name) && (!ELSEWHERE.has(name) || own))
    .flatMap(([name, value]) => valueWords(nameWords(name), value))
    .join(" · ");
}

function valueWords(name: string, value: Typed): string[] {
  switch (value.kind) {
    case "group":
      return value.fields.flatMap(([inner, held]) => valueWords(nameWords(inner), held));
    case "list":
      return value.items.flatMap((item) =>
        item.kind === "group" ? [groupWords(item.fields)] : valueWords(name, item),
      );
    case "money":
      return [`${name} ${formatDollars(value.cents)}`];
    case "date":
      return [`${name} ${dayText(value.date)}`];
    case "year":
      return [`${name} ${value.year}`];
    case "percent":
      return [`${name} ${String(value.percent)}`];
    case "flag":
      return [value.flag ? name : `no ${name}`];
    case "name":
      return [`${name} ${nameWords(value.name)}`];
    case "text":
      return [`${name} ${value.text}`];
    case "json":
      return [];
  }
}

/** `to Roth IRA direct amount 10,200.00` */
function groupWords(fields: TypedFields): string {
  return fields.flatMap(([name, value]) => valueWords(nameWords(name), value)).join(" ");
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
