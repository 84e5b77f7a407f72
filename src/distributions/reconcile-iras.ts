// The forms of IRAs held against the events of IRAs: one sum for each kind of IRA.
import { isFiftyNineAndAHalf } from "../basis/age-fifty-nine-and-a-half.ts";
import { iraRollovers } from "../basis/ira-rollovers.ts";
import { type Amount, complete, incomplete, sum } from "../kernel/amount-state.ts";
import { type CalendarDate, type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import { add, total, ZERO } from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { birthDateOf, type Ledger } from "../ledger/ledger.ts";
import { differenceOf, outcomeOf } from "./compare-boxes.ts";
import { type FormSum, receivedSums } from "./match-forms.ts";
import type { ReceivedForm1099R } from "./received-form.ts";
import type { ReconciledBox, UnmatchedForm } from "./reconciliation.ts";

type IraPayment = LedgerEvent<
  | "ira_rollover"
  | "ira_distribution"
  | "ira_conversion"
  | "ira_returned_contribution"
  | "ira_recharacterization"
>;

/** Over all custodians of a kind of IRA: they do not know the basis, and the ledger not the custodian. */
export function reconcileIras(
  ledger: Ledger,
  { person, taxYear }: { readonly person: string; readonly taxYear: TaxYear },
  received: readonly ReceivedForm1099R[],
): {
  readonly rows: ReconciledBox[];
  readonly unmatched: UnmatchedForm[];
  readonly receivedOnly: readonly FormSum[];
} {
  const inYear = (data: { person: string; date: Parameters<typeof taxYearOf>[0] }) =>
    data.person === person && taxYearOf(data.date) === taxYear;
  const paid = ledger.of("ira_distribution").filter(({ data }) => inYear(data));
  const converted = ledger.of("ira_conversion").filter(({ data }) => inYear(data));
  // What came back with a contribution is reported in the year it was paid, whatever return it is on.
  const returned = ledger.of("ira_returned_contribution").filter(({ data }) => inYear(data));
  const moved = ledger.of("ira_recharacterization").filter(({ data }) => inYear(data));
  const rolled = iraRollovers(ledger, person).filter(({ data }) => inYear(data));
  // A direct rollover into a plan has a form of its own, code G; its taxable amount is 0.
  const direct = rolled.filter(({ data }) => data.method !== "sixty_day");
  const sixtyDays = rolled.filter(({ data }) => data.method === "sixty_day");
  const rows: ReconciledBox[] = [];
  const unmatched: UnmatchedForm[] = [];
  const receivedOnly: FormSum[] = [];
  for (const payer of IRA_FORMS) {
    const { ira } = payer;
    const forms = received.filter(
      ({ from, code }) =>
        from.kind === `${ira}_ira` &&
        (ira !== "traditional" || code.includes("G") === payer.isDirect),
    );
    const events: IraPayment[] = payer.isDirect
      ? direct
      : [
          ...paid.filter(({ data }) => data.ira === ira),
          ...returned.filter(({ data }) => data.ira === ira),
          ...(ira === "traditional" ? converted : []),
          ...sixtyDays.filter(({ data }) => data.from === ira),
          ...(ira === "recharacterized" ? moved : []),
        ];
    const expected = sum(events.map(grossOf));
    const plan = `${ira}_ira`;
    if (forms.length === 0) {
      if (events.length === 0) continue;
      const code = payer.isDirect ? "G" : undefined;
      const ids = events.map(({ id }) => id);
      unmatched.push({ kind: "expected_only", plan, ira, code, box1: expected, events: ids });
      continue;
    }
    if (events.length === 0) {
      receivedOnly.push(...receivedSums(forms.map((form) => ({ form, plan }))));
      continue;
    }
    const theirs = complete(total(forms.map(({ event }) => event.data.box1)));
    const common = {
      plan,
      ira,
      code: [...new Set(forms.map(({ code }) => code))].join(" "),
      events: [...forms.map(({ event }) => event.id), ...events.map(({ id }) => id)],
    };
    rows.push({
      ...common,
      box: "box_1",
      expected,
      received: theirs,
      ...differenceOf(expected, theirs),
      outcome: outcomeOf(expected, theirs),
    });
    rows.push(...iraTaxableRow(common, { payer, forms, events, expected }));
    rows.push(...iraWithheldRow(common, forms, events));
    rows.push(...iraCodeRow(birthDateOf(ledger, person), common, { payer, forms, events }));
  }
  return { rows, unmatched, receivedOnly };
}

type IraRowCommon = Pick<ReconciledBox, "plan" | "code" | "events">;

/**
 * A custodian of a traditional IRA takes all of it for taxable, or ticks that it does not know (box 2b); of a
 * direct rollover into a plan nothing is. Of Roth IRAs, and of contributions that came back, it is not compared.
 * @see Instructions for Form 1099-R, box 2a
 */
function iraTaxableRow(
  common: IraRowCommon,
  found: {
    readonly payer: (typeof IRA_FORMS)[number];
    readonly forms: readonly ReceivedForm1099R[];
    readonly events: readonly IraPayment[];
    readonly expected: Amount;
  },
): ReconciledBox[] {
  const { payer, forms, events, expected } = found;
  const data = forms.map(({ event }) => event.data);
  const isOpen = data.some(
    ({ box2a, box2bNotDetermined }) => box2a === undefined || box2bNotDetermined === true,
  );
  if (payer.ira !== "traditional" || events.some(isReturned)) return [];
  if (isOpen && !(payer.isDirect && data.some(({ box2a = ZERO }) => box2a > 0))) return [];
  const ours = payer.isDirect ? complete(ZERO) : expected;
  const theirs = complete(total(data.map(({ box2a = ZERO }) => box2a)));
  const outcome = outcomeOf(ours, theirs);
  if (outcome.state === "agrees") return [];
  const row = { ...common, box: "box_2a", expected: ours, received: theirs } as const;
  return [{ ...row, ...differenceOf(ours, theirs), outcome }];
}

function isReturned({ kind }: IraPayment): boolean {
  return kind === "ira_returned_contribution" || kind === "ira_recharacterization";
}

/** Compared where both sides state it. */
function iraWithheldRow(
  common: IraRowCommon,
  forms: readonly ReceivedForm1099R[],
  events: readonly IraPayment[],
): ReconciledBox[] {
  const ours = total(
    events.map((event) =>
      event.kind === "ira_distribution" ? (event.data.federalWithholding ?? ZERO) : ZERO,
    ),
  );
  const theirs = total(forms.map(({ event }) => event.data.box4 ?? ZERO));
  if (ours === 0 || theirs === 0 || ours === theirs) return [];
  const [expected, received] = [complete(ours), complete(theirs)];
  const row = { ...common, box: "box_4", expected, received } as const;
  return [{ ...row, ...differenceOf(expected, received), outcome: { state: "differs" } }];
}

/**
 * By age on the days of the payments: 7 is from 59½ on, 1 and 2 are before it. What else a custodian may know, it
 * knows; and an excess or its earnings (8, P) has codes of its own. @see Instructions for Form 1099-R, box 7
 */
function iraCodeRow(
  birthDate: CalendarDate | undefined,
  common: IraRowCommon,
  found: {
    readonly payer: (typeof IRA_FORMS)[number];
    readonly forms: readonly ReceivedForm1099R[];
    readonly events: readonly IraPayment[];
  },
): ReconciledBox[] {
  const { payer, forms, events } = found;
  const paid = events.filter((event) => !isReturned(event));
  if (birthDate === undefined || payer.ira !== "traditional" || payer.isDirect) return [];
  const isOld = paid.map(({ data }) => isFiftyNineAndAHalf(birthDate, data.date));
  // Of payments on both sides of the day, each code can be right.
  if (paid.length === 0 || new Set(isOld).size > 1) return [];
  const never = isOld[0] === true ? /^[^8P]*[12][^8P]*$/ : /^[^8P]*7[^8P]*$/;
  const wrong = forms.filter(({ code }) => never.test(code));
  if (wrong.length === 0) return [];
  const conversions = paid.filter(({ kind }) => kind === "ira_conversion").length;
  const before = conversions === 0 ? "1" : conversions === paid.length ? "2" : "1 or 2";
  return [
    {
      ...common,
      box: "box_7",
      expected: { state: "text", text: isOld[0] === true ? "7" : before },
      received: { state: "text", text: [...new Set(wrong.map(({ code }) => code))].join(" ") },
      outcome: { state: "differs" },
    },
  ];
}

const IRA_FORMS = [
  { ira: "traditional", isDirect: true },
  { ira: "traditional", isDirect: false },
  { ira: "roth", isDirect: false },
  { ira: "recharacterized", isDirect: false },
] as const;

/** What was paid or moved, with what a contribution had earned. */
function grossOf(event: IraPayment): Amount {
  const { id, data } = event;
  if (event.kind !== "ira_returned_contribution" && event.kind !== "ira_recharacterization") {
    return complete(data.amount);
  }
  const { earnings, amount } = event.data;
  if (earnings !== undefined) return complete(add(amount, earnings));
  return event.kind === "ira_returned_contribution" && event.data.afterDueDate === true
    ? complete(amount)
    : incomplete(missingFact("{kind}.{event}.earnings", { kind: event.kind, event: id }));
}
