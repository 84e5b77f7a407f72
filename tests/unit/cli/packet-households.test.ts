// Packets of households that are unlike each other: two hundred conversions, two plans and a wrong form,
// nothing open, everything missing, and spouses who both took Roth money out. Whatever the household, a page
// is used, a link leads somewhere, page 1 has its contents, and the same records give the same bytes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { type ReadPdf, readPdf } from "../../support/pdf-text.ts";
import { testIo } from "../../support/test-io.ts";

const inDollars = (cents: number) => (cents / 100).toFixed(2);
const day = (start: string, plus: number) =>
  new Date(Date.parse(start) + plus * 86_400_000).toISOString().slice(0, 10);

/** A payday and its conversion, `count` times; each conversion earns a few cents. */
function converted(
  who: { person: string; plan: string },
  { count, step, start }: { count: number; step: number; start: string },
) {
  const events: object[] = [];
  let gross = 0;
  for (let index = 0; index < count; index += 1) {
    const amount = 20_000 + (index % 9);
    gross += amount;
    const date = day(start, index * step);
    events.push(
      { kind: "paycheck", ...who, date, contributions: { after_tax: "200.00" } },
      {
        kind: "in_plan_roth_rollover",
        ...who,
        date: day(date, step > 3 ? 3 : 0),
        amount: inDollars(amount),
        basis: "200.00",
      },
    );
  }
  const form = {
    kind: "form_1099r",
    ...who,
    tax_year: 2025,
    box_1: inDollars(gross),
    box_2a: inDollars(gross - count * 20_000),
    box_5: inDollars(count * 20_000),
    box_7: "G",
  };
  return { events, form };
}

const plan = (id: string, name: string) => [
  { kind: "employer", employer: id, name: `${name} Inc.` },
  { kind: "plan", plan: `${id}-plan`, employer: id, name: `${name} 401(k) Plan` },
];

function manyConversions(): object[] {
  const { events, form } = converted(
    { person: "ines", plan: "cedar-plan" },
    { count: 200, step: 1, start: "2025-01-06" },
  );
  return [
    { kind: "person", person: "ines", name: "Inês Łoś", birth_date: "1988-01-30" },
    ...plan("cedar", "Cedar"),
    ...events,
    form,
  ];
}

/** The payer printed the whole payment as taxable and left box 5 empty. */
function wrongForm(): object[] {
  const who = { person: "ines", plan: "cedar-plan" };
  const one = converted(who, { count: 12, step: 14, start: "2025-01-03" });
  const two = converted(
    { person: "ines", plan: "maple-plan" },
    { count: 6, step: 28, start: "2025-07-07" },
  );
  return [
    { kind: "person", person: "ines", name: "Inês Łoś", birth_date: "1988-01-30" },
    ...plan("cedar", "Cedar"),
    ...plan("maple", "Maple"),
    ...one.events,
    ...two.events,
    { ...one.form, box_2a: one.form.box_1, box_5: "0.00" },
    two.form,
    ...["cedar", "maple"].map((employer) => ({
      kind: "wages",
      person: "ines",
      employer,
      tax_year: 2025,
      compensation: "90000.00",
    })),
  ];
}

function nothingOpen(): object[] {
  const { events, form } = converted(
    { person: "ines", plan: "cedar-plan" },
    { count: 10, step: 28, start: "2025-01-10" },
  );
  return [
    { kind: "person", person: "ines", name: "Inês Łoś", birth_date: "1988-01-30" },
    { kind: "filing_status", person: "ines", tax_year: 2025, status: "single" },
    ...plan("cedar", "Cedar"),
    ...events,
    form,
    { kind: "wages", person: "ines", employer: "cedar", tax_year: 2025, compensation: "90000.00" },
  ];
}

/** No names, no dates of birth, no values, no forms, no basis. */
function everythingMissing(): object[] {
  const pat = { person: "pat" };
  const money = (date: string) => ({
    kind: "paycheck",
    ...pat,
    plan: "grove-plan",
    date,
    contributions: { after_tax: "2000.00", pretax_deferral: "9000.00" },
  });
  return [
    { kind: "person", person: "pat" },
    { kind: "person", person: "sam" },
    { kind: "filing_status", ...pat, tax_year: 2025, status: "joint", spouse: "sam" },
    { kind: "employer", employer: "grove" },
    { kind: "plan", plan: "grove-plan", employer: "grove" },
    { kind: "employer", employer: "heath" },
    { kind: "plan", plan: "heath-plan", employer: "heath" },
    ...["2025-01-15", "2025-02-15", "2025-03-15"].map(money),
    {
      kind: "in_plan_roth_rollover",
      ...pat,
      plan: "grove-plan",
      date: "2025-04-01",
      amount: "6100.00",
    },
    {
      kind: "distribution",
      ...pat,
      plan: "grove-plan",
      date: "2025-07-01",
      amount: "4000.00",
      from: "unknown",
      destinations: [{ to: "cash", amount: "4000.00" }],
    },
    {
      kind: "ira_contribution",
      ...pat,
      ira: "traditional",
      date: "2025-04-04",
      tax_year: 2025,
      amount: "7000.00",
    },
    { kind: "ira_conversion", ...pat, date: "2025-05-05", amount: "8000.00" },
    { kind: "ira_distribution", ...pat, ira: "roth", date: "2025-08-08", amount: "7000.00" },
    {
      kind: "ira_distribution",
      person: "sam",
      ira: "traditional",
      date: "2025-08-08",
      amount: "1000.00",
    },
    {
      kind: "paycheck",
      person: "sam",
      plan: "heath-plan",
      date: "2025-02-15",
      contributions: { after_tax: "500.00" },
    },
  ];
}

