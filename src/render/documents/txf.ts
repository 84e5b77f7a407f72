// The packet of a return as a TXF file, which desktop tax programs import: what is to be entered for the Forms
// 1099-R of plans and traditional IRAs, a combined form as its two entries, those of the spouse marked as such,
// and the three lines of the taxpayer's Form 8606 that TXF knows. Numbers, record formats and signs are those
// of Intuit's TXF specification, version 042 (30 November 2011), section X. It has no number for box 5.
import type { PersonOfReturn, ReturnPacket } from "../../app/questions/packet/return-packet.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { type Cents, formatCents, negate } from "../../kernel/money.ts";

/** Reference numbers of Form 1099-R, by the kind of account that paid. */
const PENSION = { gross: 475, taxable: 476, withheld: 529, code: [667, 668], payer: 603 } as const;
const IRA = { gross: 477, taxable: 478, withheld: 532, code: [655, 656], payer: 604 } as const;

/** Form 8606: line to reference number. */
const FORM_8606: readonly (readonly [line: string, reference: number])[] = [
  ["6", 438],
  ["1", 439],
  ["2", 440],
];

/** "The form is the spouse's": record format 0, without a value. */
const SPOUSE = 474;

/**
 * The file, or undefined when there is nothing to hand over yet: a form of either person that differs from the
 * ledger or is missing, a line of Form 8606 that needs a fact, or neither forms nor lines. Roth IRAs,
 * recharacterizations, payers that are no plan of the ledger and a spouse's Form 8606 have no number that says
 * what they are, so they are left out.
 * @see TXF specification V042, sections VII and X
 */
export function packetTxf(
  { people }: ReturnPacket,
  file: { readonly exportedOn: CalendarDate; readonly version: string },
): string | undefined {
  const isOpen = ({ reconciliation, form8606 }: PersonOfReturn) =>
    !reconciliation.agrees || (form8606?.incomplete.length ?? 0) > 0;
  if (people.some(isOpen)) return undefined;
  const entries = people.flatMap((person, at) => entriesOf(person, at > 0));
  const [taxpayer] = people;
  const records = [
    ...entries.flatMap((entry, at) => entryRecords(entry, at + 1)),
    ...FORM_8606.flatMap(([line, reference]) => {
      const value = taxpayer?.form8606?.lines.find((each) => each.line === line)?.value;
      return value?.kind === "amount" ? [amountRecord(reference, 1, negate(value.cents))] : [];
    }),
  ];
  if (records.length === 0) return undefined;
  const [year, month, day] = file.exportedOn.split("-");
  const header = ["V042", `Arothbook ${file.version}`, `D ${month}/${day}/${year}`];
  return `${[header, ...records].map((lines) => [...lines, "^"].join("\r\n")).join("\r\n")}\r\n`;
}

type Record = readonly string[];

/** One Form 1099-R as it is to be typed. */
interface Entry {
  readonly references: typeof PENSION | typeof IRA;
  readonly payer: string | undefined;
  readonly isSpouse: boolean;
  readonly code: string;
  readonly box1: Cents;
  readonly box2a: Cents | undefined;
  readonly box4: Cents | undefined;
}

function entriesOf(person: PersonOfReturn, isSpouse: boolean): Entry[] {
  return person.received.flatMap((form): Entry[] => {
    const { event, from, code } = form;
    const { payer, box1, box2a, box4 } = event.data;
    const printed = { isSpouse, code, box1, box2a, box4 };
    if (from.kind === "traditional_ira") return [{ ...printed, references: IRA, payer }];
    if (from.kind !== "plan") return [];
    const exhibit = person.exhibits.find(({ plan }) => plan === from.plan);
    const name = payer ?? exhibit?.trustee ?? person.planNames.get(from.plan) ?? from.plan;
    const split = person.reconciliation.splitEntries.filter((entry) => entry.form === event.id);
    const whole = { ...printed, references: PENSION, payer: name };
    return split.length === 0
      ? [whole]
      : split.map((entry) => ({
          ...whole,
          box1: entry.box1,
          box2a: entry.box2a,
          box4: entry.box4 === 0 ? undefined : entry.box4,
        }));
  });
}

function entryRecords(entry: Entry, copy: number): Record[] {
  const { references, payer, box1, box2a, box4 } = entry;
  return [
    ...(entry.isSpouse ? [["TS", `N${SPOUSE}`, `C${copy}`, "L1"]] : []),
    ...(payer === undefined ? [] : [textRecord(references.payer, copy, payer)]),
    amountRecord(references.gross, copy, box1),
    ...(box2a === undefined ? [] : [amountRecord(references.taxable, copy, box2a)]),
    // Money paid is negative.
    ...(box4 === undefined ? [] : [amountRecord(references.withheld, copy, negate(box4))]),
    ...references.code.flatMap((reference, index) => {
      const letter = entry.code[index];
      return letter === undefined ? [] : [textRecord(reference, copy, letter)];
    }),
  ];
}

/** Record format 1. */
function amountRecord(reference: number, copy: number, amount: Cents): Record {
  return ["TS", `N${reference}`, `C${copy}`, "L1", `$${formatCents(amount)}`];
}

/** Record format 2. Plain ASCII, which is all that TXF is: accents go, the rest of other scripts as well. */
function textRecord(reference: number, copy: number, text: string): Record {
  const plain = text
    .normalize("NFKD")
    .replaceAll("ł", "l")
    .replaceAll("Ł", "L")
    .replace(/[^\x20-\x7e]/g, "");
  return ["TS", `N${reference}`, `C${copy}`, "L1", `P${plain}`];
}
