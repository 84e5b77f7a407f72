// Early distributions from plans: what was paid out before 59½ and is income, unless the payer reported an
// exception that it knows of. A rollover, direct or within 60 days, is none; nor is an excess paid back in
// time, nor what a governmental 457(b) holds of its own. Of a designated Roth account the part of box 10 counts too: converted less than five years before.

import type { Movement } from "../../basis/movement.ts";
import { planMovements } from "../../basis/plan-movements.ts";
import type { FormSum } from "../../distributions/match-forms.ts";
import { isFreeOfEarlyTax } from "../../distributions/payment-code.ts";
import { receivedForms1099r } from "../../distributions/received-form.ts";
import { matchedForms } from "../../distributions/reconcile.ts";
import {
  payerOfDeemed,
  reportedDeemedDistributions,
} from "../../distributions/reported-deemed-distributions.ts";
import { reportedMovements } from "../../distributions/reported-movements.ts";
import { complete, sum } from "../../kernel/amount-state.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import type { Citation } from "../../kernel/citation.ts";
import type { EventId } from "../../kernel/ids.ts";
import { missingFact } from "../../kernel/missing-fact.ts";
import { subtract } from "../../kernel/money.ts";
import { say } from "../../kernel/sentence.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { eventTerm, type FactTerm } from "../fact-sheet.ts";
import { unlessZero } from "../form-8606/carry.ts";
import { type EarlyDistribution, isEarly, spread, unlessKnown } from "./early-distribution.ts";

const RECAPTURE: Citation = { authority: "IRC §402A(c)(4)(D), §72(t)" };

interface Asked {
  readonly ledger: Ledger;
  readonly person: string;
  readonly taxYear: TaxYear;
}

/** @see IRC §72(t)(1); Instructions for Form 5329, line 1 */
export function earlyFromPlans(asked: Asked): EarlyDistribution[] {
  const { ledger, person, taxYear } = asked;
  const codes = codesOfPayments(asked);
  const movements = planMovements(ledger, person).filter(
    (movement) => movement.taxYear === taxYear && !isFreeOfEarlyTax(ledger, movement),
  );
  return [
    ...movements.flatMap((movement) => {
      const code = movement.events
        .map(({ id }) => codes.get(id))
        .find((each) => each !== undefined);
      if (code !== undefined && !isTaxedEarly(code.received ?? code.expected)) return [];
      // The payer did not say what the ledger knows: the person claims it.
      const claim = code !== undefined && !isTaxedEarly(code.expected) ? claimOf(code) : undefined;
      return [...earlyPayment(ledger, movement), ...recaptured(asked, movement)].map((each) =>
        claim === undefined || each.exception !== undefined ? each : { ...each, exception: claim },
      );
    }),
    ...deemed(asked),
  ];
}

interface PaymentCodes {
  readonly expected: string;
  /** Undefined while no form came. */
  readonly received?: string;
}

/** By payment; of one that was partly rolled over directly, the code of what was paid. */
function codesOfPayments({ ledger, person, taxYear }: Asked): ReadonlyMap<EventId, PaymentCodes> {
  const codes = new Map<EventId, PaymentCodes>();
  const { pairs, onlyExpected } = matchedForms(ledger, { person, taxYear });
  const note = (of: FormSum, received?: string) => {
    const expected = of.insteadOf?.code ?? of.code;
    if (expected === undefined || /[GH]/.test(expected)) return;
    for (const id of of.events)
      codes.set(id, { expected, ...(received !== undefined && { received }) });
  };
  for (const { expected, received } of pairs) note(expected, received.code);
  for (const form of onlyExpected) note(form);
  return codes;
}

/** Exception 01 is the separation from service at 55 or later, 03 disability. */
function claimOf({ expected }: PaymentCodes): string {
  return expected.includes("3") ? "03" : "01";
}

/** 2, 3, 4 and 7 say that the payer knows why the tax does not apply. */
function isTaxedEarly(code: string): boolean {
  return !/[2347]/.test(code);
}

function earlyPayment(ledger: Ledger, movement: Movement): EarlyDistribution[] {
  const early = isEarly(ledger, movement.person, movement.date);
  if (early === false) return [];
  const cash = movement.parts.filter(({ to }) => to === "cash");
  const taxable = sum(cash.map((part) => part.taxable));
  const known = unlessKnown(early, movement.person, taxable);
  const paid = sum(cash.map(({ amount }) => complete(amount)));
  const isPlain =
    taxable.state === "complete" && paid.state === "complete" && taxable.cents === paid.cents;
  const shares = spread(known, movement.events, ({ data }) => data.amount);
  return shares.flatMap(({ payment: event, share }) => {
    const exception = exceptionOf(event);
    const income = incomeTerms(movement, event, { share, cash });
    if (income.length === 0) return [];
    return [
      {
        income,
        ...(exception !== undefined && { exception }),
        isPlain,
      },
    ];
  });
}

