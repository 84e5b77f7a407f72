// Rows 43 to 58: encodings, shapes, amounts and dates, each given to the whole import. What is wrong is
// refused with its place and nothing is recorded; what is only unusual means what it says.
import { describe, expect, it } from "vitest";
import { temporaryLedger } from "../../support/temporary-ledger.ts";

const PEOPLE = [
  { kind: "person", person: "alex", name: "Zoë", birth_date: "1985-06-01" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "acme-401k", employer: "acme" },
]
  .map((event) => `${JSON.stringify(event)}\n`)
  .join("");

const HEADER = "pay_date,person,plan,after_tax,note";
const row = (date: string, amount: string, note = "") => `${date},alex,acme-401k,${amount},${note}`;
const file = (...lines: string[]) => `${[HEADER, ...lines].join("\n")}\n`;
const SOUND = row("2025-01-15", "100.00");

/** What an import of the bytes does: the amounts it recorded, or the codes and places of its problems. */
async function importing(bytes: string | Uint8Array) {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", PEOPLE);
  const before = (await ledger.content()).length;
  const { problems } = await ledger.take("statement.csv", bytes);
  const content = await ledger.content();
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) expect(content).toHaveLength(before);
  for (const { at } of errors) expect(at?.line).toBeGreaterThan(0);
  return {
    amounts: content.slice(before).map((line) => /"after_tax":"([^"]*)"/.exec(line)?.[1]),
    problems: problems.map(({ code, at }) => `${code} ${at?.line ?? 0}:${at?.column ?? 0}`),
  };
}

const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return littleEndian ? bytes : bytes.swap16();
};

describe("encodings", () => {
  it.each([
    ["43: a byte order mark", Buffer.from(`\ufeff${file(SOUND)}`)],
    ["49: CRLF", file(SOUND).replaceAll("\n", "\r\n")],
    ["49: mixed line ends", `${HEADER}\r\n${SOUND}\n`],
    [
      "48: columns in another order",
      "after_tax,plan,person,pay_date\n100.00,acme-401k,alex,2025-01-15\n",
    ],
    ["48: blank lines", `${HEADER}\n\n${SOUND}\n\n\n`],
  ])("%s is read", async (_, bytes) => {
    expect(await importing(bytes)).toEqual({ amounts: ["100.00"], problems: [] });
  });

  it.each([
    ["44: UTF-16, little end first,", utf16(file(SOUND), true)],
    ["44: UTF-16, big end first,", utf16(file(SOUND), false)],
    ["45: Windows-1252", Buffer.from(file(row("2025-01-15", "100.00", "Zo\u00eb")), "latin1")],
    ["46: a NUL", file(row("2025-01-15", "100.00", "a\0b"))],
    [
      "45: what is no text in either",
      Buffer.from([...Buffer.from(`${HEADER}\n`), 0x81, 0x8d, 0x00]),
    ],
  ])("%s is refused, never read as something else", async (_, bytes) => {
    const { problems } = await importing(bytes);
    expect(problems[0]).toContain("import.not-text");
  });
});

describe("shapes", () => {
  it.each([
    [
      "47: a field of ten million characters",
      file(`"${"x".repeat(10_000_000)}`),
      /^import\.malformed-csv 2:1$/,
    ],
    ["47: a million columns", `${HEADER}\n${",".repeat(1_000_000)}\n`, /^import\.malformed-csv 2:/],
    ["47: a million columns in the header", `${",".repeat(1_000_000)}\n`, /^import\./],
    [
      "47: a quote that nothing closes, at its opening",
      file(`2025-01-15,"alex,acme-401k,1.00,`),
      /^import\.malformed-csv 2:12$/,
    ],
    [
      "48: a column twice",
      `pay_date,pay_date,person,plan,after_tax\n`,
      /^import\.column-repeated 1:/,
    ],
    // A table that is none of ours is asked about and records nothing by itself.
    ["48: a column too few", "pay_date,after_tax\n2025-01-15,1.00\n", /^(import\.|asked)/],
    ["49: a row too short", file("2025-01-15,alex"), /^import\.malformed-csv 2:/],
    ["49: a row too long", file(`${SOUND},x`), /^import\.malformed-csv 2:/],
    ["49: a stray quote", file(`2025-01-15,al"ex,acme-401k,1.00,`), /^import\.malformed-csv 2:/],
    ["49: another separator", file(SOUND).replaceAll(",", ";"), /^(import\.|asked)/],
    ["50: nothing at all", "", /^import\.no-data/],
    ["50: a header and no row", `${HEADER}\n`, /^import\.no-data/],
  ])(
    "%s is refused at its place",
    async (_, bytes, expected) => {
      const { amounts, problems } = await importing(bytes);
      expect(amounts).toEqual([]);
      expect(problems[0] ?? "asked").toMatch(expected);
    },
    10_000,
  );
});

describe("amounts", () => {
  it.each([
    ...["NaN", "Infinity", "1e9", "0x10", "\uff11\uff12.00", "5.", "--1.00"],
    ...["1.234", "1.005", "12.345.00"],
    ...['"1.234,56"', "1 234.50", '"1,23,456.00"', '"1,234"x', '"1234,56"'],
    ...["99999999999999.00", "9".repeat(400)],
  ])("51 to 54: %s is refused at its cell", async (amount) => {
    const { amounts, problems } = await importing(file(row("2025-01-15", amount)));
    expect(amounts).toEqual([]);
    expect(problems[0]).toMatch(/^import\.(amount-not-decimal|malformed-csv|formula-cell) 2:/);
  });

  it.each([
    ['"1,234.50"', "1234.50"],
    ["$12.00", "12.00"],
    ["0012.00", "12.00"],
    ["(12.00)", "-12.00"],
  ])("51: %s is %s or refused for its sign, never another amount", async (amount, is) => {
    const { amounts, problems } = await importing(file(row("2025-01-15", amount)));
    if (problems.length === 0) expect(amounts).toEqual([is]);
    else expect(problems[0]).toMatch(/^import\.amount-negative 2:/);
  });

  it("55: minus zero is no amount below zero", async () => {
    const { amounts, problems } = await importing(file(row("2025-01-15", "-0.00"), SOUND));
    expect(problems).toEqual([]);
    expect(amounts.join()).not.toContain("-");
  });
});

describe("dates", () => {
  it.each([
    "02/30/2026",
    "2026-02-30",
    "2026-13-01",
    "2027-02-29",
    "2026-00-10",
    "15 January",
    "20260115x",
  ])("57: %s is refused at its cell", async (date) => {
    const { problems } = await importing(file(row(date, "1.00")));
    expect(problems[0]).toMatch(/^import\.date-(invalid|ambiguous) 2:1$/);
  });

  it("56: the order of day and month is not guessed", async () => {
    const { problems } = await importing(file(row("01/02/2026", "1.00")));
    expect(problems[0]).toMatch(/^import\.date-(invalid|ambiguous) 2:1$/);
  });

  it("58: two digits are no year", async () => {
    const { problems } = await importing(file(row("01/15/26", "1.00")));
    expect(problems[0]).toMatch(/^import\.date-invalid 2:1$/);
  });
});
