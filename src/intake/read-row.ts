// One data row → what it means, by the rules of its layout: money with a date and a source, a transfer,
// known noise, an open question, or an error at its cell. Nothing here knows other rows.
import type { CalendarDate } from "../kernel/calendar.ts";
import { add, type Cents, cents, formatCents, ZERO } from "../kernel/money.ts";
import type { Problem } from "../kernel/problem.ts";
import type { ProblemCode } from "../kernel/problem-codes.ts";
import { quoted } from "../kernel/shown-text.ts";
import { contributionKey } from "../ledger/contribution-family.ts";
import type { ContributionKey } from "../ledger/kinds.ts";
import type { ColumnField, SourceRule } from "./layouts/layout.ts";
import { answeredColumns, moneyColumns } from "./tables/answered-columns.ts";
import { columnWords } from "./tables/column-words.ts";
import type { FoundHeader } from "./tables/find-tables.ts";
import { cellAt, firstText } from "./tables/find-tables.ts";
import { maskNumbers } from "./text/mask.ts";
import { amountHint, readAmount } from "./text/statement-amount.ts";
import { type DateFormat, readDate } from "./text/statement-date.ts";
import type { Cell, Row } from "./text/text-rows.ts";
import { normaliseHeader, normaliseValue, plainText, wordingMatcher } from "./text/wording.ts";
import { type AskedOfRow, askedWords, type Recalled, type Unknown } from "./unknown.ts";

export type PlanSource = NonNullable<SourceRule["plan_source"]>;

/** The employee and account of a row in the statement's words; empty when it has none. */
export interface Owner {
  readonly employee: string;
  readonly employeeWords: readonly string[];
  readonly account: string;
}

/** Money that went into the plan. */
export interface MoneyIn {
  readonly is: "money_in";
  readonly owner: Owner;
  readonly date: CalendarDate;
  readonly depositedOn?: CalendarDate;
  readonly periodStart?: CalendarDate;
  readonly periodEnd?: CalendarDate;
  readonly grossPay?: Cents;
  readonly limitationYear?: number;
  /** By kind; one that no rule could name is missing from here and told in `open`. */
  readonly contributions: readonly (readonly [key: ContributionKey, amount: Cents])[];
  readonly amount: Cents;
  readonly sourceWords?: string;
  /** Why somebody has to look; `complete` says whether the contributions are nevertheless all there. */
  readonly open?: string;
  readonly complete: boolean;
  readonly unknowns?: readonly AskedOfRow[];
}

export interface Transfer {
  readonly is: "transfer";
  readonly owner: Owner;
  readonly date: CalendarDate;
  /** Never negative. */
  readonly amount: Cents;
  readonly direction: "in" | "out";
  readonly source?: PlanSource;
  /** OFX has no source for Roth money: what it calls after-tax may be either. */
  readonly mayBeRoth?: true;
  readonly words: string;
  /** The statement calls it a conversion. */
  readonly named?: boolean;
  /** The statement calls it an exchange, between funds as a rule. */
  readonly exchange?: boolean;
  readonly fund?: string;
  /** It left the plan. */
  readonly leaves?: boolean;
}

export type Meaning =
  | MoneyIn
  | Transfer
  | { readonly is: "ignored"; readonly reason: string }
  | {
      readonly is: "review";
      readonly reason: string;
      readonly date?: CalendarDate;
      readonly amount?: Cents;
      readonly unknowns?: readonly AskedOfRow[];
    }
  | { readonly is: "error"; readonly problems: readonly Problem[] };

export type RowReader = (row: Row) => Meaning;

/** What a table of context said for the tables after it. */
export type Context = ReadonlyMap<ColumnField, Cell>;

interface Settings {
  readonly file: string;
  readonly header: FoundHeader;
  readonly formats: readonly DateFormat[];
  readonly context: Context;
  readonly side: "payroll" | "plan";
  readonly recalled?: Recalled | undefined;
}

/** An answer about money that is none of the plan's. */
const NOT_PLAN_MONEY = "none";
/** What the report says of it. */
const ANSWERED_NONE = "answered before: no money of the plan";

