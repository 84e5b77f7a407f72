// Packets of households that are unlike each other, held against what a packet must be (the nine points of its
// rules): one person, two people, two plans and a wrong form, two hundred conversions, nothing open, everything
// missing, and two more. What is read is the PDF: its text, its tables, its links, its inks.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import {
  figureOf,
  printedForms,
  wrongLines,
  wrongSums,
  wrongTotals,
} from "../../support/packet-footing.ts";
import { HOUSEHOLDS, type Household } from "../../support/packet-households.ts";
import { textInks } from "../../support/pdf-inks.ts";
import { type PdfTable, pdfTables, taggedTexts } from "../../support/pdf-tables.ts";
import { type ReadPdf, readPdf } from "../../support/pdf-text.ts";
import { testIo } from "../../support/test-io.ts";

interface Made {
  readonly read: ReadPdf;
  readonly tables: readonly PdfTable[];
  readonly bytes: Buffer;
  readonly again: Buffer;
  /** What `packet` says when it is made. */
  readonly said: string;
  /** Open points of `status`, each once; what is still to come by its day is not open. */
  readonly open: readonly string[];
  /** Lines of the worksheets with an amount: person, form, line, amount. */
  readonly lines: readonly (readonly [string, string, string, string])[];
}

interface StatusJson {
  readonly as_of: string;
  readonly open_points: readonly {
    readonly message: string;
    readonly severity: string;
    readonly due?: string;
  }[];
}

const NO_STATUS = '{"as_of":"","open_points":[]}';

interface WorksheetJson {
  readonly lines: Readonly<Record<string, string>>;
}

let folder = "";
const made = new Map<string, Made>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rothbook-households-"));
  for (const [index, household] of HOUSEHOLDS.entries())
    made.set(household.name, await makeOf(household, String(index)));
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true }));

async function makeOf({ events, person, people }: Household, prefix: string): Promise<Made> {
  const at = (file: string) => join(folder, `${prefix}-${file}`);
  const go = async (...words: string[]): Promise<string> => {
    const env = { ROTHBOOK_LEDGER: at("l.db") };
    const world = testIo({ cwd: folder, env, day: "2026-03-09" });
    expect(await run(words, world.io), world.stderr()).toBeLessThan(2);
    return world.stdout();
  };
  writeFileSync(at("e.jsonl"), events.map((event) => JSON.stringify(event)).join("\n"));
  await go("init", "--no-input");
  await go("import", at("e.jsonl"));
  const who = person === undefined ? [] : ["--person", person];
  const packet = (file: string) => go("packet", "--tax-year", "2025", ...who, "--output", at(file));
  const said = await packet("p.pdf");
  await packet("again.pdf");
  const open: string[] = [];
  const lines: [string, string, string, string][] = [];
  for (const each of people) {
    const of = ["--tax-year", "2025", "--person", each, "--json"];
    const status = await go("status", ...of);
    // Somebody with IRAs only has no plan to tell the state of.
    const { as_of: today, open_points: points } = JSON.parse(
      status === "" ? NO_STATUS : status,
    ) as StatusJson;
    for (const { message, severity, due } of points)
      if (severity !== "todo" || (due !== undefined && due <= today)) open.push(message);
    for (const form of ["form-8606", "form-5329"]) {
      const sheet = JSON.parse(await go("worksheet", form, ...of)) as WorksheetJson;
      for (const [line, value] of Object.entries(sheet.lines))
        if (/^-?\d+\.\d\d$/.test(value)) lines.push([each, form, line, value]);
    }
  }
  const bytes = readFileSync(at("p.pdf"));
  return {
    read: await readPdf(bytes),
    tables: await pdfTables(bytes),
    bytes,
    again: readFileSync(at("again.pdf")),
    said,
    open: [...new Set(open)],
    lines,
  };
}

function packetOf(name: string): Made {
  const found = made.get(name);
  if (found === undefined) throw new Error(`no packet of ${name}`);
  return found;
}

const readOf = (name: string): ReadPdf => packetOf(name).read;

