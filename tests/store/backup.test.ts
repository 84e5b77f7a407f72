import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { writeArchive } from "../../src/store/archive.ts";
import { backupDatabase, restoreDatabase, verifyFile } from "../../src/store/backup.ts";
import { type Database, openDatabase } from "../../src/store/open.ts";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";
import { needs } from "../support/tools.ts";

const author = { app: "0.0.0-test", now: () => "2026-11-22T13:00:00Z" };
const restore = (backup: string, ledger: string) =>
  restoreDatabase({ backup, ledger, stamp: "2026-11-22", author, inspect: () => [] });

async function filledLedger(): Promise<{ path: string; folder: string; database: Database }> {
  const ledger = temporaryLedger();
  await ledger.take("household.jsonl", HOUSEHOLD);
  ledger.store.close();
  const { database } = openDatabase(ledger.path);
  return { path: ledger.path, folder: dirname(ledger.path), database };
}

const VERIFIERS = ["verify.mjs", "verify.py"];

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe("a backup", () => {
  it("is a whole ledger with the same head, for its owner only", async () => {
    const { path, folder, database } = await filledLedger();
    const copy = join(folder, "copy.db");
    const previous = process.umask(0);
    const made = backupDatabase(database, copy);
    process.umask(previous);
    database.close();
    expect(made.problems).toEqual([]);
    expect(made.head).toEqual(verifyFile(path).head);
    expect(modeOf(copy)).toBe("600");
    expect(readdirSync(folder).filter((name) => name.includes("tmp"))).toEqual([]);
  });

  it("never replaces a file", async () => {
    const { folder, database } = await filledLedger();
    const taken = join(folder, "taken");
    writeFileSync(taken, "precious");
    expect(() => backupDatabase(database, taken)).toThrow("exists");
    database.close();
    expect(readFileSync(taken, "utf8")).toBe("precious");
  });

  it("of a damaged ledger is not made", async () => {
    const { path, folder, database } = await filledLedger();
    database.exec("DROP TRIGGER event_no_update");
    database.exec(`UPDATE event SET body = replace(body, '1985', '1975') WHERE kind = 'person'`);
    const copy = join(folder, "copy.db");
    const made = backupDatabase(database, copy);
    database.close();
    expect(made.problems.map(({ code }) => code)).toContain("store.damaged");
    expect(existsSync(copy)).toBe(false);
    expect(existsSync(path)).toBe(true);
  });
});

describe("restoring", () => {
  it("verifies first, moves the old file aside and keeps the backup", async () => {
    const { path, folder, database } = await filledLedger();
    const copy = join(folder, "copy.db");
    const { head } = backupDatabase(database, copy);
    database.close();
    const restored = restore(copy, path);
    expect(restored).toMatchObject({
      head: { seq: head.seq + 1, ledgerId: head.ledgerId },
      movedTo: `${path}.before-restore-2026-11-22`,
    });
    for (const file of [copy, `${path}.before-restore-2026-11-22`])
      expect(verifyFile(file).head).toEqual(head);
    // That it was restored is the one thing more that it holds.
    const { database: after } = openDatabase(path);
    const bodies = after.prepare<[], string>("SELECT body FROM event ORDER BY seq").pluck().all();
    after.close();
    expect(bodies).toHaveLength(head.seq + 1);
    expect(JSON.parse(bodies.at(-1) ?? "")).toMatchObject({
      kind: "batch",
      data: { command: "restore", file: "copy.db" },
    });
  });

  it("through a symbolic link puts the backup where the link leads", async () => {
    const { path, folder, database } = await filledLedger();
    const copy = join(folder, "copy.db");
    const { head } = backupDatabase(database, copy);
    database.close();
    const link = join(folder, "link.db");
    symlinkSync(path, link);
    expect(restore(copy, link)).toMatchObject({ movedTo: `${path}.before-restore-2026-11-22` });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(verifyFile(path).head.seq).toBe(head.seq + 1);
  });

  it("keeps every file that it replaced, also of two restores within a second", async () => {
    const { path, folder, database } = await filledLedger();
    const copy = join(folder, "copy.db");
    backupDatabase(database, copy);
    database.close();
    const again = () => restore(copy, path);
    const replaced = [readFileSync(path)];
    again();
    replaced.push(readFileSync(path));
    expect(again()).toMatchObject({ movedTo: `${path}.before-restore-2026-11-22-2` });
    const kept = ["", "-2"].map((end) => readFileSync(`${path}.before-restore-2026-11-22${end}`));
    expect(kept).toEqual(replaced);
  });

  it("can be done again when it was cut short after the old file was moved aside", async () => {
    const { path, folder, database } = await filledLedger();
    const copy = join(folder, "copy.db");
    backupDatabase(database, copy);
    database.close();
    const aside = `${path}.before-restore-2026-11-22`;
    linkSync(path, aside);
    const restored = restore(copy, path);
    expect(restored).toMatchObject({ movedTo: aside });
  });

  it("changes nothing when the backup is damaged", async () => {
    const { path, folder, database } = await filledLedger();
    const copy = join(folder, "copy.db");
    backupDatabase(database, copy);
    database.close();
    const bytes = readFileSync(copy);
    bytes.write("1975", bytes.indexOf("1985-04-12"));
    writeFileSync(copy, bytes);
    const before = readFileSync(path);
    expect(restore(copy, path)).toMatchObject({
      problems: [{ code: "store.damaged" }],
    });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => /tmp|before/.test(name))).toEqual([]);
  });
});

