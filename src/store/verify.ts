// Is this the ledger that was written? In the order in which one finding makes the next meaningless:
// whose file, which schema, what SQLite thinks, the chain over the stored bytes, what the events say.
// PRAGMA integrity_check alone saw one in ten changed bytes; the chain sees all of them. What no
// check of the file by itself can see is a chain computed anew: for that keep the head elsewhere.
import type { Verification } from "../app/ports.ts";
import type { Problem } from "../kernel/problem.ts";
import { decodeBody, isReadable } from "../ledger/body.ts";
import { canonicalJson } from "../ledger/canonical-json.ts";
import type { Json } from "../ledger/codec.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { reversedSeq } from "../ledger/ledger.ts";
import { SeqSet } from "../ledger/seq-set.ts";
import { Chain, NO_HASH } from "./chain.ts";
import { danglingNames, NamesInUse } from "./dangling-names.ts";
import { integrityFaults } from "./integrity.ts";
import { readMigrations } from "./migrate.ts";
import { APPLICATION_ID, type Database, modelDatabase } from "./open.ts";
import { keepMemorySteady } from "./steady-memory.ts";
import { sealFaults } from "./verify-seal.ts";

const MOST_PROBLEMS = 100;
const HINT = "keep the file, restore a backup and import again what is missing";

export function verify(
  database: Database,
  { deep, path }: { deep: boolean; path: string },
): Verification {
  const problems: Problem[] = [];
  const damaged = (what: string) => {
    if (problems.length < MOST_PROBLEMS)
      problems.push({
        code: "store.damaged",
        severity: "error",
        message: `${path}: ${what}`,
        hint: HINT,
      });
  };
  const stop = (firstBad = 1): Verification => ({
    head: { seq: 0, digest: "", ledgerId: "" },
    events: 0,
    firstBad,
    problems,
  });

  const number = (name: string) => database.pragma(name, { simple: true });
  if (number("application_id") !== APPLICATION_ID) damaged("the application id was changed");
  if (number("user_version") !== readMigrations().length) damaged("the format number was changed");
  compareSchema(database, damaged);
  if (problems.length > 0) return stop();

  for (const fault of integrityFaults(database, path, { check: "integrity_check", most: 20 }))
    damaged(`SQLite says: ${fault}`);
  const { seals, names, ...chained } = followChain(database, deep, damaged);
  // Where the chain is broken, a seal or a name says nothing more.
  if (problems.length === 0) for (const seal of seals) sealFaults(database, seal).forEach(damaged);
  if (problems.length === 0) problems.push(...danglingNames(database, names));
  return { ...chained, problems };
}

function compareSchema(database: Database, damaged: (what: string) => void): void {
  const model = modelDatabase();
  try {
    const query =
      "SELECT type, name, tbl_name, sql, typeof(type) || typeof(name) || typeof(sql) AS types FROM sqlite_schema ORDER BY type, name";
    const [ours, theirs] = [model, database].map((schema) =>
      schema.prepare<[], Record<string, string>>(query).all(),
    );
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
      const names = new Set([...(ours ?? []), ...(theirs ?? [])].map(({ name }) => name ?? ""));
      const text = (rows: typeof ours, name: string) =>
        JSON.stringify(rows?.filter((row) => row["name"] === name));
      const changed = [...names].filter((name) => text(ours, name) !== text(theirs, name));
      damaged(`the schema was changed: ${changed.join(", ") || "its order"}`);
      return;
    }
    const applied = "SELECT number, sha256, typeof(sha256) AS type FROM migration ORDER BY number";
    const [expected, actual] = [model, database].map((schema) => schema.prepare(applied).all());
    if (JSON.stringify(expected) !== JSON.stringify(actual))
      damaged("the record of migrations was changed");
  } finally {
    model.close();
  }
}

type StoredRow = [seq: number, body: Buffer, hash: Buffer, types: string];

