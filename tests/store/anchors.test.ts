// Heads kept outside the ledger's folder: what they show, and that keeping them never stands in the way.
import {
  appendFileSync,
  copyFileSync,
  existsSync,
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
import { anchorFolder, rememberedHeads, rememberHead } from "../../src/store/anchors.ts";
import { ledgerFiles } from "../../src/store/ledger-file.ts";
import { sourceFile } from "../../src/store/source-file.ts";
import { rewriteChain } from "../support/rewrite-chain.ts";
import { HOUSEHOLD, temporaryFolder } from "../support/temporary-ledger.ts";

const MORE = '{"kind":"person","person":"blake","birth_date":"1981-01-01"}\n';

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
      const imported = await within((store) => importFiles(store, [sourceFile(file)], {}));
      if (!imported.ok) throw new Error(imported.error.map(({ message }) => message).join("\n"));
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
      [first.seq, new Set([first.digest])],
      [second.seq, new Set([second.digest])],
    ]);
    const [file = ""] = readdirSync(anchors);
    expect(statSync(join(anchors, file)).mode & 0o777).toBe(0o600);
    expect(statSync(anchors).mode & 0o777).toBe(0o700);
    expect(await codes()).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it("are no alarm when somebody else records while the ledger is verified", async () => {
    const { path, folder, anchors, take } = anchored();
    await take(HOUSEHOLD);
    // What the other one will record, made on a copy.
    const copy = join(folder, "copy.db");
    copyFileSync(path, copy);
    const made = ledgerFiles({ app: "0.0.0-test", now: () => "2026-11-22T13:00:00Z" });
    const other = made.open(copy);
    writeFileSync(join(folder, "more.jsonl"), MORE);
    await importFiles(other, [sourceFile(join(folder, "more.jsonl"))], {});
    const head = await other.head();
    other.close();
    const added = new BetterSqlite(copy, { readonly: true })
      .prepare("SELECT seq, body, hash FROM event ORDER BY seq DESC LIMIT 2")
      .all()
      .toReversed();
    let isVerifying = false;
    const store = ledgerFiles({
      app: "0.0.0-test",
      now: () => "2026-11-22T13:00:00Z",
      // Asked for when the heads are about to be read: between them and the ledger the other one commits.
      get anchors() {
        if (isVerifying && added.length > 0) {
          const database = new BetterSqlite(path);
          const insert = database.prepare("INSERT INTO event VALUES (:seq, :body, :hash)");
          for (const row of added.splice(0)) insert.run(row);
          database.close();
          rememberHead(anchors, head);
        }
        return anchors;
      },
    }).open(path);
    isVerifying = true;
    const { problems } = await store.verify({ deep: false });
    store.close();
    expect(added).toEqual([]);
    expect(problems).toEqual([]);
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

  it("refuse every write to an older copy, so that the newer file is never the accused one", async () => {
    const { take, path, folder, codes, head } = anchored();
    copyFileSync(path, join(folder, "older.db"));
    await take(HOUSEHOLD);
    const newest = await head();
    copyFileSync(path, join(folder, "newer.db"));
    copyFileSync(join(folder, "older.db"), path);
    // As many events as the lost ones: the next head would have had the same number.
    await expect(take(HOUSEHOLD.replace("1985", "1986"))).rejects.toThrow(/are not in the ledger/);
    expect(await codes()).toEqual(["anchor.ahead-of-ledger"]);
    copyFileSync(join(folder, "newer.db"), path);
    expect(await head()).toEqual(newest);
    expect(await codes()).toEqual([]);
  });

  it("are proof when one number has two digests, whichever came last", async () => {
    const { take, path, anchors, codes, head } = anchored();
    await take(HOUSEHOLD);
    const { seq, digest, ledgerId } = await head();
    rememberHead(anchors, { seq, digest: "ab".repeat(32), ledgerId });
    expect(await codes()).toEqual(["anchor.differs"]);
    rememberHead(anchors, { seq, digest, ledgerId });
    expect(await codes()).toEqual(["anchor.differs"]);
    await expect(take(MORE)).rejects.toThrow(/not the one that was recorded here/);
    expect(existsSync(path)).toBe(true);
  });

  it("tell a fork at the first write after it, and restoring a file over itself says which goes on", async () => {
    const { take, path, folder, codes, files, warnings } = anchored();
    await take(HOUSEHOLD);
    const copy = join(folder, "copy.db");
    copyFileSync(path, copy);
    const store = files.open(copy);
    writeFileSync(join(folder, "more.jsonl"), MORE);
    await importFiles(store, [sourceFile(join(folder, "more.jsonl"))], {});
    store.close();
    await expect(take(MORE.replace("blake", "casey"))).rejects.toThrow(
      /a copy of it went on by itself/,
    );
    files.restore({ backup: path, ledger: path, stamp: "1", force: true });
    expect(warnings.map(({ code }) => code)).toEqual(["anchor.ahead-of-ledger"]);
    expect(await codes()).toEqual([]);
    await take(MORE.replace("blake", "casey"));
    expect(await codes()).toEqual([]);
    // The copy is now the one that may not go on.
    const other = files.open(copy);
    const refused = importFiles(other, [sourceFile(join(folder, "more.jsonl"))], {});
    await expect(refused).resolves.toMatchObject({
      ok: false,
      error: [{ code: "anchor.differs" }],
    });
    other.close();
  });

  it("refuse to restore or back up a chain that was computed anew, unless that is meant", async () => {
    const { take, path, folder, codes, files, warnings } = anchored();
    await take(HOUSEHOLD);
    const forged = join(folder, "forged.db");
    copyFileSync(path, forged);
    const database = new BetterSqlite(forged);
    rewriteChain(database, "1985", "1975");
    database.close();
    const before = readFileSync(path);
    const restored = files.restore({ backup: forged, ledger: path, stamp: "1" });
    expect(restored).toMatchObject({ problems: [{ code: "anchor.differs", severity: "error" }] });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(await codes()).toEqual([]);
    const store = files.open(forged);
    await expect(store.backup(join(folder, "b.db"))).rejects.toThrow(
      /not the one that was recorded/,
    );
    store.close();
    expect(existsSync(join(folder, "b.db"))).toBe(false);
    files.restore({ backup: forged, ledger: path, stamp: "1", force: true });
    expect(warnings).toMatchObject([{ code: "anchor.differs", severity: "warning" }]);
    expect(await codes()).toEqual([]);
  });

  it("say that nothing is compared where the environment names no home", async () => {
    const { path, take } = anchored();
    await take(HOUSEHOLD);
    const homeless = ledgerFiles({ app: "0.0.0-test", now: () => "", anchors: null }).open(path);
    expect((await homeless.verify({ deep: false })).problems).toMatchObject([
      {
        code: "anchor.missing",
        severity: "warning",
        message: expect.stringContaining("nothing is compared"),
      },
    ]);
    homeless.close();
  });

  it("are kept under the state folder of the user; a relative one is ignored", () => {
    expect(anchorFolder({ XDG_STATE_HOME: "/s", HOME: "/h" })).toBe("/s/rothbook");
    expect(anchorFolder({ XDG_STATE_HOME: "s", HOME: "/h" })).toBe("/h/.local/state/rothbook");
    expect(anchorFolder({})).toBeUndefined();
  });
});
