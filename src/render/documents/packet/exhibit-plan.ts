// The exhibit of one plan: contributions beside the conversions that took them, by month, and what was paid
// out. Every row has its letter and number, and every month its sum.

import type { ExhibitRow } from "../../../app/questions/packet/plan-exhibit.ts";
import type { Movement } from "../../../basis/movement.ts";
import { type Amount, sum } from "../../../kernel/amount-state.ts";
import { add, type Cents, formatDollars, total, ZERO } from "../../../kernel/money.ts";
import {
  amountCell,
  BLANK,
  type Block,
  type Cell,
  type Column,
  counted,
  type DocTable,
  longDate,
  money,
  monthOf,
  type Row,
  type Section,
  shortDate,
  words,
} from "./document.ts";
import type { Exhibit, PacketReading } from "./reading.ts";

/** More rows than this stand in an annex, and a month is a row. */
const MOST_ROWS = 200;

export interface ExhibitSections {
  readonly section: Section;
  readonly annex?: Section;
}

export function planSection(reading: PacketReading, exhibit: Exhibit): ExhibitSections {
  const { letter, owner, plan } = exhibit;
  if (plan === undefined) throw new Error("an exhibit of a plan has a plan");
  const name = reading.nameOf(owner.person);
  const conversions = plan.rows.flatMap(({ conversion }) => conversion ?? []);
  // Without conversions a month is a row; with them, each conversion is.
  const months = [...new Set(plan.rows.map(({ date }) => monthOf(date)))];
  const numbered = plan.rows.map((each, index) => ({
    each,
    label: `${letter}-${1 + (conversions.length === 0 ? months.indexOf(monthOf(each.date)) : index)}`,
  }));
  for (const { each, label } of numbered)
    for (const event of each.conversion?.events ?? []) reading.rowOf.set(event.id, label);
  const isLong = plan.rows.length > MOST_ROWS;
  const isPaid = plan.distributions.length > 0;
  const blocks: Block[] = [factsOf(exhibit)];
  if (plan.rows.length > 0) {
    if (conversions.length === 0)
      blocks.push(...contributionBlocks(numbered, isPaid ? "" : letter));
    else blocks.push(conversionTable(exhibit, numbered, isLong, isPaid ? "" : letter));
  }
  const paid = plan.distributions.flatMap((movement) =>
    movement.parts.map((part) => ({ movement, part })),
  );
  const first = conversions.length === 0 ? months.length : plan.rows.length;
  if (isPaid) {
    paid.forEach(({ movement, part }, index) => {
      const label = `${letter}-${first + index + 1}`;
      for (const { id } of movement.events) {
        if (!reading.rowOf.has(id)) reading.rowOf.set(id, label);
        reading.rowOf.set(partKey(id, part.to, part.amount), label);
      }
    });
    blocks.push(...distributionBlocks(exhibit, paid, first));
  }
  blocks.push(...againstForm(exhibit), closing(exhibit));
  const title = `Exhibit ${letter}. ${plan.planName}`;
  const owned = reading.isJoint ? ` (${name.first})` : "";
  const section: Section = {
    place: `exhibit-${letter}`,
    title,
    contents: `Exhibit ${letter}: ${plan.planName}${owned}`,
    headLeft: `Exhibit ${letter}: ${plan.planName}`,
    headRight: name.latin,
    start: plan.rows.length > 18 || letter === "A" ? "page" : "flow",
    nested: letter !== "A",
    blocks,
  };
  return isLong ? { section, annex: annexOf(exhibit, numbered, name.latin) } : { section };
}

/** One payment of a distribution: each has a row. */
export function partKey(event: string, to: string, amount: Cents): string {
  return `${event} ${to} ${amount}`;
}

type Numbered = readonly { readonly each: ExhibitRow; readonly label: string }[];

function factsOf({ plan, owner }: Exhibit): Block {
  const since = plan?.rothSince;
  const HOW: Readonly<Record<string, string>> = {
    automatic: "converted automatically",
    manual: "converted on request",
    none: "not converted in the plan",
  };
  const account = [plan?.trustee, plan?.account && `ending ${plan.account}`]
    .filter(Boolean)
    .join(", ");
  const hasConversions = plan?.rows.some(({ conversion }) => conversion !== undefined) === true;
  return {
    kind: "facts",
    facts: [
      { label: "Employer", value: plan?.employerName ?? "not recorded" },
      { label: "Payer, account", value: account === "" ? "not recorded" : account },
      ...(hasConversions && since !== undefined && since.state !== "not_started"
        ? [
            {
              label: "Roth account since",
              value: `${since.state === "known" ? "" : "at the latest "}${since.firstYear}; five years end 12/31/${since.firstYear + 4}`,
            },
          ]
        : []),
      {
        label: "After-tax money",
        value:
          HOW[plan?.inPlanConversion ?? ""] ??
          (hasConversions ? "converted in the plan" : "rolled over or kept"),
      },
    ].map((fact) => ({ ...fact, value: fact.value || owner.person })),
  };
}

