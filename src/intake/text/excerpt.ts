// The line of the file under a problem, so that nobody has to open it to see what is meant. Numbers that
// identify people and accounts are struck out in place: the marks below the line keep their columns.
import type { Problem, SourceSpan } from "../../kernel/problem.ts";
import type { ReadRecord } from "../read-record.ts";
import type { Unknown } from "../unknown.ts";
import { strikeNumbers } from "./mask.ts";

/** The records with the line of each problem that has a place and shows none yet. */
export function withExcerpts(records: readonly ReadRecord[], text: string): readonly ReadRecord[] {
  if (!records.some(({ result, unknowns }) => result.bucket === "error" || unknowns))
    return records;
  const lineAt = lineReader(text);
  const shown = (problem: Problem): Problem => {
    const { at } = problem;
    // A problem of the whole file has no column; its first line would explain nothing.
    if (at === undefined || at.column === undefined || at.excerpt !== undefined) return problem;
    const excerpt = lineAt(at.line);
    return excerpt === undefined ? problem : { ...problem, at: { ...at, excerpt } };
  };
  return records.map((each) => {
    const record = each.unknowns === undefined ? each : withLines(each, each.unknowns, lineAt);
    return record.result.bucket === "error"
      ? { ...record, result: { bucket: "error", problems: record.result.problems.map(shown) } }
      : record;
  });
}

/** A question shows its lines too. */
function withLines(
  record: ReadRecord,
  unknowns: readonly Unknown[],
  lineAt: (line: number) => string | undefined,
): ReadRecord {
  const shown = <T extends SourceSpan>(at: T): T => {
    const excerpt = at.excerpt ?? lineAt(at.line);
    return excerpt === undefined ? at : { ...at, excerpt };
  };
  return {
    ...record,
    unknowns: unknowns.map((unknown) => ({
      ...unknown,
      at: shown(unknown.at),
      ...(unknown.header && { header: shown(unknown.header) }),
    })),
  };
}

function lineReader(text: string): (line: number) => string | undefined {
  const starts = [0];
  const known = new Map<number, string>();
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return (line) => {
    const start = starts[line - 1];
    if (start === undefined) return undefined;
    let excerpt = known.get(line);
    if (excerpt === undefined) {
      excerpt = strikeNumbers(text.slice(start, starts[line]).replace(/[\r\n]+$/, ""));
      known.set(line, excerpt);
    }
    return excerpt;
  };
}
