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
    const { auditVerifyView } = await import("../../render/views/ledger.ts");
    const delivered = await deliver(auditVerifyView(verified.value), options, context);
    const exit = context.report(verified.value.problems);
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
    const { auditLogView } = await import("../../render/views/ledger.ts");
    return await deliver(auditLogView(log.value), options, context);
  },
});
