// No room reads back what another wrote as text: whoever wants the person of a sentence, the number of a line or
// the sign of an amount has it as a field. This looks for where words, labels, messages and printed amounts are
// matched, split or cut. What must take text apart is listed with its reason; what is listed and does not, too.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/**
 * Where text is read by trade: the kernel parses money and days, intake statements, the store its own bytes, the
 * command line and the addresses of the page what was typed; law and ledger read what is at rest.
 */
const DOORS = /^src\/(kernel|intake|store|cli|law|ledger|answers|web\/(pages|typing|assets))\//;

/** What holds words that somebody else made. */
const WORDS =
  "label|title|message|text|said|caption|note|part|line|fact|path|sentence|summary|detail|shown|end|id";
const CUT =
  "split|startsWith|endsWith|match|matchAll|replace|replaceAll|indexOf|lastIndexOf|includes(?=\\([\"'`])";

const OFFENCES: readonly RegExp[] = [
  // label.endsWith(id), each.message.replace(…), path.split(".")
  new RegExp(`\\b(?:${WORDS})\\)?\\??\\.(?:${CUT})\\(`, "g"),
  // formatDollars(x).replace(…): the printed amount is cut
  new RegExp(`\\bformat(?:Dollars|Cents)\\([^()]*\\)\\.(?:${CUT}|slice)\\(`, "g"),
  // /^Taxable amount/.test(label), PATTERN.exec(message)
  new RegExp(`(?:/[a-z]*|[A-Z_]{3,})\\.(?:test|exec)\\((?:\\w+\\.)*(?:${WORDS})\\)`, "g"),
  // a label as pattern: find(({ label }) => what.test(label))
  /\b\w+\.(?:test|exec)\((?:\w+\.)*(?:label|title|message|said|caption)\)/g,
];

const TYPESETTING = "sets text: capitals, full stops, widths and breaks, whatever it says";
const TYPED = "a door: what a person typed, or the bytes of a file that was handed over";

const ALLOWED: Readonly<Record<string, string>> = {
  "src/app/change/correct-event.ts": "a door: `person/alex` as it was typed",
  "src/app/change/correctable-event.ts": "a door: the id and the field of `correct`",
  "src/app/questions/price-file.ts": TYPED,
  "src/app/seal/verify-sheet.ts": TYPED,
  "src/app/take-in/already-recorded.ts": "quotes a word for a shell",
  "src/app/take-in/match-words.ts": TYPED,
  "src/forms/form-8606/footing-ratio.ts":
    "the ratio as the form prints it is multiplied, as a reader would",
  "src/limits/compensation.ts": "the days on which a calendar year begins and ends",
  "src/app/questions/status.ts": "the day on which a calendar year ends",
  "src/render/documents/letter/form-letter.ts": TYPESETTING,
  "src/render/documents/names.ts": "names of people, as they are written in their scripts",
  "src/render/documents/packet/form-8606.ts": TYPESETTING,
  "src/render/documents/packet/packet-voice.ts": TYPESETTING,
  "src/render/html/report-page.ts": TYPESETTING,
  "src/render/pdf/packet/draw-form.ts": TYPESETTING,
  "src/render/pdf/paragraph.ts": TYPESETTING,
  "src/render/pdf/plain-shapes.ts": TYPESETTING,
  "src/render/pdf/typeface.ts": TYPESETTING,
  "src/render/pdf/worksheet-pdf.ts": TYPESETTING,
  "src/render/text/display-width.ts": TYPESETTING,
  "src/render/text/format-text.ts": TYPESETTING,
  "src/render/text/tone.ts": "the printer's own mark of a tone, on a line that it has just written",
  "src/web/shell/batch-words.ts": "the name of a file without its folder",
};

function offencesIn(source: string): string[] {
  return source
    .split("\n")
    .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
    .flatMap((line) => OFFENCES.flatMap((offence) => line.match(offence) ?? []));
}

const found = new Map(
  globSync("src/**/*.ts", { cwd: root })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !DOORS.test(file))
    .map((file) => [file, offencesIn(readFileSync(join(root, file), "utf8"))] as const)
    .filter(([, offences]) => offences.length > 0),
);

describe("no room reads back what another wrote as text", () => {
  it("but those that must", () => {
    const others = [...found].filter(([file]) => ALLOWED[file] === undefined);
    expect(others.map(([file, offences]) => `${file}: ${offences.join(", ")}`)).toEqual([]);
  });

  it("and every one that is allowed to still does", () => {
    expect(Object.keys(ALLOWED).filter((file) => !found.has(file))).toEqual([]);
  });

  // What was found when this was written, each as it stood.
  it.each([
    "const taxable = (what: RegExp) => worksheet?.lines.find(({ label }) => what.test(label));",
    'name: (names.get(id) ?? id).replace(/^Of which /, ""), other: part?.startsWith("Of which ")',
    'for (const fact of value.missing) wanted.add(fact.split(".")[1] ?? "");',
    'const birthDate = missing.filter((path) => path.endsWith(".birth_date"));',
    'fact.startsWith("ira_value.")',
    'const fall = formatDollars(taxableChange).replace("-", "");',
    'words(formatDollars(whole).replace(/\\.\\d\\d$/, ""), { bold: true });',
    'end.replace(/ at the latest$/, "")',
    ".filter(({ id, date }) => ALWAYS.test(id) && date >= today)",
    'const [head = "", ...rest] = part.split(/ [—–-] |\\. /);',
    "return offer.label.endsWith(id) && offer.label.length > id.length",
    'const shown = text.startsWith("-") ? `($' + "{text.slice(1)})` : text;",
    'const own = line.split("/").at(-1);',
  ])("would see %s", (line) => {
    expect(offencesIn(line)).not.toEqual([]);
  });
});
