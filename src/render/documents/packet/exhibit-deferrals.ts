// Elective deferrals of one person at every employer, the excess, and how it was paid back.

import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import { citationText } from "../../../kernel/citation.ts";
import { lastDayToReturnDeferrals } from "../../../kernel/due-days.ts";
import { lineWith } from "../../../kernel/line-name.ts";
import {
  add,
  atLeastZero,
  formatDollars,
  negate,
  subtract,
  total,
  ZERO,
} from "../../../kernel/money.ts";
import {
  BLANK,
  type Block,
  bold,
  counted,
  longDate,
  money,
  type Row,
  type Section,
  words,
} from "./document.ts";
import { valueCell } from "./lines.ts";
import {
  type Exhibit,
  numberNextYear,
  numberOn,
  type PacketReading,
  pensionsNextYear,
} from "./reading.ts";

export function deferralsSection(reading: PacketReading, { letter, owner }: Exhibit): Section {
  const name = reading.nameOf(owner.person);
  const { rows, paid } = owner.deferrals;
  const limits = owner.limits?.electiveDeferrals;
  const all = total(rows.map(({ amount }) => amount));
  const limit = limits === undefined ? undefined : add(limits.limit.amount, limits.catchUp);
  const excess = limit === undefined ? ZERO : atLeastZero(subtract(all, limit));
  // Without a date of birth nobody knows whether a catch-up is allowed, so how much is in excess neither.
  const line = lineWith(owner.form1040, "form_1040.other_earned_income")?.value;
  const waiting = excess > 0 && line?.kind === "incomplete" ? line : undefined;
  const tableRows: Row[] = rows.map((each, index) => ({
    place: `${letter}-${index + 1}`,
    cells: [
      words(`${letter}-${index + 1}`),
      words(
        each.employerName === undefined ? each.planName : `${each.employerName}, ${each.planName}`,
      ),
      words(
        each.each === undefined
          ? counted(each.paydays, "payday")
          : `${each.paydays} × ${formatDollars(each.each)}`,
      ),
      money(each.amount),
      words("$ ______________"),
    ],
  }));
  tableRows.push({
    style: "subtotal",
    cells: [BLANK, bold("Together"), BLANK, money(all, { bold: true }), BLANK],
  });
  if (limit !== undefined && limits !== undefined) {
    tableRows.push({
      cells: [
        BLANK,
        words(
          `Limit for ${owner.taxYear}${limits.catchUp > 0 ? ", catch-up included" : ""} (${citationText(limits.limit.citation)})`,
        ),
        BLANK,
        money(negate(limit)),
        BLANK,
      ],
    });
    if (waiting !== undefined)
      tableRows.push({
        cells: [BLANK, words("Catch-up, if one is allowed"), BLANK, valueCell(waiting), BLANK],
      });
    tableRows.push({
      style: "total",
      place: `${letter}-T`,
      cells: [
        bold(`${letter}-T`),
        bold(
          excess > 0
            ? `Excess elective deferral of ${owner.taxYear}`
            : `Below the limit, no excess`,
        ),
        BLANK,
        waiting === undefined ? money(excess, { bold: true }) : valueCell(waiting),
        BLANK,
      ],
    });
  }
  const blocks: Block[] = [
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "Row", align: "left", width: 6 },
        { head: "Employer and plan", align: "left", width: 44 },
        { head: "Paydays", align: "left", width: 16 },
        { head: "From paychecks", align: "right", width: 15 },
        { head: "Form W-2, box 12", align: "right", width: 19 },
      ],
      rows: tableRows,
    },
    ...paid.flatMap((each): Block[] => payment(reading, owner, each)),
  ];
  if (paid.length > 0)
    blocks.push({
      kind: "text",
      style: "note",
      words: [
        {
          text: whenPaid(reading, owner),
        },
      ],
    });
  return {
    place: "deferrals",
    title: `Exhibit ${letter}. ${name.first}’s elective deferrals${excess > 0 ? " and the excess" : ""}`,
    ...(excess > 0 &&
      rows.length > 1 && {
        subtitle: "No employer can see what another withheld; together they were above the limit.",
      }),
    contents: `Exhibit ${letter}: ${name.first}’s elective deferrals`,
    headLeft: `Exhibit ${letter} and limits`,
    headRight: name.latin,
    start: "page",
    nested: letter !== "A",
    blocks,
  };
}

