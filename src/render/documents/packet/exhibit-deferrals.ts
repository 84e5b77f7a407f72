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
import { type Exhibit, numberNextYear, numberOn, type PacketReading } from "./reading.ts";

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
          text: `${inTime(owner)} No 10% tax and no rollover. Box 1 of the Forms W-2 leaves pretax deferrals out, so line ${numberOn(reading, "form_1040.other_earned_income")} is where the excess enters income.`,
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

function inTime({ taxYear, deferrals }: PersonOfReturn): string {
  const last = lastDayToReturnDeferrals(taxYear);
  return deferrals.paid.every(({ date }) => date <= last)
    ? `In time: the plan had until ${longDate(last)} (IRC §402(g)(2)(A)).`
    : `The plan had until ${longDate(last)} to pay it back in time (IRC §402(g)(2)(A)).`;
}

function payment(
  reading: PacketReading,
  owner: PersonOfReturn,
  paid: PersonOfReturn["deferrals"]["paid"][number],
): Block[] {
  const year = paid.date.slice(0, 4);
  const late = Number(year) > owner.taxYear;
  return [
    {
      kind: "heading",
      text: `How it was corrected: ${late ? "one payment, two tax years" : "one payment"}`,
    },
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
      rows: [
        {
          cells: [
            words("Excess deferral"),
            money(paid.amount),
            words(String(owner.taxYear)),
            words(`line ${numberOn(reading, "form_1040.other_earned_income")} of this return`),
            words(late ? "code P" : "code 8"),
          ],
        },
        {
          cells: [
            words(paid.earnings < 0 ? "Loss on it" : "Earnings on it"),
            money(paid.earnings),
            words(year),
            words(
              late
                ? `line ${numberNextYear(reading, "form_1040.other_earned_income")} of the ${year} return`
                : `line ${numberOn(reading, "form_1040.other_earned_income")} of this return`,
            ),
            words("code 8"),
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
      ],
    },
  ];
}
