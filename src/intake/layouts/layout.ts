// The schema of a layout: how one kind of statement is recognised and what its columns and words mean.
// Built-in layouts and those of users are the same data, read by the same code; unknown keys are errors.
import { z } from "zod";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { contributionFields } from "../../ledger/kinds.ts";
import { expressionFault } from "../text/expression.ts";
import { DATE_FORMATS } from "../text/statement-date.ts";
import { DELIMITERS } from "../text/text-rows.ts";

const keysOf = <T extends object>(record: T) =>
  Object.keys(record) as [keyof T & string, ...(keyof T & string)[]];

/** The contribution keys as the contract writes them: `pretax_deferral`, `after_tax`, … */
export const CONTRIBUTION_KEYS = Object.values(contributionFields).map((field) => field.wire) as [
  string,
  ...string[],
];

const reason = z.string().min(3).max(200);
const expression = z
  .string()
  .min(1)
  .max(200)
  .superRefine((source, check) => {
    const fault = expressionFault(source);
    if (fault !== undefined) check.addIssue({ code: "custom", message: fault });
  });
const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1).max(60)]);

/** What a cell must say: whole texts, without regard to case and spacing, or a regular expression. */
const words = {
  text: oneOrMore(z.string().min(1).max(200)).optional(),
  pattern: expression.optional(),
};
const isWorded = (rule: { text?: unknown; pattern?: unknown }) =>
  (rule.text === undefined) !== (rule.pattern === undefined);
const ONE_WORDING = "give either text or pattern";

const planSource = z.enum([
  "after_tax",
  "pretax",
  "match",
  "nonelective",
  "safe_harbor",
  "qnec",
  "rollover",
  "designated_roth",
]);

/** What a row is. `review` beside `is` makes it a proposal. */
const kindRule = z
  .strictObject({
    ...words,
    is: z
      .enum([
        "contribution",
        "transfer",
        "transfer_in",
        "transfer_out",
        "conversion",
        "exchange",
        "distribution",
      ])
      .optional(),
    ignore: reason.optional(),
    review: reason.optional(),
  })
  .refine(isWorded, ONE_WORDING)
  .refine(
    (rule) => rule.is !== undefined || rule.ignore !== undefined || rule.review !== undefined,
    {
      message: "say what it is, or ignore, or review",
    },
  );

/** What kind of money a source is. Without `contribution`, a contribution row of it goes to review. */
const sourceRule = z
  .strictObject({
    ...words,
    contribution: z.enum(CONTRIBUTION_KEYS).optional(),
    /** What the employer's amount in the same row is. */
    employer_contribution: z.enum(CONTRIBUTION_KEYS).optional(),
    plan_source: planSource.optional(),
    ignore: reason.optional(),
    review: reason.optional(),
  })
  .refine(isWorded, ONE_WORDING);

const rowRule = z
  .strictObject({
    /** A header; without one, the first cell that is not empty. */
    column: z.string().optional(),
    ...words,
    ignore: reason.optional(),
    review: reason.optional(),
    /** A line of the paycheck above it, perhaps with that paycheck's gross pay under a header. */
    of_paycheck_above: z.strictObject({ gross_pay: z.string().optional() }).optional(),
  })
  .refine(isWorded, ONE_WORDING)
  .refine((rule) => (rule.ignore === undefined) !== (rule.review === undefined), {
    message: "give either ignore or review",
  });

const column = z.strictObject({
  header: oneOrMore(z.string().min(1).max(120)),
  optional: z.boolean().default(false),
});

