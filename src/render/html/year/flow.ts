// Where the year's after-tax money came from and where it went. Both sides are equal; the list beside the
// picture adds up to the same.
import type { AfterTaxFlow, FlowFrom, FlowTo } from "../../../app/questions/year/after-tax-flow.ts";
import type { YearReport } from "../../../app/questions/year-report.ts";
import { type Cents, formatDollars, total } from "../../../kernel/money.ts";
import type { EventKind } from "../../../ledger/kinds.ts";
import { type Html, html } from "../markup.ts";
import { at, chart } from "./drawing.ts";
import { linked, type YearLinks } from "./links.ts";
import { nameOf } from "./words.ts";

interface Band {
  readonly label: string;
  readonly key: string;
  readonly cents: Cents;
  /** The entries that it sums. */
  readonly href: string;
}

const FROM: Readonly<Record<FlowFrom, string>> = {
  paychecks: "Paychecks",
  before: "Waited from before",
  other_plans: "From another plan",
  earnings: "Earnings",
};

const TO: Readonly<Record<FlowTo, { readonly label: string; readonly key: string }>> = {
  designated_roth: { label: "Roth account in the plan", key: "roth" },
  roth_ira: { label: "Roth IRA", key: "roth" },
  traditional_ira: { label: "Traditional IRA", key: "pretax" },
  eligible_plan: { label: "Another plan", key: "pretax" },
  cash: { label: "Paid out", key: "other" },
  paid_back: { label: "Paid back as an excess", key: "other" },
  other_plans: { label: "Moved to another plan", key: "aftertax" },
  waiting: { label: "Waits in the plan", key: "aftertax" },
};

const FROM_KINDS: Readonly<Partial<Record<FlowFrom, EventKind>>> = {
  paychecks: "paycheck",
  other_plans: "plan_transfer",
};
const TO_KINDS: Readonly<Partial<Record<FlowTo, EventKind>>> = {
  designated_roth: "in_plan_roth_rollover",
  roth_ira: "distribution",
  traditional_ira: "distribution",
  eligible_plan: "distribution",
  cash: "distribution",
  paid_back: "corrective_distribution",
  other_plans: "plan_transfer",
};

export function flowSection(people: readonly YearReport[], links: YearLinks): Html {
  const unknown = people.filter(({ flow }) => flow === undefined);
  const flows = people.flatMap((report) =>
    report.flow === undefined ? [] : [{ report, flow: report.flow }],
  );
  const from = flows.flatMap(({ report, flow }) => sources(people, report, flow, links));
  const to = destinations(flows, links);
  const missing = unknown.map(
    (report) =>
      html`<p class="missing">Where the money of ${nameOf(report)} went cannot be told: a fact is missing, or the account was paid out as a whole. The open points say what.</p>`,
  );
  if (from.length === 0 || to.length === 0)
    return html`<div class="card">${missing}${unknown.length < people.length ? html`<p class="muted">No after-tax money in the year.</p>` : undefined}</div>`;
  const sum = total(from.map(({ cents }) => cents));
  const words = (bands: readonly Band[]) =>
    bands.map(({ label, cents }) => `${label} ${formatDollars(cents)}`).join(", ");
  return html`<div class="card">${chart({
    id: "flow",
    title: "Where the after-tax money went",
    description: `In: ${words(from)}. Out: ${words(to)}. Both are ${formatDollars(sum)}.`,
    draw: (width) => draw({ from, to, sum }, width),
  })}<div class="pair">${list("From", from)}${list("To", to)}</div>${missing}</div>`;
}

function list(title: string, bands: readonly Band[]): Html {
  return html`<div><h3 class="label">${title}</h3><dl class="parts">${bands.map(
    ({ label, key, cents, href }) =>
      html`<dt><i class="key ${key}"></i>${label}</dt><dd>${linked(cents, { href, of: label })}</dd>`,
  )}<dt class="total">Together</dt><dd class="total num">${formatDollars(total(bands.map(({ cents }) => cents)))}</dd></dl></div>`;
}

function sources(
  people: readonly YearReport[],
  report: YearReport,
  { from }: AfterTaxFlow,
  links: YearLinks,
): Band[] {
  return (Object.keys(FROM) as FlowFrom[]).flatMap((name) => {
    const cents = from[name];
    if (cents === undefined) return [];
    const label = people.length > 1 ? `${nameOf(report)}: ${FROM[name].toLowerCase()}` : FROM[name];
    const kind = FROM_KINDS[name];
    const { person, taxYear: year } = report;
    const href = links.entries({ person, year, ...(kind !== undefined && { kind }) });
    return [{ label, key: name === "earnings" ? "other" : "aftertax", cents, href }];
  });
}

