#!/usr/bin/env node
// The entry. Built to a small file that any Node version can parse: it keeps new files private, says
// what is needed before anything native loads (better-sqlite3 crashes on old versions), answers
// --version at once, and hands over.
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { VERSION } from "./kernel/version.ts";

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
  keepCompiledCode();
  void import("./cli/program.ts").then((program) => program.start(words));
}

/**
 * Compiling our own code is a third of a short command's time, so the engine keeps the result. In the
 * user's own cache folder: one that others can write to could be filled with other code.
 */
function keepCompiledCode(): void {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  enableCompileCache?.(join(cache, "rothbook"));
}

function printVersion(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exitCode = error.code === "EPIPE" ? 141 : 3;
  });
  process.stdout.write(`${VERSION}\n`);
}
