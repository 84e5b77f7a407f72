// `room` and `schedule` as tables: views of the contract's JSON.
import type { JsonRow } from "../json-table.ts";
import type { Table } from "../views/view.ts";
import { listTable } from "./list-tables.ts";

const CHECK_AMOUNTS = [
  "gross_pay",
  "deferral",
  "catch_up",
  "match",
  "spillover",
  "after_tax",
  "room_left",
];

/** For CSV: one row. */
export function roomTable(json: JsonRow): Table {
  const keys = [
    "tax_year",
    "person",
    "plan",
    "after_tax_room",
    "after_tax_room_now",
    "remaining_paychecks",
    "per_paycheck",
    "last_paycheck",
    "unused",
    "excess",
  ];
  return listTable([json], { keys, amounts: keys.slice(3), keepEmpty: true });
}

export function roomTables(json: JsonRow): Table[] {
  const terms = [
    ...(json["terms"] as JsonRow[]),
    { label: "after-tax room", amount: json["after_tax_room"] },
  ];
  return [
    listTable(terms, {
      title: `After-tax room in ${json["plan"]}, ${json["tax_year"]}`,
      keys: ["label", "amount", "citation"],
      amounts: ["amount"],
    }),
    listTable([json], {
      title: "Over the remaining paychecks",
      keys: ["remaining_paychecks", "per_paycheck", "last_paycheck", "unused"],
      amounts: ["remaining_paychecks", "per_paycheck", "last_paycheck", "unused"],
    }),
    reasonsTable(json),
  ];
}

export function scheduleTable(json: JsonRow): Table {
  return listTable(json["checks"] as JsonRow[], {
    keys: ["date", "kind", ...CHECK_AMOUNTS],
    amounts: CHECK_AMOUNTS,
    keepEmpty: true,
  });
}

export function scheduleTables(json: JsonRow): Table[] {
  const checks = json["checks"] as JsonRow[];
  const used = CHECK_AMOUNTS.filter((key) => checks.some((row) => row[key] !== "0.00"));
  const percent = json["percent"] as JsonRow | undefined;
  return [
    listTable(checks, {
      title: `After-tax contributions to ${json["plan"]}, ${json["tax_year"]}`,
      keys: ["date", "kind", ...used],
      amounts: used,
      empty: "No paychecks are left.",
    }),
    ...(percent === undefined || checks.length === 0
      ? []
      : [{ columns: [], rows: [], notes: [percentText(percent)] }]),
    reasonsTable(json),
  ];
}

function percentText(percent: JsonRow): string {
  const raise =
    percent["raise_to"] === undefined
      ? ""
      : `, then ${percent["raise_to"]} % from ${percent["raise_from"]}`;
  return `As a percentage of pay: ${percent["now"]} %${raise}; ${percent["unused"]} stays unused.`;
}

function reasonsTable(json: JsonRow): Table {
  return { columns: [], rows: [], notes: json["reasons"] as string[] };
}