/** What was paid less what was taxed before, where that is the whole story; else the share itself. */
function incomeTerms(
  { plan, date, events }: Movement,
  event: LedgerEvent<"distribution" | "in_plan_roth_rollover">,
  { share, cash }: { readonly share: FactTerm["amount"]; readonly cash: Movement["parts"] },
): readonly FactTerm[] {
  const label = say`paid from ${{ plan }}${{ on: date }}`;
  const gross = sum(cash.map(({ amount }) => complete(amount)));
  if (share.state === "incomplete" || gross.state === "incomplete" || events.length > 1)
    return unlessZero(eventTerm(event, share, say`taxable part ${label}`));
  if (share.cents === 0) return [];
  const basis = complete(subtract(gross.cents, share.cents));
  return [
    eventTerm(event, gross, label),
    ...unlessZero({ ...eventTerm(event, basis, "of it taxed before"), sign: "-" }),
  ];
}

function recaptured({ ledger, person, taxYear }: Asked, movement: Movement): EarlyDistribution[] {
  const early = isEarly(ledger, person, movement.date);
  const [event] = movement.events;
  if (early === false || movement.from !== "designated_roth") return [];
  const box10 = reportedMovements(ledger, { person, taxYear })
    .filter(({ events }) => events === movement.events)
    .flatMap((amount) => amount.box10 ?? []);
  if (box10.length === 0) return [];
  const known = boxTenReceived(ledger, { person, taxYear, plan: movement.plan });
  const amount = unlessKnown(early, person, known ?? sum(box10));
  const label = "converted in the plan less than five years before and taxed then (box 10)";
  const income = unlessZero({ ...eventTerm(event, amount, label), citation: RECAPTURE });
  const exception = exceptionOf(event);
  return income.length === 0 ? [] : [{ income, ...(exception !== undefined && { exception }) }];
}

/** What the plan reports where the ledger cannot tell: its own accounts settle it. */
function boxTenReceived(
  ledger: Ledger,
  { person, taxYear, plan }: { person: string; taxYear: TaxYear; plan: string },
): FactTerm["amount"] | undefined {
  const stated = receivedForms1099r(ledger, { person, taxYear })
    .filter(({ from }) => from.kind === "plan" && from.plan === plan)
    .flatMap(({ event }) => event.data.box10 ?? []);
  return stated.length === 0 ? undefined : sum(stated.map(complete));
}

/** A loan treated as a distribution, with code 1. */
function deemed(asked: Asked): EarlyDistribution[] {
  return reportedDeemedDistributions(asked.ledger, asked).flatMap(({ events, box1, box2a }) => {
    const [event] = events;
    if (event?.kind !== "form_1099r" || !event.data.box7.includes("1")) return [];
    const { plan, payer } = event.data;
    const who = plan !== undefined ? { plan } : payer !== undefined ? { payer } : "the payer";
    const label = say`loan treated as a distribution by ${who}`;
    const income = unlessZero(eventTerm(event, box2a, label));
    const isPlain = box2a.state === "complete" && box2a.cents === box1;
    return income.length === 0 ? [] : [{ income, isPlain }];
  });
}

function exceptionOf(
  event: LedgerEvent<"distribution" | "in_plan_roth_rollover">,
): string | undefined {
  return event.kind === "distribution" ? event.data.exception : undefined;
}

/** Forms with code 1 or J that nothing in the ledger answers to: how much of them is income is not known. */
export function earlyFormsUnanswered(
  { ledger, person, taxYear }: Asked,
  unanswered: readonly EventId[],
): FactTerm[] {
  const ids = new Set(unanswered);
  return receivedForms1099r(ledger, { person, taxYear })
    .filter(
      ({ event, from, code }) =>
        ids.has(event.id) && /[1J]/.test(code) && payerOfDeemed(from, code) === undefined,
    )
    .map(({ event }) => ({
      sign: "+",
      amount: {
        state: "incomplete",
        missing: [missingFact("form_1099r.{event}.movement", { event: event.id })],
      },
      label: `Form 1099-R that nothing in the ledger answers to, code ${event.data.box7}`,
      event,
    }));
}
