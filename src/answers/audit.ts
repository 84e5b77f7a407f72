// `audit verify` and `audit log`: is the ledger what was written, and who wrote what when.
import { withLedger } from "../app/ledger-access.ts";
import { switchOption } from "./input.ts";
import { defineQuestion } from "./question.ts";

export const auditVerifyQuestion = defineQuestion({
  name: "audit verify",
  summary: "Check the file, the hash chain and every event",
  example: "audit verify",
  inputs: { deep: switchOption("--deep", "also encode every event again and compare") },
  ask: async (access, given) => {
    const { auditVerify } = await import("../app/copies/audit-verify.ts");
    return await withLedger(access, (store) => auditVerify(store, given));
  },
  view: async (found) => (await import("../render/views/ledger.ts")).auditVerifyView(found),
  problems: ({ problems }) => problems,
  endsWithOne: {
    when: "something does not verify",
    is: ({ problems }) => problems.some(({ severity }) => severity === "error"),
  },
});

export const auditLogQuestion = defineQuestion({
  name: "audit log",
  summary: "List the commands that wrote, with time, file and digest",
  example: "audit log",
  inputs: {},
  ask: async (access) => {
    const { auditLog } = await import("../app/questions/audit-log.ts");
    return await withLedger(access, auditLog);
  },
  view: async (log) => (await import("../render/views/ledger.ts")).auditLogView(log),
});
