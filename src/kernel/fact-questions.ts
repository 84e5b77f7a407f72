// Every kind of fact that can be missing, as a question that a client can answer: the form and the box that
// have it, what the answer would change, and how it is asked on a sheet to fill in. `ira_value.alex.2025`
// becomes "What were all of Alex's traditional, SEP, and SIMPLE IRAs worth on 12/31/2025 (Form 5498, box 5)?".
import type { FactPath } from "./amount-state.ts";

export interface FactQuestion {
  readonly text: string;
  readonly changes: string;
  /** On the sheet that the client fills in. */
  readonly short: string;
  readonly boxes: readonly string[];
}

/** How the one who asks calls people and things. */
export interface FactWords {
  person(id: string): string;
  plan(id: string): string;
  employer(id: string): string;
  /** A recorded event: "Acme 401(k) Plan, $1,001.00 on March 14, 2025". */
  event(id: string): string | undefined;
}

interface Rule {
  /** Parts of the path; `*` stands for one part. */
  readonly path: string;
  readonly ask: (parts: readonly string[], words: FactWords) => Omit<FactQuestion, "boxes">;
  readonly boxes?: readonly string[];
}

const of = (parts: readonly string[], at: number) => parts[at] ?? "";

const RULES: readonly Rule[] = [
  {
    path: "ira_value.*.*",
    boxes: ["none"],
    ask: ([, person = "", year = ""], words) => ({
      text: `What were all of ${words.person(person)}’s traditional, SEP, and SIMPLE IRAs worth on 12/31/${year} (Form 5498, box 5, of each)? Money between two accounts on that day counts.`,
      changes: `Form 8606 for ${year}, line 6, and with it lines 10 to 18, the basis of later years, and Form 1040, line 4b.`,
      short: `All traditional, SEP, and SIMPLE IRAs of ${words.person(person)}, 12/31/${year}`,
    }),
  },
  {
    path: "person.*.birth_date",
    ask: ([, person = ""], words) => ({
      text: `When was ${words.person(person)} born?`,
      changes:
        "The 10% additional tax, catch-up limits, and the code that a Form 1099-R should have.",
      short: `Date of birth of ${words.person(person)}`,
    }),
  },
  {
    path: "wages.*.*.*.compensation",
    ask: ([, person = "", employer = "", year = ""], words) => ({
      text: `How much did ${words.employer(employer)} pay ${words.person(person)} in ${year} (the pay that the plan counts; Form W-2, box 5, is close)?`,
      changes: "Whether contributions were within 100% of pay (IRC §415(c)(1)(B)).",
      short: `Pay of ${words.person(person)} from ${words.employer(employer)} in ${year}`,
    }),
  },
  {
    path: "wages.*.*.*.*",
    ask: ([, person = "", employer = "", year = ""], words) => ({
      text: `What did box 3 of ${words.person(person)}’s Form W-2 for ${year} from ${words.employer(employer)} say (social security wages)?`,
      changes: "Whether catch-up contributions had to be Roth (IRC §414(v)(7)).",
      short: `Form W-2 for ${year}, box 3, of ${words.person(person)}`,
    }),
  },
  {
    path: "gross_pay.*.*.*.*",
    ask: ([, person = "", employer = "", start = "", end = ""], words) => ({
      text: `How much did ${words.employer(employer)} pay ${words.person(person)} from ${usDate(start)} to ${usDate(end)} (the pay stubs have it)?`,
      changes: "Whether contributions were within 100% of pay (IRC §415(c)(1)(B)).",
      short: `Pay of ${words.person(person)} from ${words.employer(employer)}, ${usDate(start)} to ${usDate(end)}`,
    }),
  },
  {
    path: "plan.*.trustee",
    ask: ([, plan = ""], words) => ({
      text: `Who is the trustee of ${words.plan(plan)}, and pays its distributions?`,
      changes: "The payer’s name on Form 1099-R.",
      short: `Trustee of ${words.plan(plan)}`,
    }),
  },
  {
    path: "opening_basis.*.*.plan_after_tax",
    ask: ([, person = "", plan = ""], words) => ({
      text: `How much after-tax money had ${words.person(person)} in ${words.plan(plan)} before these records start, and how much of that account was earnings (the plan’s statement, “after-tax basis”)?`,
      changes: "What part of each conversion was taxed already: Form 1040, line 5b.",
      short: `After-tax money in ${words.plan(plan)} before the records`,
    }),
  },
  {
    path: "form_8606.*.*.line_14",
    ask: ([, person = "", year = ""], words) => ({
      text: `What was line 14 of ${words.person(person)}’s Form 8606 for ${year}?`,
      changes: "Form 8606, lines 2 and 14.",
      short: `Line 14 of ${words.person(person)}’s Form 8606 for ${year}`,
    }),
  },
  {
    path: "form_8606.*.*.line_18",
    ask: ([, person = "", year = ""], words) => ({
      text: `What was line 18 of ${words.person(person)}’s Form 8606 for ${year} (the taxable part of the conversions)?`,
      changes: "How much of a Roth IRA distribution the 10% additional tax can reach (Form 5329).",
      short: `Line 18 of ${words.person(person)}’s Form 8606 for ${year}`,
    }),
  },
  {
    path: "form_1099r.*.*.box_10",
    ask: ([, plan = "", year = ""], words) => ({
      text: `What does box 10 of the Form 1099-R of ${words.plan(plan)} for ${year} say?`,
      changes: "How much the 10% additional tax can reach (Form 5329).",
      short: `Form 1099-R for ${year}, box 10, ${words.plan(plan)}`,
    }),
  },
  {
    path: "form_1099r.*.box_2a",
    ask: () => ({
      text: "What does box 2a of the Form 1099-R for the loan that counts as a distribution say?",
      changes: "Form 1040, line 5b.",
      short: "Form 1099-R of the loan, box 2a",
    }),
  },
  {
    path: "form_1099r.*.movement",
    ask: ([, id = ""], words) => ({
      text: `${words.event(id) ?? "A Form 1099-R"}: what was paid, and where did the money go?`,
      changes: "Form 1040, the lines for distributions.",
      short: "What the Form 1099-R without a record is for",
    }),
  },
  {
    path: "form_8915f.*.*.ira_taxable",
    ask: ([, person = "", year = ""], words) => ({
      text: `Which amount from IRAs did ${words.person(person)}’s Forms 8915-F make taxable in ${year}?`,
      changes: "Form 1040, line 4b.",
      short: `Forms 8915-F of ${words.person(person)}, ${year}`,
    }),
  },
  {
    path: "roth_excess.*.*.plan",
    ask: ([, person = "", year = ""], words) => ({
      text: `Which plan holds the Roth deferrals of ${words.person(person)} above the limit of ${year} (the choice that was told to the plan)?`,
      changes: "Basis of each plan’s Roth account, and the taxable part of what it pays.",
      short: `Plan with the Roth excess of ${year}`,
    }),
  },
  {
    path: "limits.*.*",
    ask: ([, person = "", year = ""], words) => ({
      text: `What was the limit on ${words.person(person)}’s elective deferrals in ${year} (the plan’s notice of the excess has it)?`,
      changes: "Form 1040, line 1h.",
      short: `Limit on ${words.person(person)}’s deferrals in ${year}`,
    }),
  },
  {
    path: "law.*.*",
    ask: ([, year = ""]) => ({
      text: `What are the limits of ${year}? The IRS publishes them in November of the year before.`,
      changes: "The limits and the room.",
      short: `Limits of ${year}`,
    }),
  },
];

