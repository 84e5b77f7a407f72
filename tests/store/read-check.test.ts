// No figure is made from an event that was changed after it was recorded, whichever command asks, in a
// personal ledger and in one of a whole plan.
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { run } from "../../src/cli/run.ts";
import { temporaryFolder, temporaryLedger, testFiles } from "../support/temporary-ledger.ts";
import { testIo } from "../support/test-io.ts";

const HOUSEHOLD = ["alex", "blake"]
  .flatMap((person) => [
    { kind: "person", person, birth_date: "1985-04-12" },
    { kind: "plan", plan: `${person}-401k`, employer: "acme" },
    {
      kind: "paycheck",
      person,
      plan: `${person}-401k`,
      date: "2025-01-31",
      gross_pay: "90000.00",
      contributions: { after_tax: "1500.00" },
    },
    {
      kind: "in_plan_roth_rollover",
      person,
      plan: `${person}-401k`,
      date: "2025-02-03",
      amount: "1510.00",
      account_balance: "1510.00",
    },
  ])
  .concat({ kind: "employer", employer: "acme" } as never)
  .map((event) => `${JSON.stringify(event)}\n`)
  .join("");

const ASKED = ["--tax-year", "2025", "--person", "alex"];
const COMMANDS: readonly (readonly string[])[] = [
  ["limits", ...ASKED],
  ["check", "--tax-year", "2025"],
  ["basis", ...ASKED],
  ["distributions", ...ASKED],
  ["reconcile", ...ASKED],
  ["status", "--person", "alex", "--today", "2025-03-01"],
  ["room", ...ASKED],
  ["schedule", ...ASKED],
  ["roth-access", "--person", "alex", "--today", "2025-03-01"],
  ["worksheet", "form-1040", ...ASKED],
  ["worksheet", "form-8606", ...ASKED],
  ["explain", "form-1040", "5b", ...ASKED],
  ["report", ...ASKED, "--output", "report.html"],
  ["packet", ...ASKED, "--output", "packet.pdf"],
  ["events"],
  ["export"],
  ["backup", "copy.db"],
  ["record", "person", "--person", "casey", "--no-input"],
];

/** Changes bytes of one body and leaves every hash as it was, as a person with `sqlite3` does. */
function edit(path: string, { seq, from, to }: { seq: number; from: string; to: string }): void {
  const database = new BetterSqlite(path);
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    )
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  const { changes } = database
    .prepare("UPDATE event SET body = replace(body, ?, ?) WHERE seq = ? AND instr(body, ?) > 0")
    .run(from, to, seq, from);
  if (changes !== 1) throw new Error("nothing was changed");
  for (const { sql } of triggers) database.exec(sql);
  database.close();
}

function rothbook(cwd: string) {
  return async (words: readonly string[]) => {
    const world = testIo({ cwd, env: { ROTHBOOK_LEDGER: join(cwd, "rothbook.db"), HOME: cwd } });
    const exit = await run(words, world.io);
    return { exit, stdout: world.stdout(), stderr: world.stderr() };
  };
}

describe("a personal ledger of which one event was changed", () => {
  let folder = "";

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "rothbook-"));
    writeFileSync(join(folder, "household.jsonl"), HOUSEHOLD);
    const command = rothbook(folder);
    await command(["init", "--no-input"]);
    expect(await command(["import", join(folder, "household.jsonl")])).toMatchObject({ exit: 0 });
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(COMMANDS)("%s %s gives no figure", async (...words) => {
    const honest = await rothbook(folder)(words.filter((word) => word !== "record"));
    expect(honest.stderr).not.toContain("store.damaged");
    const changed = temporaryFolder();
    const path = join(changed, "rothbook.db");
    copyFileSync(join(folder, "rothbook.db"), path);
    // The paycheck of the other person: the chain is one, whoever is asked about.
    edit(path, { seq: 10, from: "1500.00", to: "9500.00" });
    const { exit, stdout, stderr } = await rothbook(changed)(words);
    expect(stderr).toContain("store.damaged");
    expect(exit).toBe(1);
    expect(stdout).not.toMatch(/500\.00/);
  });
});

