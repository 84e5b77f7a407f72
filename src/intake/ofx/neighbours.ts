// What the other transactions of an account say about one of them: who paid for a purchase, where units
// went that left, whether the same row was printed twice.
import type { AccountStatement, OfxTransaction } from "./statement.ts";
import { isZero, magnitudeInCents, magnitudeKey, times } from "./values.ts";

/** A transfer out with such words is a fee taken in units. */
const FEE_WORDS = /\b(?:fees?|expenses?)\b/i;

export function isFee({ direction, memo }: OfxTransaction): boolean {
  return direction === "out" && FEE_WORDS.test(memo);
}

/** What the other transactions of an account say about one of them. Built once; each question is a look-up. */
export class Neighbours {
  readonly namesSources: boolean;
  readonly #repeated = new Set<OfxTransaction>();
  readonly #counterparts = new Map<OfxTransaction, OfxTransaction>();
  readonly #exchanged = new Map<OfxTransaction, OfxTransaction>();
  readonly #funds = new Map<OfxTransaction, OfxTransaction>();
  readonly #converted = new Set<string>();
  readonly #payers = new Map<string, string>();

  constructor(statement: AccountStatement) {
    const transactions: OfxTransaction[] = [];
    const seen = new Set<string>();
    this.namesSources = statement.transactions.some(({ source }) => source !== "");
    for (const transaction of statement.transactions) {
      const text = fingerprint(transaction);
      if (transaction.fitid !== "" && seen.has(text)) this.#repeated.add(transaction);
      else transactions.push(transaction);
      seen.add(text);
    }
    const is = (kind: string) => (transaction: OfxTransaction) => transaction.kind.startsWith(kind);
    const moved = transactions.filter(
      (transaction) =>
        transaction.kind === "TRANSFER" &&
        transaction.units !== undefined &&
        !isZero(transaction.units) &&
        !isFee(transaction),
    );
    const outs = moved.filter(({ direction }) => direction === "out");
    const ins = moved.filter(({ direction }) => direction === "in");
    pair(this.#counterparts, outs, ins, sameUnits);
    const unpaired = (transaction: OfxTransaction) => !this.#counterparts.has(transaction);
    pair(this.#funds, outs.filter(unpaired), ins.filter(unpaired), sameValue);
    pair(
      this.#exchanged,
      transactions.filter(is("SELL")),
      transactions.filter(is("BUY")),
      sameTotal,
    );
    for (const out of outs)
      if (out.source === "AFTERTAX" && !unpaired(out)) this.#converted.add(sameUnits(out));
    for (const payer of transactions) {
      const what = payer.kind.startsWith("SELL")
        ? "a sale"
        : payer.kind === "INCOME"
          ? "income"
          : "";
      if (what === "" || this.#exchanged.has(payer)) continue;
      this.#payers.set(`${payer.tradedOn}|${payer.source}`, what);
    }
  }

  isRepeated(transaction: OfxTransaction): boolean {
    return this.#repeated.has(transaction);
  }

  /** The transfer of as many units of the same fund the other way on the same day. */
  counterpart(transaction: OfxTransaction): OfxTransaction | undefined {
    return this.#counterparts.get(transaction);
  }

  /** The transfer of another fund of the same value the other way on the same day. */
  exchangedFunds(transaction: OfxTransaction): OfxTransaction | undefined {
    return this.#funds.get(transaction);
  }

  isExchanged(transaction: OfxTransaction): boolean {
    return this.#exchanged.has(transaction);
  }

  /** Sold and bought again in the same fund with after-tax money: that is no exchange of funds. */
  converted(transaction: OfxTransaction, direction: "in" | "out"): OfxTransaction | undefined {
    const other = this.#exchanged.get(transaction);
    const out = direction === "out" ? transaction : other;
    if (other === undefined || other.security !== transaction.security) return undefined;
    return out?.source === "AFTERTAX" ? other : undefined;
  }

  /** Whether the units bought were moved out of after-tax money on the same day, as a Roth deferral never is. */
  convertedOn(transaction: OfxTransaction): boolean {
    return this.#converted.has(sameUnits(transaction));
  }

  paidForBy({ tradedOn, source }: OfxTransaction): string | undefined {
    return this.#payers.get(`${tradedOn}|${source}`);
  }
}

function pair(
  into: Map<OfxTransaction, OfxTransaction>,
  ones: readonly OfxTransaction[],
  others: readonly OfxTransaction[],
  key: (transaction: OfxTransaction) => string,
): void {
  const waiting = Map.groupBy(ones, key);
  for (const other of others) {
    const one = waiting.get(key(other))?.pop();
    if (one === undefined) continue;
    into.set(one, other);
    into.set(other, one);
  }
}

function sameUnits({ tradedOn, security, units }: OfxTransaction): string {
  return `${tradedOn}|${security}|${units && magnitudeKey(units)}`;
}

function sameValue({ tradedOn, security, units, unitPrice }: OfxTransaction): string {
  const value = units && unitPrice && magnitudeInCents(times(units, unitPrice));
  return `${tradedOn}|${value?.amount ?? security}`;
}

function sameTotal({ tradedOn, source, total }: OfxTransaction): string {
  return `${tradedOn}|${source}|${total && magnitudeKey(total)}`;
}

function fingerprint(transaction: OfxTransaction): string {
  const parts: string[] = [];
  const collect = (element: OfxTransaction["element"]): void => {
    parts.push(element.name, element.text);
    for (const inner of element.children) collect(inner);
  };
  collect(transaction.element);
  return parts.join("\u0000");
}
