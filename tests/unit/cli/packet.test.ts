// The packet of a return, as a preparer holds it: read back with pdf.js, which did not write it. A couple with
// two plans, a form that is wrong and one that is missing, an excess deferral paid back in the next year, a
// distribution, a conversion and a Roth distribution. Amounts were worked out by hand.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import readWorkbook from "read-excel-file/universal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { COUPLE } from "../../support/packet-couple.ts";
import { type ReadPdf, readPdf } from "../../support/pdf-text.ts";
import { testIo } from "../../support/test-io.ts";

let folder = "";
const file = (name: string) => join(folder, name);

async function rothbook(...words: string[]): Promise<{ exit: number; stdout: string }> {
  const env = { ROTHBOOK_LEDGER: file("rothbook.db") };
  const world = testIo({ cwd: folder, env });
  const exit = await run(words, world.io);
  return { exit, stdout: world.stdout() };
}

async function packetOf(
  name: string,
  events: readonly object[],
  person?: string,
  year = "2025",
): Promise<{ exit: number; stdout: string; read: ReadPdf; bytes: Buffer }> {
  const ledger = file(`${name}.db`);
  writeFileSync(file(`${name}.jsonl`), events.map((event) => JSON.stringify(event)).join("\n"));
  await rothbook("--ledger", ledger, "init", "--no-input");
  await rothbook("--ledger", ledger, "import", file(`${name}.jsonl`));
  const who = person === undefined ? [] : ["--person", person];
  const out = ["--output", file(`${name}.pdf`), "--folder", file(name)];
  const made = await rothbook("--ledger", ledger, "packet", "--tax-year", year, ...who, ...out);
  const bytes = readFileSync(file(`${name}.pdf`));
  return { ...made, read: await readPdf(bytes), bytes };
}

/** What is open in `status` of each person, said once. */
async function openPointsOf(name: string, ...people: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const person of people) {
    const world = [
      "--ledger",
      file(`${name}.db`),
      "status",
      "--tax-year",
      "2025",
      "--format",
      "json",
    ];
    const { stdout } = await rothbook(...world, "--person", person);
    const { as_of: today, open_points: points } = JSON.parse(stdout) as StatusJson;
    found.push(
      ...points
        .filter(({ severity, due }) => severity !== "todo" || (due !== undefined && due <= today))
        .map(({ message }) => message),
    );
  }
  return [...new Set(found)];
}

interface StatusJson {
  readonly as_of: string;
  readonly open_points: readonly {
    readonly message: string;
    readonly severity: string;
    readonly due?: string;
  }[];
}