/** The same destination of two people is one. */
function destinations(
  flows: readonly { readonly report: YearReport; readonly flow: AfterTaxFlow }[],
  links: YearLinks,
): Band[] {
  return (Object.keys(TO) as FlowTo[]).flatMap((name) => {
    const found = flows.filter(({ flow }) => flow.to[name] !== undefined);
    const [first, second] = found;
    if (first === undefined) return [];
    const { person, taxYear: year } = first.report;
    const kind = TO_KINDS[name];
    const href =
      name === "waiting" && second === undefined
        ? links.figure({ id: "waiting", person })
        : links.entries({
            person: second === undefined ? person : undefined,
            year,
            ...(kind !== undefined && { kind }),
          });
    return [{ ...TO[name], cents: total(found.flatMap(({ flow }) => flow.to[name] ?? [])), href }];
  });
}

/** Left to right where there is room for names on both sides; top to bottom on a phone. */
function draw(
  {
    from,
    to,
    sum,
  }: { readonly from: readonly Band[]; readonly to: readonly Band[]; readonly sum: Cents },
  width: number,
) {
  const down = width < 500;
  const gap = 14;
  const names = down ? 0 : width < 700 ? 150 : 210;
  const length = down ? width - 20 : Math.max(from.length, to.length) * 34 + 120;
  const most = Math.max(from.length, to.length, 1);
  const scale = (length - (most - 1) * gap) / Math.max(sum, 1);
  const across = down ? 230 : width - 2 * names;
  const start = down ? 10 : 16;
  const [first, middle, last] = [0, across / 2 - 5, across - 10];
  const offset = down ? 16 : names;
  const place = (bands: readonly Band[], space: number) => {
    const used = sum * scale + (bands.length - 1) * space;
    let along = start + (length - used) / 2;
    return bands.map((band) => {
      const placed = { ...band, along, size: band.cents * scale };
      along += placed.size + space;
      return placed;
    });
  };
  const box = (depth: number, along: number, size: number, key: string) => {
    const thick = at(Math.max(size, 1));
    return down
      ? html`<rect class="fill-${key}" x="${at(along)}" y="${at(offset + depth)}" width="${thick}" height="10"/>`
      : html`<rect class="fill-${key}" x="${at(offset + depth)}" y="${at(along)}" width="10" height="${thick}"/>`;
  };
  const ribbon = (a: Side, b: Side, key: string) =>
    html`<path class="fill-${key}-soft" d="${ribbonPath(a, b, down)}"/>`;
  let inside = start + (length - sum * scale) / 2;
  const center = inside;
  const left = place(from, gap);
  const right = place(to, gap);
  const ins = left.map(({ along, size, key }) => {
    const drawn = ribbon(
      { depth: offset + first + 10, along, size },
      { depth: offset + middle, along: inside, size },
      key,
    );
    inside += size;
    return drawn;
  });
  inside = center;
  const outs = right.map(({ along, size, key }) => {
    const drawn = ribbon(
      { depth: offset + middle + 10, along: inside, size },
      { depth: offset + last, along, size },
      key,
    );
    inside += size;
    return drawn;
  });
  const labels = down
    ? html`<text class="tick" x="10" y="12">In</text><text class="tick" x="10" y="${offset + across + 14}">Out</text>`
    : html`${named(left, names - 8, "end")}${named(right, offset + across + 8, "start")}<text class="label-text" x="${at(offset + middle + 5)}" y="${at(Math.max(10, center - 5))}" text-anchor="middle">After-tax in the plans</text>`;
  return {
    height: down ? offset + across + 22 : length + 32,
    body: html`${ins}${outs}${left.map(({ along, size, key }) => box(first, along, size, key))}${box(middle, center, sum * scale, "aftertax")}${right.map(({ along, size, key }) => box(last, along, size, key))}${labels}`,
  };
}

interface Side {
  readonly depth: number;
  readonly along: number;
  readonly size: number;
}

function ribbonPath(a: Side, b: Side, down: boolean): string {
  const half = (a.depth + b.depth) / 2;
  const point = (depth: number, along: number) =>
    down ? `${at(along)} ${at(depth)}` : `${at(depth)} ${at(along)}`;
  const [thickA, thickB] = [Math.max(a.size, 1), Math.max(b.size, 1)];
  return `M${point(a.depth, a.along)}C${point(half, a.along)} ${point(half, b.along)} ${point(b.depth, b.along)}L${point(b.depth, b.along + thickB)}C${point(half, b.along + thickB)} ${point(half, a.along + thickA)} ${point(a.depth, a.along + thickA)}Z`;
}

/** Names stand beside their bars, and never on each other. */
function named(
  bands: readonly (Band & { readonly along: number; readonly size: number })[],
  x: number,
  anchor: "start" | "end",
): Html {
  let free = 0;
  return html`${bands.map(({ label, cents, along, size }) => {
    const y = Math.max(along + size / 2 - 2, free + 12);
    free = y + 18;
    return html`<text class="label-text" x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${label.length > 26 ? `${label.slice(0, 25)}…` : label}</text><text class="tick" x="${at(x)}" y="${at(y + 14)}" text-anchor="${anchor}">${formatDollars(cents)}</text>`;
  })}`;
}