describe("an archive", () => {
  const run = (program: string, folder: string, ...rest: string[]) => {
    const file = join(folder, program);
    const command = program.endsWith(".py") ? "python3" : process.execPath;
    return spawnSync(command, [file, folder, ...rest], { encoding: "utf8" });
  };

  beforeEach((context) => needs(context, "python3"));

  it("verifies with the programs it carries, and with nothing of ours", async () => {
    const { path, folder, database } = await filledLedger();
    const archive = join(folder, "archive");
    writeArchive(database, archive, [{ name: "paychecks.csv", csv: "pay_date\n" }]);
    database.close();
    expect(readdirSync(archive)).toEqual(
      [
        "FORMAT.md",
        "events.jsonl",
        "hashes.txt",
        "head.txt",
        "paychecks.csv",
        "verify.mjs",
        "verify.py",
      ].toSorted(),
    );
    expect(new Set(readdirSync(archive).map((name) => modeOf(join(archive, name))))).toEqual(
      new Set(["600"]),
    );
    const { head, events } = verifyFile(path);
    const expected = `${events} events, unbroken; head ${head.digest}\n`;
    for (const program of VERIFIERS) {
      expect(run(program, archive)).toMatchObject({ status: 0, stdout: expected });
      expect(run(program, archive, head.digest).status).toBe(0);
      expect(run(program, archive, "0".repeat(64)).status).toBe(1);
    }
  });

  it.each([
    ["a changed byte", "events.jsonl", (text: string) => text.replace("1985", "1975")],
    ["a lost line", "events.jsonl", (text: string) => text.split("\n").toSpliced(2, 1).join("\n")],
    [
      "a swapped pair",
      "events.jsonl",
      (text: string) => {
        const [first, second = "", third = "", ...rest] = text.split("\n");
        return [first, third, second, ...rest].join("\n");
      },
    ],
    [
      "a lost tail",
      "events.jsonl",
      (text: string) => `${text.trimEnd().split("\n").slice(0, -1).join("\n")}\n`,
    ],
    [
      "another hash",
      "hashes.txt",
      (text: string) => text.replace(/[0-9a-f]/, (digit) => (digit === "0" ? "1" : "0")),
    ],
    ["another head", "head.txt", (text: string) => text.replace(/\n\d+\n/, "\n99\n")],
  ])("with %s does not", async (_, name, change) => {
    const { folder, database } = await filledLedger();
    const archive = join(folder, "archive");
    writeArchive(database, archive, []);
    database.close();
    const file = join(archive, name);
    const text = readFileSync(file, "utf8");
    chmodSync(file, 0o600);
    writeFileSync(file, change(text));
    expect(change(text)).not.toBe(text);
    for (const program of VERIFIERS) expect(run(program, archive).status).toBe(1);
  });

  it("goes into a new folder only", async () => {
    const { folder, database } = await filledLedger();
    expect(() => writeArchive(database, folder, [])).toThrow("exists");
    database.close();
    expect(readdirSync(folder).filter((name) => name.includes("tmp"))).toEqual([]);
  });
});

describe("a backup that came through standard input", () => {
  const came = (backup: string, ledger: string) =>
    restoreDatabase({
      backup,
      cameAs: "standard input",
      ledger,
      stamp: "2026-11-22",
      author,
      inspect: () => [],
    });

  it.each([
    ["is empty", () => Buffer.alloc(0)],
    ["is another file", () => Buffer.from("no ledger, but long enough to be read as one")],
    ["is cut short", (whole: Buffer) => whole.subarray(0, 5000)],
  ])("is called so where it %s", async (_, made) => {
    const { path, folder } = await filledLedger();
    const copy = join(folder, "ours");
    writeFileSync(copy, made(readFileSync(path)));
    const message = expect.stringMatching(/^standard input(:| is)/);
    expect(() => came(copy, join(folder, "new.db"))).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ message }) }),
    );
  });

  it("is called so where it was changed", async () => {
    const { path, folder } = await filledLedger();
    const copy = join(folder, "ours");
    const bytes = readFileSync(path);
    bytes.write("alez", bytes.lastIndexOf("alex"));
    writeFileSync(copy, bytes);
    const done = came(copy, join(folder, "new.db"));
    expect("problems" in done ? done.problems[0]?.message : "").toMatch(/^standard input: /);
  });
});
