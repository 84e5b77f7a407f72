// `audit`: is the ledger what was written, and who wrote what when.

import { switchOption } from "../../answers/input.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { resultOptions } from "../options/shared-options.ts";

export const auditVerifyCommand = defineCommand({
  name: "audit verify",
  summary: "Check the file, the hash chain and every event",
  example: "audit verify",
  arguments: {},
  options: {
    deep: switchOption("--deep", "also encode every event again and compare"),
    ...resultOptions,
  },
  run: async ({ options }, context) => {
    const { auditVerify } = await import("../../app/copies/audit-verify.ts");
    const verified = await withLedger(context.access, (store) => auditVerify(store, options));
    if (!verified.ok) return context.report(verified.error);
    const { head, events, firstBad, problems } = verified.value;
    const sound = problems.every(({ severity }) => severity === "warning");
    const { listTable, problemJson } = await import("../../render/tables/list-tables.ts");
    const result = {
      verified: sound,
      events,
      head: { seq: head.seq, digest: head.digest, ledger_id: head.ledgerId },
      first_bad: firstBad ?? null,
    };
    const row = {
      verified: sound,
      events,
      seq: head.seq,
      digest: head.digest,
      ledger_id: head.ledgerId,
    };
    const table = () => listTable([row], { keys: Object.keys(row), keepEmpty: true });
    const delivered = await deliver(
      { json: () => ({ ...result, problems: problems.map(problemJson) }), table },
      options,
      context,
    );
    const exit = context.report(problems);
    return exit === EXIT.done ? delivered : exit;
  },
});

export const auditLogCommand = defineCommand({
  name: "audit log",
  summary: "List the commands that wrote, with time, file and digest",
  example: "audit log",
  arguments: {},
  options: resultOptions,
  run: async ({ options }, context) => {
    const { auditLog } = await import("../../app/questions/audit-log.ts");
    const log = await withLedger(context.access, auditLog);
    if (!log.ok) return context.report(log.error);
    const rows = log.value.map(({ batch, data, events }) => ({
      batch,
      recorded_at: data.recordedAt,
      command: data.command,
      events,
      file: data.file ?? null,
      layout: data.layout ?? null,
      sha256: data.sha256 ?? null,
      app: data.app,
    }));
    const { listTable } = await import("../../render/tables/list-tables.ts");
    const keys = ["batch", "recorded_at", "command", "events", "file", "layout", "sha256", "app"];
    return await deliver(
      {
        json: () => ({ batches: rows }),
        table: () => listTable(rows, { keys, keepEmpty: true, amounts: ["events"] }),
        tables: () => [listTable(rows, { keys: keys.slice(0, 5), amounts: ["events"] })],
      },
      options,
      context,
    );
  },
});
