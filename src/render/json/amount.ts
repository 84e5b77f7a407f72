// An amount in JSON: dollars with two decimals, or the facts that it waits for.
import type { Amount } from "../../kernel/amount-state.ts";
import { formatCents } from "../../kernel/money.ts";

export type AmountJson = string | { readonly incomplete: readonly string[] };

export function amountJson(amount: Amount): AmountJson {
  return amount.state === "complete" ? formatCents(amount.cents) : { incomplete: amount.missing };
}