const CONVERSION_COLUMNS: readonly Column[] = [
  { head: "Row", align: "left", width: 6 },
  { head: "Payday", align: "left", width: 14 },
  { head: "After-tax\ncontributed", align: "right", width: 16 },
  { head: "Converted in\nthe plan on", align: "right", width: 20 },
  { head: "Converted\n(box 1)", align: "right", width: 15 },
  { head: "After-tax basis\n(box 5)", align: "right", width: 17 },
  { head: "Earnings\n(box 2a)", align: "right", width: 12 },
];

function conversionTable(
  exhibit: Exhibit,
  numbered: Numbered,
  isLong: boolean,
  letter: string,
): DocTable {
  const rows: Row[] = [];
  for (const [month, ofMonth] of Map.groupBy(numbered, ({ each }) =>
    monthOf(each.conversion?.date ?? each.date),
  )) {
    if (!isLong) rows.push(...ofMonth.map(conversionRow));
    rows.push(sumRow(ofMonth, month, isLong));
  }
  rows.push(totalRow(numbered, exhibit, letter));
  return {
    kind: "table",
    size: "exhibit",
    columns: CONVERSION_COLUMNS,
    rows,
    continued: `Exhibit ${exhibit.letter}, continued`,
  };
}

function conversionRow({ each, label }: Numbered[number]): Row {
  const { contribution, conversion } = each;
  return {
    place: label,
    cells: [
      words(label),
      contribution === undefined ? BLANK : words(shortDate(contribution.date)),
      money(contribution?.amount),
      conversion === undefined ? BLANK : words(shortDate(conversion.date)),
      money(conversion?.gross),
      amountCell(conversion?.basis),
      amountCell(conversion?.pretax),
    ],
  };
}

function sums(numbered: Numbered): {
  readonly contributed: Cents;
  readonly moved: readonly Movement[];
  readonly gross: Cents;
  readonly basis: Amount;
  readonly earnings: Amount;
} {
  const moved = numbered.flatMap(({ each }) => each.conversion ?? []);
  return {
    contributed: total(numbered.map(({ each }) => each.contribution?.amount ?? ZERO)),
    moved,
    gross: total(moved.map(({ gross }) => gross)),
    basis: sum(moved.map(({ basis }) => basis)),
    earnings: sum(moved.map(({ pretax }) => pretax)),
  };
}

function sumRow(numbered: Numbered, month: string, isLong: boolean): Row {
  const { contributed, moved, gross, basis, earnings } = sums(numbered);
  const first = numbered[0];
  const last = numbered.at(-1);
  return {
    style: isLong ? "plain" : "subtotal",
    cells: [
      isLong ? words(first?.label ?? "") : BLANK,
      words(month, { bold: !isLong }),
      money(contributed),
      words(
        isLong && first !== undefined && last !== undefined
          ? `${moved.length}: ${dayOf(first.each)} to ${dayOf(last.each)}`
          : counted(moved.length, "conversion"),
        { quiet: true },
      ),
      money(gross),
      amountCell(basis),
      amountCell(earnings),
    ],
  };
}

function dayOf({ conversion, date }: ExhibitRow): string {
  return shortDate(conversion?.date ?? date).slice(0, 5);
}

function totalRow(numbered: Numbered, { letter, owner }: Exhibit, place: string): Row {
  const { contributed, moved, gross, basis, earnings } = sums(numbered);
  const look = { bold: true };
  return {
    style: "total",
    ...(place !== "" && { place: `${letter}-T` }),
    cells: [
      words(place === "" ? "" : `${letter}-T`, look),
      words(String(owner.taxYear), look),
      money(contributed, look),
      words(counted(moved.length, "conversion"), look),
      money(gross, look),
      amountCell(basis, look),
      amountCell(earnings, look),
    ],
  };
}

