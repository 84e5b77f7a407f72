// What the next return starts from, the five-year periods, and the table in which a preparer works out the
// state's basis.
import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import type { PeriodStart } from "../../../basis/roth-five-year-periods.ts";
import { type Amount, complete, sum } from "../../../kernel/amount-state.ts";
import { type CalendarDate, yearEnd } from "../../../kernel/calendar.ts";
import { total, ZERO } from "../../../kernel/money.ts";
import {
  amountCell,
  BLANK,
  type Block,
  type Column,
  type Reference,
  type Row,
  refs,
  type Section,
  shortDate,
  words,
} from "./document.ts";
import { exhibitOf, type PacketReading, row, totalOf } from "./reading.ts";

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
    blocks: [carried(reading), ...periods(reading)],
  };
}

function carried(reading: PacketReading): Block {
  const { people, taxYear } = reading.made;
  const next = taxYear + 1;
  const line = (
    what: string,
    of: (person: PersonOfReturn) => Amount | undefined,
    where: string,
    from: (person: PersonOfReturn) => Reference | undefined,
  ): Row => ({
    cells: [
      words(what),
      ...people.map((person) => amountCell(of(person))),
      words(where),
      refs(...people.map(from)),
    ],
  });
  const exposed = (person: PersonOfReturn) =>
    person.iras.roth.tranches.filter(
      ({ taxable, fiveYearPeriodEnds }) =>
        !isZero(taxable) && fiveYearPeriodEnds > yearEnd(taxYear),
    );
  const ends = people
    .flatMap(exposed)
    .map(({ fiveYearPeriodEnds }) => fiveYearPeriodEnds)
    .toSorted();
  const late = people
    .flatMap(({ deferrals }) => deferrals.paid)
    .filter(({ date, earnings }) => date > yearEnd(taxYear) && earnings !== 0);
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
        (person) => (person.iras.layers.length > 0 ? row("R-T") : undefined),
      ),
      line(
        "   of which exposed to the 10% tax",
        (person) => sum(exposed(person).map(({ taxable }) => taxable)),
        ends.length === 0
          ? ""
          : `the last of it until ${shortDate(ends.at(-1) ?? yearEnd(taxYear))}`,
        () => undefined,
      ),
      ...(late.length > 0
        ? [
            line(
              "Earnings on the excess deferral",
              ({ deferrals }) =>
                complete(
                  total(
                    deferrals.paid
                      .filter(({ date }) => date > yearEnd(taxYear))
                      .map(({ earnings }) => earnings),
                  ),
                ),
              "Form 1040, line 1h (Form 1099-R, code 8)",
              (person) => totalOf(exhibitOf(reading, "deferrals", person.person)),
            ),
          ]
        : []),
      line(
        "After-tax basis left in plans",
        ({ basis }) => sum(basis.plans.map(({ closingBasis }) => closingBasis)),
        "the plan’s next conversion or distribution",
        (person) =>
          totalOf(reading.exhibits.find(({ owner, kind }) => owner === person && kind === "plan")),
      ),
    ],
  };
}

function isZero(amount: Amount): boolean {
  return amount.state === "complete" && amount.cents === 0;
}

function periods(reading: PacketReading): Block[] {
  const rows: Row[] = reading.made.people.flatMap((person): Row[] => {
    const { first } = reading.nameOf(person.person);
    const who = reading.isJoint ? `${first}, ` : "";
    const after59 =
      person.birthDate === undefined
        ? "at 59½"
        : `at 59½ (${shortDate(halfPast59(person.birthDate))})`;
    const plans = person.exhibits.filter(({ rothSince }) => rothSince.state !== "not_started");
    const converted = person.exhibits.flatMap(({ rows: list }) =>
      list.flatMap(({ conversion }) => conversion ?? []),
    );
    const taxed = sum(converted.map(({ pretax }) => pretax));
    return [
      ...periodRow(
        `${who}Roth IRAs (all of them)`,
        person.iras.rothPeriod,
        `earnings are tax-free once the period is over and ${after59}`,
      ),
      ...plans.flatMap(({ planName, rothSince }) =>
        periodRow(`${who}Roth account in ${planName}`, rothSince, "earnings of that account"),
      ),
      ...(converted.length > 0 && taxed.state === "complete" && taxed.cents > 0
        ? [
            {
              cells: [
                words(`${who}in-plan rollovers of ${person.taxYear}, taxable part`),
                words(`01/01/${person.taxYear}`),
                words(shortDate(person.conversionsEnd)),
                words("10% tax on the taxable part, if paid out early"),
              ],
            },
          ]
        : []),
    ];
  });
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: "Five-year periods" },
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "Account", align: "left", width: 42 },
        { head: "Began", align: "left", width: 11 },
        { head: "Ends", align: "left", width: 11 },
        { head: "What it decides", align: "left", width: 36 },
      ],
      rows,
    },
  ];
}

function periodRow(account: string, start: PeriodStart, decides: string): Row[] {
  if (start.state === "not_started") return [];
  const latest = start.state === "known" ? "" : "by ";
  return [
    {
      cells: [
        words(account),
        words(`${latest}01/01/${start.firstYear}`),
        words(`${latest}12/31/${start.firstYear + 4}`),
        words(decides),
      ],
    },
  ];
}

