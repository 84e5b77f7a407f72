// No taxpayer number is kept, wherever one was typed or read: everything that commands leave in the
// data folder is searched for it, databases and compressed pages too.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import { pdfText } from "../support/pdf-text.ts";
import { temporaryFolder } from "../support/temporary-ledger.ts";
import { testIo } from "../support/test-io.ts";

// The area was never assigned, so it is nobody's; put together here, because no file of ours holds one.
const [SSN, SPACED] = ["-", " "].map((mark) => ["987", "65", "4320"].join(mark)) as [
  string,
  string,
];

it("a taxpayer number is in no file that a command leaves", async () => {
  const [data, inputs] = [temporaryFolder(), join(temporaryFolder(), SSN)];
  mkdirSync(inputs);
  const input = (name: string, text: string) => {
    writeFileSync(join(inputs, name), text);
    return join(inputs, name);
  };
  const told: string[] = [];
  const rothbook = async (...words: string[]) => {
    const env = {
      ROTHBOOK_LEDGER: join(data, "rothbook.db"),
      XDG_STATE_HOME: join(data, "state"),
    };
    const world = testIo({ cwd: data, env });
    const exit = await run(words, world.io);
    // What is said may name the file that was read, not what is in it.
    const said = `${world.stdout()}${world.stderr()}`.replaceAll(inputs, "");
    told.push(said);
    return `${exit} ${said}`;
  };
  const done = async (...words: string[]) => expect(await rothbook(...words)).toMatch(/^[01] /);

  await done("init", "--person", "alex", "--name", `Alex ${SSN}`, "--employer", "acme");
  const note = `with ${SSN} and ${SPACED}`;
  const events = [
    { kind: "plan", plan: "acme-401k", employer: "acme", name: note, note },
    {
      kind: "ira_contribution",
      person: "alex",
      ira: "traditional",
      date: "2025-02-03",
      tax_year: 2025,
      amount: "10.00",
      note,
    },
  ];
  await done(
    "import",
    input("all.jsonl", events.map((each) => `${JSON.stringify(each)}\n`).join("")),
  );
  const pay = "pay_date,person,plan,after_tax,note\n2025-01-03,alex,acme-401k,100.00,";
  await done("import", input("pay.csv", `${pay}${note}\n`));
  await done("import", input("bad.csv", `${pay.replace("100.00", SSN)}x\n`));
  await done("record", "ira_value", "--tax-year", "2025", "--amount", "1.00", "--note", note);
  await done("correct", "e8", "--set", `note=${note} again`, "--text", note);
  await done("correct", "e4", "--set", `name=Alex ${SSN} Rivera`);
  await done("undo", "b11", "--text", note);
  await done("audit", "seal", "--tax-year", "2025", "--explain", note);
  await done("amend", "--tax-year", "2025", "--reason", note);
  // As an id it would stand in file names and on every page: it is refused instead.
  expect(await rothbook("record", "person", "--person", SSN)).toMatch(/^1 /);
  for (const format of ["pdf", "csv", "json"])
    await done(
      "worksheet",
      "form-8606",
      "--tax-year",
      "2025",
      "--format",
      format,
      "--output",
      `form.${format}`,
    );
  await done("packet", "--tax-year", "2025", "--output", "packet.pdf", "--folder", "packet");
  await done("report", "--tax-year", "2025", "--output", "report.html");
  await done("export", "--output", "events.jsonl");
  await done("export", "--format", "csv", "--output", "events.csv");
  await done("backup", "backup.db");
  await done("archive", "archive");
  for (const words of [
    ["events", "--all"],
    ["audit", "log"],
    ["check"],
    ["events", "--format", "json"],
  ])
    await rothbook(...words);

  const files = readdirSync(data, { recursive: true, encoding: "utf8" })
    .map((name) => join(data, name))
    .filter((path) => statSync(path).isFile());
  expect(files.length).toBeGreaterThan(20);
  const holding: string[] = [];
  for (const path of files) {
    const bytes = readFileSync(path);
    const text = path.endsWith(".pdf") ? await pdfText(bytes) : bytes.toString("latin1");
    if ([SSN, SPACED].some((number) => text.includes(number) || basename(path).includes(number)))
      holding.push(path);
  }
  expect(holding).toEqual([]);
  expect(told.join("")).not.toContain(SSN);
  expect(told.join("")).not.toContain(SPACED);
});
