#!/usr/bin/env node
// Checks the hash chain of a rothbook archive with nothing but Node.
// usage: node verify.mjs FOLDER [HEAD] — see FORMAT.md. Exit code 0: the chain holds. 1: it does not.
// 2: usage. 3: unreadable.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const DOMAIN = Buffer.from("rothbook/event/v1\0");

function linesOf(folder, name) {
  const lines = readFileSync(join(folder, name), "latin1").split("\n");
  if (lines.pop() !== "")
    throw new Error(`${name} does not end with a line feed: it was cut short`);
  return lines;
}

/** What is wrong with the n-th body by itself, or undefined. */
function faultIn(bytes, number) {
  let event;
  try {
    event = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return "is not JSON in UTF-8";
  }
  if (event === null || typeof event !== "object" || Array.isArray(event))
    return "is not a JSON object";
  if (event.v !== 1) return `has version ${event.v}, this program knows 1`;
  if (event.seq !== number) return `says it is event ${event.seq}`;
  if (!Number.isInteger(event.batch) || event.batch > number)
    return `belongs to batch ${event.batch}`;
  if (number === 1 && event.kind !== "genesis") return "is not the genesis event";
  return undefined;
}

function verify(folder, expectedHead) {
  const bodies = linesOf(folder, "events.jsonl");
  const hashes = linesOf(folder, "hashes.txt");
  const head = linesOf(folder, "head.txt");
  if (bodies.length === 0) return "the archive holds no event";
  const seen = new Set();
  let previous = Buffer.alloc(32);
  for (const [index, line] of bodies.entries()) {
    const bytes = Buffer.from(line, "latin1");
    const fault = faultIn(bytes, index + 1);
    if (fault !== undefined) return `event ${index + 1} ${fault}`;
    previous = createHash("sha256").update(DOMAIN).update(previous).update(bytes).digest();
    if (hashes[index] !== previous.toString("hex")) {
      return `event ${index + 1} does not match its hash: it, or one before it, was changed`;
    }
    seen.add(hashes[index]);
  }
  if (hashes.length !== bodies.length)
    return `there are ${bodies.length} events and ${hashes.length} hashes`;
  const ledgerId = JSON.parse(bodies[0]).data.ledger_id;
  const expected = [ledgerId, String(bodies.length), previous.toString("hex")];
  if (head.join("\n") !== expected.join("\n")) return "head.txt does not agree with the events";
  if (expectedHead && !seen.has(expectedHead.toLowerCase())) {
    return `the head ${expectedHead} is no point of this history`;
  }
  process.stdout.write(`${bodies.length} events, unbroken; head ${previous.toString("hex")}\n`);
  return undefined;
}

const [folder, expectedHead, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0) {
  process.stderr.write("usage: node verify.mjs FOLDER [HEAD]\n");
  process.exitCode = 2;
} else {
  try {
    const fault = verify(folder, expectedHead);
    if (fault !== undefined) {
      process.stderr.write(`verify: ${fault}\n`);
      process.exitCode = 1;
    }
  } catch (error) {
    process.stderr.write(`verify: ${error.message}\n`);
    process.exitCode = 3;
  }
}
