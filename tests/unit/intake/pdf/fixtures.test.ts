// The PDFs under fixtures/statements against their sidecars, recognised and read in a thread as an import does it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPdf } from "../../../../src/intake/pdf/open-pdf.ts";
import { pdfReader } from "../../../../src/intake/pdf/pdf-reader.ts";
import type { ReadRecord, StatementReader } from "../../../../src/intake/read-record.ts";
import { recognise } from "../../../../src/intake/recognise.ts";
import { encodeData } from "../../../../src/ledger/event.ts";
import { pdfOfTexts } from "../../../support/pdf-samples.ts";

const folder = join(import.meta.dirname, "../../../../fixtures/statements/pdf");
const sidecars = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".expected.json"))
  .toSorted();

async function recordsOf(reader: StatementReader, bytes: Uint8Array): Promise<ReadRecord[]> {
  const chunks = (async function* () {
    yield bytes;
  })();
  const context = { file: "a.pdf", person: "alex", plan: "acme-401k" };
  const records: ReadRecord[] = [];
  for await (const some of reader.read(chunks, context)) records.push(...some);
  return records;
}

async function read(bytes: Uint8Array) {
  const reader = recognise(bytes, { file: "a.pdf" });
  if (!reader.ok) throw new Error("a PDF is recognised");
  return { layout: reader.value.layout, records: await recordsOf(reader.value, bytes) };
}

describe("PDFs", () => {
  it.each(sidecars)("%s", async (sidecar) => {
    const expected = JSON.parse(readFileSync(join(folder, sidecar), "utf8"));
    const bytes = readFileSync(join(folder, sidecar.replace(".expected.json", ".pdf")));
    const { layout, records } = await read(bytes);
    expect([layout, records[0]?.layout]).toEqual([expected.layout, expected.inner]);
    const problems = records.flatMap(({ result }) =>
      result.bucket === "error" ? result.problems.map(({ code, at }) => [code, at?.line]) : [],
    );
    expect(problems).toEqual(expected.problems ?? []);
    const events = records.flatMap(({ result }) =>
      result.bucket === "candidates"
        ? result.candidates.map(({ kind, data }) => ({ kind, ...encodeData(kind, data) }))
        : [],
    );
    expect(events).toEqual(expected.events ?? []);
    const open = records.flatMap(({ at, result }) =>
      result.bucket === "needs_review"
        ? [
            {
              line: at.line,
              proposal: result.proposal.map(({ kind, data }) => ({
                kind,
                ...encodeData(kind, data),
              })),
            },
          ]
        : [],
    );
    expect(open).toEqual(expected.review ?? []);
    expect(records.reduce((sum, { lines }) => sum + lines, 0)).toBe(expected.lines);
  });

  it("of more than 500 pages are refused", async () => {
    const pages = Array.from({ length: 501 }, () => [[50, 50, "page"] as const]);
    const { records } = await read(await pdfOfTexts(pages));
    expect(messagesOf(records)).toEqual(["the PDF has more than 500 pages"]);
  });

  it("that take too long are given up", async () => {
    const bytes = readFileSync(join(folder, "ok/own-1099-r.pdf"));
    const inner = () => {
      throw new Error("nothing is read");
    };
    const reader = pdfReader({ inner, open: (given) => openPdf(given, 1) });
    expect(messagesOf(await recordsOf(reader, bytes))).toEqual([
      "the PDF takes too long to read, and was given up",
    ]);
  });
});

function messagesOf(records: readonly ReadRecord[]): string[] {
  return records.flatMap(({ result }) =>
    result.bucket === "error" ? result.problems.map(({ message }) => message) : [],
  );
}
