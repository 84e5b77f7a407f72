// How much line 4b depends on line 6: what a higher value of the IRAs at year end would do, per $10,000.00.
// Clients forget accounts, and a preparer wants to know what an account that was forgotten would cost.
import { add, type Cents, multiply, ratio, subtract, ZERO } from "../../kernel/money.ts";
import type { Worksheet } from "../worksheet.ts";

export interface Sensitivity {
  /** By so much line 6 is raised. */
  readonly more: Cents;
  /** By so much lines 15c and 18 rise together. */
  readonly taxable: Cents;
}

const MORE = 1_000_000 as Cents;

/** Undefined where no line depends on line 6, or where it is not known. */
export function lineSixSensitivity({ lines }: Worksheet): Sensitivity | undefined {
  const amount = (name: string): Cents | undefined => {
    const value = lines.find(({ line }) => line === name)?.value;
    return value?.kind === "amount" ? value.cents : undefined;
  };
  const [basis, whole, now] = [amount("5"), amount("9"), amount("13")];
  if (basis === undefined || whole === undefined || now === undefined) return undefined;
  const more = add(whole, MORE);
  if (basis === 0 || basis >= more) return undefined;
  const out = add(amount("7") ?? ZERO, amount("8") ?? ZERO);
  const taxable = subtract(now, multiply(out, ratio(basis, more), "half_up"));
  return taxable > 0 ? { more: MORE, taxable } : undefined;
}
