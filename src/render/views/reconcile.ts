// `reconcile`: the Forms 1099-R that came against those that the ledger implies, box by box; the entries
// that a combined form is split into; and what nothing answered to.
import type { BoxValue } from "../../distributions/reconciliation.ts";
import type { SplitEntry } from "../../distributions/split-entries.ts";
import type { ReconciliationReport } from "../../forms/reconciliation-effects.ts";
import { type Advice, byCommand } from "../../kernel/advice.ts";
import { say } from "../../kernel/sentence.ts";
import {
  amountCell,
  type Cell,
  flagCell,
  moneyCell,
  nameCell,
  names,
  personCell,
  planCell,
  textCell,
  texts,
  yearCell,
} from "./cell.ts";
import { enterSplit, enterSplitNotes } from "./split-entry-steps.ts";
import { labelOf, listTable, type Table, type View } from "./view.ts";

const BOX = ["plan", "code", "box"];
const VALUES = ["expected", "received", "difference"];
const SPLIT = ["to", "box_1", "box_2a", "box_4", "box_5", "box_7"];
const UNMATCHED = ["kind", "plan", "box_7", "box_1", "box_2a", "box_5", "effect"];

export function reconcileView(report: ReconciliationReport): View {
  const tree = reconcileTree(report);
  return {
    tree,
    sections: () => sectionsOf(report, tree),
    table: () =>
      listTable(tree.rows, {
        keys: [...BOX, ...VALUES, "effect", "outcome", "events"],
        keepEmpty: true,
      }),
  };
}

/** The entries of split forms by themselves, for spreadsheets. */
export function splitEntriesTable({ splitEntries }: ReconciliationReport): Table {
  return listTable(splitEntries.map(splitTree), {
    keys: ["plan", "form", ...SPLIT],
    keepEmpty: true,
  });
}

function reconcileTree({
  person,
  taxYear,
  rows,
  splitEntries,
  unmatched,
  agrees,
}: ReconciliationReport) {
  return {
    tax_year: yearCell(taxYear),
    person: personCell(person),
    agrees: flagCell(agrees),
    rows: rows.map((row) => ({
      plan: payerCell(row),
      code: nameCell(row.code),
      box: nameCell(row.box),
      expected: boxCell(row.expected),
      received: boxCell(row.received),
      difference: moneyCell(row.difference),
      effect: textCell(row.effect),
      outcome: nameCell(row.outcome.state),
      events: names(row.events),
    })),
    split_entries: splitEntries.map(splitTree),
    ...(splitEntries.length > 0 && {
      how_to_enter: enterSplit(splitEntries).map(({ program, steps }) => ({
        program: nameCell(program),
        steps: texts(steps),
      })),
    }),
    unmatched: unmatched.map((form) => ({
      kind: nameCell(form.kind),
      plan: payerCell(form),
      box_7: nameCell(form.code),
      box_1: amountCell(form.box1),
      ...(form.box2a && { box_2a: amountCell(form.box2a) }),
      ...(form.box5 && { box_5: amountCell(form.box5) }),
      effect: textCell(form.effect),
      events: names(form.events),
    })),
  };
}

function splitTree(entry: SplitEntry) {
  return {
    plan: planCell(entry.plan),
    form: nameCell(entry.form),
    to: nameCell(entry.to),
    destinations: names(entry.destinations),
    box_1: moneyCell(entry.box1),
    box_2a: moneyCell(entry.box2a),
    box_4: moneyCell(entry.box4),
    box_5: moneyCell(entry.box5),
    box_7: nameCell(entry.box7),
  };
}

/** The plan, or the kind of IRA, which is a word of ours. */
function payerCell({ plan, ira }: { readonly plan: string; readonly ira?: unknown }): Cell {
  return ira === undefined ? planCell(plan) : nameCell(plan);
}

/** Box 7 holds a code, box 11 a year; all others amounts. */
function boxCell(value: BoxValue): Cell {
  return value.state === "text" ? nameCell(value.text) : amountCell(value);
}

function sectionsOf(report: ReconciliationReport, tree: ReturnType<typeof reconcileTree>): Table[] {
  const { rows, unmatched, splitEntries, agrees, taxYear } = report;
  const nothing = rows.length === 0 && unmatched.length === 0;
  const verdict: Advice = agrees
    ? "Every form agrees with the ledger."
    : byCommand("Not every form agrees with the ledger. A request to a plan is drafted", "letter");
  const effects = rows
    .filter(({ effect }) => effect !== "")
    .map(
      ({ plan, ira, box, effect }) =>
        say`${ira === undefined ? { payer: plan } : plan}, ${labelOf(box)}: ${effect}.`,
    );
  const title = `Forms 1099-R of ${taxYear}: difference = received − expected`;
  return [
    {
      ...listTable(tree.rows, { keys: [...BOX, ...VALUES], title }),
      notes: [...effects, nothing ? "No form, and no movement that would need one." : verdict],
    },
    ...(splitEntries.length === 0
      ? []
      : [
          {
            ...listTable(tree.split_entries, {
              keys: ["plan", ...SPLIT],
              title: "Enter the combined form as two",
            }),
            notes: enterSplitNotes(splitEntries),
          },
        ]),
    ...(unmatched.length === 0
      ? []
      : [
          listTable(
            tree.unmatched.map((form, index) => ({
              ...form,
              kind: textCell(IN_WORDS[unmatched[index]?.kind ?? "expected_only"]),
            })),
            { keys: UNMATCHED, title: "Without a counterpart" },
          ),
        ]),
  ];
}

/** As the packet's list of forms calls them. */
const IN_WORDS = {
  expected_only: "missing: expected, not received",
  received_only: "received, and nothing recorded answers to it",
} as const;
