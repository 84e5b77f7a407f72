// Every kind of fact that can be missing, in words: what it is in the middle of a sentence, the question that
// a client can answer with the paper that has it, what the answer would change, how a sheet to fill in asks
// for it, and the command that records it. `ira_value.alex.2025` becomes "What were all of Alex's
// traditional, SEP, and SIMPLE IRAs worth on 12/31/2025 (Form 5498, box 5)?".
import type { CalendarDate } from "./calendar.ts";
import type { EventId } from "./ids.ts";
import type { FactOf, FactParts, FactShape, MissingFact } from "./missing-fact.ts";

export interface FactQuestion {
  readonly text: string;
  readonly changes: string;
  /** In the middle of a sentence: "the pay of alex from acme in 2025". */
  readonly what: string;
  /** On the sheet that the client fills in. */
  readonly short: string;
  readonly boxes: readonly string[];
  /** Without the program's name; `…` stands for what the answer says. */
  readonly command: string;
}

/** How the one who asks calls people and things. */
export interface FactWords {
  person(id: string): string;
  plan(id: string): string;
  employer(id: string): string;
  /** A recorded event: "Acme 401(k) Plan, $1,001.00 on March 14, 2025". */
  event(id: string): string | undefined;
}

/** At a terminal people and things are called by the ids that are typed there. */
export const BY_ID: FactWords = {
  person: (id) => id,
  plan: (id) => id,
  employer: (id) => id,
  event: (id) => id,
};

interface Answerable extends Omit<FactQuestion, "boxes" | "short"> {
  readonly boxes?: readonly string[];
  /** Where `what` alone would not do on a sheet. */
  readonly short?: string;
}

type Ask<Shape extends FactShape> = (parts: FactParts<Shape>, words: FactWords) => Answerable;

