// What the Forms 5498 of one person's IRAs should say, by kind of IRA, and whether those that came say it.

import { expected5498 } from "../../../distributions/received-5498.ts";
import type { CalendarDate, TaxYear } from "../../../kernel/calendar.ts";
import { forms5498DueDay } from "../../../kernel/due-days.ts";
import { type Cents, total, ZERO } from "../../../kernel/money.ts";
import type { LedgerEvent } from "../../../ledger/event.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import type { IraRow } from "./ira-exhibit.ts";

export interface Asked {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly today: CalendarDate;
}

/** What the Forms 5498 of one person's IRAs of one kind should say together. */
export interface Checklist5498 {
  readonly person: string;
  readonly ira: "traditional" | "roth";
  readonly contributions: Cents;
  readonly rollovers: Cents;
  readonly conversions: Cents;
  /** Box 5 of the forms that came, or the value of all traditional IRAs as it was recorded. */
  readonly value: Cents | undefined;
  /** How many forms are recorded. */
  readonly came: number;
  readonly result: "agrees" | "differs" | "not yet due" | "missing";
}

export function checklist5498(
  ledger: Ledger,
  { person, taxYear, today }: Asked,
  rows: readonly IraRow[],
): Checklist5498[] {
  const forms = ledger
    .of("form_5498")
    .filter(({ data }) => data.person === person && data.taxYear === taxYear);
  const due = forms5498DueDay(taxYear);
  const expected = expected5498(ledger, person, taxYear);
  return (["traditional", "roth"] as const).flatMap((ira) => {
    const { contributions, rollovers, conversions } = expected[ira];
    if (contributions + rollovers + conversions === 0) return [];
    const came = forms.filter(({ data }) => kindOf(data, expected) === ira);
    const agrees =
      total(came.map(({ data }) => data[ira === "roth" ? "box10" : "box1"] ?? ZERO)) ===
        contributions &&
      total(came.map(({ data }) => data.box2 ?? ZERO)) === rollovers &&
      total(came.map(({ data }) => data.box3 ?? ZERO)) === conversions;
    const value = rows.find(({ kind }) => kind === "value")?.amount;
    return [
      {
        person,
        ira,
        contributions,
        rollovers,
        conversions,
        value: ira === "traditional" ? value : undefined,
        came: came.length,
        result:
          came.length === 0
            ? today < due
              ? "not yet due"
              : "missing"
            : agrees
              ? "agrees"
              : "differs",
      },
    ];
  });
}

/** The form does not say of which kind the IRA is; its boxes do, and a rollover alone goes by its amount. */
function kindOf(
  { box1 = ZERO, box2 = ZERO, box3 = ZERO, box10 = ZERO }: LedgerEvent<"form_5498">["data"],
  { traditional, roth }: ReturnType<typeof expected5498>,
): "traditional" | "roth" {
  if (box10 > 0 || box3 > 0) return "roth";
  if (box1 > 0 || box2 === 0 || roth.rollovers === 0) return "traditional";
  return traditional.rollovers === 0 || box2 === roth.rollovers ? "roth" : "traditional";
}
