// Every statement under fixtures/statements against its sidecar: what is imported, ignored, open or wrong,
// with every physical line in exactly one bucket. The sidecars were worked out by hand.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtInLayouts } from "../../../src/intake/layouts/built-in-layouts.ts";
import type { ReadRecord } from "../../../src/intake/read-record.ts";
import { readStatement } from "../../../src/intake/read-statement.ts";
import { add, type Cents, formatCents } from "../../../src/kernel/money.ts";
import { type Candidate, encodeData } from "../../../src/ledger/event.ts";

interface Expected {
  readonly shows: string;
  readonly layout?: string;
  readonly decision?: string;
  readonly encoding?: string;
  readonly lines: number;
  readonly buckets?: Readonly<Record<Bucket, number>>;
  readonly totals?: Readonly<Record<string, string>>;
  readonly events?: readonly unknown[];
  readonly proposals?: readonly unknown[];
  /** `[line, part of the reason]` */
  readonly review?: readonly (readonly [number, string])[];
  /** Money of lines that need review, by date. */
  readonly stated?: Readonly<Record<string, string>>;
  /** `[code, line, column]` */
  readonly problems?: readonly (readonly [string, number, number])[];
  readonly never?: readonly string[];
  /** Files that another reader reads, tested with it. */
  readonly reader?: string;
}

type Bucket = "imported" | "ignored" | "needs_review" | "errors";

const folder = join(import.meta.dirname, "../../../fixtures/statements");
const sidecars = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".expected.json"))
  .toSorted();

describe("statements", () => {
  it.each(sidecars)("%s", (sidecar) => {
    const expected = JSON.parse(readFileSync(join(folder, sidecar), "utf8")) as Expected;
    if (expected.reader !== undefined) return;
    const file = statementOf(sidecar);
    const reading = readStatement(
      readFileSync(join(folder, file)),
      { file, person: "alex", plan: "acme-401k" },
      { layouts: builtInLayouts() },
    );
    const { recognition, records } = reading;
    expect(reading.lines).toBe(expected.lines);
    expect(everyLine(records)).toEqual(Array.from({ length: expected.lines }, (_, at) => at + 1));
    expect(recognition.layout).toBe(expected.layout);
    expect(recognition.decision).toBe(expected.decision ?? "recognised");
    if (expected.encoding !== undefined) expect(recognition.encoding).toBe(expected.encoding);

    const problems = records.flatMap(({ result }) =>
      result.bucket === "error" ? result.problems : [],
    );
    expect(problems.map(({ code, at }) => [code, at?.line, at?.column ?? 1])).toEqual(
      expected.problems ?? [],
    );
    const events = records.flatMap(({ result }) =>
      result.bucket === "candidates" ? result.candidates : [],
    );
    if (expected.events !== undefined) expect(events.map(asJson)).toEqual(expected.events);
    if (expected.buckets !== undefined) expect(bucketsOf(records)).toEqual(expected.buckets);
    if (expected.totals !== undefined) expect(totalsOf(events)).toEqual(expected.totals);
    const open = records.flatMap(({ at, result }) =>
      result.bucket === "needs_review" ? [{ ...result, line: at.line }] : [],
    );
    if (expected.problems === undefined) {
      expect(open.map(({ line }) => line)).toEqual((expected.review ?? []).map(([line]) => line));
      for (const [line, reason] of expected.review ?? []) {
        expect(open.find((entry) => entry.line === line)?.reason).toContain(reason);
      }
    }
    const proposals = open.flatMap(({ proposal }) => proposal);
    if (expected.proposals !== undefined) {
      expect(proposals.map(asJson)).toEqual(expected.proposals);
    }
    if (expected.stated !== undefined) {
      const byDate: Record<string, Cents> = {};
      for (const { date, amount } of open.flatMap(({ stated }) => stated ?? [])) {
        byDate[date] = add(byDate[date] ?? (0 as Cents), amount);
      }
      const printed = Object.entries(byDate).map(([date, amount]) => [date, formatCents(amount)]);
      expect(Object.fromEntries(printed)).toEqual(expected.stated);
    }
    const everything = JSON.stringify(reading);
    for (const secret of expected.never ?? []) expect(everything).not.toContain(secret);
  });
});

function statementOf(sidecar: string): string {
  const base = sidecar.slice(0, -".expected.json".length);
  const name = base.slice(base.lastIndexOf("/") + 1);
  const siblings = readdirSync(join(folder, base, ".."));
  const file = siblings.find(
    (entry) => entry.startsWith(`${name}.`) && !entry.endsWith(".expected.json"),
  );
  if (file === undefined) throw new Error(`no statement beside ${sidecar}`);
  return join(base, "..", file);
}

function everyLine(records: readonly ReadRecord[]): number[] {
  return records.flatMap(({ at, lines }) => Array.from({ length: lines }, (_, n) => at.line + n));
}

function bucketsOf(records: readonly ReadRecord[]): Record<Bucket, number> {
  const buckets: Record<Bucket, number> = { imported: 0, ignored: 0, needs_review: 0, errors: 0 };
  const fates = new Map<number, Bucket>();
  for (const { at, lines, result } of records) {
    const bucket: Bucket =
      result.bucket === "folded"
        ? (fates.get(result.into) ?? "errors")
        : result.bucket === "candidates"
          ? "imported"
          : result.bucket === "error"
            ? "errors"
            : result.bucket === "needs_review"
              ? "needs_review"
              : "ignored";
    fates.set(at.line, bucket);
    buckets[bucket] += lines;
  }
  return buckets;
}

function totalsOf(candidates: readonly Candidate[]): Record<string, string> {
  const totals: Record<string, Cents> = {};
  for (const candidate of candidates) {
    if (candidate.kind !== "paycheck") continue;
    for (const [key, text] of Object.entries(
      encodeData("paycheck", candidate.data)["contributions"] as Record<string, string>,
    )) {
      const amount = Math.round(Number(text) * 100) as Cents;
      totals[key] = add(totals[key] ?? (0 as Cents), amount);
    }
  }
  return Object.fromEntries(
    Object.entries(totals).map(([key, total]) => [key, formatCents(total)]),
  );
}

function asJson(candidate: Candidate): unknown {
  return { kind: candidate.kind, ...encodeData(candidate.kind, candidate.data) };
}