const COLUMN_FIELDS = [
  "date",
  "deposited_on",
  "period",
  "period_start",
  "period_end",
  "kind",
  "source",
  "source_word",
  "source_code",
  "amount",
  "employer_amount",
  "gross_pay",
  "employee",
  "account",
  "limitation_year",
  "fund",
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

const table = z.strictObject({
  name: z.string().min(1).max(60),
  columns: z.partialRecord(z.enum(COLUMN_FIELDS), column).default({}),
  /** Headers that must be there too, and headers known to carry no contribution. */
  also: z.array(z.string()).max(60).default([]),
  ignored_columns: z.array(z.string()).max(120).default([]),
  /** One row, many contributions: the columns of a payroll register. */
  wide: z
    .array(
      z.strictObject({
        header: oneOrMore(z.string().min(1).max(120)),
        contribution: z.enum(CONTRIBUTION_KEYS),
      }),
    )
    .max(60)
    .default([]),
  /** Columns of money that no rule names are asked about, even where none is named. */
  register: z.boolean().default(false),
  /** Why no row of this table is an event. */
  ignore: reason.optional(),
  /** A table of a row or two whose date and plan hold for the tables after it. */
  context: z.boolean().default(false),
  rows: z.array(rowRule).max(60).default([]),
  kinds: z.array(kindRule).max(120).default([]),
  /** What a row is whose kind no rule names; without it, such a row goes to review. */
  other_kinds: z.strictObject({ ignore: reason }).optional(),
  /** Every row is this, in a table without a column of kinds. */
  every_row: z.enum(["contribution"]).optional(),
  sources: z.array(sourceRule).max(120).default([]),
  /** Why the statement cannot say which source the money is. */
  no_source: reason.optional(),
  date_formats: z.array(z.enum(DATE_FORMATS)).min(1).optional(),
  /** Amounts of one decimal are read everywhere now; layouts that were written before still say it. */
  trailing_zeros_dropped: z.boolean().optional(),
  /** Purchases are printed as money leaving: the sign of a contribution says nothing. */
  unsigned: z.boolean().default(false),
  /** Same-day transfers in and out of one amount are a rollover, even where the plan has not said so. */
  pairs_are_rollovers: z.boolean().default(false),
});

const stanzas = z.strictObject({
  /** A line that is nothing but the date of what follows. */
  date: expression,
  /** Lines without meaning between date and row. */
  skip: z.array(expression).max(20),
  /** The cells of a row line, by field; `""` for one without meaning. The date comes from above. */
  cells: z.array(z.string()).min(1).max(20),
});

/** A cell of a line of fixed width, under the name that tables know it by. Positions count from 1. */
const fixedCell = z.strictObject({
  header: z.string().min(1).max(120),
  start: z.number().int().min(1).max(20_000),
  length: z.number().int().min(1).max(2000),
  implied_decimals: z.number().int().min(1).max(4).optional(),
});

export const layoutSchema = z
  .strictObject({
    layout: z.string().regex(/^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/, "provider/name"),
    version: z.literal(1),
    title: z.string().min(3).max(120),
    evidence: z.string().max(600).optional(),
    /** Who reports: the payroll that pays the money, or the plan that receives it. */
    side: z.enum(["payroll", "plan"]),
    /** A file that we know and do not read, and why. */
    declined: reason.optional(),
    /** Part of a file name: breaks no tie, proves nothing, is only mentioned. */
    filename: z.string().max(60).optional(),
    delimiters: z
      .array(z.enum(keysOf(DELIMITERS)))
      .min(1)
      .default(["comma", "tab"]),
    preamble: z.array(expression).max(20).default([]),
    /** The provider's own words: one of them stands in a file of it. Columns alone may be anybody's. */
    words: z.array(expression).max(20).default([]),
    /** A row before the header that names the plan, in its group `plan`. */
    names_plan: expression
      .refine((source) => source.includes("(?<plan>"), "has a group (?<plan>…)")
      .optional(),
    /** Rows of a label and its value above a table, whose value holds for the rows below: `Pay day, 02/05/2026`. */
    stated: z
      .array(z.strictObject({ text: z.string().min(1).max(60), field: z.enum(COLUMN_FIELDS) }))
      .max(10)
      .default([]),
    /** A row that begins like this, and everything after it, is the end of the statement. */
    stop: z.array(expression).max(20).default([]),
    stanzas: stanzas.optional(),
    fixed: z.array(fixedCell).min(1).max(200).optional(),
    tables: z.array(table).max(10).default([]),
    /** The employees of the file and the accounts, as the ledger calls them. */
    people: z.record(z.string(), z.string()).default({}),
    accounts: z.record(z.string(), z.string()).default({}),
    person: z.string().optional(),
    plan: z.string().optional(),
  })
  .refine((layout) => layout.tables.length > 0, { message: "a layout has a table" });

export type Layout = z.infer<typeof layoutSchema>;
export type LayoutTable = Layout["tables"][number];
export type KindRule = LayoutTable["kinds"][number];
export type SourceRule = LayoutTable["sources"][number];
export type RowRule = LayoutTable["rows"][number];

/** Where in the file the value at a path stands. */
export type PlaceOf = (path: readonly PropertyKey[]) => { line: number; column?: number };

/** Checks a layout against the schema: every fault, each with its path. */
export function parseLayout(
  value: unknown,
  file: string,
  placeOf: PlaceOf = () => ({ line: 1 }),
): Outcome<Layout, readonly Problem[]> {
  const parsed = layoutSchema.safeParse(value);
  if (parsed.success) return success(parsed.data);
  return failure(
    parsed.error.issues.map((issue) => ({
      code: "import.layout-invalid" as const,
      severity: "error" as const,
      message: `${issue.path.map(String).join(".") || "the layout"}: ${issue.message}`,
      at: { file, ...placeOf(issue.path) },
      hint: "docs/reference/layout-file.md lists every key",
    })),
  );
}

export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
