// Our own layout of conversions: in-plan Roth rollovers, direct rollovers of after-tax money to a Roth
// IRA, and conversions of a traditional IRA.
import type { Cents } from "../../kernel/money.ts";
import { date, money, name, oneOf } from "../../ledger/codec.ts";
import type { Candidate } from "../../ledger/event.ts";
import { planSource } from "../../ledger/kinds.ts";
import { type CsvColumn, type CsvLayout, nameColumn, type Row } from "./csv-layout.ts";

type Read = Pick<Candidate, "kind" | "data">;

const KINDS = ["in_plan_roth_rollover", "roth_ira_rollover", "ira_conversion"] as const;

const column = (key: string, codec: CsvColumn["codec"], required = false): CsvColumn => ({
  key,
  codec,
  required,
});

export const conversionLayout: CsvLayout = {
  name: "rothbook/conversion",
  columns: new Map([
    ["date", column("date", date, true)],
    ["person", nameColumn("person")],
    ["plan", column("plan", name)],
    ["kind", column("kind", oneOf(...KINDS), true)],
    ["amount", column("amount", money, true)],
    ["basis", column("basis", money)],
    ["account_balance", column("accountBalance", money)],
    ["from", column("from", planSource)],
  ]),
  event(row) {
    const { kind, plan, ...data } = row.values;
    return kind === "ira_conversion" ? iraConversion(row) : planConversion(row, { ...data, plan });
  },
};

function planConversion(row: Row, data: Record<string, unknown>): Read | undefined {
  if (data["plan"] === undefined) {
    row.refuse("plan", "import.value-missing", "the plan is missing", "name the plan it came from");
    return undefined;
  }
  // The columns carry the codecs of the event's fields, so the values are theirs.
  if (row.values["kind"] === "in_plan_roth_rollover")
    return { kind: "in_plan_roth_rollover", data } as unknown as Read;
  const amount = row.values["amount"] as Cents;
  const destinations = [{ to: "roth_ira", method: "direct", amount }];
  const distribution = { from: "after_tax", ...data, destinations };
  return { kind: "distribution", data: distribution } as unknown as Read;
}

function iraConversion(row: Row): Read | undefined {
  for (const [header, key] of [
    ["basis", "basis"],
    ["account_balance", "accountBalance"],
    ["from", "from"],
  ] as const) {
    if (row.values[key] === undefined) continue;
    const hint = "the basis of IRAs follows from Form 8606, not from the row: leave it empty";
    row.refuse(header, "import.value-malformed", `an ira_conversion has no ${header}`, hint);
  }
  const { date: on, person, amount } = row.values;
  return { kind: "ira_conversion", data: { person, date: on, amount } } as unknown as Read;
}
