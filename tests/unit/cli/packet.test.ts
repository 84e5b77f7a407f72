// The packet: every line of every worksheet is on its pages, open points stand first, and the same ledger
// gives the same bytes.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { formatDollars, parseCents } from "../../../src/kernel/money.ts";
import { pdfText } from "../../support/pdf-text.ts";
import { testIo } from "../../support/test-io.ts";

const PLAN = { person: "alex", plan: "acme-401k" };
const EVENTS = [
  { kind: "person", person: "alex", name: "Alex Example", birth_date: "1985-06-01" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "acme-401k", employer: "acme" },
  {
    kind: "paycheck",
    ...PLAN,
    date: "2025-06-30",
    gross_pay: "90000.00",
    contributions: { after_tax: "12000.00" },
  },
  {
    kind: "in_plan_roth_rollover",
    ...PLAN,
    date: "2025-06-30",
    amount: "12060.00",
    basis: "12000.00",
  },
  {
    kind: "form_1099r",
    ...PLAN,
    tax_year: 2025,
    box_1: "12060.00",
    box_2a: "0.00",
    box_5: "12000.00",
    box_7: "G",
  },
  {
    kind: "ira_contribution",
    person: "alex",
    ira: "traditional",
    date: "2025-02-03",
    tax_year: 2025,
    amount: "7000.00",
  },
  { kind: "ira_conversion", person: "alex", date: "2025-02-10", amount: "7003.17" },
];

let folder = "";
const file = (name: string) => join(folder, name);

async function rothbook(...words: string[]): Promise<{ exit: number; stdout: string }> {
  const env = { ROTHBOOK_LEDGER: file("rothbook.db") };
  const world = testIo({ cwd: folder, env });
  const exit = await run(words, world.io);
  return { exit, stdout: world.stdout() };
}

