// Heads kept outside the ledger's folder: what they show, and that keeping them never stands in the way.
import {
  appendFileSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { importFiles } from "../../src/app/take-in/import-files.ts";
import type { Problem } from "../../src/kernel/problem.ts";
import { anchorFolder, rememberedHeads } from "../../src/store/anchors.ts";
import { ledgerFiles } from "../../src/store/ledger-file.ts";
import { sourceFile } from "../../src/store/source-file.ts";
import { rewriteChain } from "../support/rewrite-chain.ts";
import { HOUSEHOLD, temporaryFolder } from "../support/temporary-ledger.ts";

function anchored() {
  const folder = temporaryFolder();
  const path = join(folder, "rothbook.db");
  const anchors = join(folder, "state", "rothbook");
  const warnings: Problem[] = [];
  const files = ledgerFiles({
    app: "0.0.0-test",
    now: () => "2026-11-22T13:00:00Z",
    anchors,
    warn: (problem) => warnings.push(problem),
  });
  files.create(path);
  const within = async <T>(work: (store: ReturnType<typeof files.open>) => Promise<T>) => {
    const store = files.open(path);
    try {
      return await work(store);
    } finally {
      store.close();
    }
  };
  return {
    folder,
    path,
    anchors,
    warnings,
    files,
    head: () => within((store) => store.head()),
    take: async (text: string) => {
      const file = join(folder, "in.jsonl");
      writeFileSync(file, text);
      await within((store) => importFiles(store, [sourceFile(file)], {}));
    },
    codes: async () =>
      (await within((store) => store.verify({ deep: false }))).problems.map(({ code }) => code),
  };
}

describe("remembered heads", () => {
  it("are kept after every commit, for their owner only, and agree with the ledger", async () => {
    const { take, head, anchors, codes, warnings } = anchored();
    const first = await head();
    await take(HOUSEHOLD);
    const second = await head();
    const remembered = rememberedHeads(anchors, second.ledgerId);
    expect([...(remembered?.digests ?? [])]).toEqual([
      [first.seq, first.digest],
      [second.seq, second.digest],
    ]);
    const [file = ""] = readdirSync(anchors);
    expect(statSync(join(anchors, file)).mode & 0o777).toBe(0o600);
    expect(statSync(anchors).mode & 0o777).toBe(0o700);
    expect(await codes()).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it("show that an older copy took the ledger's place", async () => {
    const { take, path, folder, codes } = anchored();
    copyFileSync(path, join(folder, "older.db"));
    await take(HOUSEHOLD);
    copyFileSync(join(folder, "older.db"), path);
    expect(await codes()).toEqual(["anchor.ahead-of-ledger"]);
  });

  it("show that the whole chain was computed anew, which nothing in the file can", async () => {
    const { take, path, anchors, codes, head } = anchored();
    await take(HOUSEHOLD);
    const database = new BetterSqlite(path);
    rewriteChain(database, "1985", "1975");
    database.close();
    expect(await codes()).toEqual(["anchor.differs"]);
    writeFileSync(join(anchors, `${(await head()).ledgerId.slice(0, 32)}.heads`), "");
    expect(await codes()).toEqual(["anchor.missing"]);
  });

  it("may be behind the ledger: the machine stopped between the commit and the note of it", async () => {
    const { take, anchors, codes } = anchored();
    const [file = ""] = readdirSync(anchors);
    const before = readFileSync(join(anchors, file));
    await take(HOUSEHOLD);
    writeFileSync(join(anchors, file), before);
    expect(await codes()).toEqual([]);
  });

  it.each([10, 70, 110])("are read past a note cut short after %i bytes", async (length) => {
    const { take, anchors, codes } = anchored();
    const [file = ""] = readdirSync(anchors);
    const note = readFileSync(join(anchors, file));
    appendFileSync(join(anchors, file), note.subarray(0, length));
    expect(await codes()).toEqual([]);
    await take(HOUSEHOLD);
    expect(await codes()).toEqual([]);
  });

  it("let an older state be restored on purpose, with a warning, and go on from there", async () => {
    const { take, path, folder, codes, files, warnings } = anchored();
    const backup = join(folder, "older.db");
    copyFileSync(path, backup);
    await take(HOUSEHOLD);
    files.restore({ backup, ledger: path, stamp: "1" });
    expect(warnings.map(({ code }) => code)).toEqual(["anchor.ahead-of-ledger"]);
    expect(await codes()).toEqual([]);
    await take(HOUSEHOLD.replace("1985", "1986"));
    expect(await codes()).toEqual([]);
  });

  it("are kept under the state folder of the user; a relative one is ignored", () => {
    expect(anchorFolder({ XDG_STATE_HOME: "/s", HOME: "/h" })).toBe("/s/rothbook");
    expect(anchorFolder({ XDG_STATE_HOME: "s", HOME: "/h" })).toBe("/h/.local/state/rothbook");
    expect(anchorFolder({})).toBeUndefined();
  });
});