const withHead = (tables: readonly PdfTable[], head: string) =>
  tables.filter(({ rows }) => rows[0]?.includes(head) === true);

describe.each(HOUSEHOLDS)("the packet of $name", ({ name, events }) => {
  it("foots: totals are the sums above them, and form lines follow from the lines they name", () => {
    const { tables } = packetOf(name);
    expect(wrongSums(tables)).toEqual([]);
    expect(wrongLines(tables)).toEqual([]);
  });

  it("has on page 2 what the forms, the exhibits and the state worksheet say", () => {
    expect(wrongTotals(packetOf(name).tables)).toEqual([]);
  });

  it("counts in its banner the rows of page 1, which are the open points of status", () => {
    const { tables, read, said, open } = packetOf(name);
    const [, actions = "0", questions = "0"] =
      /(\d+) actions?, (\d+) questions?\./.exec(read.pages[0] ?? "") ?? [];
    const rowsOf = (head: string) =>
      withHead(tables, head).reduce((sum, { rows }) => sum + rows.length - 1, 0);
    expect(rowsOf("What to do")).toBe(Number(actions));
    expect(rowsOf("What is not known")).toBe(Number(questions));
    expect(open.length).toBe(Number(actions) + Number(questions));
    expect(said).toContain(
      actions === "0" && questions === "0"
        ? "nothing is open"
        : `${actions} to do and ${questions} to ask`,
    );
  });

  it("has every line of Forms 8606 and 5329 with its amount", () => {
    const { tables, lines } = packetOf(name);
    const forms = printedForms(tables);
    const lost = lines.filter(
      ([, form, line, value]) =>
        // A form without an early distribution, or without a line, is left out whole.
        forms.some((each) => `form-${each.form}` === form) &&
        !forms.some(
          (each) =>
            `form-${each.form}` === form &&
            (figureOf(each.lines.get(line) ?? "") ?? 0) === Math.round(Number(value) * 100),
        ),
    );
    expect(lost).toEqual([]);
  });

  it("has a row for every conversion in a plan", () => {
    const { tables } = packetOf(name);
    const converted = events.filter(
      (event) => "kind" in event && event.kind === "in_plan_roth_rollover",
    );
    const rows = withHead(tables, "Converted (box 1)").flatMap((table) =>
      table.rows.filter(
        ([label = "", , , day = ""]) =>
          /^[A-Z]+-\d+$/.test(label) && /^\d\d\/\d\d\/\d{4}$/.test(day),
      ),
    );
    expect(rows.length).toBe(converted.length);
  });

  it("uses a quarter of every page but the last", () => {
    const { filled } = readOf(name);
    // Page 1 of a return on which nothing is open is short: its lists are not there.
    const thin = filled.flatMap((share, at) =>
      share < 0.25 && at < filled.length - 1 ? [`page ${at + 1}: ${share.toFixed(2)}`] : [],
    );
    expect(thin).toEqual([]);
  });

  it("has links that lead somewhere, from every reference", () => {
    const { read, tables } = packetOf(name);
    const { links } = read;
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter(({ page }) => page === 0)).toEqual([]);
    for (const { page, rows } of withHead(tables, "From")) {
      const column = rows[0]?.indexOf("From") ?? -1;
      for (const row of rows.slice(1))
        for (const [reference] of (row[column] ?? "").matchAll(/\b[A-Z]{1,2}\d*-(\d+|T)\b/g))
          expect(links).toContainEqual(expect.objectContaining({ from: page, to: reference }));
    }
  });

  it("has contents with the numbers of the pages that they lead to", async () => {
    const { bytes, read } = packetOf(name);
    const texts = (await taggedTexts(bytes, "TOCI")).map(({ text }) => text);
    const numbers = texts.filter((_, at) => at % 2 === 1).map(Number);
    const leading = read.links.filter(
      ({ from, to }) =>
        from === 1 && /^(form|checklist|exhibit|limits|carry|state|sources|sign)/.test(to),
    );
    const targets = new Set(leading.map(({ page }) => page));
    expect(numbers.length).toBeGreaterThan(6);
    expect(numbers.filter((number) => !targets.has(number))).toEqual([]);
    texts.forEach((title, at) => {
      const number = Number(texts[at + 1]);
      const [words = ""] =
        /^(Form \d+|Exhibit [A-Z]|[A-Z][a-z]+( to \d{4}| worksheet)?)/.exec(title) ?? [];
      const page = read.pages[number - 1] ?? "";
      if (at % 2 === 0) expect(page.toLowerCase()).toContain(words.toLowerCase());
    });
  });

  it("is the same bytes twice", () => {
    const { bytes, again } = packetOf(name);
    expect(bytes.equals(again)).toBe(true);
  });

  it("shows no id, no date of a program, no digest and no command before its last page", () => {
    const text = readOf(name).pages.slice(0, -1).join(" ");
    for (const never of [
      "ira_value",
      "4c_rollover",
      ".jsonl",
      "undefined",
      "NaN",
      "rothbook",
      "[U+",
    ])
      expect(text).not.toContain(never);
    expect(text.match(/\b\d{4}-\d\d-\d\d\b/g) ?? []).toEqual([]);
    expect(text.match(/\be\d{1,5}\b/g) ?? []).toEqual([]);
    expect(text.match(/and \d+ more\b/g) ?? []).toEqual([]);
    expect(text.match(/\b[0-9a-f]{8} [0-9a-f]{8} [0-9a-f]{8}\b/g) ?? []).toEqual([]);
    for (const id of idsWithNames(events)) expect(text).not.toMatch(new RegExp(`\\b${id}\\b`));
  });

  it("has every font embedded and subset, is tagged and titled, and has an outline", () => {
    const { bytes, read } = packetOf(name);
    const source = bytes.toString("latin1");
    expect(source.match(/\/FontName \/[A-Z]{6}\+NotoSans/g)?.length).toBe(
      source.split("/FontFile2").length - 1,
    );
    expect(source).not.toContain("/Helvetica");
    expect(source).toContain("/Marked true");
    expect(source).toContain("/DisplayDocTitle true");
    expect(read.title).toMatch(/^Tax packet 2025: \S/);
    expect(read.outline.length).toBeGreaterThan(5);
  });

  it("has tables whose rows have as many cells as their heading", () => {
    const { tables } = packetOf(name);
    const ragged = tables.flatMap(({ page, rows }) => {
      const [head = []] = rows;
      // Rows of a form have no heading, and an annex is a list in columns.
      if (/^\d+[a-z]?$/.test(head[0] ?? "") || head[0] === "Short code") return [];
      return rows.flatMap((row) =>
        row.length === head.length ? [] : [`page ${page}: ${row.join(" | ")}`],
      );
    });
    expect(ragged).toEqual([]);
  });

  it("is written in inks that are black in black and white, and no word is told by colour", async () => {
    const inks = await textInks(packetOf(name).bytes);
    // Black, quiet, and links, which are underlined too; white stands on black only.
    expect([...inks].toSorted()).toEqual(
      expect.arrayContaining(["#111111", "#173d66", "#4a4a4a", "#ffffff"]),
    );
    expect(inks.size).toBe(4);
  });
});

