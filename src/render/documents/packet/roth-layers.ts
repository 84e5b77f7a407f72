// Below Form 8606, Part III: the layers of Roth IRA money that a distribution used, and why it is not qualified.
import type { RothLayer } from "../../../app/questions/packet/ira-exhibit.ts";
import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import { sum } from "../../../kernel/amount-state.ts";
import {
  amountCell,
  BLANK,
  type Block,
  type Cell,
  type Row,
  refs,
  shortDate,
  words,
} from "./document.ts";
import { halfPast59 } from "./five-year-periods.ts";
import type { PacketReading } from "./reading.ts";

/** The layers of Roth money, in the order in which the law uses them; empty without a distribution. */
export function layerBlocks(reading: PacketReading, owner: PersonOfReturn): Block[] {
  const { layers } = owner.iras;
  if (layers.length === 0) return [];
  const name = (index: number | "T") => layerName(reading, owner, index);
  const rows: Row[] = layers.map((layer, index) => ({
    place: name(index + 1),
    cells: [
      words(name(index + 1)),
      words(LAYERS[layer.kind](layer.taxYear)),
      layer.kind === "earnings" ? BLANK : amountCell(layer.before),
      amountCell(layer.used),
      layer.kind === "earnings" ? BLANK : amountCell(layer.after),
      words(layer.fiveYearsEnd === undefined ? "" : shortDate(layer.fiveYearsEnd)),
      layer.recaptured === undefined ? BLANK : amountCell(layer.recaptured),
      evidenceOf(owner, layer),
    ],
  }));
  const look = { bold: true };
  rows.push({
    style: "total",
    place: name("T"),
    cells: [
      words(name("T"), look),
      words("Total; used = line 21", look),
      amountCell(sum(layers.map(({ before }) => before)), look),
      amountCell(sum(layers.map(({ used }) => used)), look),
      amountCell(sum(layers.map(({ after }) => after)), look),
      BLANK,
      amountCell(sum(layers.flatMap(({ recaptured }) => recaptured ?? [])), look),
      BLANK,
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
        { head: "Layer", align: "left", width: 29 },
        { head: "Basis before\nthe distribution", align: "right", width: 13 },
        { head: `Used in\n${owner.taxYear}`, align: "right", width: 11 },
        { head: `Left on\n12/31/${owner.taxYear}`, align: "right", width: 11 },
        { head: "Five years\nend", align: "right", width: 10 },
        { head: "To Form 5329,\nline 1", align: "right", width: 11 },
        { head: "Known from", align: "left", width: 15 },
      ],
      rows,
    },
    ...notQualified(reading, owner),
  ];
}

/** "R-3"; of a second person with layers "RR-3", so that no name is said twice. */
export function layerName(
  { made }: PacketReading,
  owner: PersonOfReturn,
  index: number | "T",
): string {
  const withLayers = made.people.filter(({ iras }) => iras.layers.length > 0);
  return `${withLayers.indexOf(owner) > 0 ? "RR" : "R"}-${index}`;
}

function evidenceOf({ person, taxYear }: PersonOfReturn, layer: RothLayer): Cell {
  if (layer.kind === "earnings") return BLANK;
  if (layer.grade !== undefined)
    return { kind: "grade", grade: layer.grade, text: GRADES[layer.grade] ?? "" };
  if (layer.taxYear !== taxYear) return words("these records", { quiet: true });
  const line = layer.kind === "taxable" ? "18" : "17";
  return refs({ text: `line ${line}`, goTo: `8606-${person}-${line}` });
}

const GRADES: Readonly<Record<string, string>> = {
  A: "form as filed",
  B: "statement",
  C: "recollection",
};

/** Age and period as they were on the day; nothing where both would make the distribution qualified. */
function notQualified(reading: PacketReading, owner: PersonOfReturn): Block[] {
  const paid = owner.iras.rows.find(
    ({ kind, ira, qualified }) => kind === "distribution" && ira === "roth" && qualified !== true,
  );
  if (paid === undefined || owner.birthDate === undefined) return [];
  const { first } = reading.nameOf(owner.person);
  const { rothPeriod } = owner.iras;
  const isUnder = paid.date < halfPast59(owner.birthDate);
  const isOver =
    rothPeriod.state !== "not_started" && paid.date.slice(0, 4) > String(rothPeriod.firstYear + 4);
  if (!isUnder && isOver) return [];
  const period =
    rothPeriod.state === "not_started"
      ? `no five-year period of ${first}’s Roth IRAs is recorded`
      : `the five-year period of ${first}’s Roth IRAs ${isOver ? "ended" : "ends"} ${rothPeriod.state === "known" ? "on" : "by"} 12/31/${rothPeriod.firstYear + 4}`;
  const age = isUnder
    ? `${first} was under 59½ on ${shortDate(paid.date)}, and no disability, death, or first home is recorded`
    : `${first} was 59½ on ${shortDate(paid.date)}`;
  const text = `${age}; ${period} (IRC §408A(d)(2)).${whatIsLeft(owner)}`;
  return [{ kind: "panel", title: "Why the distribution is not qualified", words: [{ text }] }];
}

function whatIsLeft({ form8606, iras }: PersonOfReturn): string {
  const line = form8606?.lines.find((each) => each.line === "25a")?.value;
  if (line?.kind !== "amount" || line.cents !== 0) return "";
  const recaptured = sum(iras.layers.flatMap((layer) => layer.recaptured ?? []));
  const isTaxed = recaptured.state === "complete" && recaptured.cents > 0;
  return ` Recorded basis covers all of it, so nothing is taxable on line 25c${isTaxed ? "; only the 10% tax on conversions taxed less than five years before is left" : ""}.`;
}

const LAYERS = {
  contributions: () => "Regular contributions, line 22",
  taxable: (year: number | undefined) => `${year} conversion: taxable part`,
  nontaxable: (year: number | undefined) => `${year} conversion: nontaxable part`,
  earnings: () => "Earnings, line 25a",
} as const;
