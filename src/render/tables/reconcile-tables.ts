// `reconcile` as tables: every compared box, the entries that a combined form is split into, and what
// nothing answered to.
import type { SplitEntry } from "../../distributions/split-entries.ts";
import { enterSplitNotes } from "../documents/split-entry-steps.ts";
import type { reconcileJson } from "../json/reconcile.ts";
import type { Table } from "../views/view.ts";
import { labelOf } from "../views/view.ts";
import { listTable } from "./list-tables.ts";

type Json = ReturnType<typeof reconcileJson>;

const ROW_KEYS = ["plan", "code", "box", "expected", "received", "difference", "effect"];
const SPLIT_KEYS = ["plan", "to", "box_1", "box_2a", "box_4", "box_5", "box_7"];
const UNMATCHED_KEYS = ["kind", "plan", "box_7", "box_1", "box_2a", "box_5", "effect"];

export function reconcileTable(json: Json): Table {
  return listTable(json.rows, {
    keys: [...ROW_KEYS, "outcome", "events"],
    amounts: ["expected", "received", "difference"],
    keepEmpty: true,
  });
}

export function reconcileTables(json: Json, entries: readonly SplitEntry[]): Table[] {
  const nothing = json.rows.length === 0 && json.unmatched.length === 0;
  const verdict = json.agrees
    ? "Every form agrees with the ledger."
    : "Not every form agrees with the ledger; rothbook letter drafts a request to a plan.";
  const effects = json.rows
    .filter(({ effect }) => effect !== "")
    .map(({ plan, box, effect }) => `${plan}, ${labelOf(box)}: ${effect}.`);
  const compared = listTable(json.rows, {
    keys: ROW_KEYS.filter((key) => key !== "effect"),
    amounts: ["expected", "received", "difference"],
    title: `Forms 1099-R of ${json.tax_year}: difference = received − expected`,
  });
  const tables: Table[] = [
    {
      ...compared,
      notes: [...effects, nothing ? "No form, and no movement that would need one." : verdict],
    },
  ];
  if (json.split_entries.length > 0) {
    tables.push({
      ...listTable(json.split_entries, {
        keys: SPLIT_KEYS,
        amounts: ["box_1", "box_2a", "box_4", "box_5"],
        title: "Enter the combined form as two",
      }),
      notes: enterSplitNotes(entries),
    });
  }
  if (json.unmatched.length > 0) {
    tables.push(
      listTable(json.unmatched, {
        keys: UNMATCHED_KEYS,
        amounts: ["box_1", "box_2a", "box_5"],
        title: "Without a counterpart",
      }),
    );
  }
  return tables;
}