let couple: Awaited<ReturnType<typeof packetOf>>;
let text = "";
const page = (number: number) => couple.read.pages[number - 1] ?? "";
/** The pages whose heading it is; a section may go on. */
const section = (title: string) =>
  couple.read.pages.filter((each) => each.includes(title)).join(" ");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rothbook-packet-"));
  couple = await packetOf("couple", COUPLE, "nuria");
  text = couple.read.pages.join(" ");
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("the packet of a couple", () => {
  it("says on page 1 what is open, in dollars, and ends with 1", () => {
    expect(couple.exit).toBe(1);
    expect(page(1)).toContain("Tax year 2025 · Form 1040, married filing jointly");
    expect(page(1)).toContain("Núria Łącka");
    expect(page(1)).toContain("Xiaoming Wang (王小明)");
    expect(page(1)).toMatch(/OPEN \d+ actions?, \d questions?\./);
    expect(page(1)).toContain("box 2a says $750.50; it should say $0.00. Enter it as two forms.");
    expect(page(1)).toMatch(/\$7,000\.00 Get the missing form\..*Roth IRA.*code J/);
    expect(page(1)).toContain("Was a 2024 Form 8606 filed for Núria?");
  });

  it("counts in its banner the rows that stand below it", async () => {
    const [, actions = "", questions = ""] =
      /(\d+) actions?, (\d+) questions?\./.exec(page(1)) ?? [];
    // What does not fit on page 1 goes on at the top of page 2.
    const first = page(1).slice(page(1).indexOf("What to do"), page(1).indexOf("Contents"));
    const more = page(2).includes("Action, continued")
      ? page(2).slice(page(2).indexOf("What to do"), page(2).indexOf("Line What"))
      : "";
    const [todo = "", asked = ""] = first.split("What is not known");
    expect(`${todo}${more}`.match(/ p\. \d+/g)?.length).toBe(Number(actions));
    expect(asked.match(/\?/g)?.length ?? 0).toBeGreaterThanOrEqual(Number(questions));
    // The same list as that of status.
    const listed = await openPointsOf("couple", "nuria", "ming");
    expect(listed.length).toBe(Number(actions) + Number(questions));
    expect(couple.stdout).toContain(`OPEN: ${actions} to do and ${questions} to ask`);
  });

  it("has on page 2 both people, the total, and whole dollars once", () => {
    // 8,000 + 7,000; line 18 is 8,000 less its share: 8,000 x 19,000 / 38,000 = 4,000.
    expect(page(2)).toMatch(/4a IRA distributions 15,000\.00 15,000\.00 15,000/);
    expect(page(2)).toMatch(/4b .*? 4,000\.00 4,000\.00 4,000/);
    expect(page(2)).toMatch(/5a Pensions and annuities 6,008\.10 20,750\.50 26,758\.60 26,759/);
    expect(page(2)).toMatch(/5b .*? 8\.10 0\.00 8\.10 8 /);
    expect(page(2)).toContain("Orchard Works 401(k) Plan: 6 in-plan Roth rollovers");
  });

  it("says in the tables what to do about each, with the command where there is one", () => {
    const table = readFileSync(join(file("couple"), "open-points.csv"), "utf8");
    expect(table).not.toContain("[object");
    expect(table).toContain("record it when it comes: rothbook record form_1099r");
  });

  it("works out Form 8606, line 10 with places that foot", () => {
    const form = section("Form 8606 (2025), Nondeductible IRAs: Núria");
    expect(form).toMatch(/× 0\.50000/);
    expect(form).toContain("19,000.00 ÷ 38,000.00 = 0.50000.");
    expect(form).toMatch(/18 Taxable amount\. Subtract line 17 from line 16\. .*? 18 4,000\.00/);
  });

  it("uses the layers of a Roth distribution oldest first", () => {
    const form = section("Layers used by the Roth IRA distribution");
    // 7,000: contributions 5,000; 2019 taxable 500 and nontaxable 1,000; 2023 taxable 500, within five years.
    expect(form).toMatch(/R-1 Regular contributions, line 22 5,000\.00 5,000\.00 0\.00/);
    expect(form).toMatch(
      /R-2 2019 conversion: taxable part 500\.00 500\.00 0\.00 12\/31\/2023 0\.00/,
    );
    expect(form).toMatch(/R-3 2019 conversion: nontaxable part 1,000\.00 1,000\.00 0\.00/);
    expect(form).toMatch(
      /R-4 2023 conversion: taxable part 2,000\.00 500\.00 1,500\.00 12\/31\/2027 500\.00/,
    );
    expect(form).toMatch(/R-T Total; used = line 21 17,500\.00 7,000\.00 10,500\.00 500\.00/);
  });

  it("lists every form, and the wrong one as two entries", () => {
    const forms = section("Forms 1099-R and 5498: expected");
    expect(forms).toContain("4 Forms 1099-R are expected: 2 agree, 1 differs, 1 is missing.");
    // A payer that is recorded by an id has its words on paper.
    expect(forms).toContain("Harbor Trust Traditional IRA, ending 4471");
    expect(forms).toMatch(/To the Roth IRA 20,000\.00 0\.00 20,000\.00 G/);
    expect(forms).toMatch(/To the pretax IRA or plan 750\.50 0\.00 0\.00 G/);
    expect(forms).toMatch(/Excess deferral: income of 2025 2,900\.00 2,900\.00 P/);
    expect(forms).toContain("shows box 2a as $750.50; the correct amount is $0.00");
  });

  it("has an exhibit a plan, by month, and every total is the sum of its rows", () => {
    const exhibit = section("Exhibit A. Orchard Works 401(k) Plan");
    expect(exhibit).toMatch(/A-3 03\/10\/2025 1,000\.00 03\/14\/2025 1,001\.30 1,000\.00 1\.30/);
    expect(exhibit).toMatch(/A-T 2025 6,000\.00 6 conversions 6,008\.10 6,000\.00 8\.10/);
    const spouse = section("Tidal Savings Plan");
    expect(spouse).toMatch(/Roth IRA 20,000\.00 0\.00 20,000\.00 0\.00/);
    expect(spouse).toMatch(/Traditional IRA 0\.00 750\.50 750\.50 0\.00/);
  });

  it("states the excess deferral over two years, and the limits with their authority", () => {
    const statement = section("elective deferrals and the excess");
    expect(statement).toMatch(/6 × 2,400\.00 14,400\.00/);
    expect(statement).toMatch(/Excess elective deferral of 2025 2,900\.00/);
    expect(statement).toMatch(/Earnings on it 51\.20 2026/);
    expect(section("Limits for 2025")).toContain("IRC §402(g)(1)");
  });

  it("carries forward, and leaves the state's columns to the preparer", () => {
    expect(section("Carried to 2026")).toMatch(/Basis in traditional IRAs 15,000\.00 0\.00/);
    expect(section("State worksheet")).toContain("State basis");
  });

  it("has links that lead somewhere, and contents with the pages' numbers", () => {
    expect(couple.read.links.length).toBeGreaterThan(45);
    expect(couple.read.links.filter(({ page: to }) => to === 0)).toEqual([]);
    const contents = page(1).slice(page(1).indexOf("Contents"));
    for (const [, title = "", number = ""] of contents.matchAll(
      /(Carried to 2026|State worksheet|Limits for 2025)[^0-9]*?(\d+)/g,
    ))
      expect(couple.read.pages.findIndex((each, at) => at > 0 && each.includes(title)) + 1).toBe(
        Number(number),
      );
    expect(couple.read.outline.length).toBeGreaterThan(10);
  });

  it("is tagged, titled, and has every font embedded and subset", () => {
    expect(couple.read.title).toBe("Tax packet 2025: Núria Łącka and Xiaoming Wang (王小明)");
    for (const tag of ["Document", "Sect", "H1", "H2", "Table", "TR", "TH", "TD", "P", "Link"])
      expect(couple.read.elements.get(tag) ?? 0).toBeGreaterThan(0);
    const source = couple.bytes.toString("latin1");
    expect(source).toContain("%PDF-1.7");
    expect(source).toContain("/Marked true");
    expect(source.match(/\/FontName \/[A-Z]{6}\+NotoSans/g)?.length).toBe(
      source.split("/FontFile2").length - 1,
    );
    expect(source).not.toContain("/Helvetica");
  });

  it("says page X of Y at the foot, and no more than it should", () => {
    couple.read.pages.forEach((each, at) => {
      expect(each).toContain(`Łącka and Wang · tax year 2025`);
      expect(each).toContain(`Page ${at + 1} of ${couple.read.pages.length}`);
    });
    expect(couple.read.pages.length).toBeLessThanOrEqual(12);
    for (const never of [
      "orchard-401k",
      "4c_rollover",
      "harbor-trust",
      "ira_value",
      ".jsonl",
      folder,
      "[U+",
      "and 10 more",
    ])
      expect(text).not.toContain(never);
    expect(text.match(/\b\d{4}-\d\d-\d\d\b/g) ?? []).toEqual([]);
    expect(text.match(/\be\d{1,5}\b/g) ?? []).toEqual([]);
    // The digest of the record stands on the last page only, and so does a command.
    const before = couple.read.pages.slice(0, -1).join(" ");
    expect(before).not.toMatch(/\b[0-9a-f]{8} [0-9a-f]{8} [0-9a-f]{8}\b/);
    expect(before).not.toContain("rothbook audit");
  });

  it("is the same bytes for the same records", async () => {
    const words = [
      "packet",
      "--tax-year",
      "2025",
      "--person",
      "nuria",
      "--output",
      file("again.pdf"),
    ];
    await rothbook("--ledger", file("couple.db"), ...words);
    expect(readFileSync(file("again.pdf")).equals(couple.bytes)).toBe(true);
  });

  it("has the tables of both as files, and a workbook of all", async () => {
    expect(readdirSync(file("couple"))).toContain("reconciliation.csv");
    const workbook = readFileSync(join(file("couple"), "packet.xlsx"));
    const sheets = await readWorkbook(Uint8Array.from(workbook).buffer);
    const names = sheets.map(({ sheet }) => sheet);
    for (const name of ["Joint return", "Núria Return lines", "Xiaoming Forms 1099-R", "Notes"])
      expect(names).toContain(name);
    // Notes stand on their own sheet: a sheet of lines has lines only.
    const joint = sheets.find(({ sheet }) => sheet === "Joint return")?.data ?? [];
    expect(joint.slice(1).every(([, line]) => !/note|authority|ledger/.test(String(line)))).toBe(
      true,
    );
    expect(joint.find(([, line]) => line === "5a")?.[3]).toBe(26758.6);
    expect(readdirSync(join(file("couple"), "ming"))).toContain("reconciliation.csv");
    const sources = readFileSync(join(file("couple"), "sources.csv"), "utf8");
    expect(sources).toMatch(/import,\d+,.*couple\.jsonl,[0-9a-f]{64}/);
  });
});