/** Ids of people, employers, plans and payers that are recorded with words of their own. */
function idsWithNames(events: readonly object[]): string[] {
  return events.flatMap((event) => {
    const each = event as Readonly<Record<string, string | undefined>>;
    if (each["name"] === undefined) return [];
    const id = each[each["kind"] ?? ""];
    return id === undefined ? [] : [id];
  });
}

describe("what stands in them", () => {
  it("200 rows stand on four pages, each with what was brought forward", () => {
    const { pages } = readOf("two hundred conversions");
    const exhibit = pages.filter((page) => /Exhibit A(\.|, continued)/.test(page.slice(0, 120)));
    expect(exhibit.length).toBe(4);
    for (const page of exhibit.slice(1)) expect(page).toContain("brought forward");
    const rows = exhibit.join(" ").match(/\bA-\d+ \d\d\//g) ?? [];
    expect(rows.length).toBe(200);
  });

  it("a form with basis in box 2a is an action with its dollars, first", () => {
    const page = readOf("two plans and a wrong form").pages[0] ?? "";
    // 12 x 200.00 of basis were printed as taxable.
    expect(page).toMatch(/OPEN 1 action, 0 questions?\./);
    expect(page).toMatch(
      /1 \$2,400\.00 Leave out of line 5b\. Inês’s Form 1099-R from Cedar 401\(k\) Plan: /,
    );
    expect(page).toContain("box 5 says $0.00; it should say $2,400.00");
  });

  it("a custodian's second form is missing, and the first is not wrong for that", () => {
    const page = readOf("one person").pages[0] ?? "";
    // 2,500.00 with code 1 came; the conversion of 12,000.00 has a form of its own.
    expect(page).toMatch(
      /\$12,000\.00 Get the missing form\. The custodian of the traditional IRA: .*\(code 2\)/,
    );
    expect(page).not.toContain("Do not enter as printed");
  });

  it("of two forms of a plan each is counted for what came of it; one income line is one", () => {
    const words = readOf("one person").pages.join(" ");
    expect(words).toContain("Of the Forms 1099-R, 1 agrees and 1 is missing.");
    expect(words).toContain("Federal taxable total = lines 4b + 5b of the");
    const alone = readOf("nothing open").pages.join(" ");
    expect(alone).toContain("Agrees with the Form 1099-R.");
    expect(alone).toContain("Federal taxable total = line 5b of the");
  });

  it("asks only for the use of what is taxed early", () => {
    const page = readOf("one person").pages[0] ?? "";
    // 1,020.60 was paid out too, and is all basis: the earnings went with the direct rollover first.
    expect(page).toContain("What was the $2,500.00 (04/07/2025) used for?");
  });

  it("an excess deferral waits for the date of birth that decides on a catch-up", () => {
    const text = readOf("everything missing").pages.join(" ");
    expect(text).toMatch(
      /Catch-up, if one is allowed \? Q\d E-T Excess elective deferral of 2025 \? Q\d/,
    );
    expect(text).toContain("Whether a catch-up is allowed, and with it how much of it is income");
  });

  it("nothing open is said so, without lists", () => {
    const page = readOf("nothing open").pages[0] ?? "";
    expect(page).toContain("READY Nothing is open. Every expected form is here and agrees.");
    expect(page).not.toContain("What to do");
    expect(page).not.toContain("What is not known");
  });

  it("what does not fit on page 1 goes on at the top of page 2, and is counted", () => {
    const [first = "", second = ""] = readOf("everything missing").pages;
    const [, actions, questions] = /(\d+) actions, (\d+) questions\./.exec(first) ?? [];
    expect(second).toContain("Action, continued");
    expect(second).toContain("Questions, continued");
    const numbers = [...`${first} ${second}`.matchAll(/ (\d+) \$[\d,.]+ [A-Z]/g)].map(([, n]) => n);
    expect(numbers.at(-1)).toBe(actions);
    expect(second).toMatch(new RegExp(` ${questions} How much did `));
  });

  it("layers of a spouse have names of their own", () => {
    const text = readOf("two people with layers").pages.join(" ");
    expect(text).toMatch(/ R-1 Regular contributions, line 22 9,000\.00 4,000\.00 5,000\.00/);
    expect(text).toMatch(/ RR-1 Regular contributions, line 22 1,000\.00 1,000\.00 0\.00/);
    // 1,500 of Ben's are earnings: he was 44.
    expect(text).toMatch(/Roth IRAs: earnings and homebuyer money 2,500\.00 1,500\.00/);
    expect(text).toMatch(/Line 1 2,500\.00 1,500\.00/);
    expect(text).toContain("Ben was under 59½ on 03/03/2025");
  });

  it("three places that use more basis than there is are not called allowed", () => {
    const text = readOf("nearly all basis").pages.join(" ");
    expect(text).toContain("Three places (1.000) would make more nontaxable than there is basis");
    expect(text).not.toContain("Both are allowed");
    expect(text).not.toMatch(/-3\.17|\(3\.17\)/);
  });
});