/** Both took Roth money out: their layers must not be taken for each other's. */
function twoWithLayers(): object[] {
  const of = (person: string, basis: string, paid: string) => [
    {
      kind: "opening_basis",
      person,
      as_of: "2024-12-31",
      account: "roth_contributions",
      amount: basis,
      evidence: "statement",
    },
    { kind: "ira_distribution", person, ira: "roth", date: "2025-03-03", amount: paid },
  ];
  return [
    { kind: "person", person: "ines", name: "Inês Łoś", birth_date: "1988-01-30" },
    { kind: "person", person: "ben", name: "Ben Oak", birth_date: "1980-05-05" },
    { kind: "filing_status", person: "ines", tax_year: 2025, status: "joint", spouse: "ben" },
    ...of("ines", "9000.00", "4000.00"),
    ...of("ben", "1000.00", "2500.00"),
  ];
}

/** 7,000.00 of basis of 7,003.17: three places are 1.000, which would use 3.17 more than there is. */
function nearlyAllBasis(): object[] {
  return [
    { kind: "person", person: "ines", name: "Inês Łoś", birth_date: "1988-01-30" },
    {
      kind: "ira_contribution",
      person: "ines",
      ira: "traditional",
      date: "2025-02-03",
      tax_year: 2025,
      amount: "7000.00",
    },
    { kind: "ira_conversion", person: "ines", date: "2025-02-10", amount: "7003.17" },
    { kind: "ira_value", person: "ines", tax_year: 2025, amount: "0.00" },
  ];
}

const HOUSEHOLDS: readonly (readonly [string, object[], string | undefined])[] = [
  ["two hundred conversions", manyConversions(), undefined],
  ["two plans and a wrong form", wrongForm(), undefined],
  ["nothing open", nothingOpen(), undefined],
  ["everything missing", everythingMissing(), "pat"],
  ["two people with layers", twoWithLayers(), "ines"],
  ["nearly all basis", nearlyAllBasis(), undefined],
];

let folder = "";
const made = new Map<string, { read: ReadPdf; bytes: Buffer; again: Buffer }>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rothbook-households-"));
  for (const [index, [name, events, person]] of HOUSEHOLDS.entries()) {
    const at = (file: string) => join(folder, `${index}-${file}`);
    const go = async (...words: string[]) => {
      const world = testIo({
        cwd: folder,
        env: { ROTHBOOK_LEDGER: at("l.db") },
        day: "2026-03-09",
      });
      expect(await run(words, world.io), world.stderr()).toBeLessThan(2);
    };
    writeFileSync(at("e.jsonl"), events.map((event) => JSON.stringify(event)).join("\n"));
    await go("init", "--no-input");
    await go("import", at("e.jsonl"));
    const who = person === undefined ? [] : ["--person", person];
    for (const pdf of ["p.pdf", "again.pdf"])
      await go("packet", "--tax-year", "2025", ...who, "--output", at(pdf));
    const bytes = readFileSync(at("p.pdf"));
    made.set(name, { read: await readPdf(bytes), bytes, again: readFileSync(at("again.pdf")) });
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

const readOf = (name: string): ReadPdf => {
  const found = made.get(name)?.read;
  if (found === undefined) throw new Error(`no packet of ${name}`);
  return found;
};

describe.each(HOUSEHOLDS.map(([name]) => name))("the packet of %s", (name) => {
  it("uses a quarter of every page but the last", () => {
    const { filled } = readOf(name);
    // Page 1 of a return on which nothing is open is short: its lists are not there.
    const thin = filled.flatMap((share, at) =>
      share < 0.25 && at < filled.length - 1 ? [`page ${at + 1}: ${share.toFixed(2)}`] : [],
    );
    expect(thin).toEqual([]);
  });

  it("has links that lead somewhere, and contents on page 1 with the pages' numbers", () => {
    const { links, pages } = readOf(name);
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter(({ page }) => page === 0)).toEqual([]);
    const contents = pages[0]?.split("Contents ")[1] ?? "";
    expect(contents).toContain("Sign-off; how to verify this packet");
    const number = Number(/Limits for 2025 (\d+)/.exec(contents)?.[1]);
    expect(pages[number - 1]).toContain("Limits for 2025");
  });

  it("is the same bytes twice", () => {
    const { bytes, again } = made.get(name) ?? { bytes: undefined, again: undefined };
    expect(bytes !== undefined && again !== undefined && bytes.equals(again)).toBe(true);
  });

  it("shows no id, no date of a program, and no short dollar", () => {
    const text = readOf(name).pages.slice(0, -1).join(" ");
    for (const never of ["ira_value", "4c_rollover", ".jsonl", "and 10 more", "undefined", "NaN"])
      expect(text).not.toContain(never);
    expect(text.match(/\b\d{4}-\d\d-\d\d\b/g) ?? []).toEqual([]);
  });
});

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
