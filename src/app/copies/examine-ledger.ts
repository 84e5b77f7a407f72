// Is the ledger well kept? Every finding, and as problems those that ask for something to be done.

import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { attempt, type Result } from "../attempt.ts";
import type { Finding, LedgerFiles } from "../ports.ts";

export interface Examined {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

export async function examineLedger(files: LedgerFiles, path: string): Promise<Result<Examined>> {
  return await attempt(async () => {
    const { findings, fault } = await files.examine(path);
    const problems = findings.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
    // No record is kept of backups, because they may be anywhere; the question is worth a line all the same.
    const backup = {
      what: "newest backup",
      detail: "not known here; make one with rothbook backup FILE",
      unknown: true,
    };
    return success({
      findings: [...findings, backup],
      problems: fault === undefined ? problems : [...problems, fault],
    });
  });
}