/** A fact of one recorded event, by its last part. */
const OF_EVENT: Readonly<Record<string, string>> = {
  account_balance:
    "how much did the account hold just before, earnings included (the plan’s statement)",
  basis: "how much of it was after-tax money (Form 1099-R, box 5)",
  from: "from which money did it come, after-tax, pretax, or Roth (the plan’s confirmation)",
  earnings: "how much of it was earnings (the payer’s letter, or Form 1099-R, box 2a)",
  taxable: "how much of it was taxed when it was converted (Form 8606 of that year, line 18)",
  tax_year: "in which year was the first contribution (Form 5498, box 10, or the plan’s statement)",
  excess_deferral:
    "how much of it was a Roth deferral above the limit, with what that had earned (the plan’s letter); recorded as a refund of its own",
  designated_roth: "how much of it was Roth money, and of that how much was contributions",
};

export function questionOfFact(fact: FactPath, words: FactWords): FactQuestion {
  const parts = fact.split(".");
  const rule = RULES.find(({ path }) => fits(path, parts));
  if (rule !== undefined) return { boxes: rule.boxes ?? [], ...rule.ask(parts, words) };
  const asked = OF_EVENT[of(parts, parts.length - 1)] ?? "what do the papers say";
  const event = words.event(of(parts, 1)) ?? sentence(of(parts, 0));
  return {
    text: `${event}: ${asked}?`,
    changes: "The lines that wait for it.",
    short: event,
    boxes: [],
  };
}

function fits(path: string, parts: readonly string[]): boolean {
  const wanted = path.split(".");
  return (
    wanted.length === parts.length && wanted.every((part, at) => part === "*" || part === parts[at])
  );
}

function usDate(date: string): string {
  return `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`;
}

function sentence(kind: string): string {
  return kind.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
}