const PACKET = ["packet", "--tax-year", "2025"];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rothbook-packet-"));
  writeFileSync(file("e.jsonl"), EVENTS.map((event) => JSON.stringify(event)).join("\n"));
  await rothbook("init", "--no-input");
  await rothbook("import", file("e.jsonl"));
  await rothbook(...PACKET, "--output", file("packet.pdf"), "--folder", file("files"));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("the packet", () => {
  it("says first what is open, and exits with 1", async () => {
    const { exit, stdout } = await rothbook(...PACKET, "--output", file("open.pdf"));
    expect([exit, stdout]).toEqual([
      1,
      `${file("open.pdf")} is written; 3 open points stand on its first page\n`,
    ]);
    const text = (await pdfText(readFileSync(file("open.pdf")))).replace(/\s+/g, " ");
    const places = [
      "Open points",
      "60.00 of it went to Roth",
      "ira_value.alex.2025",
      "Lines of the return",
    ].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("shows every line of every worksheet", async () => {
    const text = await pdfText(readFileSync(file("packet.pdf")));
    const { worksheets } = JSON.parse(readFileSync(join(file("files"), "packet.json"), "utf8")) as {
      worksheets: { lines: Record<string, string | boolean> }[];
    };
    const values = worksheets.flatMap(({ lines }) => Object.values(lines));
    const shown = values
      .filter((value) => typeof value === "string")
      .map((value) => {
        const amount = parseCents(value);
        return amount.ok && value.includes(".") && /\.\d\d$/.test(value)
          ? formatDollars(amount.value)
          : value;
      });
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((value) => !text.includes(value))).toEqual([]);
  });

  it("has an outline, and source files with their digests", async () => {
    const document = await PDFDocument.load(readFileSync(file("packet.pdf")));
    const outline = document.catalog.lookup(PDFName.of("Outlines"), PDFDict);
    let marks = 0;
    let item = outline.lookupMaybe(PDFName.of("First"), PDFDict);
    for (; item !== undefined; item = item.lookupMaybe(PDFName.of("Next"), PDFDict)) marks += 1;
    expect(marks).toBeGreaterThan(8);
    const sources = readFileSync(join(file("files"), "sources.csv"), "utf8");
    expect(sources).toMatch(/import,8,.*e\.jsonl,[0-9a-f]{64}/);
  });

  it("prints the digest of every file whole, though it runs over two lines", async () => {
    const pdf = "digests.pdf";
    await rothbook("packet", "--tax-year", "2025", "--output", pdf);
    const text = await pdfText(readFileSync(file(pdf)));
    const { stdout } = await rothbook("audit", "log", "--format", "json");
    const digests = [...stdout.matchAll(/"sha256": "([0-9a-f]{64})"/g)].map(([, digest]) => digest);
    expect(digests.length).toBeGreaterThan(0);
    for (const digest of digests) expect(text.replace(/\s/g, "")).toContain(digest);
    expect(text).not.toContain("\\x0a");
  });

  it("is the same for the same ledger", async () => {
    await rothbook(...PACKET, "--output", file("again.pdf"));
    expect(readFileSync(file("again.pdf")).equals(readFileSync(file("packet.pdf")))).toBe(true);
    expect(readdirSync(file("files"))).toContain("reconciliation.csv");
  });

  it("has no TXF file while a point is open, and one with every number right when none is", async () => {
    expect(readdirSync(file("files"))).not.toContain("packet.txf");
    const settled = [
      {
        kind: "form_1099r",
        ...PLAN,
        tax_year: 2024,
        box_1: "12060.00",
        box_2a: "60.00",
        box_5: "12000.00",
        box_7: "G",
      },
      {
        kind: "form_1099r",
        person: "alex",
        payer: "custodian",
        tax_year: 2024,
        box_1: "7003.17",
        box_4: "12.00",
        box_7: "2",
        ira_sep_simple: true,
      },
      { kind: "ira_value", person: "alex", tax_year: 2024, amount: "100.00" },
    ];
    const lived = EVENTS.filter(({ kind }) => kind !== "form_1099r").map((event) =>
      JSON.parse(JSON.stringify(event).replaceAll("2025", "2024")),
    );
    const ledger = file("settled.db");
    writeFileSync(
      file("s.jsonl"),
      [...lived, ...settled].map((each) => JSON.stringify(each)).join("\n"),
    );
    await rothbook("--ledger", ledger, "init", "--no-input");
    await rothbook("--ledger", ledger, "import", file("s.jsonl"));
    const words = [
      "packet",
      "--tax-year",
      "2024",
      "--output",
      file("s.pdf"),
      "--folder",
      file("s"),
    ];
    await rothbook("--ledger", ledger, ...words);
    const text = readFileSync(join(file("s"), "packet.txf"), "utf8");
    const records = text
      .split("^\r\n")
      .map((record) => record.split("\r\n").slice(0, -1).join(" "));
    // Numbers and signs typed from the TXF specification V042, section X: 1099R and Form 8606.
    expect(records).toEqual([
      "V042 Arothbook 0.1.0 D 11/22/2026",
      "TS N604 C1 L1 Pcustodian",
      "TS N477 C1 L1 $7003.17",
      "TS N532 C1 L1 $-12.00",
      "TS N655 C1 L1 P2",
      "TS N603 C2 L1 Pacme-401k",
      "TS N475 C2 L1 $12060.00",
      "TS N476 C2 L1 $60.00",
      "TS N667 C2 L1 PG",
      "TS N438 C1 L1 $-100.00",
      "TS N439 C1 L1 $-7000.00",
      "TS N440 C1 L1 $0.00",
      "",
    ]);
  });

  it("replaces nothing without being told", async () => {
    expect((await rothbook(...PACKET, "--output", file("packet.pdf"))).exit).toBe(3);
    const again = [...PACKET, "--output", file("packet.pdf"), "--folder", file("files"), "--force"];
    expect((await rothbook(...again)).exit).toBe(1);
  });
});
