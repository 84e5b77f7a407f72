// How a problem is printed: place and sentence, the line of the file with the offending part marked,
// what to do, and the code to look up. One shape for every problem, for people and for editors.
import { adviceText } from "../kernel/advice.ts";
import { citationText } from "../kernel/citation.ts";
import type { Problem, SourceSpan } from "../kernel/problem.ts";
import { maskTaxpayerNumbers, visible } from "../kernel/shown-text.ts";
import { displayWidth } from "./text/display-width.ts";

export interface ProblemStyle {
  readonly color: boolean;
  /** How many problems are printed before "and n more"; 20 unless said otherwise. */
  readonly most?: number;
}

const MOST = 20;
const EXCERPT_COLUMNS = 100;
const PAINT = { error: "\u001b[31m", warning: "\u001b[33m", mark: "\u001b[1m", off: "\u001b[0m" };

/** All problems as text that ends in a newline; nothing for none. */
export function renderProblems(problems: readonly Problem[], style: ProblemStyle): string {
  const most = style.most ?? MOST;
  const shown = problems.slice(0, most).map((problem) => renderProblem(problem, style));
  const left = problems.length - most;
  if (left > 0) shown.push(`rothbook: and ${left} more ${left === 1 ? "problem" : "problems"}\n`);
  return shown.join("");
}

function renderProblem(problem: Problem, style: ProblemStyle): string {
  const { severity, at, hint, citation, code } = problem;
  const paint = (name: keyof typeof PAINT, text: string) =>
    style.color ? PAINT[name] + text + PAINT.off : text;
  const place = at === undefined ? "" : `${placeOf(at)}: `;
  const lines = [
    `rothbook: ${paint(severity, severity)}: ${place}${paint("mark", clean(problem.message))}`,
    ...(at?.excerpt === undefined ? [] : excerptLines(at, at.excerpt)),
  ];
  if (hint !== undefined) lines.push(`  hint: ${clean(adviceText(hint))}`);
  if (citation !== undefined) lines.push(`  law: ${clean(citationText(citation))}`);
  lines.push(`  code: ${code}`);
  return `${lines.join("\n")}\n`;
}

/** `file:14:7`, as compilers write places, so that editors can jump there; of a PDF its page and the line of its text. */
export function placeOf({ file, line, column, page }: SourceSpan): string {
  if (page !== undefined) return `${visible(file)}, page ${page}, line ${line}`;
  return [visible(file), line, ...(column === undefined ? [] : [column])].join(":");
}

/** The line of the file and, under it, carets; a long line is cut to a window around them, no wider than `columns`. */
export function excerptLines(at: SourceSpan, excerpt: string, columns = Infinity): string[] {
  const characters = [...maskTaxpayerNumbers(excerpt)];
  const from = at.column === undefined ? 0 : Math.min(at.column - 1, characters.length);
  const to = Math.min(Math.max(at.endColumn ?? from + 2, from + 2) - 1, characters.length);
  const margin = ` ${String(at.line).padStart(3)} | `;
  // A mark of what was cut off at either end.
  const most = Math.max(40, Math.min(EXCERPT_COLUMNS, columns - margin.length - 2));
  const start = characters.length <= most || from < most - 20 ? 0 : from - 20;
  const end = Math.min(characters.length, start + most);
  // A tab between cells is one place wide here, so that the marks keep their columns.
  const text = (first: number, last: number) =>
    visible(characters.slice(first, last).join("").replaceAll("\t", " "));
  const [before, after] = [start > 0 ? "…" : "", end < characters.length ? "…" : ""];
  const lines = [margin + before + text(start, end) + after];
  if (at.column !== undefined) {
    const indent = displayWidth(before + text(start, from));
    const carets = Math.max(1, displayWidth(text(from, Math.min(to, end))));
    lines.push(`${" ".repeat(margin.length - 2)}| ${" ".repeat(indent)}${"^".repeat(carets)}`);
  }
  return lines;
}

function clean(text: string): string {
  return maskTaxpayerNumbers(visible(text));
}
