// What Form 5329, line 1, is made of, source by source: what was paid out early and what of it is on the
// line. A source without anything is a row with zeros, so that a preparer sees that it was looked at.
import { isEarly } from "../../../forms/form-5329/early-distribution.ts";
import type { Term, TermOrigin, Worksheet } from "../../../forms/worksheet.ts";
import type { EventId } from "../../../kernel/ids.ts";
import { add, type Cents, negate, subtract, total, ZERO } from "../../../kernel/money.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import type { IraExhibit } from "./ira-exhibit.ts";
import type { PlanExhibit } from "./plan-exhibit.ts";

export type EarlySourceKind = "traditional" | "roth" | "recaptured" | "plans";

export interface EarlySource {
  readonly kind: EarlySourceKind;
  /** Paid before 59½; absent on the second row of one payment. */
  readonly paid?: Cents;
  readonly income: Cents;
  readonly events: readonly EventId[];
}

/** Undefined while line 1 is not known. */
export function earlySources(
  ledger: Ledger,
  person: string,
  of: {
    readonly form5329: Worksheet | undefined;
    readonly form8606: Worksheet | undefined;
    readonly iras: Pick<IraExhibit, "rows">;
    readonly exhibits: readonly PlanExhibit[];
  },
): EarlySource[] | undefined {
  const line = of.form5329?.lines.find((each) => each.line === "1");
  if (line?.value.kind !== "amount") return undefined;
  const early = of.iras.rows.filter(
    ({ kind, date }) => kind === "distribution" && isEarly(ledger, person, date) !== false,
  );
  const paidFrom = (ira: "traditional" | "roth") => early.filter((row) => row.ira === ira);
  const roth = new Set(paidFrom("roth").map(({ event }) => event));
  const iraEvents = new Set(of.iras.rows.map(({ event }) => event));
  const sumOf = (terms: readonly Term[]) =>
    total(terms.map(({ sign, amount }) => (sign === "-" ? negate(amount) : amount)));
  const isRecaptured = ({ origin }: Term) => origin === "recapture";
  const ofIras = line.terms.filter(({ event }) => event !== undefined && iraEvents.has(event));
  const recaptured = sumOf(ofIras.filter(isRecaptured));
  const termsOf = (wanted: TermOrigin) => line.terms.filter(({ origin }) => origin === wanted);
  // Line 25c stands here as shares of payments, or as what it was computed from, which names no payment.
  const shares = termsOf("8606/25c");
  const whole = of.form8606?.lines.find((each) => each.line === "25c")?.value;
  const earnings =
    shares.length === 0 && whole?.kind === "amount" && roth.size > 0 ? whole.cents : sumOf(shares);
  const rothIncome = add(earnings, sumOf(termsOf("8606/20")));
  const payments = of.exhibits
    .flatMap(({ distributions }) => distributions)
    .filter(({ date }) => isEarly(ledger, person, date) !== false);
  const planIncome = sumOf(
    line.terms.filter((term) => isOfPlan(term, ledger) && !iraEvents.has(term.event as EventId)),
  );
  const traditional = subtract(line.value.cents, add(recaptured, rothIncome, planIncome));
  const amounts = (rows: typeof early) => total(rows.map(({ amount }) => amount));
  const ids = (rows: typeof early) => rows.map(({ event }) => event);
  return [
    {
      kind: "traditional",
      paid: amounts(paidFrom("traditional")),
      income: traditional,
      events: ids(paidFrom("traditional")),
    },
    {
      kind: "roth",
      paid: amounts(paidFrom("roth")),
      income: rothIncome,
      events: ids(paidFrom("roth")),
    },
    { kind: "recaptured", income: recaptured, events: ids(paidFrom("roth")) },
    {
      kind: "plans",
      paid: total(
        payments.flatMap(({ parts }) =>
          parts.map(({ to, amount }) => (to === "cash" ? amount : ZERO)),
        ),
      ),
      income: planIncome,
      events: payments
        .filter(({ parts }) => parts.some(({ to }) => to === "cash"))
        .flatMap(({ events }) => events.map(({ id }) => id)),
    },
  ];
}

/** A payment of a plan, or a form that reports one. */
function isOfPlan({ event }: Term, ledger: Ledger): boolean {
  const found = event === undefined ? undefined : ledger.events.find(({ id }) => id === event);
  if (found === undefined) return false;
  return "plan" in found.data && found.data.plan !== undefined;
}
