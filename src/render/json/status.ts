// The `status` output.

import type { Status } from "../../app/questions/status.ts";
import { formatCents } from "../../kernel/money.ts";
import { jsonOf } from "../json.ts";
import { roomTree } from "../views/room.ts";
import { openPointsJson, problemsJson } from "./open-points.ts";
import { remindersJson } from "./reminders.ts";

/** How many days ahead are listed; `calendar` has them all. */
const NEXT = 6;

export function statusJson(status: Status): Readonly<Record<string, unknown>> {
  const { waiting } = status;
  return {
    tax_year: status.taxYear,
    person: status.person,
    as_of: status.asOf,
    limits: status.gauges.map(({ label, used, limit }) => ({
      limit: label,
      used: formatCents(used),
      of: formatCents(limit),
    })),
    room: jsonOf(roomTree(status.outlook)),
    waiting: {
      basis: formatCents(waiting.basis),
      oldest_days: waiting.oldestDays,
      contributions: waiting.lots.map(({ plan, date, basis, days, event }) => ({
        plan,
        date,
        basis: formatCents(basis),
        days,
        ...(event !== undefined && { event }),
      })),
      ...(waiting.missing.length > 0 && { incomplete: waiting.missing }),
    },
    next: remindersJson(status.reminders.slice(0, NEXT))["reminders"],
    nothing_is_open: status.open.length === 0,
    open_points: openPointsJson(status.openPoints),
    problems: problemsJson(status.openPoints),
  };
}
