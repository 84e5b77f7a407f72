// Statement files held against the ledger, with nothing recorded. What two files both say, as exports that
// overlap do, counts once; what one file says twice counts twice.

import type { TaxYear } from "../../kernel/calendar.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import {
  compareStatements,
  type StatementComparison,
} from "../../statements/compare-statements.ts";
import { compareYearToDate, type YearToDateRow } from "../../statements/compare-year-to-date.ts";
import { attempt, type Result, refusal } from "../attempt.ts";
import { loadPersonLedger } from "../person-ledger.ts";
import type { LedgerReader, SourceFile } from "../ports.ts";
import { type FileSays, type StatementOptions, statementValues } from "./statement-values.ts";

export interface ReconcileStatementsOptions extends StatementOptions {
  readonly person?: string | undefined;
  /** The plan of files that name none; the only plan when there is one. */
  readonly plan?: string | undefined;
  /** Only pay dates of this year, which the files are then taken to cover. */
  readonly taxYear?: TaxYear | undefined;
}

export interface StatementReport extends StatementComparison {
  readonly person: string;
  readonly taxYear?: TaxYear | undefined;
  readonly files: readonly {
    readonly file: string;
    readonly layout: string;
    readonly deposits: number;
    readonly paychecks: number;
    readonly openLines: number;
  }[];
  readonly yearToDate: readonly YearToDateRow[];
  /** What the readers say besides, as warnings. */
  readonly notes: readonly Problem[];
}

export async function reconcileStatements(
  store: LedgerReader,
  sources: readonly SourceFile[],
  options: ReconcileStatementsOptions,
): Promise<Result<StatementReport>> {
  return await attempt(async () => {
    const loaded = await loadPersonLedger(store, options.person);
    if (!loaded.ok) return loaded;
    const { ledger, person } = loaded.value;
    const [only, second] = ledger.plans.keys();
    const plan = options.plan ?? (second === undefined ? only : undefined);
    if (plan !== undefined && !ledger.plans.has(plan)) {
      const recorded = [...ledger.plans.keys()].slice(0, 8).join(", ");
      return refusal("usage.bad-option", `there is no plan "${plan}"`, `recorded: ${recorded}`);
    }
    const context = {
      person,
      ...(plan !== undefined && { plan }),
      personNamed: options.person !== undefined,
      planFeatures: (name: string) => ledger.plans.get(name)?.features,
    };
    const { layout, userLayouts, encoding, taxYear } = options;
    const read: { readonly file: string; readonly says: FileSays }[] = [];
    const problems: Problem[] = [];
    for (const source of sources) {
      const says = await statementValues(source, { layout, userLayouts, encoding }, context);
      if (says.ok) read.push({ file: source.name, says: says.value });
      else problems.push(...says.error);
    }
    if (problems.length > 0) return failure(problems);
    const together = <T extends object>(from: (says: FileSays) => readonly T[]) =>
      counted(read.map(({ says }) => from(says)));
    const compared = compareStatements(
      ledger,
      person,
      {
        deposits: together(({ deposits }) => deposits),
        paychecks: together(({ paychecks }) => paychecks),
        open: together(({ open }) => open),
        covered: together(({ covered }) => covered),
      },
      taxYear,
    );
    const yearToDate = compareYearToDate(
      ledger,
      person,
      together((says) => says.yearToDate).filter(
        ({ date }) => taxYear === undefined || date.startsWith(`${taxYear}-`),
      ),
      compared.rows,
    );
    return success({
      ...compared,
      agrees: compared.agrees && yearToDate.every(({ outcome }) => outcome !== "different_amount"),
      person,
      taxYear,
      files: read.map(({ file, says }) => ({
        file,
        layout: says.layout,
        deposits: says.deposits.length,
        paychecks: says.paychecks.length,
        openLines: says.openLines,
      })),
      yearToDate,
      notes: read.flatMap(({ says }) => says.notes),
    });
  });
}

/** The values of all files, each as often as the file has it that has it most often. */
function counted<T extends object>(files: readonly (readonly T[])[]): T[] {
  const most = new Map<string, number>();
  const kept: T[] = [];
  for (const file of files) {
    const seen = new Map<string, number>();
    for (const value of file) {
      // Where it stands is not what it says.
      const key = JSON.stringify({ ...value, file: "", line: 0 });
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      if (count <= (most.get(key) ?? 0)) continue;
      most.set(key, count);
      kept.push(value);
    }
  }
  return kept;
}
