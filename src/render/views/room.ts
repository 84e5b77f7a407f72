// `room` and `schedule`: what still fits, why, and what to set on each check.

import { type Advice, byCommand } from "../../kernel/advice.ts";
import { pathsOf } from "../../kernel/missing-fact.ts";
import { type Cents, formatDollars } from "../../kernel/money.ts";
import { formatPercent } from "../../kernel/percent.ts";
import { say } from "../../kernel/sentence.ts";
import type { PercentSchedule } from "../../planning/schedule.ts";
import type { YearOutlook } from "../../planning/year-outlook.ts";
import {
  adviceCell,
  type Cell,
  citationCell,
  dateCell,
  employerCell,
  excessCell,
  explained,
  moneyCell,
  nameCell,
  names,
  numberCell,
  percentCell,
  personCell,
  planCell,
  textCell,
  yearCell,
} from "./cell.ts";
import { listTable, notesTable, type View } from "./view.ts";

const REMAINING = ["remaining_paychecks", "per_paycheck", "last_paycheck", "unused"] as const;

export function roomView(outlook: YearOutlook): View {
  const tree = roomTree(outlook);
  return {
    tree,
    sections: () => [
      listTable(
        [...tree.terms, { label: textCell("after-tax room"), amount: tree.after_tax_room }],
        {
          title: say`After-tax room in ${{ plan: outlook.plan }}, ${outlook.taxYear}`,
          keys: ["label", "amount", "citation"],
        },
      ),
      listTable([tree], { title: "Over the remaining paychecks", keys: REMAINING }),
      notesTable([...outlook.reasons, ...howToSay(outlook)]),
    ],
    table: () =>
      listTable([tree], {
        keys: [
          "tax_year",
          "person",
          "plan",
          "after_tax_room",
          "after_tax_room_now",
          ...REMAINING,
          "excess",
        ],
        keepEmpty: true,
      }),
  };
}

/** The command that says whether the plan takes after-tax money, where nobody has. */
function howToSay({ plan, takesAfterTax }: YearOutlook): Advice[] {
  if (takesAfterTax !== "unknown") return [];
  const command = `correct plan/${plan} --set features.after_tax=…`;
  return [byCommand("To say whether it does", command)];
}

export function roomTree(outlook: YearOutlook) {
  const { room, amounts } = outlook;
  const known = (amount: Cents) => knownCell(outlook, amount);
  return {
    tax_year: yearCell(outlook.taxYear),
    person: personCell(outlook.person),
    plan: planCell(outlook.plan),
    takes_after_tax: nameCell(outlook.takesAfterTax),
    employer_group: employerCell(outlook.employerGroup),
    limitation_year: {
      start: dateCell(outlook.limitationYear.start),
      end: dateCell(outlook.limitationYear.end),
    },
    after_tax_room: explained(known(room.atYearEnd), { form: "year", line: "room" }),
    after_tax_room_now: known(room.now),
    remaining_paychecks: numberCell(outlook.projected.checks.length),
    per_paycheck: known(amounts.perPaycheck),
    last_paycheck: known(amounts.lastPaycheck),
    unused: known(amounts.unused),
    spillover: moneyCell(room.spillover),
    excess: excessCell(room.excess),
    // The terms sum to a room; while it is not known there is no sum to explain.
    terms: (outlook.incomplete.length > 0 ? [] : room.terms).map(({ label, amount, citation }) => ({
      label: textCell(label),
      amount: moneyCell(amount),
      ...(citation && { citation: citationCell(citation) }),
    })),
    incomplete: names(pathsOf(outlook.incomplete)),
    reasons: outlook.reasons.map(adviceCell),
  };
}

const AMOUNTS = [
  "gross_pay",
  "deferral",
  "catch_up",
  "match",
  "spillover",
  "after_tax",
  "room_left",
] as const;

export function scheduleView(outlook: YearOutlook): View {
  const { percents, overshoot, incomplete, reasons } = outlook;
  const isKnown = incomplete.length === 0;
  const checks = checksTree(outlook);
  const used = AMOUNTS.filter((name) => checks.some((check) => !isZero(check[name])));
  return {
    tree: {
      ...roomTree(outlook),
      checks,
      ...(percents && isKnown && { percent: percentTree(percents) }),
      ...(overshoot &&
        isKnown && {
          overshoot: {
            date: dateCell(overshoot.date),
            on_that_check: moneyCell(overshoot.onThatCheck),
            by_year_end: moneyCell(overshoot.byYearEnd),
          },
        }),
    },
    sections: () => [
      listTable(checks, {
        title: say`After-tax contributions to ${{ plan: outlook.plan }}, ${outlook.taxYear}`,
        keys: ["date", "kind", ...used],
        empty: "No paychecks are left.",
      }),
      ...(percents && isKnown && checks.length > 0 ? [notesTable([percentText(percents)])] : []),
      notesTable([...reasons, ...howToSay(outlook)]),
    ],
    table: () => listTable(checks, { keys: ["date", "kind", ...AMOUNTS], keepEmpty: true }),
  };
}

function checksTree(outlook: YearOutlook) {
  const { amounts, projected } = outlook;
  return projected.checks.map((check, index) => ({
    date: dateCell(check.date),
    kind: nameCell(check.kind),
    gross_pay: moneyCell(check.grossPay),
    deferral: moneyCell(check.deferral),
    catch_up: moneyCell(check.catchUp),
    match: moneyCell(check.match),
    spillover: moneyCell(check.spillover),
    after_tax: knownCell(outlook, amounts.checks[index]?.afterTax ?? amounts.unused),
    room_left: knownCell(outlook, amounts.checks[index]?.left ?? amounts.unused),
  }));
}

function percentTree({ percent, raise, unused }: PercentSchedule) {
  return {
    now: percentCell(percent),
    ...(raise && { raise_to: percentCell(raise.percent), raise_from: dateCell(raise.from) }),
    unused: moneyCell(unused),
  };
}

function percentText({ percent, raise, unused }: PercentSchedule): string {
  const then = raise && `, then ${formatPercent(raise.percent)}% from ${raise.from}`;
  return `As a percentage of pay: ${formatPercent(percent)}%${then ?? ""}; ${formatDollars(unused)} stays unused.`;
}

/** What rests on a fact that is missing is no number. */
function knownCell({ incomplete }: YearOutlook, amount: Cents): Cell {
  return incomplete.length > 0 ? { kind: "incomplete", missing: incomplete } : moneyCell(amount);
}

function isZero(cell: Cell): boolean {
  return cell.kind === "money" && cell.cents === 0;
}
