// The table in which a preparer works out the basis of a state's return: federal columns, and empty ones.

import type { FactName } from "../../../forms/fact-registry.ts";
import { type Amount, complete, sum } from "../../../kernel/amount-state.ts";
import { lineWith } from "../../../kernel/line-name.ts";
import { total, ZERO } from "../../../kernel/money.ts";
import {
  amountCell,
  BLANK,
  type Column,
  capital,
  type Reference,
  type Row,
  refs,
  type Section,
  words,
} from "./document.ts";
import { exhibitOf, type PacketReading, row, totalOf } from "./reading.ts";
import { lineName } from "./return-terms.ts";

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
        words(reading.isJoint ? what : capital(what)),
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
    const line = (form: "form8606" | "form1040", fact: FactName): Amount => {
      const value = lineWith(person[form], fact)?.value;
      if (value?.kind === "incomplete") return { state: "incomplete", missing: value.missing };
      return complete(value?.kind === "amount" ? value.cents : ZERO);
    };
    const has = (form: "form8606" | "form1040", fact: FactName) =>
      lineWith(person[form], fact) !== undefined;
    const iraRows = (kind: string, ira: string) =>
      person.iras.rows.filter((each) => each.kind === kind && each.ira === ira);
    const sumOf = (list: typeof person.iras.rows) =>
      complete(total(list.map(({ amount }) => amount)));
    const refOf = (list: typeof person.iras.rows) => row(reading.rowOf.get(list[0]?.event ?? ""));
    if (has("form1040", "form_1040.other_earned_income")) {
      const excess = line("form1040", "form_1040.other_earned_income");
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
          taxable: has("form8606", "form_8606.taxable_distributions")
            ? line("form8606", "form_8606.taxable_distributions")
            : sumOf(paid),
        },
        refOf(paid),
      );
    const roth = iraRows("distribution", "roth");
    if (roth.length > 0)
      put(
        `${who}Roth IRA distribution`,
        { gross: sumOf(roth), taxable: line("form8606", "form_8606.taxable_roth_distributions") },
        refOf(roth),
      );
    const converted = iraRows("conversion", "traditional");
    if (converted.length > 0)
      put(
        `${who}conversion to Roth IRA`,
        { gross: sumOf(converted), taxable: line("form8606", "form_8606.taxable_conversions") },
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
        words: [
          {
            text: `Federal taxable total = ${made.incomePlaces.length === 1 ? "line" : "lines"} ${made.incomePlaces.map(lineName).join(" + ")} of the Form 1040 page.`,
          },
        ],
      },
    ],
  };
}