function whenPaid(reading: PacketReading, { taxYear, deferrals }: PersonOfReturn): string {
  const until = `plan had until ${longDate(lastDayToReturnDeferrals(taxYear))}`;
  const isLate = deferrals.paid.some((each) => each.isLate);
  const isOnlyRoth = deferrals.paid.every(({ isRoth }) => isRoth);
  const where = isOnlyRoth
    ? "Box 1 of the Forms W-2 has Roth deferrals in it, so the excess is in income already."
    : `Box 1 of the Forms W-2 leaves pretax deferrals out, so line ${numberOn(reading, "form_1040.other_earned_income")} is where the excess enters income.`;
  return isLate
    ? `The ${until} to pay it back (IRC §402(g)(2)(A)). What comes later is no correction but a distribution of the year in which it is paid, all of it taxable, without basis (IRC §402(g)(6)); whether the 10% tax reaches it is disputed. ${where}`
    : `In time: the ${until} (IRC §402(g)(2)(A)). No 10% tax and no rollover. ${where}`;
}

type Payment = PersonOfReturn["deferrals"]["paid"][number];

function payment(reading: PacketReading, owner: PersonOfReturn, paid: Payment): Block[] {
  const isNextYear = Number(paid.date.slice(0, 4)) > owner.taxYear;
  const how = paid.isLate
    ? "too late, and taxed twice"
    : isNextYear
      ? "one payment, two tax years"
      : "one payment";
  return [
    { kind: "heading", text: `How it was corrected: ${how}` },
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: `Paid by ${paid.planName} on ${longDate(paid.date)}`, align: "left", width: 46 },
        { head: "Amount", align: "right", width: 14 },
        { head: "Income of", align: "right", width: 10 },
        { head: "Form 1040", align: "left", width: 17 },
        { head: "Form 1099-R", align: "left", width: 13 },
      ],
      rows: paid.isLate
        ? lateRows(reading, owner, paid)
        : timelyRows(reading, owner, { paid, isNextYear }),
    },
  ];
}

/** Roth deferrals were wages; pretax ones become income of their year now. */
function lineOfExcess(reading: PacketReading, { isRoth }: Payment): string {
  return isRoth
    ? "wages already"
    : `line ${numberOn(reading, "form_1040.other_earned_income")} of this return`;
}

function timelyRows(
  reading: PacketReading,
  { taxYear }: PersonOfReturn,
  { paid, isNextYear }: { readonly paid: Payment; readonly isNextYear: boolean },
): Row[] {
  const year = paid.date.slice(0, 4);
  const [first, second = first] = paid.forms.map(({ code }) => `code ${code}`);
  return [
    {
      cells: [
        words("Excess deferral"),
        money(paid.amount),
        words(String(taxYear)),
        words(lineOfExcess(reading, paid)),
        words(first ?? ""),
      ],
    },
    {
      cells: [
        words(paid.earnings < 0 ? "Loss on it" : "Earnings on it"),
        money(paid.earnings),
        words(year),
        words(lineOfEarnings(reading, paid, isNextYear)),
        words(second ?? ""),
      ],
    },
    {
      style: "total",
      cells: [
        bold("Paid"),
        money(add(paid.amount, paid.earnings), { bold: true }),
        BLANK,
        BLANK,
        BLANK,
      ],
    },
  ];
}

/** A loss is taken off other income of the year in which it was paid. @see Instructions for Form 1040, line 1h */
function lineOfEarnings(
  reading: PacketReading,
  { date, earnings }: Payment,
  isNextYear: boolean,
): string {
  const wages = "form_1040.other_earned_income";
  const of = isNextYear ? `the ${date.slice(0, 4)} return` : "this return";
  if (earnings < 0) return `Schedule 1, other income, of ${of}`;
  return `line ${isNextYear ? numberNextYear(reading, wages) : numberOn(reading, wages)} of ${of}`;
}

/** No sum of the two: it is the same money, taxed when it was deferred and again when it was paid. */
function lateRows(reading: PacketReading, { taxYear }: PersonOfReturn, paid: Payment): Row[] {
  const year = paid.date.slice(0, 4);
  return [
    {
      cells: [
        words("Excess deferral, when it was deferred"),
        money(paid.amount),
        words(String(taxYear)),
        words(lineOfExcess(reading, paid)),
        words("none"),
      ],
    },
    ...paid.forms.map(({ gross, code }) => ({
      cells: [
        words("Excess and earnings, when they were paid"),
        money(gross),
        words(year),
        words(`line ${pensionsNextYear(reading)} of the ${year} return`),
        words(`code ${code}`),
      ],
    })),
  ];
}
