// Line 25b of Form 1040: federal income tax withheld from what plans and IRAs paid, as far as it is recorded.
// It is never computed. What a received form says goes before what the payment says.

import { receivedForms1099r } from "../../distributions/received-form.ts";
import { matchedForms } from "../../distributions/reconcile.ts";
import { payerOfDeemed } from "../../distributions/reported-deemed-distributions.ts";
import { complete } from "../../kernel/amount-state.ts";
import { type TaxYear, taxYearOf } from "../../kernel/calendar.ts";
import type { EventId } from "../../kernel/ids.ts";
import { type Cents, total, ZERO } from "../../kernel/money.ts";
import { type Said, say } from "../../kernel/sentence.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { eventTerm, type FactTerm } from "../fact-sheet.ts";
import { unlessZero } from "../form-8606/carry.ts";

interface Asked {
  readonly ledger: Ledger;
  readonly person: string;
  readonly taxYear: TaxYear;
}

/** @see IRC §3405, §31(a); Instructions for Form 1040, line 25b */
export function withholdingTerms(asked: Asked): FactTerm[] {
  return [...fromPlans(asked), ...fromIras(asked), ...fromOthers(asked)].flatMap(unlessZero);
}

/** Forms of payers that the ledger knows nothing else of: what was withheld was withheld. */
function fromOthers({ ledger, person, taxYear }: Asked): FactTerm[] {
  return receivedForms1099r(ledger, { person, taxYear })
    .filter(({ from, code }) => from.kind === "payer" && payerOfDeemed(from, code) === undefined)
    .flatMap(({ event }) => formTerm(event));
}

function fromPlans({ ledger, person, taxYear }: Asked): FactTerm[] {
  const { pairs, onlyExpected, onlyReceived } = matchedForms(ledger, { person, taxYear });
  const byId = new Map(ledger.events.map((event) => [event.id, event]));
  const ofForms = (ids: readonly EventId[]) => ids.flatMap((id) => formTerm(byId.get(id)));
  const ofPayments = (ids: readonly EventId[]) => ids.flatMap((id) => paymentTerm(byId.get(id)));
  return [
    ...pairs.flatMap(({ expected, received }) =>
      received.box4?.state === "complete" && received.box4.cents > 0
        ? ofForms(received.events)
        : expected.box4?.state === "complete" && expected.box4.cents > 0
          ? ofPayments(expected.events)
          : [],
    ),
    ...onlyExpected.flatMap(({ box4, events }) =>
      box4?.state === "complete" && box4.cents > 0 ? ofPayments(events) : [],
    ),
    ...onlyReceived.flatMap(({ events }) => ofForms(events)),
  ];
}

/** Of IRAs the forms of one kind together, else the payments. */
function fromIras({ ledger, person, taxYear }: Asked): FactTerm[] {
  const forms = receivedForms1099r(ledger, { person, taxYear });
  return (["traditional", "roth"] as const).flatMap((ira) => {
    const ofKind = forms.filter(({ from }) => from.kind === `${ira}_ira`);
    const stated = total(ofKind.map(({ event }) => event.data.box4 ?? ZERO));
    if (stated > 0) return ofKind.flatMap(({ event }) => formTerm(event));
    return ledger
      .of("ira_distribution")
      .filter(
        ({ data }) =>
          data.person === person && data.ira === ira && taxYearOf(data.date) === taxYear,
      )
      .flatMap(paymentTerm);
  });
}

function formTerm(event: LedgerEvent | undefined): FactTerm[] {
  if (event?.kind !== "form_1099r") return [];
  const { plan, payer, box4 = ZERO, box7 } = event.data;
  const whose = plan !== undefined ? { plan } : payer !== undefined ? { payer } : "a payer";
  return [term(event, box4, say`Form 1099-R of ${whose}, code ${box7}, box 4`)];
}

function paymentTerm(event: LedgerEvent | undefined): FactTerm[] {
  if (
    event?.kind !== "distribution" &&
    event?.kind !== "corrective_distribution" &&
    event?.kind !== "ira_distribution"
  )
    return [];
  const { federalWithholding = ZERO, date } = event.data;
  const from =
    event.kind === "ira_distribution" ? `${event.data.ira} IRA` : { plan: event.data.plan };
  return [
    term(event, federalWithholding, say`withheld from the payment of ${from}${{ on: date }}`),
  ];
}

function term(event: LedgerEvent, amount: Cents, label: Said): FactTerm {
  return eventTerm(event, complete(amount), label);
}
