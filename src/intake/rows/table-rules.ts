// The rules of a table, compiled once for the rows of a file.
import type { ColumnField, KindRule, SourceRule } from "../layouts/layout.ts";
import { answeredColumns, moneyColumns } from "../tables/answered-columns.ts";
import { columnWords } from "../tables/column-words.ts";
import type { FoundHeader } from "../tables/find-tables.ts";
import type { DateFormat } from "../text/statement-date.ts";
import type { Cell } from "../text/text-rows.ts";
import { wordingMatcher } from "../text/wording.ts";
import type { Recalled } from "../unknown.ts";

/** What a table of context said for the tables after it. */
export type Context = ReadonlyMap<ColumnField, Cell>;

export interface Settings {
  readonly file: string;
  readonly header: FoundHeader;
  readonly formats: readonly DateFormat[];
  readonly context: Context;
  readonly side: "payroll" | "plan";
  readonly recalled?: Recalled | undefined;
}

/** The rule that a cell's text fits, with what its pattern matched. */
export interface Fitting<R> {
  readonly rule: R;
  readonly match?: RegExpExecArray;
}

export interface TableRules extends Settings {
  readonly kindOf: (text: string) => Fitting<KindRule> | undefined;
  readonly sourceOf: (text: string) => Fitting<SourceRule> | undefined;
  readonly rowRules: readonly {
    readonly rule: FoundHeader["table"]["rows"][number];
    readonly matches: (text: string) => unknown;
  }[];
  readonly answerTo: Recalled["answerTo"];
  /** The columns that hold a kind of money of the plan, by the layout or by an answer. */
  readonly money: FoundHeader["wide"];
  /** Columns that no rule and no answer names, and that may hold money of the plan. */
  readonly suspects: readonly { readonly index: number; readonly header: string }[];
}

export function tableRules(settings: Settings): TableRules {
  const { header, recalled } = settings;
  const { table } = header;
  return {
    ...settings,
    kindOf: wordingMatcher(table.kinds),
    sourceOf: wordingMatcher(table.sources),
    rowRules: table.rows.map((rule) => ({ rule, matches: wordingMatcher([rule]) })),
    answerTo: recalled?.answerTo ?? (() => undefined),
    money: moneyColumns(header, recalled),
    suspects: answeredColumns(header, recalled).filter(
      ({ header: words, answer }) => answer === undefined && columnWords(words) !== "other",
    ),
  };
}

/** An answer about money that is none of the plan's. */
export const NOT_PLAN_MONEY = "none";
/** What the report says of it. */
export const ANSWERED_NONE = "answered before: no money of the plan";
