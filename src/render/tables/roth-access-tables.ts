// `roth-access` as tables: the layers of Roth IRAs, then designated Roth accounts.
import type { rothAccessJson } from "../json/roth-access.ts";
import { cellOf } from "../json-table.ts";
import { cellText } from "../text/table-text.ts";
import type { Table } from "../views/view.ts";
import { listTable } from "./list-tables.ts";

type Json = ReturnType<typeof rothAccessJson>;

const LAYER_KEYS = ["layer", "tax_year", "amount", "taxable", "penalty", "behind"];

export function rothAccessTable(json: Json): Table {
  const keys = [...LAYER_KEYS, "why"];
  return listTable(json.layers, { keys, amounts: ["amount"], keepEmpty: true });
}

export function rothAccessTables(json: Json): Table[] {
  const amount = cellText(cellOf(json.without_tax_or_penalty));
  const layers = listTable(json.layers, {
    keys: LAYER_KEYS,
    amounts: ["amount"],
    title: `Roth IRAs on ${json.as_of}, in the order in which it comes out`,
    empty: "No Roth IRA money is recorded.",
  });
  const why = json.layers.map(
    ({ layer, tax_year, why: reason }) =>
      `${layer.replaceAll("_", " ")}${tax_year === undefined ? "" : ` ${tax_year}`}: ${reason}.`,
  );
  const accounts = listTable(json.designated_roth, {
    keys: ["plan", "basis", "first_year", "qualified"],
    amounts: ["basis"],
    title: "Designated Roth accounts in plans",
  });
  return [
    {
      ...layers,
      ...(json.layers.length > 0 && {
        notes: [`Without tax or penalty: ${amount}`, ...why, ...json.notes],
      }),
    },
    ...(json.designated_roth.length === 0
      ? []
      : [
          {
            ...accounts,
            notes: [
              ...json.designated_roth.map(({ plan, why: reason }) => `${plan}: ${reason}.`),
              "Whether a plan pays while you work there is the plan's rule.",
            ],
          },
        ]),
  ];
}
