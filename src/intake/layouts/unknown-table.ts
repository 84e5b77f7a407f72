// A table of nobody that we know: with a date, amounts and words of money it is read all the same, and every
// word of it that is not certain is asked, once. Columns of money whose names leave no doubt in any payroll
// are those of the register. Where a question could not tell what is meant, the file is refused with the reason.

import { byCommand } from "../../kernel/advice.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import {
  type StudiedColumn,
  type StudiedTable,
  studyTable,
  TOTALS_ROW,
} from "../tables/study-table.ts";
import { trustTexts } from "../text/expression.ts";
import { maskNumbers } from "../text/mask.ts";
import { type Encoding, statementText } from "../text/statement-text.ts";
import { builtInLayouts } from "./built-in-layouts.ts";
import { columnKinds, columnRoles, type StudiedRoles } from "./column-roles.ts";
import { type Layout, parseLayout } from "./layout.ts";
import { columnTable } from "./layout-init.ts";
import { likelyContribution } from "./likely-contribution.ts";
import { CONTRIBUTION } from "./likely-kind.ts";
import { type ProposedRegister, proposeRegister } from "./propose-register.ts";

const UNKNOWN_TABLE = "table/unknown";

/** Undefined when the file says nothing of money that we could ask about. */
export function unknownTable(
  head: Uint8Array,
  file: string,
  encoding?: Encoding,
): Outcome<Layout, Problem> | undefined {
  const decoded = statementText(head, file, encoding);
  const studied = decoded.ok ? studyTable(decoded.value.text) : undefined;
  if (studied === undefined) return undefined;
  const kinds = columnKinds(studied.columns);
  const found = columnRoles(kinds);
  const register = proposeRegister(kinds, found.roles);
  if (register !== undefined)
    return register.dates === undefined
      ? undefined
      : layoutOf(registerTable(register), { ...studied, side: "payroll", file });
  const { date, amount, source, kind } = found.roles;
  if (date === undefined || amount === undefined || !speaksOfPlan(source, kind)) return undefined;
  const doubt = doubtOf(found, amount);
  if (doubt !== undefined)
    return failure({
      code: "import.unknown-layout",
      severity: "error",
      at: { file, line: 1 },
      ...doubt,
    });
  return layoutOf(rowsTable(found), { ...studied, side: found.side, file });
}

function layoutOf(
  table: object,
  { delimiter, side, file }: Pick<StudiedTable, "delimiter"> & { side: string; file: string },
): Outcome<Layout, Problem> | undefined {
  trustTexts(TOTALS_ROW);
  const layout = parseLayout(
    {
      layout: UNKNOWN_TABLE,
      version: 1,
      title: "A table of a provider that is not known",
      side,
      delimiters: [delimiter],
      // Which order its dates are in is proven by its rows, or by those of the file before.
      tables: [
        { name: "rows", rows: [{ pattern: TOTALS_ROW, ignore: "a row of totals" }], ...table },
      ],
    },
    file,
  );
  return layout.ok ? success(layout.value) : undefined;
}

function registerTable({ table }: ProposedRegister): object {
  const known = builtInLayouts().find(({ layout }) => layout === "payroll/register")?.tables[0];
  return {
    columns: table["columns"],
    register: true,
    wide: known?.wide ?? [],
    ignored_columns: known?.ignored_columns ?? [],
  };
}

function rowsTable({ roles }: StudiedRoles): object {
  const { kind, source } = roles;
  return {
    columns: columnTable(roles),
    ...(kind === undefined
      ? { every_row: "contribution" }
      : {
          kinds: words(kind).flatMap((text) =>
            CONTRIBUTION.test(text) ? [{ text, is: "contribution" }] : [],
          ),
        }),
    ...(source === undefined && { no_source: NO_SOURCE }),
  };
}

function speaksOfPlan(...columns: readonly (StudiedColumn | undefined)[]): boolean {
  return columns
    .flatMap((column) => (column === undefined ? [] : words(column)))
    .some((text) => likelyContribution(text) !== undefined || CONTRIBUTION.test(text));
}

const words = ({ distinct }: StudiedColumn) =>
  [...distinct.keys()].map((text) => maskNumbers(text).slice(0, 200)).slice(0, MOST_RULES);

/** A table takes no more rules. */
const MOST_RULES = 100;

/** What no answer about a word or a column could settle. */
function doubtOf(
  { unexplained, mixed }: StudiedRoles,
  amount: StudiedColumn,
): Pick<Problem, "message" | "hint"> | undefined {
  const shown = (texts: readonly string[]) =>
    texts.map((text) => quoted(maskNumbers(text))).join(", ");
  if (mixed.length > 0)
    return {
      message: `${shown(mixed)} stands on lines of the employee and of the employer: one word for two kinds of money`,
      hint: "export the register with a column for each deduction, or one side of it at a time",
    };
  if (unexplained.length === 0) return undefined;
  const others = shown(unexplained.map(({ header }) => header));
  return {
    message: `beside ${shown([amount.header])} there may be money of the plan in ${others}`,
    hint: byCommand(
      "say in a layout what each column is, or that it is none of the plan’s",
      "layout init FILE",
    ),
  };
}

const NO_SOURCE = "the statement does not say which source the money is";
