// The rows of a plan: contributions beside the conversions that took them, by month, and the annex that lists
// them where there are too many for an exhibit.

import type { ExhibitRow } from "../../../app/questions/packet/plan-exhibit.ts";
import type { Movement } from "../../../basis/movement.ts";
import { type Amount, sum } from "../../../kernel/amount-state.ts";
import { add, type Cents, formatDollars, total, ZERO } from "../../../kernel/money.ts";
import { monthName } from "../../month-names.ts";
import {
  amountCell,
  BLANK,
  type Block,
  type Column,
  counted,
  type DocTable,
  money,
  type Row,
  type Section,
  shortDate,
  words,
} from "./document.ts";
import type { Exhibit } from "./reading.ts";

/** Rows with the names that references use. */
export type Numbered = readonly { readonly each: ExhibitRow; readonly label: string }[];

const CONVERSION_COLUMNS: readonly Column[] = [
  { head: "Row", align: "left", width: 6 },
  { head: "Paid in on", align: "left", width: 14 },
  { head: "After-tax\ncontributed", align: "right", width: 16 },
  { head: "Converted in\nthe plan on", align: "right", width: 20 },
  { head: "Converted\n(box 1)", align: "right", width: 15 },
  { head: "After-tax basis\n(box 5)", align: "right", width: 17 },
  { head: "Earnings\n(box 2a)", align: "right", width: 12 },
];

export function conversionTable(
  exhibit: Exhibit,
  numbered: Numbered,
  isLong: boolean,
  letter: string,
): DocTable {
  const rows: Row[] = [];
  for (const [month, ofMonth] of Map.groupBy(numbered, ({ each }) =>
    monthName(each.conversion?.date ?? each.date),
  )) {
    if (!isLong) for (const one of ofMonth) rows.push(conversionRow(one));
    rows.push(sumRow(ofMonth, month, isLong));
  }
  rows.push(totalRow(numbered, exhibit, letter));
  return {
    kind: "table",
    size: "exhibit",
    columns: CONVERSION_COLUMNS,
    rows,
    continued: `Exhibit ${exhibit.letter}, continued`,
  };
}

function conversionRow({ each, label }: Numbered[number]): Row {
  const { contribution, conversion } = each;
  return {
    place: label,
    cells: [
      words(label),
      contribution === undefined ? BLANK : words(shortDate(contribution.date)),
      money(contribution?.amount),
      conversion === undefined ? BLANK : words(shortDate(conversion.date)),
      money(conversion?.gross),
      amountCell(conversion?.basis),
      amountCell(conversion?.pretax),
    ],
  };
}

function sums(numbered: Numbered): {
  readonly contributed: Cents;
  readonly moved: readonly Movement[];
  readonly gross: Cents;
  readonly basis: Amount;
  readonly earnings: Amount;
} {
  const moved = numbered.flatMap(({ each }) => each.conversion ?? []);
  return {
    contributed: total(numbered.map(({ each }) => each.contribution?.amount ?? ZERO)),
    moved,
    gross: total(moved.map(({ gross }) => gross)),
    basis: sum(moved.map(({ basis }) => basis)),
    earnings: sum(moved.map(({ pretax }) => pretax)),
  };
}

function sumRow(numbered: Numbered, month: string, isLong: boolean): Row {
  const { contributed, moved, gross, basis, earnings } = sums(numbered);
  const first = numbered[0];
  const last = numbered.at(-1);
  return {
    style: isLong ? "plain" : "subtotal",
    cells: [
      isLong ? words(first?.label ?? "") : BLANK,
      words(month, { bold: !isLong }),
      money(contributed),
      words(
        moved.length === 0
          ? ""
          : isLong && first !== undefined && last !== undefined
            ? `${moved.length}: ${dayOf(first.each)} to ${dayOf(last.each)}`
            : counted(moved.length, "conversion"),
        { quiet: true },
      ),
      ...(moved.length === 0
        ? [BLANK, BLANK, BLANK]
        : [money(gross), amountCell(basis), amountCell(earnings)]),
    ],
  };
}

