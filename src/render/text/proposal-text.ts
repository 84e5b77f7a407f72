// What would be recorded, as a person would say it.

import { formatDollars, parseCents } from "../../kernel/money.ts";
import type { JsonObject } from "../../ledger/codec.ts";

const WORDS: Readonly<Record<string, string>> = {
  roth_ira: "a Roth IRA",
  traditional_ira: "a traditional IRA",
  eligible_plan: "another plan",
  cash: "the bank",
};

export function proposalText(event: JsonObject): string {
  const date = text(event["date"]);
  switch (event["kind"]) {
    case "paycheck": {
      const kinds = Object.entries((event["contributions"] ?? {}) as JsonObject).map(
        ([kind, amount]) => `${words(kind)} ${dollars(amount)}`,
      );
      const pay = event["gross_pay"] === undefined ? "" : ` of ${dollars(event["gross_pay"])}`;
      return `a paycheck${pay} on ${date}: ${kinds.join(", ")}`;
    }
    case "employer_contribution":
      return `${dollars(event["amount"])} from the employer on ${date}: ${words(text(event["source"]))} for ${text(event["limitation_year"])}`;
    case "in_plan_roth_rollover":
      return `a conversion of ${dollars(event["amount"])} inside the plan on ${date}, out of ${words(text(event["from"] ?? "after_tax"))} money`;
    case "distribution": {
      const places = ((event["destinations"] ?? []) as readonly JsonObject[]).map(
        ({ to, amount }) => `${dollars(amount)} to ${WORDS[text(to)] ?? words(text(to))}`,
      );
      return `${places.join(" and ")} on ${date}, out of ${words(text(event["from"]))} money`;
    }
    default: {
      const { kind, person: _, plan: __, ...fields } = event;
      const said = Object.entries(fields).map(([name, value]) => `${words(name)} ${text(value)}`);
      return `${words(text(kind))}: ${said.join(", ")}`;
    }
  }
}

function words(name: string): string {
  return name.replaceAll("_", " ").replace(/^after tax$/, "after-tax");
}

function text(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
}

function dollars(value: unknown): string {
  const amount = parseCents(text(value));
  return amount.ok ? formatDollars(amount.value) : text(value);
}
