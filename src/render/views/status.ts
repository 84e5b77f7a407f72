// `status`: limits, room, money that waits, what comes next and what is wrong. `calendar`: the days of a
// year on which something is to be done.

import type { IrasOfYear } from "../../app/questions/iras-of-year.ts";
import type { NextDay } from "../../app/questions/open-points/next-days.ts";
import type { Gauge, Status } from "../../app/questions/status.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { pathsOf } from "../../kernel/missing-fact.ts";
import { plainText } from "../../kernel/sentence.ts";
import type { Reminder } from "../../planning/reminders.ts";
import type { Waiting } from "../../planning/waiting-lots.ts";
import {
  adviceCell,
  citationCell,
  dateCell,
  flagCell,
  moneyCell,
  nameCell,
  names,
  numberCell,
  personCell,
  planCell,
  textCell,
  yearCell,
} from "./cell.ts";
import { openPointTree, problemTrees } from "./open-points.ts";
import { roomTree, roomView } from "./room.ts";
import { listTable, type View } from "./view.ts";

/** How many days ahead are listed; `calendar` has them all. */
const NEXT = 6;

/** Before the first paycheck several, and none where nothing names one. */
export function plansOf({ outlook, otherPlans }: Status): Status["otherPlans"] {
  return outlook === undefined ? otherPlans : [outlook, ...otherPlans];
}

function irasTree({ contributed, converted, distributed }: IrasOfYear) {
  return {
    contributed: moneyCell(contributed),
    converted: moneyCell(converted),
    distributed: moneyCell(distributed),
  };
}

export function statusView(status: Status): View {
  const limits = status.gauges.map(gaugeTree);
  const waiting = waitingTree(status.waiting);
  const open = status.open.map(openPointTree);
  return {
    tree: {
      tax_year: yearCell(status.taxYear),
      person: personCell(status.person),
      as_of: dateCell(status.asOf),
      limits,
      ...(status.outlook !== undefined && { room: roomTree(status.outlook) }),
      ...(status.otherPlans.length > 0 && { other_plans: status.otherPlans.map(roomTree) }),
      ...(status.iras !== undefined && { iras: irasTree(status.iras) }),
      waiting,
      next: status.reminders.slice(0, NEXT).map(reminderTree),
      nothing_is_open: flagCell(status.open.length === 0),
      open_points: status.openPoints.map(openPointTree),
      problems: problemTrees(status.openPoints),
    },
    sections: () => [
      listTable(limits, { title: "Limits", keys: ["limit", "used", "of"] }),
      ...plansOf(status).flatMap((each) => roomView(each).sections()),
      listTable(waiting.contributions, {
        title: "Waiting to be converted",
        keys: ["date", "plan", "basis", "days"],
        empty: "Nothing waits to be converted.",
      }),
      listTable(status.next.map(dayTree), {
        title: "Next",
        keys: ["date", "title"],
        empty: "Nothing for this year.",
      }),
      listTable(open, {
        title: "Open",
        keys: ["severity", "message", "amount", "due", "action"],
        empty: "Nothing is open.",
      }),
    ],
    table: () => listTable(limits, { keys: ["limit", "used", "of"], keepEmpty: true }),
  };
}

function gaugeTree({ label, used, limit }: Gauge) {
  return { limit: textCell(label), used: moneyCell(used), of: moneyCell(limit) };
}

function waitingTree({ basis, oldestDays, lots, missing }: Waiting) {
  return {
    basis: moneyCell(basis),
    oldest_days: numberCell(oldestDays),
    contributions: lots.map((lot) => ({
      plan: planCell(lot.plan),
      date: dateCell(lot.date),
      basis: moneyCell(lot.basis),
      days: numberCell(lot.days),
      ...(lot.event !== undefined && { event: nameCell(lot.event) }),
    })),
    ...(missing.length > 0 && { incomplete: names(pathsOf(missing)) }),
  };
}

function dayTree({ date, title, detail }: NextDay) {
  return { date: dateCell(date), title: textCell(plainText(title)), detail: adviceCell(detail) };
}

export function calendarView(reminders: readonly Reminder[], taxYear: TaxYear): View {
  const days = reminders.map(reminderTree);
  return {
    tree: { tax_year: yearCell(taxYear), reminders: days },
    sections: () => [
      listTable(days, { title: `Days of ${taxYear}`, keys: ["date", "kind", "title"] }),
    ],
    table: () =>
      listTable(days, {
        keys: ["date", "kind", "title", "detail", "citation", "id"],
        keepEmpty: true,
      }),
  };
}

function reminderTree({ id, kind, date, title, detail, citation }: Reminder) {
  return {
    id: nameCell(id),
    kind: nameCell(kind),
    date: dateCell(date),
    title: textCell(plainText(title)),
    detail: adviceCell(detail),
    ...(citation && { citation: citationCell(citation) }),
  };
}
