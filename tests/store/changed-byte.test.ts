// A ledger of which any one byte of any body was changed gives no figure: every command there is ends with 1,
// and so does every page. The commands and the pages are asked for their own names, so a new one is tried
// without anybody's remembering, and has to be refused here or named among those that read no ledger.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/cli/commands/index.ts";
import { run } from "../../src/cli/run.ts";
import { ledgerAccess, ledgerFilesOf, type Machine, pageAssets } from "../../src/compose.ts";
import { calendarDate } from "../../src/kernel/calendar.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { pageApp } from "../../src/web/app.ts";
import { Uploads } from "../../src/web/uploads.ts";
import { temporaryFolder, testFiles } from "../support/temporary-ledger.ts";
import { testIo } from "../support/test-io.ts";
import { splitWords } from "../support/transcript.ts";

/** They answer without the ledger, or make a new one. */
const READS_NO_LEDGER = new Set([
  "demo",
  "init",
  "formats list",
  "formats explain",
  "layout init",
  "layout test",
  "law template",
  "audit verify-proof",
  "audit verify-sheet",
  "completions",
  // They show a household that is made up, and compute with what they are told.
  "demo",
  "project",
  // Its pages are asked below.
  "serve",
]);

/** Where an example names an event or a file that has to be there; everything else is asked as help shows it. */
const ASKED: Readonly<Record<string, string>> = {
  import: "import pay.csv",
  review: "review history.csv --accept 1 --plan alex-401k",
  correct: "correct e7 --set gross_pay=1.00 --reason typo",
  undo: "undo b2",
  "reconcile statements": "reconcile statements history.csv",
  clients: "clients $FOLDER --tax-year 2025",
  "audit prove": "audit prove e7",
  "law add": "law add 2027.json",
  restore: "restore copy-of-changed.db",
  letter: "letter --tax-year 2025 --plan alex-401k",
};

const HOUSEHOLD = ["alex", "blake"].flatMap((person) => [
  { kind: "person", person, birth_date: "1985-04-12" },
  { kind: "employer", employer: `${person}-inc` },
  { kind: "plan", plan: `${person}-401k`, employer: `${person}-inc` },
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
  { kind: "ira_value", person, tax_year: 2025, amount: "0.00" },
]);

const FILES = {
  "household.jsonl": HOUSEHOLD.map((event) => `${JSON.stringify(event)}\n`).join(""),
  "pay.csv": "pay_date,person,plan,after_tax\n2025-02-28,alex,alex-401k,10.00\n",
  "history.csv": "Date,Type,Amount\n2025-02-28,After-Tax,10.00\n",
  "2027.json": readFileSync("src/law/years/2026.json", "utf8").replaceAll("2026", "2027"),
};

let folder = "";
const path = () => join(folder, "rothbook.db");
let bodies: readonly Buffer[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rothbook-"));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  await rothbook(folder, ["init", "--no-input"]);
  const taken = await rothbook(folder, ["import", "household.jsonl"]);
  expect(taken).toMatchObject({ exit: 0 });
  const database = new BetterSqlite(path(), { readonly: true });
  bodies = database
    .prepare<[], Buffer>("SELECT CAST(body AS BLOB) FROM event ORDER BY seq")
    .pluck()
    .all();
  database.close();
  expect(bodies.length).toBe(HOUSEHOLD.length + 3);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Files of an example stand in the folder. */
const placed = (cwd: string, words: readonly string[]) =>
  words.map((word) =>
    /^[\w-]+\.(?:csv|jsonl|json|db|pdf|html|ics)$/.test(word)
      ? join(cwd, word)
      : word.replace("$FOLDER", cwd),
  );

async function rothbook(cwd: string, asked: readonly string[]) {
  const words = placed(cwd, asked);
  const world = testIo({ cwd, env: { ROTHBOOK_LEDGER: join(cwd, "rothbook.db"), HOME: cwd } });
  const exit = await run([...words], world.io);
  return { exit, stdout: world.stdout(), stderr: world.stderr() };
}

/** The same folder, its ledger with one byte of a body changed as a careful person would: with everything else kept. */
function changed(seq: number, at: number): string {
  const copy = temporaryFolder();
  for (const name of Object.keys(FILES)) copyFileSync(join(folder, name), join(copy, name));
  const ledger = join(copy, "rothbook.db");
  copyFileSync(path(), ledger);
  const database = new BetterSqlite(ledger);
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
    )
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  const body = Buffer.from(bodies[seq - 1] ?? "");
  body[at] = (body[at] ?? 0) ^ 1;
  database.prepare("UPDATE event SET body = CAST(? AS TEXT) WHERE seq = ?").run(body, seq);
  for (const { sql } of triggers) database.exec(sql);
  database.close();
  copyFileSync(ledger, join(copy, "copy-of-changed.db"));
  return copy;
}

