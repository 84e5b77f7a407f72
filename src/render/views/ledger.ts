// Answers about the ledger itself: is it what was written, who wrote what when, is its file well kept; and
// what a command that copies or seals it has made. Each is one record, or a list of them.

import type { Head, Verification } from "../../app/ports.ts";
import type { LoggedBatch } from "../../app/questions/audit-log.ts";
import type { Sealed } from "../../app/seal/seal-year.ts";
import type { Problem } from "../../kernel/problem.ts";
import { shortCode } from "../../kernel/short-code.ts";
import {
  flagCell,
  nameCell,
  numberCell,
  personCell,
  type TreeRecord,
  textCell,
  yearCell,
} from "./cell.ts";
import { problemTree } from "./problems.ts";
import { listTable, type View } from "./view.ts";

export function auditVerifyView({ head, events, firstBad, problems }: Verification): View {
  const verified = flagCell(problems.every(({ severity }) => severity === "warning"));
  const at = {
    seq: numberCell(head.seq),
    digest: nameCell(head.digest),
    ledger_id: nameCell(head.ledgerId),
  };
  const table = () =>
    listTable([{ verified, events: numberCell(events), ...at }], {
      keys: ["verified", "events", "seq", "digest", "ledger_id"],
      keepEmpty: true,
    });
  return {
    tree: {
      verified,
      events: numberCell(events),
      head: at,
      first_bad: numberCell(firstBad),
      problems: problems.map(problemTree),
    },
    sections: () => [table()],
    table,
  };
}

const BATCH = ["batch", "recorded_at", "command", "events"];

export function auditLogView(log: readonly LoggedBatch[]): View {
  const batches = log.map(({ batch, data, events }) => ({
    batch: nameCell(batch),
    recorded_at: nameCell(data.recordedAt),
    command: nameCell(data.command),
    events: numberCell(events),
    file: nameCell(data.file),
    layout: nameCell(data.layout),
    sha256: nameCell(data.sha256),
    app: nameCell(data.app),
  }));
  return {
    tree: { batches },
    sections: () => [listTable(batches, { keys: [...BATCH, "file"] })],
    table: () =>
      listTable(batches, { keys: [...BATCH, "file", "layout", "sha256", "app"], keepEmpty: true }),
  };
}

/** One thing that was looked at. */
export interface LookedAt {
  readonly check: string;
  readonly state: string;
  readonly detail: string;
}

export function doctorView(looked: readonly LookedAt[], problems: readonly Problem[]): View {
  const checks = looked.map(({ check, state, detail }) => ({
    check: textCell(check),
    state: nameCell(state),
    detail: textCell(detail),
  }));
  const table = () => listTable(checks, { keys: ["check", "state", "detail"], keepEmpty: true });
  return {
    tree: { checks, problems: problems.map(problemTree) },
    sections: () => [table()],
    table,
  };
}

/** What was made, in one record. */
function recordView(tree: TreeRecord): View {
  const table = () => listTable([tree], { keys: Object.keys(tree), keepEmpty: true });
  return { tree, sections: () => [table()], table };
}

/** A copy of the ledger: where it is, and where its history ends. */
export function copyView(
  what: Readonly<Record<string, string | undefined>>,
  { seq, digest, ledgerId }: Head,
): View {
  return recordView({
    ...Object.fromEntries(Object.entries(what).map(([name, where]) => [name, nameCell(where)])),
    events: numberCell(seq),
    digest: nameCell(digest),
    ledger_id: nameCell(ledgerId),
  });
}

/** A year that is closed, and the ledger after it. */
export function sealView(sealed: Sealed, { digest }: Head): View {
  return recordView({
    seal: nameCell(sealed.seal),
    tax_year: yearCell(sealed.taxYear),
    person: personCell(sealed.person),
    events: numberCell(sealed.events),
    root: nameCell(sealed.root),
    head_before: nameCell(sealed.headBefore),
    supersedes: nameCell(sealed.supersedes),
    digest: nameCell(digest),
    short_code: nameCell(shortCode(digest)),
  });
}
