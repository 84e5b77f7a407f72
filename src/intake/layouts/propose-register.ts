// The table of a layout for a payroll's register that nobody knows: dates, people and gross pay by their headers,
// kinds of money only where the built-in register names them. What is only likely is asked when the file is
// imported, and answered once: a column is never given a meaning on a guess.

import { columnWords } from "../tables/column-words.ts";
import { type StudiedColumn, TOTALS_ROW } from "../tables/study-table.ts";
import { maskNumbers } from "../text/mask.ts";
import { headerWords, normaliseHeader } from "../text/wording.ts";
import { askedWords, questionId } from "../unknown.ts";
import { builtInLayouts } from "./built-in-layouts.ts";
import type { ColumnKinds, ColumnRoles } from "./column-roles.ts";
import { CONTRIBUTION_KEYS, listOf } from "./layout.ts";
import type { LayoutQuestion } from "./layout-init.ts";
import { likelyContribution } from "./likely-contribution.ts";

export interface ProposedRegister {
  readonly table: Readonly<Record<string, unknown>>;
  readonly dates: StudiedColumn | undefined;
  readonly questions: readonly LayoutQuestion[];
}

/** Undefined when no column of amounts names money of a plan, or only beside a column of its kinds. */
export function proposeRegister(
  { dates, amounts, words }: ColumnKinds,
  { date: likely, source, employee }: Pick<ColumnRoles, "date" | "source" | "employee">,
): ProposedRegister | undefined {
  const plan = amounts.filter(({ header }) => columnWords(header) === "plan");
  const several = plan.length > 1 && source === undefined;
  if (!several && !plan.some(({ header }) => !BARE.test(header))) return undefined;
  const register = builtInLayouts().find(({ layout }) => layout === "payroll/register")?.tables[0];
  const known = (among: readonly StudiedColumn[], headers: string | readonly string[] = []) => {
    const names = new Set(listOf(headers).map(normaliseHeader));
    return among.filter(({ header }) => names.has(normaliseHeader(header)));
  };
  const first = (among: readonly StudiedColumn[], pattern: RegExp) =>
    among.find(({ header }) => pattern.test(headerWords(header)));
  const [listed] = known(dates, register?.columns.date?.header);
  const date = listed ?? likely;
  const [grossListed] = known(amounts, register?.columns.gross_pay?.header);
  const gross = grossListed ?? first(amounts, GROSS) ?? onlyPay(amounts);
  const people = known(words, register?.columns.employee?.header);
  const columns: Record<string, unknown> = {};
  if (date !== undefined) columns["date"] = { header: date.header };
  if (gross !== undefined) columns["gross_pay"] = { header: gross.header };
  const names = (people.length > 0 ? people : employee).map(({ header }) => header);
  if (names.length > 0) columns["employee"] = { header: names.length === 1 ? names[0] : names };

  const wide: { header: string; contribution: string }[] = [];
  const ignored: string[] = [];
  const questions: LayoutQuestion[] = [];
  for (const column of amounts) {
    const { header } = column;
    if (column === gross || column === date || employee.includes(column)) continue;
    const contribution = register?.wide.find((rule) => known([column], rule.header).length > 0);
    if (contribution !== undefined) {
      wide.push({ header, contribution: contribution.contribution });
      continue;
    }
    if (columnWords(header) === "other") ignored.push(maskNumbers(header));
    else questions.push(columnQuestion(header));
  }
  const table = {
    name: "rows",
    columns,
    ...(ignored.length > 0 && { ignored_columns: ignored }),
    register: true,
    rows: [{ pattern: TOTALS_ROW, ignore: "a row of totals" }],
    ...(wide.length > 0 && { wide }),
  };
  return { table, dates: date, questions };
}

/** `Wages` beside no other kind of pay is all of it; beside overtime or a bonus it is a part. */
function onlyPay(amounts: readonly StudiedColumn[]): StudiedColumn | undefined {
  if (amounts.some(({ header }) => PART_OF_PAY.test(headerWords(header)))) return undefined;
  const [pay, another] = amounts.filter(({ header }) => ALL_PAY.test(headerWords(header)));
  return another === undefined ? pay : undefined;
}

function columnQuestion(header: string): LayoutQuestion {
  const words = askedWords(header);
  const likely = likelyContribution(header);
  return {
    text: `what is the column "${words}"?`,
    choices: [...CONTRIBUTION_KEYS, "ignore", "ask"],
    suggestion: likely ?? "ask",
    // Left out of the layout it is asked at the import: nothing is lost.
    unanswered: "ask",
    at: { list: "wide", header },
    answer: `${questionId("column", words)}=${likely ?? "KIND"}`,
  };
}

/** One column of amounts called so is a plan's statement, with a row for each kind of money. */
const BARE = /^(?:your |employee |employer |plan )?(?:contributions?|deferrals?|amount)$/i;
const GROSS = /\bgross\b|^tot(?:al)? (?:earnings|pay|wages)$/i;
const ALL_PAY = /^(?:wages?|earnings|pay|salary|compensation|pay amount)(?: \$)?$/;
const PART_OF_PAY =
  /regular|\breg\b|hourly|overtime|\bo\.?t\b|bonus|commis|\btips?\b|holiday|vacation|sick|\bpto\b|retro|imputed|\bgtl\b/i;