function halfPast59(birth: CalendarDate): CalendarDate {
  const month = Number(birth.slice(5, 7)) + 6;
  const year = Number(birth.slice(0, 4)) + 59 + (month > 12 ? 1 : 0);
  return `${year}-${String(((month - 1) % 12) + 1).padStart(2, "0")}-${birth.slice(8)}` as CalendarDate;
}

/** The left columns are federal; the empty ones are the preparer's. */
export function stateSection(reading: PacketReading): Section | undefined {
  const { made } = reading;
  const rows: Row[] = [];
  const gross: Amount[] = [];
  const taxable: Amount[] = [];
  const put = (
    what: string,
    amounts: { gross: Amount; taxable: Amount },
    from: Reference | undefined,
  ) => {
    gross.push(amounts.gross);
    taxable.push(amounts.taxable);
    rows.push({
      cells: [
        words(what),
        amountCell(amounts.gross),
        amountCell(amounts.taxable),
        BLANK,
        BLANK,
        BLANK,
        BLANK,
        refs(from),
      ],
    });
  };
  for (const person of made.people) {
    const who = reading.isJoint ? `${reading.nameOf(person.person).first}: ` : "";
    const line = (form: "form8606" | "form1040", name: string): Amount => {
      const value = person[form]?.lines.find((each) => each.line === name)?.value;
      if (value?.kind === "incomplete") return { state: "incomplete", missing: value.missing };
      return complete(value?.kind === "amount" ? value.cents : ZERO);
    };
    const has = (form: "form8606" | "form1040", name: string) =>
      person[form]?.lines.some((each) => each.line === name) === true;
    const iraRows = (kind: string, ira: string) =>
      person.iras.rows.filter((each) => each.kind === kind && each.ira === ira);
    const sumOf = (list: typeof person.iras.rows) =>
      complete(total(list.map(({ amount }) => amount)));
    const refOf = (list: typeof person.iras.rows) => row(reading.rowOf.get(list[0]?.event ?? ""));
    if (has("form1040", "1h")) {
      const excess = line("form1040", "1h");
      put(
        `${who}excess deferral`,
        { gross: excess, taxable: excess },
        totalOf(exhibitOf(reading, "deferrals", person.person)),
      );
    }
    const paid = iraRows("distribution", "traditional");
    if (paid.length > 0)
      put(
        `${who}traditional IRA distribution`,
        {
          gross: sumOf(paid),
          taxable: has("form8606", "15c") ? line("form8606", "15c") : sumOf(paid),
        },
        refOf(paid),
      );
    const roth = iraRows("distribution", "roth");
    if (roth.length > 0)
      put(
        `${who}Roth IRA distribution`,
        { gross: sumOf(roth), taxable: line("form8606", "25c") },
        refOf(roth),
      );
    const converted = iraRows("conversion", "traditional");
    if (converted.length > 0)
      put(
        `${who}conversion to Roth IRA`,
        { gross: sumOf(converted), taxable: line("form8606", "18") },
        refOf(converted),
      );
    for (const plan of person.exhibits) {
      const moved = [
        ...plan.rows.flatMap(({ conversion }) => conversion ?? []),
        ...plan.distributions,
      ];
      if (moved.length === 0) continue;
      put(
        `${who}${plan.planName}`,
        {
          gross: complete(total(moved.map((each) => each.gross))),
          taxable: sum(moved.flatMap(({ parts }) => parts.map((part) => part.taxable))),
        },
        totalOf(exhibitOf(reading, "plan", person.person, plan.plan)),
      );
    }
  }
  if (rows.length === 0) return undefined;
  const look = { bold: true };
  rows.push({
    style: "total",
    cells: [
      words("Total", look),
      amountCell(sum(gross), look),
      amountCell(sum(taxable), look),
      BLANK,
      BLANK,
      BLANK,
      BLANK,
      BLANK,
    ],
  });
  const empty = (head: string): Column => ({ head, align: "right", width: 10.5, empty: true });
  return {
    place: "state",
    title: "State worksheet",
    subtitle:
      "The left columns are federal. Basis for a state return can differ (contributions the state taxed, conversions it treats otherwise). The empty columns are for the preparer.",
    contents: "State worksheet",
    headLeft: "State worksheet",
    headRight: reading.surnames,
    start: "flow",
    blocks: [
      {
        kind: "table",
        size: "normal",
        columns: [
          { head: "Item", align: "left", width: 27 },
          { head: "Federal\ngross", align: "right", width: 12 },
          { head: "Federal\ntaxable", align: "right", width: 12 },
          empty("State basis\nbefore"),
          empty("State basis\nused"),
          empty("State\ntaxable"),
          empty("State basis\ncarried"),
          { head: "From", align: "right", width: 7 },
        ],
        rows,
      },
      {
        kind: "text",
        style: "note",
        words: [{ text: "Federal taxable total = lines 1h + 4b + 5b of the Form 1040 page." }],
      },
    ],
  };
}
