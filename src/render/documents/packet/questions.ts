// A missing or weak fact as a question that a client can answer, with what the answer would change.
import type { FactPath } from "../../../kernel/amount-state.ts";
import { formatDollars } from "../../../kernel/money.ts";
import { longDate, shortDate } from "./document.ts";
import type { PacketReading } from "./reading.ts";

export interface Question {
  readonly number: number;
  readonly text: string;
  readonly changes: string;
  /** The facts that it asks for. */
  readonly facts: readonly FactPath[];
  /** How it is answered on the sign-off page: boxes to tick, or a line to write on. */
  readonly short: string;
  readonly boxes: readonly string[];
  readonly line: boolean;
}

type Draft = Omit<Question, "number">;

export function questionsOf(reading: PacketReading): Question[] {
  const drafts: Draft[] = [];
  const asked = new Set<FactPath>();
  for (const person of reading.made.people) {
    for (const fact of person.incomplete) {
      if (asked.has(fact)) continue;
      asked.add(fact);
      const draft = ofFact(reading, fact);
      const same = drafts.findIndex((each) => each.text === draft.text);
      const other = drafts[same];
      if (other === undefined) drafts.push(draft);
      else drafts[same] = { ...other, facts: [...other.facts, fact] };
    }
  }
  drafts.push(...exceptionQuestions(reading), ...recollectionQuestions(reading));
  return drafts.map((draft, index) => ({ number: index + 1, ...draft }));
}

function ofFact(reading: PacketReading, fact: FactPath): Draft {
  const { taxYear } = reading.made;
  const [kind = "", who = "", third = "", fourth = "", field = ""] = fact.split(".");
  const first = reading.names.has(who) ? reading.nameOf(who).first : "";
  const whole = reading.names.has(who) ? reading.nameOf(who).latin : who;
  const common = { facts: [fact], boxes: [], line: true };
  if (kind === "ira_value") {
    const year = Number(third) || taxYear;
    return {
      ...common,
      text: `What were all of ${first}’s traditional, SEP, and SIMPLE IRAs worth on 12/31/${year} (Form 5498, box 5, of each)? Money between two accounts on that day counts.`,
      changes:
        year === taxYear
          ? "Form 8606, line 6, and with it lines 10 to 18 and Form 1040, line 4b."
          : `Form 8606 for ${year}, and with it the basis that ${taxYear} starts from.`,
      short: `All traditional, SEP, and SIMPLE IRAs of ${first}, 12/31/${year}`,
      boxes: ["none"],
      line: true,
    };
  }
  if (kind === "person" && third === "birth_date")
    return {
      ...common,
      text: `When was ${whole} born?`,
      changes:
        "The 10% additional tax, catch-up limits, and the code that a Form 1099-R should have.",
      short: `Date of birth of ${whole}`,
    };
  if (kind === "wages" && field === "compensation")
    return {
      ...common,
      text: `How much did ${employerName(reading, third)} pay ${first} in ${fourth} (the pay that the plan counts; Form W-2, box 5, is close)?`,
      changes: "Whether contributions were within 100% of pay (IRC §415(c)(1)(B)).",
      short: `Pay of ${first} from ${employerName(reading, third)} in ${fourth}`,
    };
  if (kind === "wages")
    return {
      ...common,
      text: `What did box 3 of ${first}’s Form W-2 for ${fourth || Number(taxYear) - 1} from ${employerName(reading, third)} say (social security wages)?`,
      changes: "Whether catch-up contributions had to be Roth (IRC §414(v)(7)).",
      short: `Form W-2, box 3, of ${first}`,
    };
  if (kind === "opening_basis" && fourth === "plan_after_tax")
    return {
      ...common,
      text: `How much after-tax money had ${first} in ${reading.planName(third)} before these records start, and how much of that account was earnings?`,
      changes: "What part of each conversion was taxed already: Form 1040, line 5b.",
      short: `After-tax money in ${reading.planName(third)} before the records`,
    };
  if (kind === "form_8606")
    return {
      ...common,
      text: `What was line 14 of ${first}’s Form 8606 for ${third}?`,
      changes: "Form 8606, lines 2 and 14.",
      short: `Line 14 of ${first}’s Form 8606 for ${third}`,
    };
  if (kind === "form_1099r")
    return {
      ...common,
      text: `What does box 10 of the Form 1099-R of ${reading.planName(who)} for ${third} say?`,
      changes: "How much the 10% additional tax can reach (Form 5329).",
      short: `Form 1099-R, box 10, ${reading.planName(who)}`,
    };
  if (kind === "form_8915f")
    return {
      ...common,
      text: `Which amount from IRAs did ${first}’s Forms 8915-F make taxable in ${third}?`,
      changes: "Form 1040, line 4b.",
      short: `Forms 8915-F of ${first}, ${third}`,
    };
  return {
    ...common,
    text: `${sentenceOf(reading, fact)}`,
    changes: "The lines marked with this question.",
    short: "See the question on page 1",
  };
}

