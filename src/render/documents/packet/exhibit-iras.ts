// The exhibit of one person's IRAs: what happened in and for the year, and the basis year by year with its
// evidence.

import type { IraRow } from "../../../app/questions/packet/ira-exhibit.ts";
import { formatDollars } from "../../../kernel/money.ts";
import {
  amountCell,
  BLANK,
  type Block,
  type Cell,
  capital,
  type DocTable,
  money,
  type Section,
  shortDate,
  words,
} from "./document.ts";
import { partKey } from "./exhibit-plan.ts";
import { type Exhibit, numberOn, type PacketReading, putRow } from "./reading.ts";

export function irasSection(reading: PacketReading, { letter, owner }: Exhibit): Section {
  const name = reading.nameOf(owner.person);
  const { rows, basisYears } = owner.iras;
  const blocks: Block[] = [];
  rows.forEach((each, index) => {
    const label = `${letter}-${index + 1}`;
    // A rollover stands in the exhibit of its plan, and there its event is found.
    if (each.kind !== "rollover") putRow(reading, each.event, { letter, row: label });
  });
  if (rows.length > 0)
    blocks.push(
      { kind: "heading", text: `What happened in and for ${owner.taxYear}` },
      rowsTable(reading, letter, owner),
    );
  if (basisYears.length > 0) {
    const from = rows.length;
    const put = (what: string, number: number) =>
      putRow(reading, `${what}-${owner.person}`, { letter, row: `${letter}-${number}` });
    put("basis-before", from + Math.max(1, basisYears.length - 1));
    put("basis-after", from + basisYears.length);
    blocks.push(
      {
        kind: "heading",
        text: "Basis in traditional IRAs, year by year (line 14 becomes the next line 2)",
      },
      basisTable(owner.iras.basisYears, letter, from, owner.taxYear),
    );
  }
  const isLast = reading.exhibits.filter(({ kind }) => kind === "iras").at(-1)?.letter === letter;
  if (isLast)
    blocks.push({
      kind: "text",
      style: "note",
      words: [
        { text: "Evidence. ", bold: true },
        {
          text: "A: an IRS form as filed or as received. B: a statement of the plan or custodian. C: the client’s recollection. By hand: entered without a paper. A total is no better than its weakest row.",
        },
      ],
    });
  return {
    place: `exhibit-${letter}`,
    title: `Exhibit ${letter}. ${name.first}’s IRAs`,
    contents: `Exhibit ${letter}: ${name.first}’s IRAs, basis by year`,
    headLeft: `Exhibit ${letter}: IRAs and their basis`,
    headRight: name.latin,
    start: "flow",
    nested: letter !== "A",
    blocks,
  };
}

function rowsTable(reading: PacketReading, letter: string, owner: Exhibit["owner"]): DocTable {
  const { taxYear, iras } = owner;
  const { rows } = iras;
  return {
    kind: "table",
    size: "middle",
    columns: [
      { head: "Row", align: "left", width: 6.5 },
      { head: "Date", align: "left", width: 11.5 },
      { head: "What", align: "left", width: 36 },
      { head: "Account", align: "left", width: 10 },
      { head: "Amount", align: "right", width: 12 },
      { head: "Goes to", align: "left", width: 15 },
      { head: "Evidence", align: "right", width: 9 },
    ],
    rows: rows.map((each, index) => ({
      place: `${letter}-${index + 1}`,
      cells: [
        words(`${letter}-${index + 1}`),
        words(shortDate(each.date)),
        whatOf(reading, each, taxYear),
        words(each.ira === "roth" ? "Roth" : "Traditional"),
        money(each.amount),
        words(goesTo(reading, each, withheldOn(owner, each))),
        { kind: "grade", grade: each.grade, text: "" },
      ],
    })),
  };
}

