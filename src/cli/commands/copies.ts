// `backup`, `restore`, `archive`: copies that were verified before anybody relies on them.
import { resolve } from "node:path";
import { anyText, argument, switchOption } from "../../answers/input.ts";
import { withLedger } from "../../app/ledger-access.ts";
import type { Head } from "../../app/ports.ts";
import { ledgerFilesOf } from "../../compose.ts";
import { problem } from "../../kernel/problem.ts";
import type { ExitCode } from "../../kernel/problem-codes.ts";
import { type Context, defineCommand } from "../command.ts";
import { deliver, deliverData } from "../deliver.ts";
import { resultOptions } from "../options/shared-options.ts";

type Where = Parameters<typeof deliver>[1];

export const backupCommand = defineCommand({
  name: "backup",
  summary: "Copy the ledger to a new file, verified and synced",
  example: "backup rothbook-2026-11-22.db",
  endsWith: { 1: "the ledger does not verify" },
  arguments: {
    file: argument("file", "a file that does not exist yet, or - for standard output", anyText),
  },
  options: resultOptions,
  run: async ({ arguments: { file }, options }, context) => {
    const { backupLedger } = await import("../../app/copies/keep-copies.ts");
    const backup = (to: string) => withLedger(context.access, (store) => backupLedger(store, to));
    if (file === "-") {
      const { bytesOfBackup } = await import("../../compose.ts");
      const { made, bytes } = await bytesOfBackup(backup);
      if (!made.ok) return context.report(made.error);
      return await deliverData(bytes ?? new Uint8Array(), { output: file, force: false }, context);
    }
    const made = await backup(resolve(context.io.cwd, file));
    if (!made.ok) return context.report(made.error);
    return await delivered({ backup: file }, made.value, options, context);
  },
});

export const restoreCommand = defineCommand({
  name: "restore",
  summary: "Put a verified backup in the ledger's place; the old file is moved aside",
  example: "restore rothbook-2026-11-22.db",
  endsWith: {
    1: "the backup does not verify, or another history was recorded here under its name",
  },
  arguments: {
    backup: argument("backup", "the backup to restore, or - for standard input", anyText),
  },
  options: {
    ...resultOptions,
    force: switchOption(
      "--force",
      "also when another history was recorded here under this name; and let --output replace a file",
    ),
  },
  run: async ({ arguments: { backup }, options }, context) => {
    const { restoreLedger } = await import("../../app/copies/keep-copies.ts");
    const files = await ledgerFilesOf(context.machine);
    const stamp = context.io.now().replace(/[:.]/g, "");
    const { force } = options;
    const { ledger } = context.access;
    const restore = (from: string, cameAs = from) =>
      restoreLedger(files, { backup: from, cameAs, ledger, stamp, force });
    const { withFileOf } = await import("../../compose.ts");
    const restored =
      backup === "-"
        ? await withFileOf(await context.access.source("-"), (path) =>
            restore(path, "standard input"),
          )
        : await restore(backup);
    if (!restored.ok) return context.report(restored.error);
    const { head, movedTo } = restored.value;
    return await delivered({ restored: backup, moved_to: movedTo }, head, options, context);
  },
});

export const archiveCommand = defineCommand({
  name: "archive",
  summary: "Write a folder of text that can be read and verified without this program",
  example: "archive rothbook-archive",
  arguments: { folder: argument("folder", "a folder that does not exist yet", anyText) },
  options: resultOptions,
  run: async ({ arguments: { folder }, options }, context) => {
    const { archiveLedger } = await import("../../app/copies/keep-copies.ts");
    const { EXPORT_COLUMNS, exportRows } = await import("../../app/copies/export-events.ts");
    const { csvOf, forSpreadsheets, textCsv } = await import("../../render/csv.ts");
    if (folder === "-") {
      const hint = "name a folder that does not exist yet";
      return context.report([problem("usage.bad-option", "an archive is a folder", { hint })]);
    }
    const to = resolve(context.io.cwd, folder);
    const made = await withLedger(context.access, (store) =>
      archiveLedger(store, to, async () => {
        let csv = forSpreadsheets(csvOf([EXPORT_COLUMNS]));
        for await (const row of exportRows(store)) csv += csvOf([row.map(textCsv)]);
        return [{ name: "events.csv", csv }];
      }),
    );
    if (!made.ok) return context.report(made.error);
    return await delivered({ archive: folder }, made.value, options, context);
  },
});

async function delivered(
  what: Readonly<Record<string, string | undefined>>,
  head: Head,
  where: Where,
  context: Context,
): Promise<ExitCode> {
  const { copyView } = await import("../../render/views/ledger.ts");
  return await deliver(copyView(what, head), where, context);
}
