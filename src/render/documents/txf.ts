// The packet as a TXF file, which desktop tax programs import: received Forms 1099-R of plans and traditional
// IRAs, and the three lines of Form 8606 that TXF knows. Numbers, record formats and signs are those of
// Intuit's TXF specification, version 042 (30 November 2011), section X. It has no number for box 5.
import type { Packet } from "../../app/questions/packet.ts";
import type { ReceivedForm1099R } from "../../distributions/received-form.ts";
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

/**
 * The file, or undefined when there is nothing to hand over yet: a form that differs from the ledger or is
 * missing, a line of Form 8606 that needs a fact, or neither forms nor lines. Roth IRAs, recharacterizations
 * and payers that are no plan of the ledger have no number that says what they are, so they are left out.
 * @see TXF specification V042, sections VII and X
 */
export function packetTxf(
  packet: Packet,
  file: { readonly exportedOn: CalendarDate; readonly version: string },
): string | undefined {
  const worksheet = packet.worksheets.find(({ form }) => form === "form-8606");
  if (!packet.reconciliation.agrees || (worksheet?.incomplete.length ?? 0) > 0) return undefined;
  const records = [
    ...packet.received.flatMap(copiesOf).flatMap(formRecords),
    ...FORM_8606.flatMap(([line, reference]) => {
      const value = worksheet?.lines.find((each) => each.line === line)?.value;
      return value?.kind === "amount" ? [amountRecord(reference, 1, negate(value.cents))] : [];
    }),
  ];
  if (records.length === 0) return undefined;
  const [year, month, day] = file.exportedOn.split("-");
  const header = ["V042", `Arothbook ${file.version}`, `D ${month}/${day}/${year}`];
  return `${[header, ...records].map((lines) => [...lines, "^"].join("\r\n")).join("\r\n")}\r\n`;
}

type Record = readonly string[];

interface Copy {
  readonly references: typeof PENSION | typeof IRA;
  readonly payer: string | undefined;
  readonly form: ReceivedForm1099R;
}

function copiesOf(form: ReceivedForm1099R): Copy[] {
  const { event, from } = form;
  const { payer } = event.data;
  if (from.kind === "plan") return [{ references: PENSION, payer: payer ?? from.plan, form }];
  return from.kind === "traditional_ira" ? [{ references: IRA, payer, form }] : [];
}

function formRecords({ references, payer, form }: Copy, at: number): Record[] {
  const copy = at + 1;
  const { box1, box2a, box4 } = form.event.data;
  return [
    ...(payer === undefined ? [] : [textRecord(references.payer, copy, payer)]),
    amountRecord(references.gross, copy, box1),
    ...(box2a === undefined ? [] : [amountRecord(references.taxable, copy, box2a)]),
    // Money paid is negative.
    ...(box4 === undefined ? [] : [amountRecord(references.withheld, copy, negate(box4))]),
    ...references.code.flatMap((reference, index) => {
      const letter = form.code[index];
      return letter === undefined ? [] : [textRecord(reference, copy, letter)];
    }),
  ];
}

/** Record format 1. */
function amountRecord(reference: number, copy: number, amount: Cents): Record {
  return ["TS", `N${reference}`, `C${copy}`, "L1", `$${formatCents(amount)}`];
}

/** Record format 2. Ids and codes are plain ASCII, which is all that TXF is. */
function textRecord(reference: number, copy: number, text: string): Record {
  return ["TS", `N${reference}`, `C${copy}`, "L1", `P${text}`];
}
