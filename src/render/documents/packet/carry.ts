// What the next return starts from, and the five-year periods.
import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import { type Amount, complete, sum } from "../../../kernel/amount-state.ts";
import { yearEnd } from "../../../kernel/calendar.ts";
import { add, formatDollars, total } from "../../../kernel/money.ts";
import {
  amountCell,
  type Block,
  type Reference,
  type Row,
  refs,
  type Section,
  shortDate,
  words,
} from "./document.ts";
import { fiveYearPeriods } from "./five-year-periods.ts";
import {
  exhibitOf,
  numberNextYear,
  type PacketReading,
  pensionsNextYear,
  row,
  totalOf,
} from "./reading.ts";
import { layerName } from "./roth-layers.ts";

export function carrySection(reading: PacketReading): Section {
  const { made } = reading;
  return {
    place: "carry",
    title: `Carried to ${made.taxYear + 1}`,
    subtitle: "Figures the next return starts from.",
    contents: `Carried to ${made.taxYear + 1}; five-year periods`,
    headLeft: `Carried to ${made.taxYear + 1} · state worksheet`,
    headRight: reading.surnames,
    start: "page",
    blocks: [carried(reading), ...fiveYearPeriods(reading)],
  };
}

function carried(reading: PacketReading): Block {
  const { people, taxYear } = reading.made;
  const next = taxYear + 1;
  const line = (
    what: string,
    of: (person: PersonOfReturn) => Amount | undefined,
    where: string,
    from: (person: PersonOfReturn) => Reference | readonly Reference[] | undefined,
  ): Row => ({
    cells: [
      words(what),
      ...people.map((person) => amountCell(of(person))),
      words(where),
      refs(...people.flatMap(from)),
    ],
  });
  const exposed = (person: PersonOfReturn) =>
    person.iras.roth.tranches.filter(
      ({ taxable, fiveYearPeriodEnds }) =>
        !isZero(taxable) && fiveYearPeriodEnds > yearEnd(taxYear),
    );
  const ends = people.flatMap((person) =>
    exposed(person)
      .toSorted((a, b) => (a.fiveYearPeriodEnds < b.fiveYearPeriodEnds ? -1 : 1))
      .map(({ taxable, fiveYearPeriodEnds }) => {
        const amount =
          taxable.state === "complete" ? formatDollars(taxable.cents) : "not known yet,";
        const who = reading.isJoint ? ` (${reading.nameOf(person.person).first})` : "";
        return `${amount} until ${shortDate(fiveYearPeriodEnds)}${who}`;
      }),
  );
  const late = people
    .flatMap(({ deferrals }) => deferrals.paid)
    .filter(({ date }) => date > yearEnd(taxYear));
  const earned = (isLate: boolean) =>
    late.some((each) => each.isLate === isLate && (isLate || each.earnings !== 0));
  return {
    kind: "table",
    size: "normal",
    columns: [
      { head: "What", align: "left", width: 34 },
      ...people.map(({ person }) => ({
        head: reading.isJoint ? reading.nameOf(person).first : "Amount",
        align: "right" as const,
        width: 13,
      })),
      { head: `Where it goes in ${next}`, align: "left", width: 28 },
      { head: "From", align: "right", width: 12 },
    ],
    rows: [
      line(
        "Basis in traditional IRAs",
        (person) => person.iras.traditionalBasis,
        "Form 8606, line 2",
        (person) => row(reading.rowOf.get(`basis-after-${person.person}`)),
      ),
      line(
        `Paid in ${next} for ${taxYear}, already in line 1`,
        (person) =>
          complete(
            total(
              person.iras.rows
                .filter(
                  ({ kind, ira, date }) =>
                    kind === "contribution" && ira === "traditional" && date > yearEnd(taxYear),
                )
                .map(({ amount }) => amount),
            ),
          ),
        `not again in line 1 of ${next}`,
        (person) => {
          const late_ = person.iras.rows.find(
            ({ kind, date }) => kind === "contribution" && date > yearEnd(taxYear),
          );
          return late_ === undefined ? undefined : row(reading.rowOf.get(late_.event));
        },
      ),
      line(
        "Basis in Roth IRA contributions",
        (person) => person.iras.roth.contributionBasis,
        "Form 8606, line 22",
        () => undefined,
      ),
      line(
        "Basis in conversions and plan rollovers to a Roth IRA",
        ({ iras: { roth } }) =>
          sum(roth.tranches.flatMap(({ taxable, nontaxable }) => [taxable, nontaxable])),
        "Form 8606, line 24, if there is a distribution",
        (person) =>
          person.iras.layers.length > 0 ? row(layerName(reading, person, "T")) : undefined,
      ),
      line(
        "   of which exposed to the 10% tax",
        (person) => sum(exposed(person).map(({ taxable }) => taxable)),
        ends.join("; "),
        () => undefined,
      ),
      ...(earned(true)
        ? [
            line(
              "Excess deferral paid back too late",
              ({ deferrals }) =>
                complete(
                  total(
                    deferrals.paid
                      .filter(({ isLate }) => isLate)
                      .map(({ amount, earnings }) => add(amount, earnings)),
                  ),
                ),
              `Form 1040, line ${pensionsNextYear(reading)}: all of it, though it is income of ${taxYear} too`,
              (person) => totalOf(exhibitOf(reading, "deferrals", person.person)),
            ),
          ]
        : []),
      ...(earned(false)
        ? [
            line(
              "Earnings on the excess deferral",
              ({ deferrals }) =>
                complete(
                  total(
                    deferrals.paid
                      .filter(({ date, isLate }) => date > yearEnd(taxYear) && !isLate)
                      .map(({ earnings }) => earnings),
                  ),
                ),
              `Form 1040, line ${numberNextYear(reading, "form_1040.other_earned_income")} (Form 1099-R, code 8)`,
              (person) => totalOf(exhibitOf(reading, "deferrals", person.person)),
            ),
          ]
        : []),
      line(
        "After-tax basis left in plans",
        ({ basis }) => sum(basis.plans.map(({ closingBasis }) => closingBasis)),
        people.every(({ basis }) => basis.plans.every(({ closingBasis }) => isZero(closingBasis)))
          ? "nothing to carry"
          : "the plan’s next conversion or distribution",
        (person) =>
          reading.exhibits
            .filter(({ owner, kind }) => owner === person && kind === "plan")
            .flatMap((exhibit) => totalOf(exhibit) ?? []),
      ),
    ],
  };
}

function isZero(amount: Amount): boolean {
  return amount.state === "complete" && amount.cents === 0;
}
