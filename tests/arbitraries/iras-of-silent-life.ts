// The IRAs of a drawn life: what was rolled between them within sixty days, into a plan, converted, contributed.
import { dollars } from "../support/dollars.ts";
import type { EventJson } from "../support/ledger-of.ts";
import { type PersonLife, PLANS } from "./silent-lives.ts";

export interface IraLife {
  /** Of the traditional IRAs, before 2024. */
  readonly basis: number;
  /** Of the traditional IRAs, at the end of each year. */
  readonly values: { readonly 2024: number; readonly 2025: number };
  readonly between: readonly {
    readonly date: string;
    readonly arrived: string;
    readonly amount: number;
    readonly kind: "traditional" | "roth";
  }[];
  readonly intoPlan?: { readonly method: string; readonly amount: number };
  readonly converted: number;
  readonly contributed: number;
}

export const INTO_PLAN_ON = "2025-03-05";
export const CONVERTED_ON = "2025-11-05";

export function iraLifeOf({ ira }: PersonLife): IraLife | undefined {
  if (ira === undefined) return undefined;
  const { value, between, intoPlan, contribution = 0 } = ira;
  const basis = Math.floor((value * ira.basis) / 1000);
  const rolled =
    intoPlan === undefined
      ? 0
      : intoPlan.slip === "basis"
        ? value - Math.floor(basis / 2)
        : Math.floor((value - basis) / 2);
  const left = value - rolled;
  // After basis went into a plan nothing is converted: what is left would explain it.
  const converted = intoPlan?.slip === "basis" ? 0 : Math.min(ira.conversion ?? 0, left);
  return {
    basis,
    values: { 2024: value, 2025: left - converted },
    between: between === undefined ? [] : rollovers(between),
    ...(intoPlan !== undefined && { intoPlan: { method: intoPlan.method, amount: rolled } }),
    converted,
    contributed: contribution,
  };
}

type Between = NonNullable<NonNullable<PersonLife["ira"]>["between"]>;

function rollovers({ amount, second, slip }: Between): IraLife["between"] {
  const arrived = slip === "too_late" ? "2024-09-20" : "2024-08-05";
  const isSoon = slip === "too_soon" || slip === "too_soon_roth";
  const kind = slip === "too_soon_roth" ? "roth" : "traditional";
  const next = isSoon
    ? { date: "2025-02-03", arrived: "2025-02-20", amount, kind }
    : { date: "2025-07-21", arrived: "2025-08-01", amount, kind };
  return [
    { date: "2024-07-10", arrived, amount, kind: "traditional" },
    ...(second || isSoon ? [next] : []),
  ] as IraLife["between"];
}

export function iraEvents(person: string, life: PersonLife): EventJson[] {
  const iras = iraLifeOf(life);
  if (iras === undefined) return [];
  const { basis, values, between, intoPlan, converted, contributed } = iras;
  return [
    {
      kind: "opening_basis",
      person,
      account: "traditional_ira",
      as_of: "2023-12-31",
      amount: dollars(basis),
      evidence: "filed_8606",
    },
    ...([2024, 2025] as const).map((tax_year) => {
      return { kind: "ira_value", person, tax_year, amount: dollars(values[tax_year]) };
    }),
    ...between.map(({ date, arrived, amount, kind }) => ({
      kind: "ira_rollover",
      person,
      date,
      arrived_on: arrived,
      amount: dollars(amount),
      from: kind,
      to: `${kind}_ira`,
      method: "sixty_day",
    })),
    ...(intoPlan === undefined
      ? []
      : [
          {
            kind: "ira_rollover",
            person,
            date: INTO_PLAN_ON,
            amount: dollars(intoPlan.amount),
            from: "traditional",
            to: "eligible_plan",
            plan: PLANS[0],
            method: intoPlan.method,
            ...(intoPlan.method === "sixty_day" && { arrived_on: "2025-04-01" }),
          },
        ]),
    ...(converted === 0
      ? []
      : [{ kind: "ira_conversion", person, date: CONVERTED_ON, amount: dollars(converted) }]),
    ...(contributed === 0
      ? []
      : [
          {
            kind: "ira_contribution",
            person,
            ira: "roth",
            date: "2024-05-06",
            tax_year: 2024,
            amount: dollars(contributed),
          },
        ]),
  ];
}