/** Nothing on the return is built on single paydays here, so a month is a row that lists its days. */
function contributionBlocks(numbered: Numbered, letter: string): Block[] {
  let running = ZERO;
  const months = [...Map.groupBy(numbered, ({ each }) => monthOf(each.date))];
  const rows: Row[] = months.map(([month, ofMonth]) => {
    const amounts = ofMonth.map(({ each }) => each.contribution?.amount ?? ZERO);
    const amount = total(amounts);
    running = add(running, amount);
    const label = ofMonth[0]?.label ?? "";
    const [one] = amounts;
    const same = amounts.every((each) => each === one) ? one : undefined;
    return {
      place: label,
      cells: [
        words(label),
        words(month),
        words(ofMonth.map(({ each }) => shortDate(each.date)).join(", ")),
        words(same === undefined ? "" : `${amounts.length} × ${formatDollars(same)}`),
        money(amount),
        money(running),
      ],
    };
  });
  const sum_ = total(numbered.map(({ each }) => each.contribution?.amount ?? ZERO));
  rows.push({
    style: "total",
    ...(letter !== "" && { place: `${letter}-T` }),
    cells: [
      words(letter === "" ? "" : `${letter}-T`, { bold: true }),
      words("Year", { bold: true }),
      words(counted(numbered.length, "payday"), { bold: true }),
      BLANK,
      money(sum_, { bold: true }),
      money(running, { bold: true }),
    ],
  });
  return [
    { kind: "heading", text: "After-tax contributions" },
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "", align: "left", width: 6 },
        { head: "Month", align: "left", width: 12 },
        { head: "Paydays", align: "left", width: 36 },
        { head: "Each", align: "right", width: 14 },
        { head: "After-tax contributed", align: "right", width: 18 },
        { head: "Basis to date", align: "right", width: 14 },
      ],
      rows,
    },
  ];
}

const TO: Readonly<Record<string, string>> = {
  roth_ira: "Roth IRA",
  traditional_ira: "Traditional IRA",
  eligible_plan: "Another employer’s plan",
  cash: "Paid in cash",
  designated_roth: "Roth account of the plan",
};

function distributionBlocks(
  { letter }: Exhibit,
  paid: readonly { readonly movement: Movement; readonly part: Movement["parts"][number] }[],
  first: number,
): Block[] {
  const rows: Row[] = paid.map(({ movement, part }, index) => {
    const label = `${letter}-${first + index + 1}`;
    return {
      place: label,
      cells: [
        words(label),
        words(shortDate(movement.date)),
        words(`${TO[part.to] ?? part.to}${part.method === "sixty_day" ? ", within 60 days" : ""}`),
        amountCell(part.basis),
        amountCell(part.pretax),
        money(part.amount),
        amountCell(part.taxable),
      ],
    };
  });
  const look = { bold: true };
  rows.push({
    style: "total",
    place: `${letter}-T`,
    cells: [
      words(`${letter}-T`, look),
      BLANK,
      words(paid.length === 1 ? "Distribution" : "Distributions", look),
      amountCell(sum(paid.map(({ part }) => part.basis)), look),
      amountCell(sum(paid.map(({ part }) => part.pretax)), look),
      money(total(paid.map(({ part }) => part.amount)), look),
      amountCell(sum(paid.map(({ part }) => part.taxable)), look),
    ],
  });
  const days = [...new Set(paid.map(({ movement }) => movement.date))];
  const [day] = days;
  const title =
    days.length === 1 && day !== undefined
      ? `The distribution of ${longDate(day)}`
      : "Distributions";
  const together =
    paid.length > 1 && days.length === 1 && paid.some(({ part }) => part.to === "traditional_ira");
  return [
    { kind: "heading", text: title },
    ...(together
      ? [
          {
            kind: "text" as const,
            style: "note" as const,
            words: [
              {
                text: "What left on the same day is one distribution. The pretax amount is assigned to the direct rollovers first (Notice 2014-54, section III).",
              },
            ],
          },
        ]
      : []),
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "Row", align: "left", width: 7 },
        { head: "Date", align: "left", width: 12 },
        { head: "To", align: "left", width: 31 },
        { head: "After-tax basis", align: "right", width: 14 },
        { head: "Pretax", align: "right", width: 12 },
        { head: "Amount", align: "right", width: 13 },
        { head: "Taxable", align: "right", width: 11 },
      ],
      rows,
    },
  ];
}