describe("a packet of one person", () => {
  const ALONE = [
    { kind: "person", person: "alex", name: "Alex Example", birth_date: "1985-06-01" },
    { kind: "employer", employer: "acme", name: "Acme, Inc." },
    { kind: "plan", plan: "acme-401k", employer: "acme", name: "Acme 401(k) Plan" },
    {
      kind: "paycheck",
      person: "alex",
      plan: "acme-401k",
      date: "2025-06-30",
      gross_pay: "90000.00",
      contributions: { after_tax: "12000.00" },
    },
    {
      kind: "in_plan_roth_rollover",
      person: "alex",
      plan: "acme-401k",
      date: "2025-06-30",
      amount: "12060.00",
      basis: "12000.00",
    },
  ];

  const OWN_FORM = {
    kind: "form_1099r",
    person: "alex",
    plan: "acme-401k",
    tax_year: 2025,
    box_1: "12060.00",
    box_2a: "60.00",
    box_5: "12000.00",
    box_7: "G",
  };

  it("is READY when nothing is open", async () => {
    const { exit, stdout, read } = await packetOf("ready", [...ALONE, OWN_FORM]);
    expect([exit, stdout]).toEqual([0, `${file("ready.pdf")} is written; nothing is open\n`]);
    expect(read.pages[0]).toContain(
      "READY Nothing is open. Every expected form is here and agrees.",
    );
    expect(read.pages.join(" ")).not.toContain("Spouse");
    expect(read.pages[0]).not.toContain("What to do");
  });

  it("says on page 1 how many forms are still to come, and where none is expected", async () => {
    await packetOf("coming", ALONE);
    const onDay = async (name: string, day: string) => {
      const world = testIo({ cwd: folder, env: { ROTHBOOK_LEDGER: file(`${name}.db`) }, day });
      const output = file(`${name}-${day}.pdf`);
      await run(["packet", "--tax-year", "2025", "--output", output], world.io);
      return (await readPdf(readFileSync(output))).pages[0];
    };
    expect(await onDay("coming", "2025-12-31")).toContain(
      "READY Nothing is open. 1 form is still to come.",
    );
    expect(await onDay("coming", "2026-02-03")).toContain("OPEN 1 action");
    const ira = {
      kind: "ira_distribution",
      person: "alex",
      ira: "roth",
      date: "2025-03-03",
      amount: "50.00",
      qualified: true,
    };
    const { read } = await packetOf("nothing-moved", ALONE.slice(0, 4));
    expect(read.pages[0]).toContain("READY Nothing is open. No Form 1099-R or 5498 is expected.");
    await packetOf("two-coming", [...ALONE, ira]);
    expect(await onDay("two-coming", "2025-12-31")).toContain("2 forms are still to come.");
  });

  it("says that the additional tax on an excess paid back late is disputed", async () => {
    const late = {
      kind: "corrective_distribution",
      person: "alex",
      plan: "acme-401k",
      date: "2025-05-05",
      reason: "elective_deferral",
      source: "pretax_deferral",
      amount: "1000.00",
      earnings: "50.00",
      for_tax_year: 2024,
    };
    const excess = {
      kind: "paycheck",
      person: "alex",
      plan: "acme-401k",
      date: "2024-06-28",
      gross_pay: "90000.00",
      // IRC §402(g)(1); Notice 2023-75: 23,000 in 2024.
      contributions: { pretax_deferral: "24000.00" },
    };
    const { read } = await packetOf("disputed", [...ALONE, excess, late]);
    expect(read.pages.join(" ")).toContain("an excess deferral that is paid back late is disputed");
    expect(read.pages[0]).toMatch(/Form 1040: lines 5a, 5b \d/);
    // The packet of the year deferred: what came late is taxed again, all of it, and never under code P.
    const ofYear = await packetOf("late", [...ALONE, excess, late], undefined, "2024");
    const text = ofYear.read.pages.join(" ");
    expect(text).toMatch(/Form 1040: line 1h \d/);
    expect(text).toContain("too late: all that was paid is income of 2025 as well");
    expect(text).toMatch(
      /Excess and earnings, when they were paid 1,050\.00 2025 line 5b of the 2025 return code 1, 2, 7, 8 or E/,
    );
    expect(text).toMatch(
      /Excess deferral and earnings: income of 2025 too 1,050\.00 1,050\.00 1, 2, 7, 8 or E/,
    );
    expect(text).toMatch(
      /Excess deferral paid back too late 1,050\.00 Form 1040, line 5b: all of it/,
    );
    expect(text).toContain(
      "The $1,050.00 that was paid back too late for Alex’s excess deferral is income of 2025, all of it (line 5b",
    );
    expect(text).not.toMatch(
      /code P\b|No 10% tax|Do not report it again|Earnings on the excess deferral/,
    );
    const inTime = { ...late, date: "2025-04-15" };
    const timelyOfYear = await packetOf("timely", [...ALONE, excess, inTime], undefined, "2024");
    expect(timelyOfYear.read.pages.join(" ")).toMatch(
      /Excess deferral 1,000\.00 2024 line 1h of this return code P/,
    );
    // Of Roth money the excess was wages of its year, and its form is BP.
    const roth = { ...inTime, source: "roth_deferral" };
    const rothPay = { ...excess, contributions: { roth_deferral: "24000.00" } };
    const ofRoth = await packetOf("roth-excess", [...ALONE, rothPay, roth], undefined, "2024");
    const rothText = ofRoth.read.pages.join(" ");
    expect(rothText).toMatch(
      /Excess deferral 1,000\.00 2024 wages already code BP Earnings on it 50\.00 2025 line 1h of the 2025 return code B8/,
    );
    expect(rothText).toMatch(/Excess Roth deferral: wages of 2024 1,000\.00 0\.00 BP/);
    const lost = await packetOf(
      "lost",
      [...ALONE, excess, { ...inTime, earnings: "-50.00" }],
      undefined,
      "2024",
    );
    expect(lost.read.pages.join(" ")).toMatch(
      /Loss on it \(?-?50\.00\)? 2025 Schedule 1, other income, of the 2025 return/,
    );
    const timely = await packetOf("undisputed", [...ALONE, excess, inTime]);
    expect(timely.read.pages.join(" ")).not.toContain("disputed");
  });

  it("awaits a form of an IRA as status does", async () => {
    const life = [
      ...ALONE.map((event) =>
        event.kind === "person" ? { ...event, birth_date: "1950-06-01" } : event,
      ),
      OWN_FORM,
      {
        kind: "ira_distribution",
        person: "alex",
        ira: "traditional",
        date: "2025-03-03",
        amount: "5000.00",
      },
    ];
    const missing = await packetOf("ira-missing", life);
    expect(missing.read.pages[0]).toMatch(
      /OPEN 1 action, 0 questions\..*\$5,000\.00 Get the missing form\. The custodian of the traditional IRA/,
    );
    expect(await openPointsOf("ira-missing", "alex")).toEqual([
      "Form 1099-R for 2025 from the custodian of the traditional IRA (box 1: 5,000.00) is late: the payer's day was 2026-02-02",
    ]);
    const form = {
      kind: "form_1099r",
      person: "alex",
      payer: "harbor-trust",
      tax_year: 2025,
      box_1: "5000.00",
      box_2a: "5000.00",
      box_7: "7",
      ira_sep_simple: true,
    };
    const here = await packetOf("ira-here", [...life, form]);
    expect(here.read.pages[0]).toContain("READY Nothing is open.");
    expect(await openPointsOf("ira-here", "alex")).toEqual([]);
  });

  it("is INCOMPLETE while a line lacks a fact, and asks for it in words", async () => {
    const { exit, read } = await packetOf("incomplete", [
      ...ALONE,
      {
        kind: "ira_contribution",
        person: "alex",
        ira: "traditional",
        date: "2025-02-03",
        tax_year: 2025,
        amount: "7000.00",
      },
      { kind: "ira_conversion", person: "alex", date: "2025-02-10", amount: "7003.17" },
    ]);
    expect(exit).toBe(1);
    expect(read.pages[0]).toContain("INCOMPLETE");
    expect(read.pages[0]).toContain(
      "What were all of Alex’s traditional, SEP, and SIMPLE IRAs worth on 12/31/2025",
    );
    const form = read.pages.find((each) => each.includes("Form 8606 (2025)")) ?? "";
    expect(form).toContain("? Q1");
    expect(read.pages.join(" ")).not.toContain("ira_value");
  });

  it("names a script that it cannot print, and keeps the Latin name", async () => {
    const events = ALONE.map((event) =>
      "birth_date" in event ? { ...event, name: "김민수 (Minsu Kim)" } : event,
    );
    const { read } = await packetOf("korean", events);
    expect(read.pages[0]).toContain("Minsu Kim");
    expect(read.pages[0]).toContain("also written in Korean letters, not printable here");
  });

  it("puts more than 200 conversions into an annex, a row a month before it", async () => {
    const daily = Array.from({ length: 210 }, (_, at) => {
      const date = new Date(Date.UTC(2025, 0, 2 + at)).toISOString().slice(0, 10);
      const who = { person: "alex", plan: "acme-401k", date };
      return [
        { kind: "paycheck", ...who, gross_pay: "500.00", contributions: { after_tax: "100.00" } },
        { kind: "in_plan_roth_rollover", ...who, amount: "100.01", basis: "100.00" },
      ];
    }).flat();
    const { read } = await packetOf("daily", [...ALONE.slice(0, 3), ...daily]);
    const exhibit = read.pages.find((each) => each.includes("Exhibit A. Acme 401(k) Plan")) ?? "";
    expect(exhibit).toMatch(/A-T 2025 21,000\.00 210 conversions 21,002\.10 21,000\.00 2\.10/);
    expect(read.pages.join(" ")).toContain("Annex to Exhibit A");
    expect(read.pages.join(" ")).toMatch(/A-210 07\/30\/2025 100\.01 100\.00 0\.01/);
    expect(read.pages.length).toBeLessThan(12);
  });

  it("replaces nothing without being told", async () => {
    const words = [
      "--ledger",
      file("ready.db"),
      "packet",
      "--tax-year",
      "2025",
      "--output",
      file("ready.pdf"),
    ];
    expect((await rothbook(...words)).exit).toBe(3);
    expect((await rothbook(...words, "--force")).exit).toBe(0);
  });
});
