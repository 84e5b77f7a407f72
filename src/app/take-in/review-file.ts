// What of a statement is open, as the ledger stands; and the recording of what somebody accepted.
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { TypedFields } from "../../ledger/codec.ts";
import { type Candidate, typedData } from "../../ledger/event.ts";
import { type Result, refusal } from "../attempt.ts";
import type { LedgerStore, SourceFile } from "../ports.ts";
import { importFiles } from "./import-files.ts";
import type { ImportOptions, OpenLine } from "./import-options.ts";
import type { FileReport } from "./import-report.ts";
import type { Question } from "./question.ts";

/** An open line whose proposals say what each of their fields is. */
export interface ReviewLine extends OpenLine {
  readonly proposals: readonly Proposed[];
}

/** What would be recorded. */
export interface Proposed {
  readonly candidate: Candidate;
  readonly fields: TypedFields;
}

export interface Reviewed {
  readonly file: string;
  /** What is open, or still open after what was accepted. */
  readonly open: readonly ReviewLine[];
  /** What the acceptance recorded; absent when nothing was accepted. */
  readonly report?: FileReport;
  readonly problems: readonly Problem[];
  /** What can be answered about the open lines. */
  readonly questions: readonly Question[];
}

export function reviewLine(line: OpenLine): ReviewLine {
  const proposals = line.proposal.map((candidate) => ({
    candidate,
    fields: typedData(candidate.kind, candidate.data),
  }));
  return { ...line, proposals };
}

/** Without `accept` nothing is recorded. With it the file is imported, accepted proposals included. */
export async function reviewFile(
  store: LedgerStore,
  source: SourceFile,
  options: Omit<ImportOptions, "dryRun" | "onOpen"> & { readonly as?: string | undefined },
): Promise<Result<Reviewed>> {
  const { accept, as, ...others } = options;
  const before = await openLines(store, source, { ...others, dryRun: true });
  if (!before.ok || accept === undefined) return before;
  if (as !== undefined)
    return await answerLines(store, source, before.value, { accept, as, others });
  const acceptable = new Set(
    before.value.open.filter(({ proposal }) => proposal.length > 0).map(({ line }) => line),
  );
  const wrong = accept === "all" ? [] : [...accept].filter((line) => !acceptable.has(line));
  if (wrong.length > 0) {
    const lines = [...acceptable].toSorted((a, b) => a - b).join(", ");
    return refusal(
      "usage.bad-option",
      `${source.name} has no proposal at line ${wrong.join(", ")}`,
      lines === "" ? "no open line has a proposal" : `lines with a proposal: ${lines}`,
    );
  }
  return await openLines(store, source, { ...others, accept });
}

/** Another answer than the proposed one: to every question about these lines. */
async function answerLines(
  store: LedgerStore,
  source: SourceFile,
  { questions }: Reviewed,
  given: {
    readonly accept: "all" | ReadonlySet<number>;
    readonly as: string;
    readonly others: ImportOptions;
  },
): Promise<Result<Reviewed>> {
  const { accept, as, others } = given;
  const about = questions.filter(
    ({ lines }) => accept === "all" || lines.some((line) => accept.has(line)),
  );
  if (about.length === 0) {
    const asked = questions.flatMap(({ lines }) => lines).toSorted((a, b) => a - b);
    return refusal(
      "usage.bad-option",
      "nothing is asked about these lines",
      asked.length === 0 ? "nothing is asked about the file" : `asked about: ${asked.join(", ")}`,
    );
  }
  const answers = new Map([...(others.answers ?? []), ...about.map(({ id }) => [id, as] as const)]);
  return await openLines(store, source, { ...others, answers });
}

async function openLines(
  store: LedgerStore,
  source: SourceFile,
  options: ImportOptions,
): Promise<Result<Reviewed>> {
  const open: OpenLine[] = [];
  const onOpen = (line: OpenLine) => open.push(line);
  const imported = await importFiles(store, [source], { ...options, onOpen });
  if (!imported.ok) return imported;
  const [report] = imported.value.files;
  return success({
    file: source.name,
    open: open.map(reviewLine),
    ...(options.dryRun !== true && report !== undefined && { report }),
    problems: imported.value.problems,
    questions: imported.value.asked.flatMap(({ questions }) => questions),
  });
}
