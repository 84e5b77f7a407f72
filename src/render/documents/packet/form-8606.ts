// Form 8606 of one person in the order and the parts of the form, each line with what it is made of.
import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import type { ThreePlaces } from "../../../forms/form-8606/footing-ratio.ts";
import type { WorksheetLine } from "../../../forms/worksheet.ts";
import { formatDollars } from "../../../kernel/money.ts";
import {
  BLANK,
  type Block,
  type FormLine,
  type Reference,
  type Section,
  type Words,
  words,
} from "./document.ts";
import { refsOfLine, valueCell } from "./lines.ts";
import { onPaper } from "./packet-voice.ts";
import { numberOn, type PacketReading, row } from "./reading.ts";
import { layerBlocks, layerName } from "./roth-layers.ts";

/** Undefined for somebody who has no line of the form. */
export function form8606Section(
  reading: PacketReading,
  person: PersonOfReturn,
): Section | undefined {
  const form = person.form8606;
  if (form === undefined || form.lines.length === 0) return undefined;
  const name = reading.nameOf(person.person);
  const role = reading.isJoint
    ? person === reading.made.people[0]
      ? ", taxpayer"
      : ", spouse"
    : "";
  const parts = Map.groupBy(form.lines, ({ part }) => part ?? "");
  const blocks: Block[] = [];
  for (const [part, lines] of parts) {
    const { head, title } = lines[0]?.section ?? { head: part, title: "" };
    blocks.push({
      kind: "part",
      part: head,
      title: person.captions8606?.ofPart.get(head) ?? title,
      lines: lines.map((line) => formLine(reading, person, line)),
    });
    if (lines.some(({ line }) => line === "10")) blocks.push(...lineTen(reading, person));
    if (lines.some(({ line }) => line === "19")) blocks.push(...layerBlocks(reading, person));
  }
  const need = form.filingRequired
    ? "Required; attach it to the return."
    : "Need not be filed for this year; keep it for the basis.";
  return {
    place: `form-8606-${person.person}`,
    title: `Form 8606 (${form.taxYear}), Nondeductible IRAs: ${name.first}`,
    subtitle: `${name.latin}. ${need}${reading.isJoint ? " A separate form for each spouse." : ""} ${person.captions8606?.quotation ?? "Captions are ours."} Small print says where an amount comes from.`,
    contents: `Form 8606, ${name.first}`,
    headLeft: `Form 8606${role}`,
    headRight: name.latin,
    start: form.lines.length > 9 ? "page" : "flow",
    blocks,
  };
}

const INNER = new Set(["9", "10", "11", "12"]);

function formLine(reading: PacketReading, person: PersonOfReturn, entry: WorksheetLine): FormLine {
  const { line, label, value } = entry;
  const small = smallPrint(reading, person, entry);
  const isLeftBlank = BLANK_AT_ZERO.has(line) && value.kind === "amount" && value.cents === 0;
  const shown = isLeftBlank
    ? BLANK
    : line === "10" && person.line10 !== undefined
      ? words(`× ${person.line10}`, { bold: true })
      : value.kind === "amount" && value.cents === 0 && ZERO_IN_WORDS.has(line)
        ? words("-0-", { bold: true })
        : valueCell(value, { bold: true });
  return {
    line,
    label: person.captions8606?.ofLine.get(line) ?? label,
    ...(isLeftBlank ? { small: [{ text: "None recorded" }] } : small.length > 0 && { small }),
    value: shown,
    refs: refsOf(reading, person, line),
    inner: INNER.has(line),
    place: `8606-${person.person}-${line}`,
  };
}

/** The person has none of it. */
const BLANK_AT_ZERO = new Set(["15b", "20", "25b"]);
/** The form says "enter -0-" on these. */
const ZERO_IN_WORDS = new Set(["21", "23", "25a"]);