/** Compiles a table's rules once; the result reads each of its rows. */
export function rowReader(settings: Settings): RowReader {
  const { header, file } = settings;
  const { table } = header;
  const kindOf = wordingMatcher(table.kinds);
  const sourceOf = wordingMatcher(table.sources);
  const rowRules = table.rows.map((rule) => ({ rule, matches: wordingMatcher([rule]) }));
  const answerTo = settings.recalled?.answerTo ?? (() => undefined);
  const answered = answeredColumns(header, settings.recalled);
  const wide = moneyColumns(header, settings.recalled);
  const suspects = answered.filter(({ header: words, answer }) => {
    return answer === undefined && columnWords(words) !== "other";
  });

  return (row) => {
    const problems: Problem[] = [];
    const report = (cell: Cell | undefined, code: ProblemCode, message: string, hint?: string) =>
      problems.push({
        code,
        severity: "error",
        message,
        at: {
          file,
          line: cell?.line ?? row.line,
          column: cell?.column ?? 1,
          ...(cell && { endColumn: cell.column + cell.text.length }),
        },
        ...(hint !== undefined && { hint }),
      });
    const failed = (): Meaning => ({
      is: "error",
      problems: problems.toSorted(
        (a, b) =>
          (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0),
      ),
    });

    if (row.fault !== undefined) {
      const { line, column, ...fault } = row.fault;
      problems.push({ ...fault, severity: "error", at: { file, line, column } });
      return failed();
    }
    for (const { rule, matches } of rowRules) {
      const text =
        rule.column === undefined
          ? firstText(row)
          : (cellAt(row, header.byHeader.get(normaliseHeader(rule.column)))?.text ?? "");
      if (matches(text) === undefined) continue;
      return rule.ignore === undefined
        ? { is: "review", reason: rule.review ?? "" }
        : { is: "ignored", reason: rule.ignore };
    }
    if (table.ignore !== undefined) return { is: "ignored", reason: table.ignore };

    const beyond = row.cells.slice(header.row.cells.length).find((cell) => cell.text.trim() !== "");
    if (beyond !== undefined) {
      const message = `the row has more cells than its header: ${quoted(maskNumbers(beyond.text))}`;
      report(beyond, "import.malformed-csv", message, "an unquoted comma splits a cell in two");
      return failed();
    }

    const cell = (field: ColumnField) =>
      settings.context.get(field) ?? cellAt(row, header.fields.get(field));
    const dateIn = (field: ColumnField): CalendarDate | undefined => {
      const at = cell(field);
      return at === undefined ? undefined : dateOf(at);
    };
    const dateOf = (at: Cell): CalendarDate | undefined => {
      const read = readDate(at.text, settings.formats);
      if ("date" in read) return read.date;
      if ("nothing" in read) return undefined;
      const shown = quoted(maskNumbers(plainText(at.text)));
      if (read.fault === "two_digit_year") {
        report(
          at,
          "import.date-invalid",
          `${shown} has a two-digit year`,
          "years have four digits; export the dates in full",
        );
      } else if (read.fault === "no_such_day") {
        report(at, "import.date-invalid", `${shown} is not a day of the calendar`);
      } else if (read.fault === "ambiguous") {
        const hint = 'write date_formats = ["MM/DD/YYYY"] in a layout';
        const message = `${shown} can be read with the month or the day first`;
        report(at, "import.date-ambiguous", message, hint);
      } else {
        const hint = `dates here look like ${settings.formats[0] ?? "YYYY-MM-DD"}`;
        report(at, "import.date-invalid", `${shown} is not a date`, hint);
      }
      return undefined;
    };
    const amountIn = (at: Cell | undefined): Cents | undefined => {
      if (at === undefined) return undefined;
      const read = readAmount(at.text);
      if (read.ok) return read.value;
      const message = `${quoted(maskNumbers(plainText(at.text)))} is not a dollar amount`;
      report(at, "import.amount-not-decimal", message, amountHint(read.error));
      return undefined;
    };

    const owner = ownerOf(row, header, cell("account"));
    const kindWords = plainText(cell("kind")?.text ?? "");
    const kind = kindOf(kindWords);
    if (header.fields.has("kind")) {
      if (kind?.rule.ignore !== undefined) return { is: "ignored", reason: kind.rule.ignore };
      if (table.wide.length > 0 && kind?.rule.is === undefined && table.other_kinds === undefined) {
        const reason =
          kind?.rule.review ?? `no rule says what ${quoted(maskNumbers(kindWords))} is`;
        return { is: "review", reason };
      }
      if (kind === undefined && table.other_kinds !== undefined) {
        return { is: "ignored", reason: table.other_kinds.ignore };
      }
    }

    const paidOn = kind?.match?.groups?.["pay_date"];
    const kindCell = cell("kind");
    const stated =
      paidOn === undefined || kindCell === undefined
        ? dateIn("date")
        : dateOf({ text: paidOn, line: kindCell.line, column: kindCell.column });
    const posted = dateIn("deposited_on");
    const date = stated ?? (settings.side === "plan" ? posted : undefined);
    if (table.wide.length > 0 || table.register) return wideMeaning();
    const amountCell = cell("amount");
    const amount = amountIn(amountCell);
    const employer = amountIn(cell("employer_amount")) ?? ZERO;
    if (problems.length > 0) return failed();

    const words = quoted(maskNumbers(kindWords));
    const facts = { ...(date && { date }), ...(amount !== undefined && { amount }) };
    const told = kind === undefined ? answerTo("kind", kindWords) : undefined;
    if (told === NOT_PLAN_MONEY) return { is: "ignored", reason: ANSWERED_NONE };
    const is = header.fields.has("kind") ? (kind?.rule.is ?? kindOfAnswer(told)) : table.every_row;
    if (is === undefined) {
      if (amount === 0) return { is: "ignored", reason: "an amount of 0.00: nothing happened" };
      const reason = kind?.rule.review ?? `no rule says what ${words} is`;
      const unknowns = kind === undefined ? unknownWords("kind", cell("kind"), amount) : [];
      return { is: "review", reason, ...facts, ...(unknowns.length > 0 && { unknowns }) };
    }
    // The plan's own word says more than a code, and a code more than whose money it is.
    const named = (["source_word", "source_code", "source"] as const)
      .flatMap((field) => cell(field) ?? [])
      .find(({ text }) => sourceOf(text) !== undefined);
    const word = cell("source_word");
    const sourceCell = named ?? (word?.text ? word : cell("source"));
    const source = sourceCell && sourceOf(sourceCell.text);
    if (source?.rule.ignore !== undefined) return { is: "ignored", reason: source.rule.ignore };
    if (date === undefined) {
      if (!header.fields.has("date") && !header.fields.has("deposited_on")) {
        return { is: "review", reason: "the file states no pay date", ...facts };
      }
      report(cell("date") ?? cell("deposited_on"), "import.value-missing", "the row has no date");
      return failed();
    }
    if (amount === undefined && employer === 0) {
      report(amountCell, "import.value-missing", "the row has no amount");
      return failed();
    }
    const own = amount ?? ZERO;
    if (own === 0 && employer === 0)
      return { is: "ignored", reason: "an amount of 0.00: nothing happened" };

    const magnitude = cents(Math.abs(own));
    if (is !== "contribution") {
      const bySign = /\bout\b/i.test(kindWords) || own < 0 ? "out" : "in";
      const direction =
        is === "transfer" || is === "conversion" || is === "exchange"
          ? bySign
          : is === "transfer_in"
            ? "in"
            : "out";
      const planSource = source && planSourceOf(source.rule);
      const fund = normaliseValue(cell("fund")?.text ?? "");
      return {
        is: "transfer",
        owner,
        date,
        amount: magnitude,
        direction,
        words: maskNumbers(kindWords),
        ...(is === "conversion" && { named: true }),
        ...(is === "distribution" && { leaves: true }),
        ...(is === "exchange" && { exchange: true }),
        ...(fund !== "" && { fund }),
        ...(planSource && { source: planSource }),
      };
    }

    const sourceWords = maskNumbers(plainText(sourceCell?.text ?? ""));
    if ((own < 0 && !table.unsigned) || employer < 0) {
      const back = own < 0 ? own : employer;
      const reason = `${formatCents(back)} was taken back; undo or correct what it reverses`;
      return { is: "review", reason, date, amount: own };
    }
    const year = limitationYear(kind?.match, cell("limitation_year"));
    const answer =
      sourceWords === "" || (source !== undefined && source.rule.review === undefined)
        ? undefined
        : answerTo("source", sourceWords);
    if (answer === NOT_PLAN_MONEY) return { is: "ignored", reason: ANSWERED_NONE };
    const answeredKey = contributionKey(answer ?? "");
    const key = answeredKey ?? contributionKey(source?.rule.contribution ?? "");
    const unknowns =
      answer === undefined && (key === undefined || source?.rule.review !== undefined)
        ? unknownWords("source", sourceCell, magnitude)
        : [];
    const employerKey =
      contributionKey(source?.rule.employer_contribution ?? "") ??
      (magnitude === 0 ? answeredKey : undefined);
    const contributions: (readonly [ContributionKey, Cents])[] = [];
    if (key !== undefined && magnitude > 0) contributions.push([key, magnitude]);
    if (employerKey !== undefined && employer > 0) contributions.push([employerKey, employer]);
    const complete =
      (key !== undefined || magnitude === 0) && (employerKey !== undefined || employer === 0);
    const open =
      (answer === undefined ? source?.rule.review : undefined) ??
      kind?.rule.review ??
      (complete
        ? undefined
        : table.no_source !== undefined
          ? table.no_source
          : sourceWords === ""
            ? "the row names no source"
            : `no rule says what kind of money ${quoted(sourceWords)} is`);
    return {
      is: "money_in",
      owner,
      date,
      ...(settings.side === "plan" && { depositedOn: posted ?? date }),
      ...(settings.side === "payroll" && posted && { depositedOn: posted }),
      ...(year !== undefined && { limitationYear: year }),
      contributions,
      amount: add(magnitude, employer),
      ...(sourceWords !== "" && { sourceWords }),
      ...(open !== undefined && { open }),
      ...(unknowns.length > 0 && { unknowns }),
      complete,
    };

    /** Words of a cell that no rule knows, with the money of the row. */
    function unknownWords(
      asked: "kind" | "source",
      from: Cell | undefined,
      sum: Cents | undefined,
    ): Unknown[] {
      const text = plainText(from?.text ?? "");
      if (from === undefined || text === "") return [];
      return [
        {
          asked,
          words: askedWords(text),
          at: spanOf(from),
          ...(sum !== undefined && { amount: cents(Math.abs(sum)) }),
          ...(date && { date }),
        },
      ];
    }

    function wideMeaning(): Meaning {
      const contributions: [ContributionKey, Cents][] = [];
      let negative = false;
      let total = 0;
      for (const column of wide) {
        const read = amountIn(cellAt(row, column.index));
        if (read === undefined || read === 0) continue;
        if (read < 0) negative = true;
        total += read;
        contributions.push([column.contribution, read]);
      }
      const grossPay = amountIn(cell("gross_pay"));
      const period = readPeriod();
      const puzzling = suspects.flatMap((column) => {
        const place = cellAt(row, column.index);
        const text = place?.text ?? "";
        // Whole numbers under words that nobody knows count hours or people, not money.
        if (columnWords(column.header) !== "plan" && !/\d[.,]\d\d\)?-?$|\$/.test(text.trim()))
          return [];
        const read = readAmount(text);
        return read.ok && read.value !== undefined && read.value !== 0 && place !== undefined
          ? [{ ...column, place, amount: read.value }]
          : [];
      });
      const unknowns = puzzling.map(({ header: words, index, place, amount: inCell }): Unknown => {
        const above = header.row.cells[index];
        return {
          asked: "column",
          words: askedWords(words),
          at: spanOf(place),
          amount: inCell,
          ...(above && { header: spanOf(above) }),
          ...(date && { date }),
          beside: { contributions, ...(grossPay !== undefined && { grossPay }) },
        };
      });
      if (problems.length > 0) return failed();
      const sum = cents(total);
      const facts = { ...(date && { date }), amount: sum };
      if (negative || (grossPay ?? 0) < 0) {
        const reason = "a row of negative amounts takes back an earlier paycheck; correct that one";
        return { is: "review", reason, ...facts };
      }
      if (contributions.length === 0 && grossPay === undefined && puzzling.length === 0) {
        return { is: "ignored", reason: "no contributions in the row" };
      }
      if (date === undefined) {
        if (!header.fields.has("date") && !settings.context.has("date")) {
          return { is: "review", reason: "the file states no pay date", ...facts };
        }
        report(cell("date"), "import.value-missing", "the row has no pay date");
        return failed();
      }
      const names = puzzling.map((column) => quoted(maskNumbers(column.header))).join(", ");
      return {
        is: "money_in",
        owner,
        date,
        ...(posted && { depositedOn: posted }),
        ...(settings.side === "plan" && { depositedOn: posted ?? date }),
        ...period,
        ...(grossPay !== undefined && { grossPay }),
        contributions,
        amount: sum,
        ...(names !== "" && { open: `no rule says what the column ${names} is`, unknowns }),
        complete: names === "",
      };
    }

    function spanOf(at: Cell) {
      return { file, line: at.line, column: at.column, endColumn: at.column + at.text.length };
    }

    function readPeriod(): { periodStart?: CalendarDate; periodEnd?: CalendarDate } {
      const range = cell("period");
      const [from, to] = range?.text.split(/\s+(?:-|–|to|through)\s+/i) ?? [];
      const part = (text: string | undefined) =>
        range === undefined || text === undefined ? undefined : { ...range, text };
      // No figure depends on the period, so one that cannot be read refuses nothing.
      const day = (field: ColumnField, at?: Cell) => {
        const read = readDate((at ?? cell(field))?.text ?? "", settings.formats);
        return "date" in read ? read.date : undefined;
      };
      const start = to === undefined ? day("period_start") : day("period", part(from));
      const end = to === undefined ? day("period_end") : day("period", part(to));
      return { ...(start && { periodStart: start }), ...(end && { periodEnd: end }) };
    }
  };
}

