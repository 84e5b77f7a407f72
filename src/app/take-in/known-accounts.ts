// Which accounts have fed a plan: every import that recorded something remembers the account that its file
// named, masked. A file of another account, or of an account that feeds another plan, is a decision.

import type { StatedAccount } from "../../intake/read-record.ts";
import { batchIdOf } from "../../kernel/ids.ts";
import type { Problem, SourceSpan } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { LedgerWriter } from "../ports.ts";

interface Remembered extends StatedAccount {
  readonly batch: string;
}

/** Why the file may be another account's, or undefined. Numbers are compared within one provider's files. */
export function otherAccount(
  writer: LedgerWriter,
  stated: StatedAccount,
  { layout, at }: { readonly layout: string; readonly at: SourceSpan },
): Problem | undefined {
  const known = remembered(writer, layout);
  const same = known.filter(({ account }) => account === stated.account);
  if (same.some(({ plan }) => plan === stated.plan)) return undefined;
  const [elsewhere] = same;
  const [before] = known.filter(({ plan }) => plan === stated.plan);
  const account = quoted(stated.account);
  const message =
    elsewhere !== undefined
      ? `the file is of account ${account}, which fed ${elsewhere.plan} before (${elsewhere.batch}), not ${stated.plan}`
      : before !== undefined
        ? `the file is of account ${account}; ${stated.plan} was fed from ${quoted(before.account)} before (${before.batch})`
        : undefined;
  if (message === undefined) return undefined;
  return {
    code: "import.other-account",
    severity: "error",
    message,
    hint: "choose the plan with --plan ID, or say --confirm account if both are right: it is remembered",
    at: { file: at.file, line: at.line },
  };
}

/** Every account that fed a plan, whoever the provider. */
export function accountsBefore(writer: LedgerWriter): readonly StatedAccount[] {
  return remembered(writer);
}

/** What imports of the provider remember; one that was undone since is forgotten. */
function remembered(writer: LedgerWriter, layout?: string): Remembered[] {
  const provider = layout && providerOf(layout);
  const known = new Map<string, Remembered>();
  for (const event of writer.standing(["batch"])) {
    if (event.kind !== "batch") continue;
    if (provider !== undefined && providerOf(event.data.layout ?? "") !== provider) continue;
    for (const { plan, account } of event.data.accounts ?? []) {
      const key = `${plan} ${account}`;
      if (known.has(key) || !stands(writer, event.seq)) continue;
      known.set(key, { plan, account, batch: batchIdOf(event.seq) });
    }
  }
  return [...known.values()];
}

function stands(writer: LedgerWriter, batch: number): boolean {
  const range = writer.batchRange(batch);
  if (range === undefined) return false;
  for (let seq = range.first; seq <= range.last; seq++) {
    if (writer.isStanding(seq) && writer.bySeq(seq)?.kind !== "reversal") return true;
  }
  return false;
}

function providerOf(layout: string): string {
  return layout.split("/")[0] ?? layout;
}
