// Imports files one after another and asks what each leaves open, as often as an answer opens another
// question. Nobody waits with the ledger locked: a file with questions is let go, and read again with the
// answers.
import { success } from "../../kernel/outcome.ts";
import type { Result } from "../attempt.ts";
import { type LedgerAccess, withLedger } from "../ledger-access.ts";
import type { SourceFile } from "../ports.ts";
import { type Imported, importFiles } from "./import-files.ts";
import type { ImportOptions } from "./import-options.ts";
import { touchedByAll } from "./people-of-file.ts";
import type { Question } from "./question.ts";

/** Gives the answer's value. */
export type Ask = (question: Question, file: string) => Promise<string>;

const WHOSE: ReadonlySet<string> = new Set(["person", "owner", "plan"]);

export async function importAsking(
  access: LedgerAccess,
  sources: readonly SourceFile[],
  options: Omit<ImportOptions, "holdForAnswers">,
  ask: Ask,
): Promise<Result<Imported>> {
  const done: Imported[] = [];
  for (const source of sources) {
    const answers = new Map(options.answers);
    for (let hold = true; ; ) {
      const given = { ...options, answers, holdForAnswers: hold };
      const imported = await withLedger(access, (store) => importFiles(store, [source], given));
      if (!imported.ok) return imported;
      const questions = imported.value.asked.flatMap((file) => file.questions);
      // Nothing of a refused file is kept, answers included: it is asked about when it can be read.
      const [report] = imported.value.files;
      const isRefused =
        (report?.errors ?? 0) > 0 && !questions.some(({ kind }) => kind === "dates");
      const unanswered = hold && !isRefused ? questions.filter(({ id }) => !answers.has(id)) : [];
      // Whose it is and which plan come first: what is proposed for the rest depends on them.
      const whose = unanswered.filter(({ kind }) => WHOSE.has(kind));
      const open = whose.length > 0 ? whose : unanswered;
      for (const question of open) answers.set(question.id, await ask(question, source.name));
      if (open.length > 0) continue;
      if (isRefused) {
        done.push({ ...imported.value, asked: [] });
        break;
      }
      if (!hold || questions.length === 0) {
        done.push(imported.value);
        break;
      }
      // Somebody does not know yet: the rest is recorded without these lines.
      hold = false;
    }
  }
  return success({
    files: done.flatMap(({ files }) => files),
    problems: done.flatMap(({ problems }) => problems),
    asked: done.flatMap(({ asked }) => asked),
    touched: touchedByAll(done.map(({ touched }) => touched)),
    answered: done.flatMap(({ answered }) => answered),
  });
}