function kindOfAnswer(answer: string | undefined) {
  return KINDS_OF_ROW.find((each) => each === answer);
}

const KINDS_OF_ROW = [
  "contribution",
  "transfer",
  "transfer_in",
  "transfer_out",
  "conversion",
  "exchange",
  "distribution",
] as const;

function ownerOf(row: Row, header: FoundHeader, account: Cell | undefined): Owner {
  const words = header.employee
    .map((index) => plainText(row.cells[index]?.text ?? ""))
    .filter((text) => text !== "");
  return {
    employee: normaliseValue(words.join(" ")),
    employeeWords: words,
    account: plainText(account?.text ?? ""),
  };
}

/** Where a contribution of this source lies in the plan. */
function planSourceOf(rule: SourceRule): PlanSource | undefined {
  if (rule.plan_source !== undefined) return rule.plan_source;
  const key = contributionKey(rule.contribution ?? "");
  if (key === undefined) return undefined;
  return PLAN_SOURCE_OF[key];
}

const PLAN_SOURCE_OF: Readonly<Record<ContributionKey, PlanSource>> = {
  pretaxDeferral: "pretax",
  pretaxCatchUp: "pretax",
  rothDeferral: "designated_roth",
  rothCatchUp: "designated_roth",
  rothMatch: "designated_roth",
  rothNonelective: "designated_roth",
  afterTax: "after_tax",
  match: "match",
  nonelective: "nonelective",
  forfeiture: "nonelective",
  safeHarbor: "safe_harbor",
  qnec: "qnec",
};

function limitationYear(
  match: RegExpExecArray | undefined,
  cell: Cell | undefined,
): number | undefined {
  const named =
    match?.groups?.["limitation_year"] ?? /\b((?:19|20)\d{2})\b/.exec(cell?.text ?? "")?.[1];
  return named === undefined ? undefined : Number(named);
}

/** The columns of a table that hold dates: what proves the order of day and month. */
export function dateCells(row: Row, header: FoundHeader): string[] {
  const fields: readonly ColumnField[] = ["date", "deposited_on", "period_start", "period_end"];
  return fields.flatMap((field) => cellAt(row, header.fields.get(field))?.text ?? []);
}