describe("a ledger of a whole plan", () => {
  const rows = Array.from({ length: 5200 }, (_, index) => {
    const person = index % 2 === 0 ? "alex" : "blake";
    const day = new Date(Date.UTC(2010, 0, 1 + index)).toISOString().slice(0, 10);
    return `${day},${person},${person}-401k,100.00\n`;
  });

  it("holds every event that is read against its own hash, and says what its digest covers", async () => {
    const ledger = temporaryLedger();
    await ledger.take("household.jsonl", HOUSEHOLD);
    await ledger.take("pay.csv", `pay_date,person,plan,after_tax\n${rows.join("")}`);
    ledger.store.close();
    const folder = join(ledger.path, "..");
    const ask = rothbook(folder);
    const sheet = ["worksheet", "form-1040", ...ASKED];
    const honest = await ask(sheet);
    expect(honest.stdout.replace(/\s+/g, " ")).toMatch(/not verified here.* \d+ events read here/);
    const backup = readFileSync(ledger.path);
    leaveOut(ledger.path, "event_by_person", 40);
    await expectRefused(ask, "event_by_person leads to");
    writeFileSync(ledger.path, backup);
    edit(ledger.path, { seq: 40, from: "100.00", to: "900.00" });
    edit(ledger.path, { seq: 41, from: "100.00", to: "900.00" });
    await expectRefused(ask, "is not what was recorded");
    expect((await ask(["check"])).exit).toBe(1);
  });

  it("counts each index before it leads to events, and no other", async () => {
    const ledger = temporaryLedger();
    await ledger.take("household.jsonl", HOUSEHOLD);
    await ledger.take("pay.csv", `pay_date,person,plan,after_tax\n${rows.join("")}`);
    ledger.store.close();
    const ask = rothbook(join(ledger.path, ".."));
    const honest = await ask(["limits", ...ASKED]);
    leaveOut(ledger.path, "event_by_kind", 40);
    // Who files with whom is asked of everybody, by kind; what one person paid in is not.
    for (const question of ["status --person alex --today 2025-03-01", "limits", "audit log"]) {
      const { exit, stdout, stderr } = await ask(question.split(" "));
      expect([question, exit, stdout]).toEqual([question, 1, ""]);
      expect(stderr).toContain("event_by_kind leads to");
    }
    expect(await ask(["limits", ...ASKED])).toEqual(honest);
    const casey = ["record", "person", "--person", "casey", "--no-input"];
    expect(await ask(casey)).toMatchObject({ exit: 1, stdout: "" });
  });

  it("prints one digest over the events that were read, in their order, and none over what was changed since", async () => {
    const ledger = temporaryLedger();
    await ledger.take("household.jsonl", HOUSEHOLD);
    await ledger.take("pay.csv", `pay_date,person,plan,after_tax\n${rows.join("")}`);
    const store = testFiles.open(ledger.path);
    onTestFinished(() => store.close());
    const seqs: number[] = [];
    for (const filter of [{ person: "blake" }, { person: "alex" }, { person: "blake" }])
      for await (const page of store.events(filter)) for (const { seq } of page) seqs.push(seq);
    const inOrder = [...new Set(seqs)].toSorted((a, b) => a - b);
    const database = new BetterSqlite(ledger.path);
    const hashOf = database.prepare<[number], Buffer>("SELECT hash FROM event WHERE seq = ?");
    const digest = createHash("sha256");
    for (const seq of inOrder) digest.update(hashOf.pluck().get(seq) ?? "");
    const { partRead } = await store.head();
    expect(partRead).toEqual({ events: inOrder.length, digest: digest.digest("hex") });
    database.exec("DROP TRIGGER event_no_update");
    database.exec("UPDATE event SET hash = randomblob(32) WHERE seq = 100");
    database.close();
    await expect(store.head()).rejects.toThrow("changed after they were read");
  });
});

async function expectRefused(ask: ReturnType<typeof rothbook>, what: string): Promise<void> {
  for (const question of ["limits", "basis", "distributions", "worksheet form-1040"]) {
    const { exit, stdout, stderr } = await ask([...question.split(" "), ...ASKED]);
    expect([question, exit, stdout]).toEqual([question, 1, ""]);
    expect(stderr).toContain(what);
  }
}

/** An index without the entry of one event, under the schema that it should have. */
function leaveOut(path: string, index: string, seq: number): void {
  rewriteIndex(path, index, (sql) => `${sql} WHERE seq <> ${seq}`);
}

function rewriteIndex(path: string, index: string, change: (sql: string) => string): void {
  const database = new BetterSqlite(path);
  database.unsafeMode(true);
  const sql = database
    .prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE name = ?")
    .pluck()
    .get(index);
  database.exec(`DROP INDEX ${index}; ${change(sql ?? "")}; PRAGMA writable_schema = ON`);
  database.prepare("UPDATE sqlite_schema SET sql = ? WHERE name = ?").run(sql, index);
  database.close();
}