function whatOf(reading: PacketReading, row: IraRow, taxYear: number): Cell {
  switch (row.kind) {
    case "contribution": {
      if (row.ira === "roth") return words(`Contribution for ${taxYear}`);
      const deducted = row.deductible ?? 0;
      if (deducted === 0) return words(`Contribution for ${taxYear}, nondeductible`);
      return words(
        deducted === row.amount
          ? `Contribution for ${taxYear}, deducted`
          : `Contribution for ${taxYear}, ${formatDollars(row.deductible ?? row.amount)} of it deducted`,
      );
    }
    case "distribution":
      return words(
        row.ira === "roth" && row.qualified === true ? "Distribution, qualified" : "Distribution",
      );
    case "conversion":
      return words("Conversion, traditional to Roth");
    case "value":
      return words("Value of all traditional IRAs");
    case "rollover": {
      const to = row.ira === "roth" ? "roth_ira" : "traditional_ira";
      const from = reading.rowOf.get(partKey(row.event, to, row.amount));
      const plan = reading.planName(row.fromPlan ?? "");
      const basis = row.basis;
      const kind =
        basis?.state === "complete" && basis.cents === 0 ? "pretax rollover" : "rollover";
      return {
        kind: "words",
        words: [
          {
            text: `${capital(kind)} from ${plan}${from === undefined ? "" : ", row "}`,
          },
          ...(from === undefined ? [] : [{ text: from, goTo: from }]),
        ],
      };
    }
    case "recharacterization":
      return words(
        `Recharacterized contribution, from ${row.ira === "roth" ? "Roth" : "traditional"}`,
      );
    case "returned":
      return words("Contribution paid back");
  }
}

/** Whether a form of the custodian says that tax was withheld from it. */
function withheldOn({ checklist }: Exhibit["owner"], { kind, amount, ira }: IraRow): boolean {
  return checklist.some(
    ({ ira: of, received }) =>
      of === ira &&
      kind === "distribution" &&
      received?.box_1?.state === "complete" &&
      received.box_1.cents === amount &&
      received.box_4?.state === "complete" &&
      received.box_4.cents > 0,
  );
}

function goesTo(reading: PacketReading, { kind, ira, basis }: IraRow, isWithheld: boolean): string {
  const gross = numberOn(reading, "form_1040.ira_distributions");
  const withheld = isWithheld ? `, ${numberOn(reading, "form_1040.federal_tax_withheld")}` : "";
  if (isWithheld) return `8606 line ${ira === "roth" ? 19 : 7}; ${gross}${withheld}`;
  if (kind === "contribution") return ira === "roth" ? "a later line 22" : "8606 line 1";
  if (kind === "value") return "8606 line 6";
  if (kind === "conversion") return `8606 line 8; ${gross}`;
  if (kind === "distribution") return `8606 line ${ira === "roth" ? 19 : 7}; ${gross}`;
  if (kind === "rollover") {
    if (ira === "roth") return "a later line 24";
    return basis?.state === "complete" && basis.cents === 0 ? "no basis" : "8606 line 2";
  }
  return "8606 lines 1, 6";
}

function basisTable(
  years: Exhibit["owner"]["iras"]["basisYears"],
  letter: string,
  from: number,
  taxYear: number,
): DocTable {
  return {
    kind: "table",
    size: "middle",
    columns: [
      { head: "Row", align: "left", width: 7 },
      { head: "Year", align: "left", width: 9 },
      { head: "Line 2\nbasis before", align: "right", width: 15 },
      { head: "Line 1\ncontributed", align: "right", width: 15 },
      { head: "Line 13\nnontaxable, used", align: "right", width: 18 },
      { head: "Line 14\nbasis after", align: "right", width: 15 },
      { head: "Evidence", align: "left", width: 21 },
    ],
    rows: years.map((year, index) => {
      const look = { bold: year.taxYear === taxYear };
      const known = year.grade !== undefined;
      return {
        place: `${letter}-${from + index + 1}`,
        ...(year.taxYear === taxYear && { style: "total" as const }),
        cells: [
          words(`${letter}-${from + index + 1}`, look),
          words(String(year.taxYear), look),
          known ? BLANK : amountCell(year.before, look),
          known ? BLANK : amountCell(year.contributed, look),
          known ? BLANK : amountCell(year.recovered, look),
          amountCell(year.after, { bold: true }),
          year.grade === undefined
            ? words(year.taxYear === taxYear ? "this packet" : "computed from these records", look)
            : { kind: "grade" as const, grade: year.grade, text: GRADES[year.grade] ?? "" },
        ],
      };
    }),
  };
}

const GRADES: Readonly<Record<string, string>> = {
  A: "Form 8606 as filed",
  B: "statement",
  C: "recollection, see questions",
};