function smallPrint(
  reading: PacketReading,
  person: PersonOfReturn,
  { line, terms }: WorksheetLine,
): Words[] {
  if (line === "10" && person.line10 === undefined) return [];
  if (line === "10")
    return [
      {
        text: `${(person.line10 ?? "").split(".")[1]?.length ?? 0} places: the fewest, from five up, that give lines 11 and 12 to the cent`,
      },
    ];
  const named = terms.filter(({ event }) => event !== undefined);
  if (line === "2") {
    const before = person.iras.basisYears.filter(({ taxYear }) => taxYear < person.taxYear).at(-1);
    if (before?.grade !== undefined)
      return [{ text: `${before.grade}: ${GRADES[before.grade]} for ${before.taxYear}` }];
    if (before !== undefined)
      return [{ text: `Line 14 of the Form 8606 for ${before.taxYear}, from these records` }];
  }
  if (named.length < 2 || named.length > 4) return [];
  return [
    {
      text: named
        .map(
          ({ amount, label, said = label }) =>
            `${formatDollars(amount)} ${lower(onPaper(reading, said))}`,
        )
        .join(" + "),
    },
  ];
}

const GRADES: Readonly<Record<string, string>> = {
  A: "Form 8606 as filed, line 14",
  B: "a statement",
  C: "the client’s recollection",
  "by hand": "entered by hand",
};

function refsOf(reading: PacketReading, person: PersonOfReturn, line: string): Reference[] {
  const to = (text: string, goTo: string): Reference[] => [{ text, goTo }];
  const layer = (index: number) => layerName(reading, person, index);
  switch (line) {
    case "2":
      return [row(reading.rowOf.get(`basis-before-${person.person}`))].filter(
        (each) => each !== undefined,
      );
    case "14":
      return to(`to ${person.taxYear + 1}`, "carry");
    case "15c":
    case "18":
    case "25c":
      return to(`1040, ${numberOn(reading, "form_1040.taxable_ira_distributions")}`, "form-1040");
    case "23":
      return (person.form5329?.lines.length ?? 0) > 0
        ? to("5329", `form-5329-${person.person}`)
        : [];
    case "22":
      return person.iras.layers.length > 0 ? to(layer(1), layer(1)) : [];
    case "24":
      return person.iras.layers.length > 2
        ? to(`${layer(2)} to ${layer(person.iras.layers.length - 1)}`, layer(2))
        : [];
    default: {
      const form = person.form8606;
      return form === undefined ? [] : refsOfLine(reading, form, line);
    }
  }
}

/** The division with the digits that make lines 11 and 12 come out, and what three places would give. */
function lineTen(reading: PacketReading, person: PersonOfReturn): Block[] {
  const amount = (line: string) => {
    const value = person.form8606?.lines.find((each) => each.line === line)?.value;
    return value?.kind === "amount" ? value.cents : undefined;
  };
  const [five, nine, ten] = [amount("5"), amount("9"), person.line10];
  if (five === undefined || nine === undefined || ten === undefined) return [];
  const product = (from: string, to: string) => {
    const [one, other] = [amount(from), amount(to)];
    return one === undefined || other === undefined || one === 0
      ? ""
      : ` Line ${to}: ${formatDollars(one)} × ${ten} = ${formatDollars(other)}.`;
  };
  const short = person.threePlaces;
  const rounded = short === undefined ? " Three places give the same amounts." : threePlaces(short);
  return [
    {
      kind: "panel",
      title: "Line 10 worked out",
      words: [
        {
          text: `${formatDollars(five)} ÷ ${formatDollars(nine)} = ${ten}.${product("8", "11")}${product("7", "12")}${rounded}${ofMore(reading, person)}`,
        },
      ],
    },
  ];
}

/** What software that keeps three places shows; rounded up, it may use more basis than there is. */
function threePlaces({ ratio, line11, line12, line14 }: ThreePlaces): string {
  if (line14 < 0)
    return ` Three places (${ratio}) would make more nontaxable than there is basis: enter line 10 with the places above.`;
  return ` If your software keeps three places (${ratio}) it will show line 11 as ${formatDollars(line11)}, line 12 as ${formatDollars(line12)}, and line 14 as ${formatDollars(line14)}. Both are allowed; carry forward the line 14 that is filed.`;
}

function lower(text: string): string {
  return text.replace(/^./, (letter) => letter.toLowerCase());
}

/** An account that was forgotten costs so much. */
function ofMore(reading: PacketReading, { sensitivity, taxYear }: PersonOfReturn): string {
  if (sensitivity === undefined) return "";
  const { more, taxable } = sensitivity;
  return ` Each further $${formatDollars(more)} in traditional, SEP, and SIMPLE IRAs on December 31, ${taxYear} would raise line ${numberOn(reading, "form_1040.taxable_ira_distributions")} by about $${formatDollars(taxable)}.`;
}
