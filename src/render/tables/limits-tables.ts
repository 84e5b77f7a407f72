// `limits` for people (what went in against each limit) and, in long form, for spreadsheets.
import { cellOf, type JsonRow, labelOf } from "../json-table.ts";
import { left, NONE, right, type Table, textCell } from "../table.ts";

export interface LimitsJson {
  readonly tax_year: number;
  readonly person: string;
  readonly elective_deferrals: object;
  readonly annual_additions: readonly object[];
}

interface Group {
  readonly employer_group: string;
  readonly limitation_year: { readonly start: string; readonly end: string };
}

export function limitsTables(limits: LimitsJson): Table[] {
  const groups = limits.annual_additions as readonly (JsonRow & Group)[];
  return [
    {
      title: `Elective deferrals of ${limits.person}, tax year ${limits.tax_year} (§402(g), §414(v))`,
      columns: [left("item", ""), right("amount", "amount")],
      rows: amountsOf(limits.elective_deferrals as JsonRow).map(([name, value]) => [
        textCell(labelOf(name)),
        cellOf(value),
      ]),
      ...underneath(limits.elective_deferrals as JsonRow),
    },
    ...groups.map((group): Table => {
      const { start, end } = group.limitation_year;
      return {
        title: `Annual additions, ${group.employer_group}, ${start} to ${end} (§415(c))`,
        columns: [left("item", ""), right("amount", "amount")],
        rows: amountsOf(group).map(([name, value]) => [textCell(labelOf(name)), cellOf(value)]),
        ...underneath(group),
      };
    }),
  ];
}

export function limitsTable(limits: LimitsJson): Table {
  const groups = limits.annual_additions as readonly (JsonRow & Group)[];
  const about = [cellOf(limits.tax_year), cellOf(limits.person)];
  const deferrals = amountsOf(limits.elective_deferrals as JsonRow);
  return {
    columns: [
      left("tax_year", "tax year"),
      left("person", "person"),
      left("section", "section"),
      left("employer_group", "employer group"),
      left("limitation_year_start", "from"),
      left("limitation_year_end", "to"),
      left("item", "item"),
      right("amount", "amount"),
    ],
    rows: [
      ...deferrals.map(([name, value]) => [
        ...about,
        textCell("elective_deferrals"),
        NONE,
        NONE,
        NONE,
        textCell(name),
        cellOf(value),
      ]),
      ...groups.flatMap((group) =>
        amountsOf(group).map(([name, value]) => [
          ...about,
          textCell("annual_additions"),
          textCell(group.employer_group),
          textCell(group.limitation_year.start),
          textCell(group.limitation_year.end),
          textCell(name),
          cellOf(value),
        ]),
      ),
    ],
  };
}

/** What to know about the figures, and which other facts would settle what was not tested. */
function underneath(row: JsonRow): Pick<Table, "notes"> {
  const { notes, incomplete } = row as Facts;
  const shown = compensationFacts(row);
  const others = (incomplete ?? []).filter((fact) => !shown.includes(fact));
  const lines = [...(notes ?? []), ...(others.length === 0 ? [] : [`Needs: ${others.join(", ")}`])];
  return lines.length > 0 ? { notes: lines } : {};
}

interface Facts {
  readonly notes?: readonly string[];
  readonly incomplete?: readonly string[];
}

/** What is an amount, or one that is not known; names and periods stand in headings. */
function amountsOf(row: JsonRow): [string, unknown][] {
  const facts = compensationFacts(row);
  return Object.entries(row)
    .map(([name, value]): [string, unknown] =>
      name === "compensation" && facts.length > 0 ? [name, { incomplete: facts }] : [name, value],
    )
    .filter(([, value]) => {
      const { kind } = cellOf(value);
      return kind === "money" || kind === "incomplete";
    });
}

/** Compensation that is not known is `null` in JSON; for people its line says which fact it waits for. */
function compensationFacts(row: JsonRow): string[] {
  if (row["compensation"] !== null) return [];
  return ((row as Facts).incomplete ?? []).filter((fact) => /^(wages|gross_pay)\./.test(fact));
}
