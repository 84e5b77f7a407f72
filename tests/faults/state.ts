// What a command's result says, as text to compare: the content of a ledger, of a file, of a folder.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import BetterSqlite from "better-sqlite3";
import { verifyFile } from "../../src/store/backup.ts";

/** What stands in a ledger that verifies, "absent" without one, and what is wrong otherwise. */
export function ledgerState(folder: string, name: string): string {
  const path = join(folder, name);
  if (!existsSync(path)) return "absent";
  try {
    const { problems } = verifyFile(path);
    if (problems.length > 0) return `damaged: ${problems.map(({ message }) => message).join("; ")}`;
  } catch (error) {
    return `damaged: ${String(error)}`;
  }
  return `ledger\n${bodiesOf(path).join("\n")}`;
}

/** The file as any SQLite would read it, whatever its format: for migrations. */
export function formatState(folder: string, name: string): string {
  const database = new BetterSqlite(join(folder, name));
  try {
    const version = database.pragma("user_version", { simple: true });
    const schema = database.prepare("SELECT name FROM sqlite_schema ORDER BY name").pluck().all();
    const applied = database.prepare("SELECT number FROM migration ORDER BY number").pluck().all();
    const intact = database.pragma("integrity_check", { simple: true });
    const events = digestOf(bodiesOf(join(folder, name)).join("\n"));
    return JSON.stringify({ version, schema, applied, intact, events });
  } finally {
    database.close();
  }
}

/** Times and hashes, which follow from times, differ from run to run; that they fit was verified. */
function bodiesOf(path: string): string[] {
  const database = new BetterSqlite(path, { readonly: true });
  try {
    return database
      .prepare<[], string>("SELECT body FROM event ORDER BY seq")
      .pluck()
      .all()
      .map((body) =>
        body
          .replaceAll(/"recorded_at":"[^"]*"/g, '"recorded_at":"#"')
          .replaceAll(/"[0-9a-f]{64}"/g, '"#"'),
      );
  } finally {
    database.close();
  }
}

/** One line a file: its name and digest. */
export function filesState(folder: string, names: readonly string[]): string {
  const lines = names.flatMap((name) => {
    const path = join(folder, name);
    if (!existsSync(path)) return [`${name} absent`];
    if (statSync(path).isFile()) return [`${name} ${digestOf(readFileSync(path))}`];
    return (
      readdirSync(path)
        // Not a result: that the next run clears it away is looked at apart.
        .filter((file) => !file.includes(".tmp-"))
        .toSorted()
        .map((file) => `${name}/${file} ${digestOf(readFileSync(join(path, file)))}`)
    );
  });
  return lines.join("\n");
}

/** Every file of a folder, to the byte. */
export function contentOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return files
    .map((file) => `${relative(folder, file)} ${digestOf(readFileSync(file))}`)
    .toSorted()
    .join("\n");
}

function digestOf(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
