// What the dropped files hold and what recording them would do: all of them tried in one transaction that
// is taken back. The same is not read twice: it is kept until a file, an answer or the book changes.

import type { Result } from "../../app/attempt.ts";
import type { LedgerReader } from "../../app/ports.ts";
import { type FileToTry, tryFiles } from "../../app/take-in/import-files.ts";
import type { ImportOptions, OpenLine } from "../../app/take-in/import-options.ts";
import type { FileReport } from "../../app/take-in/import-report.ts";
import type { Question } from "../../app/take-in/question.ts";
import { type ReviewLine, reviewLine } from "../../app/take-in/review-file.ts";
import { sourceOfBytes } from "../../compose.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { changing } from "../asking.ts";
import { madeFrom } from "../made-from.ts";
import type { Book } from "../site.ts";
import type { Upload, Uploads } from "../uploads.ts";

export interface FileRead {
  readonly upload: Upload;
  readonly report: FileReport;
  readonly problems: readonly Problem[];
  /** Open questions: without an answer, or left for later. */
  readonly questions: readonly Question[];
  /** Lines that wait, with what would be recorded if somebody accepted them. */
  readonly open: readonly ReviewLine[];
  /** Recording would write something: events, or answers to remember. */
  readonly writes: boolean;
  readonly people: readonly string[];
}

export interface FilesRead {
  /** What a form has to bring back: of the files and the book that were shown. */
  readonly revision: string;
  readonly files: readonly FileRead[];
}

const kept = new WeakMap<Book, FilesRead>();

export async function readFiles(book: Book): Promise<Result<FilesRead>> {
  return await changing(book, async (store) => {
    const revision = await revisionOf(book, store);
    const before = kept.get(book);
    if (before?.revision === revision) return success(before);
    const uploads = book.uploads.all();
    const open = new Map<string, ReviewLine[]>(uploads.map(({ id }) => [id, []]));
    const tries: FileToTry[] = [];
    for (const upload of uploads) {
      const onOpen = (line: OpenLine) => void open.get(upload.id)?.push(reviewLine(line));
      const source = await sourceOfBytes(upload.name, upload.bytes);
      tries.push({ source, options: { ...importOptionsOf(book, upload), onOpen } });
    }
    const results = tries.length === 0 ? [] : await tryFiles(store, tries);
    const files = results.flatMap((result, index): FileRead[] => {
      const upload = uploads[index];
      if (upload === undefined) return [];
      const { report, problems, questions, touched } = result;
      return [
        {
          upload,
          report,
          problems,
          questions,
          open: open.get(upload.id) ?? [],
          writes: report.batch !== null,
          people: [...touched].map(([person]) => person),
        },
      ];
    });
    const read = { revision, files };
    kept.set(book, read);
    return success(read);
  });
}

/** `7_214_9f86d081`: the files as they lie here, and the last entry of the book. */
export async function revisionOf(
  { uploads }: { readonly uploads: Pick<Uploads, "revision"> },
  store: Pick<LedgerReader, "head">,
): Promise<string> {
  const { seq, digest } = await store.head();
  return madeFrom(uploads.revision, seq, digest.slice(0, 8));
}

export function importOptionsOf(book: Book, { choices }: Upload): ImportOptions {
  const { answers, remember, confirm, supersede, accept, person, plan } = choices;
  const takenOn = book.access().today;
  return { answers, remember, confirm, supersede, accept, person, plan, takenOn };
}

/** Questions that nobody has looked at: whose file it is comes first, since what is proposed rests on it. */
export function questionsToAsk({ upload, questions }: FileRead): readonly Question[] {
  const unanswered = questions.filter(({ id }) => !upload.choices.answers.has(id));
  const whose = unanswered.filter(({ kind }) => WHOSE.has(kind));
  return whose.length > 0 ? whose : unanswered;
}

const WHOSE: ReadonlySet<Question["kind"]> = new Set(["person", "owner", "plan"]);

export function questionsLeft({ upload, questions }: FileRead): number {
  return questions.filter(({ id }) => !upload.choices.answers.has(id)).length;
}

/** What somebody said that can still be changed: answered, or left for later. */
export function questionsAnswered({ upload }: FileRead): readonly Question[] {
  const { answers, asked } = upload.choices;
  return [...asked.values()].filter(({ id }) => answers.has(id));
}

export function isRefused({ problems }: FileRead): boolean {
  return problems.some(({ severity }) => severity === "error");
}

/** Lines that can be accepted as proposed, and were not; a line that a question is about waits for its answer. */
export function linesToReview({ open, upload, questions }: FileRead): readonly ReviewLine[] {
  const asked = new Set(questions.flatMap(({ lines }) => lines));
  return open.filter(
    ({ proposal, line }) =>
      proposal.length > 0 && !asked.has(line) && !upload.choices.accept.has(line),
  );
}

/** Lines that are not recorded and that no question and no tick is about: why, and how many of each. */
export function linesLeftOut({ report, questions, open }: FileRead): FileReport["reasons"] {
  const asked = new Set(questions.flatMap(({ lines }) => lines));
  const tickable = open.filter(({ proposal }) => proposal.length > 0).map(({ line }) => line);
  const elsewhere = new Set([...asked, ...tickable]);
  return report.reasons.filter(
    ({ bucket, first_line }) => bucket === "needs_review" && !elsewhere.has(first_line),
  );
}

/** What it says cannot be recorded until somebody says whose it is: a form that names nobody of the book. */
export function needsPerson(file: FileRead): boolean {
  return file.open.some(({ lacks }) => lacks === "person");
}