function dayOf({ conversion, date }: ExhibitRow): string {
  return shortDate(conversion?.date ?? date).slice(0, 5);
}

function totalRow(numbered: Numbered, { letter, owner }: Exhibit, place: string): Row {
  const { contributed, moved, gross, basis, earnings } = sums(numbered);
  const look = { bold: true };
  return {
    style: "total",
    ...(place !== "" && { place: `${letter}-T` }),
    cells: [
      words(place === "" ? "" : `${letter}-T`, look),
      words(String(owner.taxYear), look),
      money(contributed, look),
      words(counted(moved.length, "conversion"), look),
      money(gross, look),
      amountCell(basis, look),
      amountCell(earnings, look),
    ],
  };
}

/** Nothing on the return is built on single paydays here, so a month is a row that lists its days. */
export function contributionBlocks(numbered: Numbered, letter: string): Block[] {
  let running = ZERO;
  const months = [...Map.groupBy(numbered, ({ each }) => monthName(each.date))];
  const rows: Row[] = months.map(([month, ofMonth]) => {
    const amounts = ofMonth.map(({ each }) => each.contribution?.amount ?? ZERO);
    const amount = total(amounts);
    running = add(running, amount);
    const label = ofMonth[0]?.label ?? "";
    const [one] = amounts;
    const same = amounts.every((each) => each === one) ? one : undefined;
    return {
      place: label,
      cells: [
        words(label),
        words(month),
        words(ofMonth.map(({ each }) => shortDate(each.date)).join(", ")),
        words(same === undefined ? "" : `${amounts.length} × ${formatDollars(same)}`),
        money(amount),
        money(running),
      ],
    };
  });
  const sum_ = total(numbered.map(({ each }) => each.contribution?.amount ?? ZERO));
  rows.push({
    style: "total",
    ...(letter !== "" && { place: `${letter}-T` }),
    cells: [
      words(letter === "" ? "" : `${letter}-T`, { bold: true }),
      words("Year", { bold: true }),
      words(counted(numbered.length, "payday"), { bold: true }),
      BLANK,
      money(sum_, { bold: true }),
      money(running, { bold: true }),
    ],
  });
  return [
    { kind: "heading", text: "After-tax contributions" },
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "", align: "left", width: 6 },
        { head: "Month", align: "left", width: 12 },
        { head: "Paid in on", align: "left", width: 36 },
        { head: "Each", align: "right", width: 14 },
        { head: "After-tax contributed", align: "right", width: 18 },
        { head: "Basis to date", align: "right", width: 14 },
      ],
      rows,
    },
  ];
}

export function annexOf({ letter, plan }: Exhibit, numbered: Numbered, name: string): Section {
  return {
    place: `annex-${letter}`,
    title: `Annex to Exhibit ${letter}: the single conversions`,
    subtitle: plan?.planName ?? "",
    contents: `Annex to Exhibit ${letter}: single conversions`,
    headLeft: `Annex to Exhibit ${letter}`,
    headRight: name,
    start: "page",
    blocks: [
      {
        kind: "annex",
        head: ["Row", "Date", "Amount", "Basis", "Earnings"],
        rows: numbered.map(({ each, label }) => ({
          place: label,
          cells: [
            label,
            shortDate(each.conversion?.date ?? each.date),
            each.conversion === undefined ? "" : formatDollars(each.conversion.gross),
            knownText(
              each.conversion?.basis ??
                (each.contribution && { state: "complete", cents: each.contribution.amount }),
            ),
            knownText(each.conversion?.pretax),
          ],
        })),
      },
    ],
  };
}

function knownText(amount: Amount | undefined): string {
  if (amount === undefined) return "";
  return amount.state === "complete" ? formatDollars(amount.cents) : "?";
}