function employerName({ made }: PacketReading, employer: string): string {
  const names = made.people.map(({ employerNames }) => employerNames.get(employer));
  return names.find((name) => name !== undefined) ?? employer;
}

/** A fact of one recorded event, in words: what happened, when, and what is not known of it. */
function sentenceOf(reading: PacketReading, fact: FactPath): string {
  const [kind = "", id = "", field = ""] = fact.split(".");
  const movement = reading.made.people
    .flatMap(({ movements }) => movements)
    .find(({ events }) => events.some((event) => event.id === id));
  const WHAT: Readonly<Record<string, string>> = {
    account_balance: "how much did the account hold just before, earnings included",
    basis: "how much of it was after-tax money",
    from: "from which money did it come",
    earnings: "how much of it was earnings",
    taxable: "how much of it was taxed when it was converted",
    tax_year: "in which year was the first contribution",
  };
  const what = WHAT[field] ?? "what do the papers say";
  if (movement !== undefined)
    return `${reading.planName(movement.plan)}, $${formatDollars(movement.gross)} on ${longDate(movement.date)}: ${what}?`;
  const row = reading.made.people
    .flatMap(({ iras }) => iras.rows)
    .find(({ event }) => event === id);
  if (row !== undefined)
    return `IRA, $${formatDollars(row.amount)} on ${longDate(row.date)}: ${what}?`;
  return `${kind.replaceAll("_", " ")}: ${what}?`.replace(/^./, (letter) => letter.toUpperCase());
}

/** Early money without an exception: what was it for? */
function exceptionQuestions(reading: PacketReading): Draft[] {
  return reading.made.people.flatMap((person) => {
    const tax = person.form5329?.lines.find(({ line }) => line === "4")?.value;
    if (tax?.kind !== "amount" || tax.cents === 0) return [];
    const income = person.form5329?.lines.find(({ line }) => line === "1")?.value;
    const paid = person.iras.rows.filter(({ kind }) => kind === "distribution");
    const cash = person.movements.filter(({ parts }) => parts.some(({ to }) => to === "cash"));
    const list = [
      ...paid.map(({ amount, date }) => `$${formatDollars(amount)} (${shortDate(date)})`),
      ...cash.map(({ gross, date }) => `$${formatDollars(gross)} (${shortDate(date)})`),
    ];
    const what = list.length === 0 ? "the early distributions" : `the ${list.join(" and the ")}`;
    const upTo = income?.kind === "amount" ? `up to $${formatDollars(income.cents)}` : "an amount";
    return [
      {
        text: `What ${list.length > 1 ? "were" : "was"} ${what} used for? Does an exception apply?`,
        changes: `Form 5329, line 2: ${upTo}; the tax falls by 10% of it.`,
        facts: [],
        short: `Use of ${what}`,
        boxes: [],
        line: true,
      },
    ];
  });
}

/** Basis that rests on memory. */
function recollectionQuestions(reading: PacketReading): Draft[] {
  return reading.made.people.flatMap(({ person, iras }) =>
    iras.recollections.map(({ data }) => {
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
        changes: CHANGES[data.account],
        facts: [],
        short: `Paper for ${name.first}’s ${ACCOUNTS[data.account]}`,
        boxes: ["copy attached", "not known"],
        line: false,
      };
    }),
  );
}

const ACCOUNTS = {
  traditional_ira: "basis in traditional IRAs",
  roth_contributions: "contributions to Roth IRAs",
  roth_conversions: "conversions to Roth IRAs",
  plan_after_tax: "after-tax money in the plan",
  designated_roth: "basis in the plan’s Roth account",
} as const;

const CHANGES = {
  traditional_ira: "Form 8606, line 2.",
  roth_contributions: "Form 8606, line 22, in a year with a Roth distribution.",
  roth_conversions: "Form 8606, line 24, in a year with a Roth distribution.",
  plan_after_tax: "Form 1040, line 5b.",
  designated_roth: "What is taxable when the Roth account pays out.",
} as const;
