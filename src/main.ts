#!/usr/bin/env node
// The entry. Built to a small file that any Node version can parse: it keeps new files private, says
// what is needed before anything native loads (better-sqlite3 crashes on old versions), answers
// --version at once, and hands over.
import { VERSION } from "./cli/version.ts";

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
  void import("./cli/program.ts").then((program) => program.start(words));
}

function printVersion(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exitCode = error.code === "EPIPE" ? 141 : 3;
  });
  process.stdout.write(`${VERSION}\n`);
}
