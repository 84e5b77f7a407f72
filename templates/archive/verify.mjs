#!/usr/bin/env node
// Checks the hash chain and the seals of a rothbook archive with nothing but Node.
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

// Bookkeeping of the ledger itself: never part of a sealed year.
const OWN_KINDS = [
  "genesis",
  "batch",
  "reversal",
  "seal",
  "sealed_lines",
  "amendment",
  "law_figures",
];
const DAYS = ["date", "as_of", "contributed_on"];
const YEARS = ["tax_year", "limitation_year", "for_tax_year", "distributed_in"];

const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();

/** The bodies of the person's events of a year that stood when event `upTo` was the last. */
function sealedBodies(events, { person, year, upTo }) {
  const reversed = new Set();
  for (let number = upTo; number > 0; number -= 1) {
    const { kind, data } = events[number - 1].event;
    if (kind === "reversal" && !reversed.has(number)) reversed.add(Number(data.of));
  }
  return events.slice(0, upTo).flatMap(({ event: { kind, data = {} }, bytes }, index) => {
    const days = DAYS.filter((key) => key in data).map((key) => Number(data[key].slice(0, 4)));
    const years = YEARS.filter((key) => key in data).map((key) => Number(data[key]));
    const belongs = data.person === person && [...days, ...years].includes(year);
    return belongs && !reversed.has(index + 1) && !OWN_KINDS.includes(kind) ? [bytes] : [];
  });
}

/** RFC 9162, 2.1.1: leaves are hashed behind a zero byte, nodes behind a one. */
function merkleRoot(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Buffer.from([0]), leaves[0]);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(
    Buffer.from([1]),
    merkleRoot(leaves.slice(0, split)),
    merkleRoot(leaves.slice(split)),
  );
}

/** What does not hold of the n-th event if it is a seal, or undefined. */
function sealFault(events, hashes, number) {
  const { kind, data } = events[number - 1].event;
  if (kind !== "seal") return undefined;
  const upTo = Number(data.events_before);
  if (!(upTo > 0 && upTo < number) || hashes[upTo - 1] !== data.head_before)
    return `event ${number} sealed another history: the head before it is not the one it names`;
  const year = Number(data.tax_year);
  const leaves = sealedBodies(events, { person: data.person, year, upTo });
  if (
    leaves.length !== Number(data.events) ||
    merkleRoot(leaves).toString("hex") !== data.merkle_root
  )
    return `the events of ${year} are not those that event ${number} sealed`;
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
  const events = bodies.map((line) => {
    const bytes = Buffer.from(line, "latin1");
    return { bytes, event: JSON.parse(bytes.toString("utf8")) };
  });
  for (let number = 1; number <= events.length; number += 1) {
    const fault = sealFault(events, hashes, number);
    if (fault !== undefined) return fault;
  }
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
