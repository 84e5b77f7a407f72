// The facts behind one worksheet while it is filled: each with the terms that make it up. A sum is
// made from its terms, so the two cannot disagree; other results state their terms and are checked.

import { type Amount, combine, sum } from "../kernel/amount-state.ts";
import type { Citation } from "../kernel/citation.ts";
import { invariant } from "../kernel/invariant.ts";
import type { MissingFact } from "../kernel/missing-fact.ts";
import { type Cents, negate } from "../kernel/money.ts";
import type { Said } from "../kernel/sentence.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { FactName } from "./fact-registry.ts";
import type { LineValue, TermOrigin } from "./worksheet.ts";

/** One addend of a fact. */
export interface FactTerm {
  readonly sign: "+" | "-";
  readonly amount: Amount;
  /** In words; a term that is another fact is named by that fact's line. */
  readonly label: Said;
  readonly event?: LedgerEvent;
  /** The name of a figure of the law. */
  readonly figure?: string;
  readonly citation?: Citation;
  /** What the amount rests on that nobody recorded, in a sentence. */
  readonly assumes?: string;
  readonly origin?: TermOrigin;
  /** Another fact of the same sheet. */
  readonly fact?: FactName;
}

export interface Fact {
  readonly value: LineValue;
  readonly terms: readonly FactTerm[];
}

export class FactSheet {
  readonly #facts = new Map<FactName, Fact>();

  get(name: FactName): Fact | undefined {
    return this.#facts.get(name);
  }

  /** An amount that is the sum of its terms; incomplete as soon as one of them is. */
  total(name: FactName, terms: readonly FactTerm[]): Amount {
    const amount = totalOf(terms);
    this.#set(name, { value: lineValue(amount), terms });
    return amount;
  }

  /** An amount computed elsewhere; its terms must come to the same. */
  state(name: FactName, amount: Amount, terms: readonly FactTerm[]): void {
    const total = totalOf(terms);
    invariant(
      amount.state === "incomplete" || (total.state === "complete" && total.cents === amount.cents),
      `the terms of ${name} do not sum to it`,
    );
    this.#set(name, { value: lineValue(amount), terms });
  }

  text(name: FactName, text: string, because?: string): void {
    const why = because !== undefined && { because };
    this.#set(name, { value: { kind: "text", text, ...why }, terms: [] });
  }

  missing(name: FactName, missing: readonly MissingFact[]): void {
    this.#set(name, { value: { kind: "incomplete", missing }, terms: [] });
  }

  check(name: FactName, checked: boolean): void {
    this.#set(name, { value: { kind: "check", checked }, terms: [] });
  }

  /** Another fact of this sheet as a term. */
  term(sign: "+" | "-", name: FactName, label: Said): FactTerm {
    const fact = this.#facts.get(name);
    invariant(fact !== undefined, `${name} is not on the sheet`);
    const { value } = fact;
    invariant(value.kind === "amount" || value.kind === "incomplete", `${name} is no amount`);
    const amount: Amount =
      value.kind === "amount"
        ? { state: "complete", cents: value.cents }
        : { state: "incomplete", missing: value.missing };
    return { sign, amount, label, fact: name };
  }

  #set(name: FactName, fact: Fact): void {
    invariant(!this.#facts.has(name), `${name} is on the sheet already`);
    this.#facts.set(name, fact);
  }
}

export function eventTerm(event: LedgerEvent, amount: Amount, label: Said): FactTerm {
  return { sign: "+", amount, label, event };
}

export function totalOf(terms: readonly FactTerm[]): Amount {
  return sum(
    terms.map(({ sign, amount }) =>
      combine([amount], (known: Cents) => (sign === "+" ? known : negate(known))),
    ),
  );
}

function lineValue(amount: Amount): LineValue {
  return amount.state === "complete"
    ? { kind: "amount", cents: amount.cents }
    : { kind: "incomplete", missing: amount.missing };
}