/** Box by box, where the form of the plan differs. */
function againstForm(exhibit: Exhibit): Block[] {
  const { owner, plan } = exhibit;
  const form = owner.checklist.find(
    (each) => each.plan === plan?.plan && each.result === "differs",
  );
  if (form === undefined) return [];
  const NAMES = [
    ["box_1", "1  Gross distribution"],
    ["box_2a", "2a  Taxable amount"],
    ["box_4", "4  Federal income tax withheld"],
    ["box_5", "5  Employee contributions"],
    ["box_6", "6  Net unrealized appreciation"],
    ["box_7", "7  Distribution code"],
    ["box_10", "10  In-plan Roth rollover within five years"],
    ["box_11", "11  First year of the Roth account"],
  ] as const;
  const rows: Row[] = NAMES.flatMap(([box, name]) => {
    const [ours, theirs] = [form.expected?.[box], form.received?.[box]];
    if (ours === undefined && theirs === undefined) return [];
    const differing = form.differing.find((each) => each.box === box);
    const cell = (value: typeof ours): Cell =>
      value === undefined ? BLANK : value.state === "text" ? words(value.text) : amountCell(value);
    return [
      {
        cells: [
          words(name),
          cell(ours),
          cell(theirs),
          money(differing?.difference),
          {
            kind: "mark" as const,
            mark: differing === undefined ? ("agrees" as const) : ("differs" as const),
            word: differing === undefined ? "agrees" : "differs",
          },
          words(effectOf(differing?.box, differing?.difference)),
        ],
      },
    ];
  });
  return [
    { kind: "heading", text: "Form 1099-R against these records" },
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "Box", align: "left", width: 31 },
        { head: "These records", align: "right", width: 13 },
        { head: "As received", align: "right", width: 13 },
        { head: "Difference", align: "right", width: 13 },
        { head: "Result", align: "left", width: 11 },
        { head: "If entered as printed", align: "left", width: 19 },
      ],
      rows,
    },
  ];
}

function effectOf(box: string | undefined, difference: Cents | undefined): string {
  if (box !== "box_2a" && box !== "box_1") return "";
  if (difference === undefined || difference === 0) return "";
  const line = box === "box_2a" ? "5b" : "5a";
  return `line ${line} ${formatDollars(Math.abs(difference) as Cents)} too ${difference > 0 ? "high" : "low"}`;
}

function closing({ owner, plan }: Exhibit): Block {
  const forms = owner.checklist.filter((each) => each.plan === plan?.plan);
  const result =
    forms.length === 0
      ? "No Form 1099-R is expected."
      : forms.every((form) => form.result === "agrees")
        ? "Agrees with the Form 1099-R."
        : `The Form 1099-R ${forms.map((form) => RESULT[form.result] ?? form.result).join(" and ")}.`;
  const left =
    plan?.basisLeft.state === "complete"
      ? ` Basis left in the plan on 12/31/${owner.taxYear}: ${formatDollars(plan.basisLeft.cents)}.`
      : "";
  return {
    kind: "text",
    style: "note",
    words: [
      { text: `${result}${left} Goes to Form 1040, lines 5a and 5b, ` },
      { text: "", goTo: "form-1040", isPage: true },
      { text: "." },
    ],
  };
}

const RESULT: Readonly<Record<string, string>> = {
  differs: "differs",
  missing: "is missing",
  "not yet due": "is not yet due",
  "not compared": "cannot be compared yet",
  agrees: "agrees",
};

function annexOf({ letter, plan }: Exhibit, numbered: Numbered, name: string): Section {
  return {
    place: `annex-${letter}`,
    title: `Annex to Exhibit ${letter}: the single conversions`,
    subtitle: plan?.planName ?? "",
    contents: `Annex to Exhibit ${letter}: single conversions`,
    headLeft: `Annex to Exhibit ${letter}`,
    headRight: name,
    start: "page",
    blocks: [
      {
        kind: "annex",
        head: ["Row", "Date", "Amount", "Basis", "Earnings"],
        rows: numbered.map(({ each, label }) => ({
          place: label,
          cells: [
            label,
            shortDate(each.conversion?.date ?? each.date),
            each.conversion === undefined ? "" : formatDollars(each.conversion.gross),
            knownText(
              each.conversion?.basis ??
                (each.contribution && { state: "complete", cents: each.contribution.amount }),
            ),
            knownText(each.conversion?.pretax),
          ],
        })),
      },
    ],
  };
}

function knownText(amount: Amount | undefined): string {
  if (amount === undefined) return "";
  return amount.state === "complete" ? formatDollars(amount.cents) : "?";
}