/** A place in the amount, the day or the name that an event is about, so that it still is an event. */
function placesIn(body: Buffer): number[] {
  const text = body.toString("latin1");
  const wanted = [
    /\d(?=\.\d\d")/,
    /"person":"\w/,
    /"(?:date|tax_year)":"?\d{3}/,
    /"after_tax":"\d/,
    /"kind":"\w/,
  ];
  return wanted.flatMap((one) => {
    const found = one.exec(text);
    return found === null ? [] : [found.index + found[0].length - 1];
  });
}

const ASKED_COMMANDS = COMMANDS.filter(({ name }) => !READS_NO_LEDGER.has(name)).map(
  ({ name, example }) => [name, ASKED[name] ?? example] as const,
);

describe("with one byte of a body changed", () => {
  it.each(ASKED_COMMANDS)("%s ends with 1 and gives no figure", async (name, asked) => {
    const words = splitWords(asked);
    const takesPerson = COMMANDS.some(
      (each) => each.name === name && Object.hasOwn(each.options, "person"),
    );
    const own = takesPerson ? [...words, "--person", "alex"] : words;
    for (const [index, body] of bodies.entries()) {
      // Of each event another place, so that together they try them all.
      const places = placesIn(body);
      const at = places[index % Math.max(1, places.length)] ?? 2 + index;
      const place = changed(index + 1, at);
      const { exit, stdout, stderr } = await rothbook(place, own);
      // `clients` says of each book whether it could be read.
      const said = name === "clients" ? stdout : stderr;
      expect([index + 1, exit, said]).toEqual([
        index + 1,
        1,
        expect.stringMatching(/is not what was recorded|its hash does not match/),
      ]);
      expect(stdout).not.toMatch(/\d\.\d\d/);
    }
  });
});

/** All of them take half a minute: `STEP=1 npm test -- changed-byte`. */
const STEP = Number(process.env["STEP"] ?? 7);

describe("every byte of every body", () => {
  it("is missed before an event is read", async () => {
    const file = readFileSync(path());
    const copy = join(temporaryFolder(), "rothbook.db");
    const missed: string[] = [];
    for (const [index, body] of bodies.entries()) {
      const start = file.indexOf(body);
      expect(start).toBeGreaterThan(0);
      for (let at = index % STEP; at < body.length; at += STEP) {
        const bytes = Buffer.from(file);
        bytes[start + at] = (bytes[start + at] ?? 0) ^ 1;
        writeFileSync(copy, bytes);
        if (!(await isRefused(copy))) missed.push(`event ${index + 1}, byte ${at}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

/** Without a look at what it says: as any command reads. */
async function isRefused(ledger: string): Promise<boolean> {
  const store = testFiles.open(ledger);
  try {
    for await (const _ of store.events({ person: "blake" })) return false;
    return false;
  } catch (error) {
    return error instanceof StoreError && error.problem.code === "store.damaged";
  } finally {
    store.close();
  }
}

describe("a page of a ledger with one byte of a body changed", () => {
  const COOKIE = "0123456789abcdef".repeat(4);
  const PORT = 4711;

  async function appOver(ledger: string) {
    const machine: Machine = {
      now: () => "2026-03-18T12:00:00Z",
      randomBytes: (count) => new Uint8Array(count).fill(7),
      env: { HOME: join(ledger, "..") },
      mounts: () => "",
      warn: () => undefined,
      patience: 0,
    };
    const book = {
      base: "",
      name: "rothbook.db",
      path: ledger,
      access: () =>
        ledgerAccess(ledger, { named: true, today: calendarDate("2026-03-18") }, machine),
      files: () => ledgerFilesOf(machine),
      uploads: new Uploads(),
    };
    const site = { books: [book], readOnly: false, assets: await pageAssets() };
    return pageApp(site, { token: COOKIE, port: () => PORT });
  }

  it("is refused, whichever page and download it is", async () => {
    const honest = await appOver(path());
    const headers = { host: `127.0.0.1:${PORT}`, cookie: `rothbook-${PORT}=${COOKIE}` };
    const addresses = honest.routes
      .filter(({ method, path: address }) => method === "GET" && !/\*|\.css|\.svg/.test(address))
      .map(({ path: address }) =>
        address.replace(":form", "form-1040").replace(":line", "5b").replace(":kind", "paycheck"),
      );
    expect(addresses.length).toBeGreaterThan(10);
    const said: Record<string, unknown> = {};
    for (const [index] of bodies.entries()) {
      const at = placesIn(bodies[index] ?? Buffer.from(""))[0] ?? 2 + index;
      const place = changed(index + 1, at);
      const app = await appOver(join(place, "rothbook.db"));
      for (const address of addresses) {
        const asked = `http://x${address}?person=alex&year=2025&event=e7`;
        const response = await app.request(asked, { headers });
        const text = await response.text();
        if (response.status < 400 || /\d,\d{3}\.\d\d/.test(text))
          said[`${index + 1} ${address}`] = response.status;
      }
    }
    expect(said).toEqual({});
  });
});
