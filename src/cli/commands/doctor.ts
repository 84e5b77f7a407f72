// `doctor`: versions, where the ledger is, who could read it, what lies beside it. Records nothing.

import { ledgerFilesOf } from "../../compose.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { VERSION } from "../../kernel/version.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { resultOptions } from "../options/shared-options.ts";

export const doctorCommand = defineCommand({
  name: "doctor",
  summary: "Look over the ledger's file, folder and surroundings",
  example: "doctor",
  endsWith: { 1: "anything is found" },
  arguments: {},
  options: resultOptions,
  run: async ({ options }, context) => {
    const { examineLedger } = await import("../../app/copies/examine-ledger.ts");
    const examined = await examineLedger(
      await ledgerFilesOf(context.machine),
      context.access.ledger,
    );
    if (!examined.ok) return context.report(examined.error);
    const { findings, problems } = examined.value;
    const rows = [
      { check: "rothbook", state: "ok", detail: VERSION },
      { check: "node", state: "ok", detail: context.io.system.node },
      { check: "ledger", state: "ok", detail: context.access.ledger },
      ...findings.map(({ what, detail, problem, unknown }) => ({
        check: what,
        state: problem?.severity ?? (unknown === true ? "unknown" : "ok"),
        detail,
      })),
    ];
    const { doctorView } = await import("../../render/views/ledger.ts");
    const delivered = await deliver(doctorView(rows, problems), options, context);
    const exit = context.report(problems);
    if (exit !== EXIT.done) return exit;
    return problems.length > 0 && delivered === EXIT.done ? EXIT.problems : delivered;
  },
});