function followChain(
  database: Database,
  deep: boolean,
  damaged: (what: string) => void,
): Omit<Verification, "problems"> & {
  readonly seals: readonly LedgerEvent<"seal">[];
  readonly names: NamesInUse;
} {
  // The bytes as stored: turning them into text and back would hide what is no valid UTF-8.
  const rows = database
    .prepare<[], StoredRow>(
      "SELECT seq, CAST(body AS BLOB), hash, typeof(seq) || typeof(body) || typeof(hash) FROM event ORDER BY seq",
    )
    .raw()
    .iterate();
  const chain = new Chain(NO_HASH);
  const semantics = new Semantics();
  const seals: LedgerEvent<"seal">[] = [];
  const names = new NamesInUse();
  let last = 0;
  let digest = "";
  let ledgerId = "";
  let firstBad: number | undefined;
  const bad = (seq: number, what: string) => {
    firstBad ??= seq;
    damaged(`event ${seq}: ${what}`);
  };
  for (const [seq, body, hash, types] of rows) {
    keepMemorySteady(1);
    if (types !== "integertextblob") {
      bad(last + 1, "a column has another type");
      break;
    }
    if (seq !== last + 1) {
      bad(last + 1, "it is missing");
      break;
    }
    if (!chain.next(body).equals(hash)) {
      bad(seq, "its hash does not match: it, or one before it, was changed");
      break;
    }
    const text = body.toString("utf8");
    const event = decodeBody(text, () => "");
    if (!isReadable(event)) bad(seq, event.unreadable);
    else {
      names.note(event);
      if (event.kind === "seal") seals.push(event);
      if (event.kind === "genesis") ledgerId = event.data.ledgerId;
      for (const what of semantics.next(event, seq)) bad(seq, what);
      if (deep && canonicalJson(JSON.parse(text) as Json) !== text)
        bad(seq, "its body is not in canonical form");
    }
    last = seq;
    digest = hash.toString("hex");
  }
  if (last === 0) bad(1, "there are no events");
  for (const seq of semantics.reversedTwice()) bad(seq, "more than one reversal of it stands");
  return {
    head: { seq: last, digest, ledgerId },
    events: last,
    seals,
    names,
    ...(firstBad !== undefined && { firstBad }),
  };
}

/** What every ledger keeps to, event by event. */
class Semantics {
  #batch = 0;
  readonly #reversals: { seq: number; of: number }[] = [];
  readonly #reversalSeqs = new SeqSet();
  readonly #secondReversals = new SeqSet();

  next(event: LedgerEvent, seq: number): string[] {
    const faults: string[] = [];
    if (event.seq !== seq) faults.push(`it says it is event ${event.seq}`);
    if ((seq === 1) !== (event.kind === "genesis")) faults.push("it is not where a genesis stands");
    if (event.kind === "batch" || event.kind === "genesis") this.#batch = seq;
    if (event.batch !== this.#batch) faults.push(`it says it is of batch ${event.batch}`);
    if (event.replaces !== undefined && event.replaces >= seq)
      faults.push(`it replaces event ${event.replaces}, which is not before it`);
    if (event.kind === "reversal") {
      const of = reversedSeq(event);
      if (!Number.isSafeInteger(of) || of < 1 || of >= seq)
        faults.push(`it reverses event ${event.data.of}, which is not before it`);
      else {
        if (this.#secondReversals.has(of)) faults.push("it is a reversal three deep");
        if (this.#reversalSeqs.has(of)) this.#secondReversals.add(seq);
        this.#reversalSeqs.add(seq);
        this.#reversals.push({ seq, of });
      }
    }
    return faults;
  }

  reversedTwice(): number[] {
    const reversed = new SeqSet();
    const twice: number[] = [];
    for (const { seq, of } of this.#reversals.toReversed()) {
      if (reversed.has(seq)) continue;
      if (reversed.has(of)) twice.push(of);
      reversed.add(of);
    }
    return twice;
  }
}
