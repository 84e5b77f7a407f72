// What a firm's thousand clients cost without drawing: each ledger's line, and what its packet would hold with
// its place in the index. `npm run bench` starts it with the folder of the ledgers, and reads its time.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { packetQuestion } from "../../src/answers/packet.ts";
import { clientsOf } from "../../src/app/questions/clients.ts";
import { ledgerAccess, type Machine } from "../../src/compose.ts";
import { calendarDate, taxYear } from "../../src/kernel/calendar.ts";

const machine: Machine = {
  now: () => "2026-03-18T12:00:00Z",
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  env: {},
  mounts: () => "",
  warn: () => undefined,
};
const [folder = ""] = process.argv.slice(2);
const year = taxYear(2025);
const today = calendarDate("2026-03-18");
const books = readdirSync(folder).map((file) => ({
  file,
  access: ledgerAccess(join(folder, file), { named: true, today }, machine),
}));
const { clients } = await clientsOf(books, year);
const index: string[] = [];
for (const { file, access } of books)
  for (const { person } of clients.filter((line) => line.file === file)) {
    const made = await packetQuestion.ask(access, { taxYear: year, person, asOf: undefined });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    index.push(`${file},${made.value.packet.people.map((each) => each.person).join(" ")}`);
  }
process.stdout.write(`${index.length} clients\n`);
