// What a session needs and nobody can type as a command: `@ name what text…` before a step.
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { rewriteChain } from "./rewrite-chain.ts";

export type TearDown = () => void | Promise<void>;
type SetUp = (folder: string, name: string, text: string) => TearDown | Promise<TearDown>;

/** The text of a set-up: `\n` is a line break, `\x03` a character, and quotes around the whole are not part of it. */
function written(text: string): string {
  return text
    .replace(/^'(.*)'$/, "$1")
    .replaceAll("\\n", "\n")
    .replace(/\\x([0-9a-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
}

const nothing: TearDown = () => {};

function edited(folder: string, edit: (database: BetterSqlite.Database) => void): TearDown {
  const database = new BetterSqlite(join(folder, "rothbook.db"));
  edit(database);
  database.close();
  return nothing;
}

export const SETUPS: Readonly<Record<string, SetUp>> = {
  /** `@ file NAME TEXT…`: a file in the session's folder; `\n` in the text is a line break. */
  file(folder, name, text) {
    writeFileSync(join(folder, name), written(text));
    return nothing;
  },
  folder(folder, name) {
    mkdirSync(join(folder, name), { mode: 0o700 });
    return nothing;
  },
  /** A file that another program goes on writing to while the step runs. */
  growing(folder, name, text) {
    const file = join(folder, name);
    writeFileSync(file, `${written(text)}\n`);
    let over = false;
    const grow = () => {
      if (over) return;
      appendFileSync(file, "\n");
      setImmediate(grow);
    };
    setImmediate(grow);
    return () => {
      over = true;
    };
  },
  /** A figures file for a year that is not built in: the latest figures under that year. */
  figures(folder, name) {
    const source = join(import.meta.dirname, "..", "..", "src", "law", "years", "2026.json");
    const file = JSON.parse(readFileSync(source, "utf8")) as object;
    writeFileSync(
      join(folder, name),
      JSON.stringify({ ...file, tax_year: Number(name.slice(0, 4)) }),
    );
    return nothing;
  },
  mode(folder, name, mode) {
    chmodSync(join(folder, name), Number.parseInt(mode, 8));
    return nothing;
  },
  /** The ledger under a second name. */
  linked(folder, name) {
    linkSync(join(folder, "rothbook.db"), join(folder, name));
    return nothing;
  },
  /** Another program holds the ledger for writing. */
  locked(folder) {
    const database = new BetterSqlite(join(folder, "rothbook.db"));
    database.exec("BEGIN EXCLUSIVE");
    return () => {
      database.close();
    };
  },
  /** Somebody changed an amount with another program, triggers out of the way. */
  tampered(folder) {
    return edited(folder, (database) => {
      const triggers = database
        .prepare<[], { name: string; sql: string }>(
          "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
        )
        .all();
      for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
      database.exec("UPDATE event SET body = replace(body, '8000.00', '9000.00')");
      for (const { sql } of triggers) database.exec(sql);
    });
  },
  /** Somebody put another file in the ledger's place. */
  replaced(folder, name) {
    copyFileSync(join(folder, name), join(folder, "rothbook.db"));
    return nothing;
  },
  /** Somebody changed an amount and computed every hash anew. */
  rewritten(folder) {
    return edited(folder, (database) => rewriteChain(database, "8000.00", "9000.00"));
  },
  /** What an earlier version let a correction do: the plan has another id, and its events still name the old one. */
  orphaned(folder, plan) {
    rmSync(join(folder, "state"), { recursive: true });
    return edited(folder, (database) =>
      rewriteChain(database, `"plan":"${plan}"},"kind":"plan"`, '"plan":"other"},"kind":"plan"'),
    );
  },
  /** The remembered heads are gone. */
  forgotten(folder) {
    rmSync(join(folder, "state"), { recursive: true });
    return nothing;
  },
  /** Heads cannot be remembered: a file is where their folder should be. */
  speechless(folder) {
    rmSync(join(folder, "state"), { recursive: true, force: true });
    writeFileSync(join(folder, "state"), "");
    return nothing;
  },
  newer(folder) {
    return edited(folder, (database) => database.pragma("user_version = 99"));
  },
};
