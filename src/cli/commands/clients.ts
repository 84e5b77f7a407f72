// `clients`: the books of a folder at a glance, and a packet for each of them.
import { basename, join, resolve } from "node:path";
import { anyText, argument, option } from "../../answers/input.ts";
import { packetPdfOf, packetQuestion } from "../../answers/packet.ts";
import { todayInput } from "../../answers/shared-inputs.ts";
import type { ClientBook, Clients } from "../../app/questions/clients.ts";
import { ledgerAccess, makeOutputFolder } from "../../compose.ts";
import { problem } from "../../kernel/problem.ts";
import { EXIT, type ExitCode } from "../../kernel/problem-codes.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { type Context, defineCommand } from "../command.ts";
import { csvFor, deliver, deliverData } from "../deliver.ts";
import { ledgersIn } from "../ledgers-in.ts";
import { resultOptions, taxYearOption } from "../options/shared-options.ts";

export const clientsCommand = defineCommand({
  name: "clients",
  summary: "List the ledgers of a folder, a line a person, with what is open",
  example: "clients households --tax-year 2025",
  endsWith: { 1: "anything is open or a ledger cannot be read" },
  arguments: { folder: argument("folder", "a folder of ledgers, files named .db", anyText) },
  options: {
    taxYear: taxYearOption,
    today: todayInput,
    packets: option("--packets <folder>", "also write a packet for each person here", anyText),
    ...resultOptions,
  },
  run: async ({ options, arguments: { folder } }, context) => {
    const { taxYear, packets } = options;
    const books = booksIn(folder, context);
    if (books === undefined) {
      const message = `there is no folder ${quoted(folder)} that can be read`;
      return context.report([problem("file.not-found", message, { hint: "look at its name" })]);
    }
    const { clientsOf } = await import("../../app/questions/clients.ts");
    const found = await clientsOf(books, taxYear);
    if (packets !== undefined) {
      const exit = await writePackets({ books, found, folder: packets }, options, context);
      if (exit !== EXIT.done) return exit;
    }
    const { clientsView } = await import("../../render/views/clients.ts");
    const delivered = await deliver(clientsView(found), options, context);
    const isOpen = found.failed.length > 0 || found.clients.some((line) => line.openPoints > 0);
    return delivered === EXIT.done && isOpen ? EXIT.problems : delivered;
  },
});

function booksIn(folder: string, { io, access, machine }: Context): ClientBook[] | undefined {
  try {
    return ledgersIn(resolve(io.cwd, folder)).map((path) => ({
      file: basename(path),
      access: ledgerAccess(path, { named: true, today: access.today }, machine),
    }));
  } catch {
    return undefined;
  }
}

/** One PDF a person, or one for both of a joint return; and a list of them with their digests. */
async function writePackets(
  {
    books,
    found,
    folder,
  }: {
    readonly books: readonly ClientBook[];
    readonly found: Clients;
    readonly folder: string;
  },
  { force }: { readonly force: boolean },
  context: Context,
): Promise<ExitCode> {
  const refused = await makeOutputFolder({ cwd: context.io.cwd, folder });
  if (refused !== undefined) return context.report([refused]);
  const { createHash } = await import("node:crypto");
  const rows: (readonly string[])[] = [["name", "file", "sha256"]];
  const done = new Set<string>();
  for (const { file, access } of books)
    for (const { person } of found.clients.filter((line) => line.file === file)) {
      if (done.has(`${file} ${person}`)) continue;
      const asked = { taxYear: found.taxYear, person, asOf: undefined };
      const made = await packetQuestion.ask(access, asked);
      if (!made.ok) {
        context.report(made.error);
        continue;
      }
      const { people } = made.value.packet;
      for (const each of people) done.add(`${file} ${each.person}`);
      const { bytes } = await packetPdfOf(made.value, access);
      const name = `${safe(file.replace(/\.db$/, ""))}-${safe(person)}-${found.taxYear}.pdf`;
      const exit = await deliverData(bytes, { output: join(folder, name), force }, context);
      if (exit !== EXIT.done) return exit;
      const names = people.map((each) => each.personName ?? each.person).join(" and ");
      rows.push([names, name, createHash("sha256").update(bytes).digest("hex")]);
    }
  const { csvOf, textCsv } = await import("../../render/csv.ts");
  const index = csvOf(rows.map((row) => row.map(textCsv)));
  const where = { output: join(folder, "index.csv"), force };
  return await deliverData(await csvFor(where, index), where, context);
}

/** Ids may hold what a file name must not. */
function safe(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]/gu, "-");
}
