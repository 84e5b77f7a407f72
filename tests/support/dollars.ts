// Cents as the text that events hold.
import { cents, formatCents } from "../../src/kernel/money.ts";

export function dollars(amount: number): string {
  return formatCents(cents(amount));
}
