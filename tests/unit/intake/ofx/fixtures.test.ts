// The OFX statements under fixtures/statements/ofx against their sidecars, worked out by hand.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ofxReader, readOfx } from "../../../../src/intake/ofx/read-ofx.ts";
import type { ReadContext, ReadRecord } from "../../../../src/intake/read-record.ts";
import { type Candidate, encodeData } from "../../../../src/ledger/event.ts";

const folder = join(import.meta.dirname, "../../../../fixtures/statements/ofx");
const context: ReadContext = { file: "statement.ofx", person: "alex", plan: "acme-401k" };
const sidecars = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".expected.json"))
  .toSorted();

describe("OFX statements", () => {
  it.each(sidecars)("%s", (sidecar) => {
    const expected = JSON.parse(readFileSync(join(folder, sidecar), "utf8"));
    const reading = readOfx(bytesOf(sidecar.replace(".expected.json", ".ofx")), context);
    const { records } = reading;
    expect(reading.layout).toBe(expected.layout);
    expect(records.reduce((sum, { lines }) => sum + lines, 0)).toBe(reading.lines);
    expect(reading.decision).toBe(expected.decision ?? "recognised");
    const problems = records.flatMap(({ result }) =>
      result.bucket === "error" ? result.problems : [],
    );
    expect(problems.map(({ code, at }) => [code, at?.line, at?.column])).toEqual(
      expected.problems ?? [],
    );
    if (expected.problems !== undefined) return;
    expect(reading.lines).toBe(expected.lines);
    expect(reading.entries).toBe(expected.entries);
    expect(buckets(records)).toEqual(expected.buckets);
    expect(eventsOf(records).map(asJson)).toEqual(expected.events);
    const open = records.flatMap(({ at, result }) =>
      result.bucket === "needs_review" ? [{ line: at.line, ...result }] : [],
    );
    expect(open.flatMap(({ proposal }) => proposal).map(asJson)).toEqual(expected.proposals);
    expect(open.map(({ line }) => line)).toEqual(expected.review.map(([line]: [number]) => line));
    for (const [index, [, reason]] of expected.review.entries())
      expect(open[index]?.reason).toContain(reason);
    for (const secret of expected.never) expect(JSON.stringify(reading)).not.toContain(secret);
  });

  it("says the same of one content in every form, but for the place", () => {
    const forms = ["sgml-one-line", "sgml-indented", "xml"].map((form) =>
      readOfx(bytesOf(`ok/${form}.ofx`), context)
        .records.filter(({ entries }) => entries !== 0)
        .map(({ result, entries }) =>
          JSON.parse(JSON.stringify({ result, entries }, withoutPlace)),
        ),
    );
    expect(forms[1]).toEqual(forms[0]);
    expect(forms[2]).toEqual(forms[0]);
  });

  it("records the pair of transfers where the plan is known to convert", () => {
    const automatic: ReadContext = {
      ...context,
      planFeatures: () => ({ inPlanRothRollover: "automatic" }),
    };
    const { records } = readOfx(bytesOf("ok/xml.ofx"), automatic);
    expect(eventsOf(records).map(({ kind }) => kind)).toContain("in_plan_roth_rollover");
  });

  it("says once that OFX has no source for Roth money", () => {
    const { records } = readOfx(bytesOf("ok/xml.ofx"), context);
    expect(records.flatMap(({ notes }) => notes ?? []).map(({ code }) => code)).toEqual([
      "import.no-roth-source",
    ]);
  });

  it("reads a file in chunks of any size", async () => {
    const bytes = bytesOf("ok/xml.ofx");
    const read: ReadRecord[] = [];
    const chunks = (async function* () {
      for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
    })();
    for await (const records of ofxReader().read(chunks, context)) read.push(...records);
    expect(read).toEqual(readOfx(bytes, context).records);
  });
});

function bytesOf(file: string): Uint8Array {
  return readFileSync(join(folder, file));
}

/** Entries, since one line may hold several. */
function buckets(records: readonly ReadRecord[]) {
  const counts = { imported: 0, ignored: 0, needs_review: 0, errors: 0 };
  for (const { result, entries = 0 } of records) {
    if (result.bucket === "candidates") counts.imported += entries;
    else if (result.bucket === "error") counts.errors += entries;
    else if (result.bucket === "needs_review") counts.needs_review += entries;
    else counts.ignored += entries;
  }
  return counts;
}

function eventsOf(records: readonly ReadRecord[]): Candidate[] {
  return records.flatMap(({ result }) =>
    result.bucket === "candidates" ? [...result.candidates] : [],
  );
}

function asJson(candidate: Candidate): unknown {
  return { kind: candidate.kind, ...encodeData(candidate.kind, candidate.data) };
}

function withoutPlace(key: string, value: unknown): unknown {
  return key === "source" && typeof value === "object" ? undefined : value;
}
