// `basis`: what has been taxed already, by plan, in traditional IRAs and in Roth IRAs.
import { cellOf, columnsOf, type JsonRow, rowsOf } from "../json-table.ts";
import { NONE, textCell } from "../views/cell.ts";
import { labelOf, left, right, type Table } from "../views/view.ts";

export interface BasisJson {
  readonly plans: readonly object[];
  readonly designated_roth?: readonly object[];
  readonly traditional_ira?: object;
  readonly roth_ira: { readonly tranches: readonly object[] };
}

const TRANCHE = ["tax_year", "taxable", "nontaxable", "five_year_period_ends"];

export function basisTables(basis: BasisJson): Table[] {
  const tranches = columnsOf(TRANCHE, ["taxable", "nontaxable"]);
  const rows = rowsOf(basis.roth_ira.tranches as readonly JsonRow[], tranches);
  return [
    ...(basis.plans as readonly JsonRow[]).map(
      (plan): Table => itemTable(`After-tax basis in ${String(plan["plan"])}`, plan),
    ),
    ...((basis.designated_roth ?? []) as readonly JsonRow[]).map(
      (plan): Table => itemTable(`Designated Roth account in ${String(plan["plan"])}`, plan),
    ),
    itemTable("Traditional IRAs", basis.traditional_ira as JsonRow),
    itemTable("Roth IRAs", basis.roth_ira as unknown as JsonRow),
    ...(rows.length > 0 ? [{ title: "Conversions in Roth IRAs", columns: tranches, rows }] : []),
  ];
}

/** In long form: one row an amount. */
export function basisTable(basis: BasisJson): Table {
  const of = (account: string, plan: unknown, row: JsonRow) =>
    itemsOf(row).map(([name, value]) => [
      textCell(account),
      cellOf(plan),
      NONE,
      textCell(name),
      cellOf(value),
    ]);
  const tranches = (basis.roth_ira.tranches as readonly JsonRow[]).flatMap((tranche) =>
    itemsOf(tranche).map(([name, value]) => [
      textCell("roth_ira"),
      NONE,
      cellOf(tranche["tax_year"]),
      textCell(name),
      cellOf(value),
    ]),
  );
  return {
    columns: [
      left("account", "account"),
      left("plan", "plan"),
      left("tranche_tax_year", "tranche"),
      left("item", "item"),
      right("amount", "amount"),
    ],
    rows: [
      ...(basis.plans as readonly JsonRow[]).flatMap((plan) => of("plan", plan["plan"], plan)),
      ...((basis.designated_roth ?? []) as readonly JsonRow[]).flatMap((plan) =>
        of("designated_roth", plan["plan"], plan),
      ),
      ...of("traditional_ira", undefined, basis.traditional_ira as JsonRow),
      ...of("roth_ira", undefined, basis.roth_ira as unknown as JsonRow),
      ...tranches,
    ],
  };
}

function itemTable(title: string, row: JsonRow): Table {
  return {
    title,
    columns: [left("item", ""), right("amount", "amount")],
    rows: itemsOf(row).map(([name, value]) => [textCell(labelOf(name)), cellOf(value)]),
  };
}

function itemsOf(row: JsonRow): [string, unknown][] {
  return Object.entries(row).filter(([name, value]) => {
    const { kind } = cellOf(value);
    return kind === "money" || kind === "incomplete" || name.endsWith("five_year_period_ends");
  });
}
