// A payslip as text, of any payroll whose labels leave no doubt: ADP, Workday, Gusto, QuickBooks and those that
// print earnings and deductions side by side. What a row is, its label and its section say together. A payroll
// that we do not know is read, too, and waits for a look.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { type Cents, negate } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { Layout } from "../layouts/layout.ts";
import type { ReadContext, ReadRecord } from "../read-record.ts";
import type { Meaning } from "../rows/meaning.ts";
import { readAmount } from "../text/statement-amount.ts";
import { readDate } from "../text/statement-date.ts";
import {
  type Deduction,
  deductionLabels,
  doubtingAfterTax,
  isPlanMoney,
  type LabelMeaning,
} from "./deduction-label.ts";
import {
  deductionLine,
  NOBODY,
  type Paid,
  type PayslipLine,
  paycheckLine,
  payslipFeed,
  payslipLayout,
  payslipRecords,
  problemAt,
  yearToDateLine,
} from "./payslip-line.ts";
import { payslipReader } from "./payslip-reader.ts";
import {
  centsOf,
  entriesOf,
  type Section,
  type SlipAmount,
  type SlipEntry,
  type SlipLine,
  sectionOf,
  slipLines,
} from "./slip-text.ts";

export const TEXT_PAYSLIP = payslipLayout("payslip/text", "A payslip as text, by its labels");

export const textPayslipReader = payslipReader(TEXT_PAYSLIP, readTextPayslip);

const DATE = String.raw`(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})`;
const PAY_DATE = new RegExp(String.raw`\b(?:pay|check|payment) ?(?:date|day):? ?${DATE}`, "i");
const PERIOD = new RegExp(String.raw`\b(?:pay )?period:? ?${DATE} ?(?:-|–|to) ?${DATE}`, "i");
const PERIOD_START = new RegExp(
  String.raw`\bperiod (?:beginning|begin|start)(?: date)?:? ?${DATE}`,
  "i",
);
const PERIOD_END = new RegExp(String.raw`\bperiod (?:ending|end)(?: date)?:? ?${DATE}`, "i");
/** Workday's head in one row: the third of three dates is that of the check. */
const DATES_IN_A_ROW = /\bPay Period Begin Pay Period End Check Date\b/;
const GROSS = /^(?:gross pay|gross earnings|total gross(?: pay)?|total earnings|gross)$/i;
const IN_A_ROW = /^Gross Pay .*\bNet Pay$/;

/** Words by which a payroll is known. What none of them stands in is read and looked at. */
const KNOWN: readonly (readonly [name: string, words: RegExp])[] = [
  ["ADP", /^Earnings Statement$|excluded from federal taxable wages/im],
  ["Workday", DATES_IN_A_ROW],
  ["Gusto", /^Pay period: .* Pay day: /m],
  ["QuickBooks", /^Pay Stub Detail$/im],
];

export function looksLikeTextPayslip(text: string): boolean {
  const lines = slipLines(text.slice(0, 100_000));
  // A table of commas or tabs is a register, whatever stands in its head.
  const cells = (line: string) => line.replace(/\d,\d{3}/g, "").split(/[,\t]/).length;
  if (text.split(/\r\n|\n|\r/).some((line) => cells(line) > 5)) return false;
  const paid = lines.some(({ text: line }) => PAY_DATE.test(line) || DATES_IN_A_ROW.test(line));
  if (!paid) return false;
  const cents = centsOf(lines);
  return lines.some(({ text: line }) =>
    entriesOf(line, cents).some(({ label }) => GROSS.test(label) || isPlanMoney(label)),
  );
}

function readTextPayslip(
  text: string,
  context: ReadContext,
  layout: Layout,
): readonly ReadRecord[] {
  const lines = slipLines(text);
  const known = payslipFeed(layout, context, text);
  const labels = deductionLabels(layout.tables[0]?.sources, known.recalled);
  const slip = new Slip(lines, text, context, (evidence) =>
    doubtingAfterTax(labels, { ...evidence, recalled: known.recalled }),
  );
  return payslipRecords(slip.read(), layout, context, known);
}

/** What labels mean, given what the whole payslip says of after-tax money. */
type Labels = (evidence: {
  labels: readonly string[];
  planTakesIt: boolean;
}) => (deduction: Deduction) => LabelMeaning;

/** The lines of one payslip with what the whole of it says: its day, its signs, whose words it uses. */
class Slip {
  readonly #lines: readonly SlipLine[];
  readonly #file: string;
  readonly #cents: ReturnType<typeof centsOf>;
  readonly #meaningOf: (deduction: Deduction) => LabelMeaning;
  readonly #known: boolean;
  /** Whether a sign of its own marks what came off this time. */
  readonly #signed: boolean;
  /** Whether a star marks what is excluded from taxable wages. */
  readonly #starred: boolean;
  readonly #negative: boolean;

