#!/usr/bin/env node
// The entry. Built to a small file that any Node version can parse: it keeps new files private, says
// what is needed before anything native loads (better-sqlite3 crashes on old versions), answers
// --version at once, and hands over.
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { KeptCode } from "./cli/kept-code.ts";
import { VERSION } from "./kernel/version.ts";

type Program = typeof import("./cli/program.ts");

const NEEDED = [22, 18] as const;

process.umask(0o077);
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const words = process.argv.slice(2);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  process.stderr.write(
    `rothbook: error: Node ${NEEDED.join(".")} or newer is needed; this is ${process.versions.node}\n`,
  );
  process.exitCode = 3;
} else if (words.length > 0 && words.every((word) => word === "--version" || word === "-V")) {
  printVersion();
} else {
  // Nothing is left to wait for then, and an engine that waits collects garbage once more.
  void loadProgram()
    .then((program) => program.start(words))
    .then(() => process.exit());
}

/**
 * Compiling our own code is a third of a short command's time, so what the engine made is kept. In the
 * user's own cache folder: one that others can write to could be filled with other code.
 */
async function loadProgram(): Promise<Program> {
  const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "rothbook");
  const built = join(import.meta.dirname, "program.cjs");
  if (!existsSync(built)) return await import("./cli/program.ts");
  const kept = new KeptCode(join(cache, "code"), commandAmong(words));
  process.on("exit", (exit) => {
    // After a usage error, the word may be no command's.
    if (exit !== 2) kept.keep();
  });
  return kept.load(built) as Program;
}

/** The first word that is no option, nor the file after `--ledger`. */
function commandAmong(given: readonly string[]): string {
  const word = given.find((each, at) => !each.startsWith("-") && given[at - 1] !== "--ledger");
  return word !== undefined && /^[a-z][a-z-]{0,30}$/.test(word) ? word : "help";
}

function printVersion(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exitCode = error.code === "EPIPE" ? 141 : 3;
  });
  process.stdout.write(`${VERSION}\n`);
}
