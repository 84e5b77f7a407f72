// The `status` output.

import type { Status } from "../../app/questions/status.ts";
import { formatCents } from "../../kernel/money.ts";
import { jsonOf } from "../json.ts";
import { problemJson } from "../tables/list-tables.ts";
import { roomTree } from "../views/room.ts";
import { remindersJson } from "./reminders.ts";

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
    next: remindersJson(status.reminders)["reminders"],
    problems: status.problems.map(problemJson),
  };
}