  constructor(lines: readonly SlipLine[], text: string, context: ReadContext, labels: Labels) {
    this.#lines = lines;
    this.#file = context.file;
    this.#cents = centsOf(lines);
    this.#known = KNOWN.some(([, words]) => words.test(text));
    const entries = lines.flatMap((line) => entriesOf(line.text, this.#cents));
    const pairs = entries.flatMap(({ amounts: [first, second, more] }) =>
      first !== undefined && second !== undefined && more === undefined ? [{ first, second }] : [],
    );
    this.#signed = pairs.some(({ first, second }) => first.signed && !second.signed);
    this.#starred = entries.some((entry) => isStarred(entry));
    const off = pairs.filter(({ first }) => /^\(?-|-\*?$/.test(first.text)).length;
    this.#negative = off * 4 > pairs.length;
    const plan = context.plan === undefined ? undefined : context.planFeatures?.(context.plan);
    this.#meaningOf = labels({
      labels: entries.map(({ label }) => label),
      // QuickBooks' own word for its Roth deduction is "401(k) After Tax".
      planTakesIt: plan?.afterTax === true && !/^Pay Stub Detail$/im.test(text),
    });
  }

  read(): PayslipLine[] {
    const paid = this.#paid();
    let section: Section = { name: "" };
    return this.#lines.map((line): PayslipLine => {
      const at = { line: line.line, lines: 1, column: line.column };
      const ignored = (reason: string): PayslipLine => ({
        ...at,
        meaning: { is: "ignored", reason },
      });
      const opened = sectionOf(line.text);
      if (opened !== undefined) section = opened;
      if ("problem" in paid && paid.line === line)
        return { ...at, meaning: { is: "error", problems: [paid.problem] } };
      if ("payDate" in paid && paid.line === line) return { ...at, meaning: this.#paycheck(paid) };
      if (opened !== undefined) return ignored("not a deduction");
      const entries = entriesOf(line.text, this.#cents);
      const money = entries.filter(
        ({ label }) => sectionOf(label) === undefined && isPlanMoney(label),
      );
      if (money.length === 0) {
        const bare = isPlanMoney(line.text) && /\d$/.test(line.text) && entries.length === 0;
        if (section.side === undefined || !bare) return ignored("not a deduction");
        return { ...at, meaning: this.#unreadable(line) };
      }
      if (!("payDate" in paid)) return ignored("a payslip without a pay date");
      return { ...at, ...this.#deductions(money, section, paid, line) };
    });
  }

  #paycheck(paid: Paid): Meaning {
    const money = paycheckLine(paid);
    return this.#known
      ? money
      : { ...money, open: "a payslip of a payroll that is not known: look it over" };
  }

  #deductions(
    entries: readonly SlipEntry[],
    section: Section,
    paid: Paid,
    line: SlipLine,
  ): Pick<PayslipLine, "meaning" | "yearToDate"> {
    const stated = entries.map((entry) => this.#stated(entry, section));
    const open = stated.flatMap(({ open: why }) => why ?? []);
    const problems = stated.flatMap(({ fault }) =>
      fault === undefined ? [] : [this.#problem(line, fault)],
    );
    if (problems.length > 0) return { meaning: { is: "error", problems } };
    const meaning = deductionLine(
      stated.map(({ deduction, amount }) => ({ ...deduction, amount })),
      paid,
      this.#meaningOf,
    );
    const yearToDate = stated.flatMap(({ deduction, yearToDate: text }) =>
      text === undefined
        ? []
        : yearToDateLine([{ ...deduction, text }], paid.payDate, this.#meaningOf),
    );
    const asked =
      open.length > 0 && meaning.is === "money_in"
        ? { ...meaning, open: [meaning.open, ...open].filter(Boolean).join("; ") }
        : meaning;
    return { meaning: asked, ...(yearToDate.length > 0 && { yearToDate }) };
  }

  /** What came off this time, by an entry's amounts: `current year-to-date`, or one of the two. */
  #stated(entry: SlipEntry, section: Section): StatedEntry {
    const { label, amounts } = entry;
    const side = section.side ?? "employee";
    const star = isStarred(entry);
    // A label that says Roth is Roth, whatever its section is called.
    const preTax = star ? true : /\broth\b/i.test(label) ? undefined : section.preTax;
    const deduction: Deduction = {
      label: label.replace(/^\*\s*/, ""),
      side: /\b(?:match|employer|company|er)\b/i.test(label) ? "employer" : side,
      ...(preTax !== undefined && { preTax }),
      ...(preTax === undefined && this.#starred && side === "employee" && { preTax: false }),
    };
    const [first, second, more] = amounts;
    if (first === undefined) return { deduction, amount: undefined };
    if (more !== undefined)
      return {
        deduction,
        amount: this.#magnitude(first),
        open: "the row has more than two amounts",
      };
    if (second === undefined) {
      const single = this.#single(first, side);
      if (single === "year_to_date")
        return { deduction, amount: undefined, yearToDate: unsigned(first.text) };
      const amount = this.#magnitude(first);
      if (single === "current") return this.#turned(deduction, first, amount);
      const why = `one amount stands beside ${quoted(label)}: of this period, or of the year?`;
      return { deduction, amount, open: why };
    }
    const yearToDate = unsigned(second.text);
    return { ...this.#turned(deduction, first, this.#magnitude(first)), yearToDate };
  }

  /** A single amount is usually the year to date; with a sign where only the current has one, it is current. */
  #single({ signed }: SlipAmount, side: Deduction["side"]): "current" | "year_to_date" | "either" {
    if (side === "employer") return "either";
    return this.#signed && signed ? "current" : "year_to_date";
  }

  /** A deduction with the other sign takes an earlier one back. */
  #turned(deduction: Deduction, { text }: SlipAmount, amount: Cents | undefined): StatedEntry {
    if (amount === undefined) return { deduction, amount, fault: text };
    const isNegative = /^\(?-|^\(|-\*?$/.test(text);
    const expected = deduction.side === "employee" && this.#negative;
    if (amount === 0 || isNegative === expected) return { deduction, amount };
    return { deduction, amount: negate(amount) };
  }

  #magnitude({ text }: SlipAmount): Cents | undefined {
    const read = readAmount(text);
    if (!read.ok || read.value === undefined) return undefined;
    return read.value < 0 ? negate(read.value) : read.value;
  }

  #unreadable(line: SlipLine): Meaning {
    return { is: "error", problems: [this.#problem(line, line.text)] };
  }

  #problem(line: SlipLine, what: string): Problem {
    const at = { file: this.#file, line: line.line, column: line.column };
    const message = `${quoted(what)} is not a row of a label and its amounts`;
    const hint =
      "copy the page again, or take the amounts from the CSV or workbook of the same payslip";
    return problemAt(at, line.text, "import.value-malformed", message, hint);
  }

  #paid(): (Paid & { line: SlipLine }) | { line: SlipLine; problem: Problem } {
    const found = this.#payDate();
    if ("problem" in found) return found;
    const all = this.#lines.map(({ text }) => text);
    const [, from, to] = this.#first(all, PERIOD) ?? [];
    const start = from ?? found.start ?? this.#first(all, PERIOD_START)?.[1];
    const end = to ?? found.end ?? this.#first(all, PERIOD_END)?.[1];
    return {
      line: found.line,
      payDate: found.date,
      periodStart: dayOf(start),
      periodEnd: dayOf(end),
      grossPay: this.#grossPay(),
      owner: NOBODY,
    };
  }

  #payDate():
    | { line: SlipLine; date: CalendarDate; start?: string; end?: string }
    | { line: SlipLine; problem: Problem } {
    const stated = this.#lines.flatMap((line, index) => {
      const found = PAY_DATE.exec(line.text)?.[1];
      if (found !== undefined) return [{ line, text: found }];
      if (!DATES_IN_A_ROW.test(line.text)) return [];
      const row = this.#lines[index + 1];
      const [start, end, check] = row?.text.match(new RegExp(DATE, "g")) ?? [];
      return row === undefined || check === undefined || start === undefined || end === undefined
        ? []
        : [{ line: row, text: check, start, end }];
    });
    const [first] = stated;
    const line = first?.line ?? this.#lines[0] ?? { text: "", line: 1, column: 1 };
    const at = { file: this.#file, line: line.line, column: line.column };
    const refused = (code: Problem["code"], message: string, hint: string) => ({
      line,
      problem: problemAt(at, line.text, code, message, hint),
    });
    if (first === undefined)
      return refused("import.value-missing", "the payslip has no pay date", "copy the whole page");
    const read = readDate(first.text, ["MM/DD/YYYY"]);
    if (!("date" in read)) {
      const hint = "write it with its year in four digits, YYYY-MM-DD";
      return refused("import.date-invalid", `${quoted(first.text)} is not a date`, hint);
    }
    const days = new Set(stated.map(({ text }) => dayOf(text)));
    if (days.size > 1) {
      const hint = "save each payslip as a file of its own";
      return refused("import.value-malformed", "the text has several pay dates", hint);
    }
    const { start, end } = first as { start?: string; end?: string };
    return {
      line,
      date: read.date,
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    };
  }

  #grossPay(): Cents | undefined {
    for (const [index, { text }] of this.#lines.entries()) {
      const row = IN_A_ROW.test(text) ? this.#lines[index + 1]?.text : undefined;
      for (const { label, amounts } of entriesOf(row ?? text, this.#cents)) {
        const gross = row === undefined ? GROSS.test(label) : /^current$/i.test(label);
        const [amount] = amounts;
        if (gross && amount !== undefined) return this.#magnitude(amount);
      }
    }
    return undefined;
  }

  #first(texts: readonly string[], expression: RegExp): RegExpExecArray | undefined {
    for (const text of texts) {
      const found = expression.exec(text);
      if (found !== null) return found;
    }
    return undefined;
  }
}

interface StatedEntry {
  readonly deduction: Deduction;
  readonly amount: Cents | undefined;
  readonly yearToDate?: string;
  readonly open?: string;
  readonly fault?: string;
}

function isStarred({ label, amounts: [first] }: SlipEntry): boolean {
  return label.startsWith("*") || first?.text.endsWith("*") === true;
}

function unsigned(text: string): string {
  return text.replace(/[-+()*]/g, "");
}

function dayOf(text: string | undefined): CalendarDate | undefined {
  const read = readDate(text ?? "", ["MM/DD/YYYY"]);
  return "date" in read ? read.date : undefined;
}