const RULES: { readonly [Shape in FactShape]: Ask<Shape> } = {
  "ira_value.{person}.{year}": ({ person, year }, words) => ({
    text: `What were all of ${words.person(person)}’s traditional, SEP, and SIMPLE IRAs worth on 12/31/${year} (Form 5498, box 5, of each)? Money between two accounts on that day counts.`,
    changes: `Form 8606 for ${year}, line 6, and with it lines 10 to 18, the basis of later years, and the taxable IRA distributions on Form 1040.`,
    what: `what all traditional, SEP, and SIMPLE IRAs of ${words.person(person)} were worth on 12/31/${year}`,
    short: `All traditional, SEP, and SIMPLE IRAs of ${words.person(person)}, 12/31/${year}`,
    boxes: ["none"],
    command: `record ira_value --person ${person} --tax-year ${year} --amount …`,
  }),
  "person.{person}.birth_date": ({ person }, words) => ({
    text: `When was ${words.person(person)} born?`,
    changes:
      "The 10% additional tax, catch-up limits, and the code that a Form 1099-R should have.",
    what: `the date of birth of ${words.person(person)}`,
    short: `Date of birth of ${words.person(person)}`,
    command: `correct person/${person} --set birth_date=…`,
  }),
  "employer.{employer}.pay_frequency": ({ employer }, words) => ({
    text: `How often does ${words.employer(employer)} pay: every week, every two weeks, twice a month, or once?`,
    changes: "The room of the year, and how much of it each paycheck takes.",
    what: `how often ${words.employer(employer)} pays`,
    command: `correct employer/${employer} --set pay_frequency=…`,
  }),
  "wages.{person}.{employer}.{year}.compensation": ({ person, employer, year }, words) => ({
    text: `How much did ${words.employer(employer)} pay ${words.person(person)} in ${year} (the pay that the plan counts; Form W-2, box 5, is close)?`,
    changes: "Whether contributions were within 100% of pay (IRC §415(c)(1)(B)).",
    what: `the pay of ${words.person(person)} from ${words.employer(employer)} in ${year}`,
    command: `record wages --person ${person} --employer ${employer} --tax-year ${year} --compensation …`,
  }),
  "wages.{person}.{employer}.{year}.fica_wages": ({ person, employer, year }, words) => ({
    text: `What did box 3 of ${words.person(person)}’s Form W-2 for ${year} from ${words.employer(employer)} say (social security wages)?`,
    changes: "Whether catch-up contributions had to be Roth (IRC §414(v)(7)).",
    what: `the social security wages of ${words.person(person)} from ${words.employer(employer)} in ${year} (Form W-2, box 3; 0.00 if there were none)`,
    short: `Form W-2 for ${year}, box 3, of ${words.person(person)}`,
    command: `record wages --person ${person} --employer ${employer} --tax-year ${year} --fica-wages …`,
  }),
  "gross_pay.{person}.{employer}.{start}.{end}": ({ person, employer, start, end }, words) => ({
    text: `How much did ${words.employer(employer)} pay ${words.person(person)} from ${usDate(start)} to ${usDate(end)} (the pay stubs have it)?`,
    changes: "Whether contributions were within 100% of pay (IRC §415(c)(1)(B)).",
    what: `the gross pay of ${words.person(person)} from ${words.employer(employer)} on every paycheck from ${usDate(start)} to ${usDate(end)}`,
    short: `Pay of ${words.person(person)} from ${words.employer(employer)}, ${usDate(start)} to ${usDate(end)}`,
    command: "correct PAYCHECK --set gross_pay=…",
  }),
  "plan.{plan}.trustee": ({ plan }, words) => ({
    text: `Who is the trustee of ${words.plan(plan)}, and pays its distributions?`,
    changes: "The payer’s name on Form 1099-R.",
    what: `the trustee of ${words.plan(plan)}`,
    command: `correct plan/${plan} --set trustee=…`,
  }),
  "opening_basis.{person}.{plan}.plan_after_tax": ({ person, plan }, words) => ({
    text: `How much after-tax money had ${words.person(person)} in ${words.plan(plan)} before these records start, and how much of that account was earnings (the plan’s statement, “after-tax basis”)?`,
    changes: "What part of each conversion was taxed already: the taxable pensions on Form 1040.",
    what: `the after-tax money of ${words.person(person)} in ${words.plan(plan)} before these records start`,
    short: `After-tax money in ${words.plan(plan)} before the records`,
    command: `record opening_basis --person ${person} --plan ${plan} --account plan_after_tax --as-of … --amount … --earnings … --evidence …`,
  }),
  "opening_basis.{event}.taxable": ofEvent("taxable", {
    asked: "how much of it was taxed when it was converted (Form 8606 of that year, line 18)",
    what: (entry) => `how much of ${entry} was taxed when it was converted`,
  }),
  "opening_basis.{event}.tax_year": ofEvent("tax_year", {
    asked: "in which year was the first contribution (Form 5498, box 10, or the plan’s statement)",
    what: (entry) => `the year of the first contribution in ${entry}`,
  }),
  "form_8606.{person}.{year}.line_14": ({ person, year }, words) => ({
    text: `What was line 14 of ${words.person(person)}’s Form 8606 for ${year}?`,
    changes: "Form 8606, lines 2 and 14.",
    what: `line 14 of ${words.person(person)}’s Form 8606 for ${year}`,
    command: `record opening_basis --person ${person} --account traditional_ira --as-of ${year}-12-31 --amount … --evidence filed_8606`,
  }),
  "form_8606.{person}.{year}.line_18": ({ person, year }, words) => ({
    text: `What was line 18 of ${words.person(person)}’s Form 8606 for ${year} (the taxable part of the conversions)?`,
    changes: "How much of a Roth IRA distribution the 10% additional tax can reach (Form 5329).",
    what: `line 18 of ${words.person(person)}’s Form 8606 for ${year}`,
    command: `record opening_basis --person ${person} --account roth_conversions --tax-year ${year} --as-of ${year}-12-31 --amount … --taxable … --evidence filed_8606`,
  }),
  "form_5329.{person}.{year}.line_4": ({ person, year }, words) => ({
    text: `What was line 4 of ${words.person(person)}’s Form 5329 for ${year}? A SIMPLE IRA in its first two years has a rate of its own, which this program does not compute.`,
    changes: "The additional tax on the return (Form 5329).",
    what: `line 4 of ${words.person(person)}’s Form 5329 for ${year}, which is not computed here`,
    short: `Form 5329 of ${words.person(person)}, ${year}, line 4`,
    command: `worksheet form-5329 --person ${person} --tax-year ${year}`,
  }),
  "form_8915f.{person}.{year}.ira_taxable": ({ person, year }, words) => ({
    text: `Which amount from IRAs did ${words.person(person)}’s Forms 8915-F make taxable in ${year}?`,
    changes: "The taxable IRA distributions on Form 1040.",
    what: `what ${words.person(person)}’s Forms 8915-F made taxable of IRAs in ${year}`,
    short: `Forms 8915-F of ${words.person(person)}, ${year}`,
    command: `record form_8915f --person ${person} --tax-year ${year} --ira-taxable …`,
  }),
  "form_1099r.{plan}.{year}.box_10": ({ plan, year }, words) => ({
    text: `What does box 10 of the Form 1099-R of ${words.plan(plan)} for ${year} say?`,
    changes: "How much the 10% additional tax can reach (Form 5329).",
    what: `box 10 of the Form 1099-R of ${words.plan(plan)} for ${year}`,
    short: `Form 1099-R for ${year}, box 10, ${words.plan(plan)}`,
    command: `record form_1099r --plan ${plan} --tax-year ${year} --box-10 …`,
  }),
  "form_1099r.{event}.box_2a": ({ event }, words) => ({
    text: `What does box 2a of this Form 1099-R say: ${words.event(event) ?? "the one without it"}?`,
    changes: "The taxable pensions on Form 1040.",
    what: `box 2a of the Form 1099-R ${words.event(event) ?? "without it"}`,
    short: "Form 1099-R, box 2a",
    command: `correct ${event} --set box_2a=…`,
  }),
  "form_1099r.{event}.movement": ({ event }, words) => ({
    text: `${words.event(event) ?? "A Form 1099-R"}: what was paid, and where did the money go?`,
    changes: "Form 1040, the lines for distributions.",
    what: `what the Form 1099-R ${words.event(event) ?? "without a record"} was for`,
    short: "What the Form 1099-R without a record is for",
    command: "record",
  }),
  "roth_excess.{person}.{year}.plan": ({ person, year }, words) => ({
    text: `Which plan holds the Roth deferrals of ${words.person(person)} above the limit of ${year} (the choice that was told to the plan, also where the money stayed in it; what a plan paid back is recorded as its refund)?`,
    changes: "Basis of each plan’s Roth account, and the taxable part of what it pays.",
    what: `which plan holds the Roth deferrals of ${words.person(person)} above the limit of ${year}`,
    short: `Plan with the Roth excess of ${year}`,
    command: `record roth_excess_in_plan --person ${person} --tax-year ${year} --plan … --amount …`,
  }),
  "limits.{person}.{year}": ({ person, year }, words) => ({
    text: `What was the limit on ${words.person(person)}’s elective deferrals in ${year} (the plan’s notice of the excess has it)?`,
    changes: "How much of the deferrals is income on Form 1040.",
    what: `the limit on ${words.person(person)}’s deferrals in ${year}`,
    command: `limits --person ${person} --tax-year ${year}`,
  }),
  "law.{year}.annual_additions_limit": ({ year }) => ({
    text: `What are the limits of ${year}? The IRS publishes them in November of the year before.`,
    changes: "The limits and the room.",
    what: `the limits of ${year}`,
    command: `law template ${year} -o ${year}.json`,
  }),
  "distribution.{event}.designated_roth": ofEvent("designated_roth", {
    asked: "how much of it was Roth money, and of that how much was contributions",
    what: (entry) => `how much of ${entry} was Roth money`,
  }),
  "distribution.{event}.excess_deferral": ({ event }, words) => ({
    text: `${called(event, words)}: how much of it was a Roth deferral above the limit, with what that had earned (the plan’s letter); recorded as a refund of its own?`,
    changes: "The lines that wait for it.",
    what: `how much of ${words.event(event) ?? "the payment"} was a Roth deferral above the limit`,
    short: called(event, words),
    command: "record corrective_distribution",
  }),
  "plan_transfer.{event}.basis": ofEvent("basis", {
    asked: "how much of it was after-tax money (the plan’s statement)",
    what: (entry) => `how much of ${entry} was after-tax money`,
  }),
  "ira_recharacterization.{event}.year_end_value": ofEvent("year_end_value", {
    asked:
      "what was it worth on the last day of the year for which it was contributed (the custodian’s statement)",
    what: (entry) =>
      `what ${entry} was worth on the last day of the year for which it was contributed`,
  }),
  "{kind}.{event}.account_balance": ofEvent("account_balance", {
    asked: "how much did the account hold just before, earnings included (the plan’s statement)",
    what: (entry) => `what the account held just before ${entry}, earnings included`,
  }),
  "{kind}.{event}.earnings": ofEvent("earnings", {
    asked: "how much of it was earnings (the payer’s letter, or Form 1099-R, box 2a)",
    what: (entry) => `how much of ${entry} was earnings`,
  }),
  "{kind}.{event}.from": ofEvent("from", {
    asked: "from which money did it come, after-tax, pretax, or Roth (the plan’s confirmation)",
    what: (entry) => `from which money ${entry} came: after-tax, pretax, or Roth`,
  }),
};

