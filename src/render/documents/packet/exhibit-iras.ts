// The exhibit of one person's IRAs: what happened in and for the year, the basis year by year with its
// evidence, and below Form 8606 the layers that a Roth distribution used.
import type { IraRow } from "../../../app/questions/packet/ira-exhibit.ts";
import { sum } from "../../../kernel/amount-state.ts";
import { formatDollars } from "../../../kernel/money.ts";
import {
  amountCell,
  BLANK,
  type Block,
  type Cell,
  type DocTable,
  money,
  type Row,
  type Section,
  shortDate,
  words,
} from "./document.ts";
import { partKey } from "./exhibit-plan.ts";
import type { Exhibit, PacketReading } from "./reading.ts";

export function irasSection(reading: PacketReading, { letter, owner }: Exhibit): Section {
  const name = reading.nameOf(owner.person);
  const { rows, basisYears } = owner.iras;
  const blocks: Block[] = [];
  rows.forEach((each, index) => {
    const label = `${letter}-${index + 1}`;
    // A rollover stands in the exhibit of its plan, and there its event is found.
    if (each.kind !== "rollover") reading.rowOf.set(each.event, label);
  });
  if (rows.length > 0)
    blocks.push(
      { kind: "heading", text: `What happened in and for ${owner.taxYear}` },
      rowsTable(reading, letter, owner.taxYear, rows),
    );
  if (basisYears.length > 0) {
    const from = rows.length;
    reading.rowOf.set(
      `basis-before-${owner.person}`,
      `${letter}-${from + Math.max(1, basisYears.length - 1)}`,
    );
    reading.rowOf.set(`basis-after-${owner.person}`, `${letter}-${from + basisYears.length}`);
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

function rowsTable(
  reading: PacketReading,
  letter: string,
  taxYear: number,
  rows: readonly IraRow[],
): DocTable {
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
        words(goesTo(each)),
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
            text: `${kind.replace(/^./, (letter) => letter.toUpperCase())} from ${plan}${from === undefined ? "" : ", row "}`,
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

function goesTo({ kind, ira, basis }: IraRow): string {
  if (kind === "contribution") return ira === "roth" ? "a later line 22" : "8606 line 1";
  if (kind === "value") return "8606 line 6";
  if (kind === "conversion") return "8606 line 8; 4a";
  if (kind === "distribution") return ira === "roth" ? "8606 line 19; 4a" : "8606 line 7; 4a";
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

/** The layers of Roth money, in the order in which the law uses them; empty without a distribution. */
export function layerBlocks(owner: Exhibit["owner"]): Block[] {
  const { layers } = owner.iras;
  if (layers.length === 0) return [];
  const rows: Row[] = layers.map((layer, index) => ({
    place: `R-${index + 1}`,
    cells: [
      words(`R-${index + 1}`),
      words(LAYERS[layer.kind](layer.taxYear)),
      layer.kind === "earnings" ? BLANK : amountCell(layer.before),
      amountCell(layer.used),
      layer.kind === "earnings" ? BLANK : amountCell(layer.after),
      words(layer.fiveYearsEnd === undefined ? "" : shortDate(layer.fiveYearsEnd)),
      layer.recaptured === undefined ? BLANK : amountCell(layer.recaptured),
    ],
  }));
  const look = { bold: true };
  rows.push({
    style: "total",
    place: "R-T",
    cells: [
      words("R-T", look),
      words("Total; used = line 21", look),
      amountCell(sum(layers.map(({ before }) => before)), look),
      amountCell(sum(layers.map(({ used }) => used)), look),
      amountCell(sum(layers.map(({ after }) => after)), look),
      BLANK,
      amountCell(sum(layers.flatMap(({ recaptured }) => recaptured ?? [])), look),
    ],
  });
  return [
    { kind: "heading", text: "Layers used by the Roth IRA distribution" },
    {
      kind: "text",
      style: "note",
      words: [
        {
          text: "In the order the law sets: regular contributions; then conversions and rollovers, oldest year first, taxable part before nontaxable part; then earnings (IRC §408A(d)(4); Reg. §1.408A-6, A-8). A taxable part used before its five years end counts on Form 5329, line 1 (IRC §408A(d)(3)(F)).",
        },
      ],
    },
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "Row", align: "left", width: 6 },
        { head: "Layer", align: "left", width: 34 },
        { head: "Basis before\nthe distribution", align: "right", width: 15 },
        { head: `Used in\n${owner.taxYear}`, align: "right", width: 12 },
        { head: `Left on\n12/31/${owner.taxYear}`, align: "right", width: 12 },
        { head: "Five years\nend", align: "right", width: 10 },
        { head: "To Form 5329,\nline 1", align: "right", width: 11 },
      ],
      rows,
    },
  ];
}

const LAYERS = {
  contributions: () => "Regular contributions, line 22",
  taxable: (year: number | undefined) => `${year} conversion: taxable part`,
  nontaxable: (year: number | undefined) => `${year} conversion: nontaxable part`,
  earnings: () => "Earnings, line 25a",
} as const;
