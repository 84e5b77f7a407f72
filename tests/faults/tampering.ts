// A ledger that somebody or something changed: every byte of a small one flipped, cut at every length,
// and edited with SQL by a person who knows how. Verification must say so, unless what the ledger says
// is the same to the last byte.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { Chain, NO_HASH } from "../../src/store/chain.ts";
import { openLedgerFile } from "../../src/store/ledger-file.ts";
import { verify } from "../../src/store/verify.ts";
import { rewriteChain } from "../support/rewrite-chain.ts";
import { template } from "./operation.ts";
import { runProgram } from "./program.ts";
import type { Section } from "./report.ts";
import { EDITS } from "./tampering-edits.ts";

/** @param step tries every n-th byte; 1 tries all. */
export function flippedBytes(step: number): Section {
  return {
    name: "one byte changed",
    run: async (tally) => {
      const original = smallLedger();
      const content = contentOf(original);
      for (let at = 0; at < original.length; at += step) {
        const flipped = Buffer.from(original);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
        const missed = !isDetected(flipped) && contentOf(flipped) !== content;
        if (!(await tally.add(`byte ${at}`, missed ? "not detected" : undefined))) break;
      }
      const sawFailures = missedBySqlite(original, content);
      return { what: "PRAGMA integrity_check alone", sawFailures };
    },
  };
}

/** @param step tries every n-th length; 1 tries all. */
export function truncated(step: number): Section {
  return {
    name: "cut short",
    run: async (tally) => {
      const original = smallLedger();
      let opened = 0;
      for (let length = 0; length < original.length; length += step) {
        const cut = original.subarray(0, length);
        if (withDatabase(cut, (database) => database.pragma("schema_version")) !== undefined)
          opened += 1;
        const failure = isDetected(cut) ? undefined : "not detected";
        if (!(await tally.add(`${length} bytes`, failure))) break;
      }
      return { what: "that SQLite opens it", sawFailures: opened };
    },
  };
}

export function edited(): Section {
  return {
    name: "edited with SQL",
    run: async (tally) => {
      const original = smallLedger();
      if (isDetected(editedBy(original, "SELECT 1")))
        throw new Error("no edit at all is taken for one");
      let missed = 0;
      for (const { title, sql } of EDITS) {
        const bytes = editedBy(original, sql);
        if (chainHolds(bytes)) missed += 1;
        if (!(await tally.add(title, isDetected(bytes) ? undefined : "not detected"))) break;
      }
      return { what: "the chain of hashes alone", sawFailures: missed };
    },
  };
}

/** The file hangs together by itself, but is not the one that was written: only a remembered head says so. */
export function replaced(): Section {
  const run: Section["run"] = async (tally) => {
    const folder = template();
    const path = join(folder, "rothbook.db");
    let missedWithout = 0;
    const attempt = async (title: string, bytes: Buffer) => {
      writeFileSync(path, bytes);
      const found = await problemsOf(path, join(folder, "state", "rothbook"));
      await tally.add(title, found === 0 ? "not detected" : undefined);
      if ((await problemsOf(path)) === 0) missedWithout += 1;
    };
    try {
      const states = [readFileSync(path)];
      for (let amount = 1; amount <= 5; amount += 1) {
        const record = `record ira_value --tax-year 201${amount} --amount 1.00`;
        runProgram(folder, { argv: record.split(" ") });
        states.push(readFileSync(path));
      }
      const current = states.pop() ?? Buffer.alloc(0);
      for (const [index, state] of states.entries())
        await attempt(`put back by ${states.length - index} commands`, state);
      for (const [from, to] of REWRITES) {
        writeFileSync(path, current);
        const database = new BetterSqlite(path);
        rewriteChain(database, from, to);
        database.close();
        await attempt(`all hashes computed anew: ${from} to ${to}`, readFileSync(path));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return { what: "no remembered heads", sawFailures: missedWithout };
  };
  return { name: "put back or written anew", run };
}

const REWRITES = [
  ["1985", "1975"],
  ['"amount":"1.00"', '"amount":"2.00"'],
  ['"after_tax":"', '"after_tax":"1'],
  ['"recorded_at":"20', '"recorded_at":"19'],
  ['"tax_year":2015', '"tax_year":2016'],
] as const;

async function problemsOf(path: string, anchors?: string): Promise<number> {
  const store = openLedgerFile(path, { app: "faults", now: () => "", anchors });
  try {
    const { problems } = await store.verify({ deep: true });
    return problems.filter(({ severity }) => severity === "error").length;
  } finally {
    store.close();
  }
}

function smallLedger(): Buffer {
  const folder = template();
  try {
    const [name = ""] = readdirSync(folder).filter((file) => file.endsWith(".db"));
    return readFileSync(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isDetected(bytes: Buffer): boolean {
  // The program refuses an empty file before SQLite sees it.
  if (bytes.length === 0) return true;
  return (
    withDatabase(
      bytes,
      (database) => verify(database, { deep: true, path: "" }).problems.length > 0,
    ) ?? true
  );
}

/** What a verifier would find that follows the hashes and looks at nothing else. */
function chainHolds(bytes: Buffer): boolean {
  return (
    withDatabase(bytes, (database) => {
      const chain = new Chain(NO_HASH);
      return database
        .prepare<[], [body: Buffer, hash: Buffer]>(
          "SELECT CAST(body AS BLOB), hash FROM event ORDER BY seq",
        )
        .raw()
        .all()
        .every(([body, hash]) => chain.next(body).equals(hash));
    }) ?? false
  );
}

/** What the ledger says, to the last byte; undefined when it cannot be read. */
function contentOf(bytes: Buffer): string | undefined {
  return withDatabase(bytes, (database) =>
    JSON.stringify(
      database
        .prepare("SELECT seq, hex(body), hex(hash), typeof(body) FROM event ORDER BY seq")
        .raw()
        .all(),
    ),
  );
}

function missedBySqlite(original: Buffer, content: string | undefined): number {
  let missed = 0;
  for (let at = 0; at < original.length; at += 97) {
    const flipped = Buffer.from(original);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    const passes = withDatabase(
      flipped,
      (database) => database.pragma("integrity_check", { simple: true }) === "ok",
    );
    if (passes === true && contentOf(flipped) !== content) missed += 1;
  }
  return missed;
}

function editedBy(bytes: Buffer, sql: string): Buffer {
  const database = new BetterSqlite(bytes);
  try {
    // A forger does not keep to our pragmas.
    database.unsafeMode(true);
    database.pragma("writable_schema = ON");
    database.exec(sql);
    return database.serialize();
  } finally {
    database.close();
  }
}

function withDatabase<T>(
  bytes: Buffer,
  work: (database: BetterSqlite.Database) => T,
): T | undefined {
  let database: BetterSqlite.Database | undefined;
  try {
    database = new BetterSqlite(bytes);
    return work(database);
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
}
