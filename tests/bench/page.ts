// How fast the page answers, and whether its memory stays flat: `npm run bench:page`. Made-up ledgers in a
// folder that goes; asked over the loopback by the same process, whose CPU time is therefore of both sides. A
// benchmark, not a timed test. README.md has the last table.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { importFiles } from "../../src/app/take-in/import-files.ts";
import { ledgerAccess, ledgerFilesOf, type Machine, pageAssets } from "../../src/compose.ts";
import { calendarDate } from "../../src/kernel/calendar.ts";
import { sourceFile } from "../../src/store/source-file.ts";
import { serveSite } from "../../src/web/serve.ts";
import type { Book } from "../../src/web/site.ts";
import { Uploads } from "../../src/web/uploads.ts";

const folder = mkdtempSync(join(tmpdir(), "rothbook-page-"));
const TODAY = "2026-03-18";
const machine: Machine = {
  now: () => `${TODAY}T12:00:00Z`,
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  env: { HOME: folder, XDG_STATE_HOME: join(folder, "state") },
  mounts: () => "",
  warn: () => undefined,
  patience: 0,
};

/** Two years of pay every two weeks for each person, a conversion a year. */
function eventsOf(people: number): string {
  const events: object[] = [
    { kind: "employer", employer: "acme", name: "Acme" },
    {
      kind: "plan",
      plan: "acme-401k",
      employer: "acme",
      name: "Acme 401(k)",
      features: { after_tax: true, in_plan_roth_rollover: "manual" },
    },
  ];
  for (let person = 0; person < people; person += 1) {
    const id = `p${person}`;
    events.push({ kind: "person", person: id, name: `Person ${person}`, birth_date: "1985-04-12" });
    for (const [year, checks] of [
      [2025, 26],
      [2026, 5],
    ] as const)
      for (let check = 0; check < checks; check += 1)
        events.push({
          kind: "paycheck",
          person: id,
          plan: "acme-401k",
          date: new Date(Date.UTC(year, 0, 3 + 14 * check)).toISOString().slice(0, 10),
          gross_pay: "6000.00",
          contributions: { pretax_deferral: "600.00", after_tax: "900.00", match: "180.00" },
        });
    events.push({
      kind: "in_plan_roth_rollover",
      person: id,
      plan: "acme-401k",
      date: "2025-12-29",
      amount: "23450.00",
      basis: "23400.00",
      account_balance: "23450.00",
    });
  }
  return events.map((event) => `${JSON.stringify(event)}\n`).join("");
}

async function bookWith(name: string, people: number): Promise<Book> {
  const path = join(folder, `${name}.db`);
  const files = await ledgerFilesOf(machine);
  files.create(path);
  const store = files.open(path);
  const from = join(folder, `${name}.jsonl`);
  writeFileSync(from, eventsOf(people));
  const imported = await importFiles(store, [sourceFile(from)], {});
  store.close();
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  return {
    base: "",
    name: `${name}.db`,
    path,
    access: () => ledgerAccess(path, { named: true, today: calendarDate(TODAY) }, machine),
    files: () => ledgerFilesOf(machine),
    uploads: new Uploads(),
  };
}

async function pages(name: string, people: number, addresses: readonly string[], rounds: number) {
  const book = await bookWith(name, people);
  const serving = await serveSite(
    { books: [book], readOnly: true, assets: await pageAssets() },
    { port: 0, token: "0123456789abcdef".repeat(4) },
  );
  const { origin } = new URL(serving.address);
  const opened = await fetch(serving.address, { redirect: "manual" });
  const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
  await opened.text();
  const ask = async (address: string) => {
    const begun = performance.now();
    const answer = await fetch(`${origin}${address}`, { headers: { cookie } });
    const { length } = await answer.text();
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return { ms: performance.now() - begun, length };
  };
  for (const address of addresses) {
    const first = await ask(address);
    const times: number[] = [];
    const { user, system } = process.cpuUsage();
    for (let round = 0; round < rounds; round += 1) times.push((await ask(address)).ms);
    const used = process.cpuUsage({ user, system });
    const cpu = (used.user + used.system) / 1000 / rounds;
    times.sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)] ?? 0;
    const [last = 0] = times.slice(-1);
    const kb = (first.length / 1024).toFixed(0);
    process.stdout.write(
      `${name.padEnd(10)} ${address.padEnd(44)} first ${first.ms.toFixed(0).padStart(6)}  median ${median.toFixed(0).padStart(6)}  CPU ${cpu.toFixed(0).padStart(6)}  slowest ${last.toFixed(0).padStart(6)} ms  ${kb} KB\n`,
    );
  }
  return { ask, stop: serving.stop };
}

function megabytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_048_576;
}

const ONE = [
  "/",
  "/year?year=2025",
  "/why/form-1040/5b?year=2025",
  "/events?year=2025",
  "/forms?year=2025",
  "/files",
  "/book",
];

try {
  const personal = await pages("personal", 1, ONE, 15);
  let before = megabytes();
  process.stdout.write(`memory after the first pages: ${before.toFixed(1)} MB\n`);
  for (let hundred = 1; hundred <= 10; hundred += 1) {
    for (let asked = 0; asked < 100; asked += 1) await personal.ask(ONE[asked % ONE.length] ?? "/");
    if (hundred % 5 !== 0 && hundred !== 1) continue;
    const now = megabytes();
    process.stdout.write(
      `memory after ${hundred * 100} more requests: ${now.toFixed(1)} MB (${(now - before).toFixed(1)} more)\n`,
    );
    before = now;
  }
  personal.stop();
  const plan = await pages(
    "plan",
    1000,
    ONE.map((address) => `${address}${address.includes("?") ? "&" : "?"}person=p500`),
    5,
  );
  plan.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
