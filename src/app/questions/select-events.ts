// Which events somebody asks for: options as text become a filter, or a problem that says why not.
import { byCommand } from "../../kernel/advice.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { parseBatchId } from "../../kernel/ids.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { type EventKind, isEventKind, KINDS, RECORDED_KINDS } from "../../ledger/kinds.ts";
import type { EventFilter } from "../ports.ts";

/** What people state, and the figures that they add. */
const STATED: readonly EventKind[] = [
  ...(Object.keys(RECORDED_KINDS) as (keyof typeof RECORDED_KINDS)[]),
  "law_figures",
];

export interface EventSelection {
  readonly person?: string | undefined;
  readonly taxYear?: TaxYear | undefined;
  readonly kind?: string | undefined;
  readonly batch?: string | undefined;
  readonly all?: boolean | undefined;
}

export function eventFilterOf(
  selection: EventSelection,
): Outcome<EventFilter & { readonly standingOnly: boolean }, Problem> {
  const { person, taxYear, all } = selection;
  const kind = selection.kind?.replaceAll("-", "_");
  if (kind !== undefined && !isEventKind(kind)) {
    const message = `${quoted(kind)} is not a kind of event`;
    const hint = `the kinds are ${Object.keys(KINDS).join(", ")}`;
    return failure({ code: "usage.bad-option", severity: "error", message, hint });
  }
  const batch = selection.batch === undefined ? undefined : parseBatchId(selection.batch);
  if (selection.batch !== undefined && batch === undefined) {
    const message = `there is no batch ${quoted(selection.batch)}`;
    const hint = byCommand("list them", "audit log");
    return failure({ code: "ledger.unknown-batch", severity: "error", message, hint });
  }
  // What the ledger writes about itself is shown when somebody asks for it.
  const everything = all === true || batch !== undefined;
  const kinds = kind !== undefined ? [kind] : everything ? undefined : STATED;
  return success({
    standingOnly: all !== true,
    ...(person !== undefined && { person }),
    ...(taxYear !== undefined && { year: taxYear }),
    ...(kinds !== undefined && { kinds }),
    ...(batch !== undefined && { batch }),
  });
}
