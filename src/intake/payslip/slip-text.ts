// The text of a payslip as lines: what each says by its label, its amounts and the section it stands in.
// Payrolls print a point before the cents or, as one does, a blank: `1 099 40` is 1,099.40.
import { normaliseHeader } from "../text/wording.ts";
import type { Deduction } from "./deduction-label.ts";

export interface SlipLine {
  /** Without blanks around it, runs of blanks as one. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export function slipLines(text: string): SlipLine[] {
  const lines = text.split(/\r\n|\n|\r/).map((raw, index): SlipLine => {
    const trimmed = raw.trim().replace(/\s+/g, " ");
    return { text: trimmed, line: index + 1, column: raw.length - raw.trimStart().length + 1 };
  });
  if (lines.at(-1)?.text === "" && (text === "" || /[\r\n]$/.test(text))) lines.pop();
  return lines;
}

/** A label with the amounts behind it. */
export interface SlipEntry {
  readonly label: string;
  readonly amounts: readonly SlipAmount[];
}

export interface SlipAmount {
  /** As `readAmount` reads it, a blank before the cents made a point. */
  readonly text: string;
  /** Whether a sign of its own stands before it. */
  readonly signed: boolean;
}

export type Cents = "point" | "blank";

/** How the document prints cents: with a point, if any amount of it has one. */
export function centsOf(lines: readonly SlipLine[]): Cents {
  return lines.some(({ text }) => /(?:^|[\s$(+-])\d{1,3}(?:,?\d{3})*\.\d{2}\b/.test(text))
    ? "point"
    : "blank";
}

const POINT = /^\(?[-+]?\$?[-+]?\d{1,3}(?:,?\d{3})*\.\d{2}\)?[-+]?\*?$/;

/**
 * The entries of a line: one, or two where earnings and deductions stand side by side.
 *
 * @example entriesOf("Base 8,000.00 40,000.00 *401K 800.00- 4,000.00-", "point") // Base …, *401K …
 */
export function entriesOf(text: string, cents: Cents): SlipEntry[] {
  const entries: SlipEntry[] = [];
  let label: string[] = [];
  let amounts: SlipAmount[] = [];
  const close = () => {
    if (label.length > 0 && amounts.length > 0) entries.push({ label: label.join(" "), amounts });
    label = [];
    amounts = [];
  };
  const words = text.split(" ");
  for (let at = 0; at < words.length; ) {
    const found = cents === "point" ? pointAmount(words, at) : blankAmount(words, at);
    if (found !== undefined && label.length > 0) {
      amounts.push(found.amount);
      at += found.words;
      continue;
    }
    if (amounts.length > 0) close();
    label.push(words[at] ?? "");
    at += 1;
  }
  close();
  return entries;
}

interface Found {
  readonly amount: SlipAmount;
  readonly words: number;
}

function pointAmount(words: readonly string[], at: number): Found | undefined {
  const word = words[at] ?? "";
  if (!POINT.test(word)) return undefined;
  return { amount: { text: word, signed: /^[-+(]/.test(word) }, words: 1 };
}

/** One to three digits, groups of three, two digits; all that follows it must be amounts as well. */
function blankAmount(words: readonly string[], at: number): Found | undefined {
  const first = /^([-+]?\$?)(\d{1,3})$/.exec(words[at] ?? "");
  if (first === null) return undefined;
  let next = at + 1;
  let digits = first[2] ?? "";
  while (/^\d{3}$/.test(words[next] ?? "")) digits += words[next++] ?? "";
  const cents = /^(\d{2})(-?\*?)$/.exec(words[next] ?? "");
  if (cents === null) return undefined;
  const rest = next + 1;
  if (rest < words.length && blankAmount(words, rest) === undefined) return undefined;
  const sign = (first[1] ?? "").replace("$", "");
  const text = `${sign}${digits}.${cents[1] ?? ""}${cents[2] ?? ""}`;
  return { amount: { text, signed: sign !== "" }, words: rest - at };
}

export interface Section {
  readonly name: string;
  /** Sections with a side hold deductions. */
  readonly side?: Deduction["side"];
  readonly preTax?: boolean;
}

/** Words over columns, which may stand behind a title. */
const COLUMNS =
  /(?: (?:current|ytd|year to date|this period|total to date|period|hours|rate|amount|description|dates|to date|rate hours))+$/;

const SECTIONS: readonly (readonly [RegExp, Omit<Section, "name">])[] = [
  [/^(?:pre tax|before tax)(?: benefit)? deductions?$/, { side: "employee", preTax: true }],
  [/^(?:post tax|after tax)(?: benefit)? deductions?$/, { side: "employee", preTax: false }],
  [/^(?:other |employee )?deductions?$/, { side: "employee" }],
  [/^other$/, { side: "employee" }],
  [/^other benefits and information$/, { side: "employer" }],
  [
    /^(?:employer|company) (?:paid )?(?:contributions?|benefits?|deductions?)$/,
    { side: "employer" },
  ],
  [/^(?:deductions )?statutory(?: deductions)?$/, {}],
  [/^(?:gross )?earnings$|^pay$|^hours and earnings$/, {}],
  [/^(?:employee |employer |associate )?taxes(?: withheld)?$/, {}],
  [/^(?:net pay|taxable wages|federal wages|withholding|leave|paid time off)\b.*$/, {}],
];

/** The section that a line opens; its title alone, or with the words over its columns. */
export function sectionOf(text: string): Section | undefined {
  const words = normaliseHeader(text.replace(/:$/, ""));
  const name = words.replace(COLUMNS, "");
  const found = SECTIONS.find(([title]) => title.test(name));
  return found && { name, ...found[1] };
}