/** A fact of one recorded event: its field. */
function ofEvent(
  field: string,
  { asked, what }: { readonly asked: string; readonly what: (entry: string) => string },
): (parts: { readonly event: EventId }, words: FactWords) => Answerable {
  return ({ event }, words) => ({
    text: `${called(event, words)}: ${asked}?`,
    changes: "The lines that wait for it.",
    what: what(words.event(event) ?? "an entry"),
    short: called(event, words),
    command: `correct ${event} --set ${field}=…`,
  });
}

function called(event: string, words: FactWords): string {
  return words.event(event) ?? "An entry";
}

function askedOf<Shape extends FactShape>(fact: FactOf<Shape>, words: FactWords): Answerable {
  return RULES[fact.shape](fact, words);
}

export function questionOfFact(fact: MissingFact, words: FactWords): FactQuestion {
  const asked = askedOf(fact, words);
  return { boxes: [], short: sentence(asked.what), ...asked };
}

function usDate(date: CalendarDate): string {
  return `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`;
}

/** `the pay of Alex` as a heading: `Pay of Alex`. */
function sentence(what: string): string {
  return what.replace(/^the /, "").replace(/^./, (letter) => letter.toUpperCase());
}

/** What is missing, in the middle of a sentence: "the pay of alex from acme in 2025; the trustee of acme-401k". */
export function missingWords(facts: readonly MissingFact[], words: FactWords = BY_ID): string {
  return [...new Set(facts.map((fact) => questionOfFact(fact, words).what))].join("; ");
}
