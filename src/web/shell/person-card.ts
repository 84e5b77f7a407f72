// One person's room and what waits: two figures, and a bar of the limit with the list that adds up to it.

import type { Status } from "../../app/questions/status.ts";
import { WAITS_TODAY } from "../../app/questions/year/why.ts";
import { adviceWords } from "../../kernel/advice.ts";
import { type Cents, formatDollars, ZERO } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { FillingPart, LimitFilling } from "../../planning/limit-filling.ts";
import type { AmountSchedule } from "../../planning/schedule.ts";
import type { YearOutlook } from "../../planning/year-outlook.ts";
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";
import { figure } from "./figure.ts";
import { factAsked } from "./missing-fact.ts";
import { countText } from "./words.ts";

interface PersonOnCard {
  readonly id: string;
  readonly name: string;
  readonly status?: Status;
  readonly problems: readonly Problem[];
}

interface Part {
  readonly label: string;
  readonly cents: Cents;
  /** A class of the style sheet: the colour of that money. */
  readonly key: string;
  /** The line of the worksheet that has it. */
  readonly line?: string;
}

export function personCard(
  { id, name, status, problems }: PersonOnCard,
  {
    base,
    year,
    readOnly,
    names,
  }: {
    readonly base: string;
    readonly year: number;
    readonly readOnly: boolean;
    /** Names of people, plans and employers by their ids. */
    readonly names: ReadonlyMap<string, string>;
  },
): Html {
  const unclear =
    status === undefined
      ? problems.some(({ code }) => code === "ledger.unknown-plan")
      : status.outlook === undefined || status.otherPlans.length > 0;
  const head = html`<div class="person-head"><span class="who" aria-hidden="true">${[...name][0] ?? ""}</span><div><h3>${name}</h3>${
    status?.outlook === undefined
      ? undefined
      : html`<p>${names.get(status.outlook.plan) ?? status.outlook.plan}</p>`
  }</div></div>`;
  if (unclear)
    return html`<article class="card">${head}<p>No plan of ${name} is known: no paycheck is in the book, and nothing else that names one.</p>${
      readOnly
        ? undefined
        : html`<p class="muted">Drop a payslip or a payroll register, and the room left is here. Or <a href="${base}/record/paycheck?person=${encodeURIComponent(id)}">type in a paycheck</a>.</p>`
    }</article>`;
  if (status?.outlook === undefined)
    return html`<article class="card">${head}<ul class="problems">${problems.map(
      ({ message, hint }) =>
        html`<li><p>${message}</p>${hint === undefined ? undefined : html`<p class="muted">${adviceWords(hint)}</p>`}</li>`,
    )}</ul></article>`;
  const { filling, outlook, waiting } = status;
  const why = (line: string, of: string) => ({
    href: `${base}/why/year/${line}?person=${encodeURIComponent(id)}&year=${year}`,
    of,
  });
  const unknown = outlook.incomplete.length > 0;
  const checks = outlook.projected.checks.length;
  return html`<article class="card">${head}<div class="pair"><div><h4>Room left for after-tax</h4>${
    outlook.takesAfterTax === "no"
      ? html`<p class="muted">The plan takes no after-tax money.</p>`
      : unknown
        ? html`<p class="missing">Not known yet.</p>${outlook.incomplete.map((fact) => html`<p class="small">${factAsked(fact, { base, readOnly, names })}</p>`)}`
        : html`<p class="value">${figure(outlook.room.atYearEnd, why("room", "room left"))}</p><p class="small muted">${roomText(checks, outlook.amounts)}${outlook.takesAfterTax === "unknown" ? " Whether the plan takes after-tax money is not recorded." : ""}</p>`
  }</div><div><h4>Waits to be converted</h4>${
    waiting.missing.length > 0 && waiting.lots.length === 0
      ? undefined
      : html`<p class="value">${figure(waiting.basis, why(WAITS_TODAY, "waits to be converted"))}</p><p class="small muted">${
          waiting.basis === ZERO
            ? "Nothing waits."
            : `The oldest for ${countText(waiting.oldestDays, "day")}.`
        }</p>`
  }${
    waiting.missing.length === 0
      ? undefined
      : html`<p class="small">Not all is known: <a href="${why(WAITS_TODAY, "").href}">what it needs</a>.</p>`
  }</div></div>${unknown || filling === undefined ? undefined : html`${meter(partsOf(filling))}${partsList(filling, outlook, { base, person: id, year })}`}${
    readOnly
      ? undefined
      : html`<p class="actions"><a class="btn slim" href="${base}/record/in_plan_roth_rollover?person=${encodeURIComponent(id)}">Record a conversion</a><a class="btn slim" href="${base}/record/paycheck?person=${encodeURIComponent(id)}">Type in a paycheck</a></p>`
  }</article>`;
}

function roomText(checks: number, { perPaycheck, unused }: AmountSchedule): string {
  if (checks === 0) return "No paycheck is left this year.";
  const left = checks === 1 ? "1 paycheck is" : `${checks} paychecks are`;
  const each = `$${formatDollars(perPaycheck)} on each`;
  return unused === ZERO
    ? `${left} left; ${each} fills it.`
    : `${left} left; ${each} is all that pay allows, and $${formatDollars(unused)} stays unused.`;
}

const PARTS: Readonly<Record<FillingPart, Omit<Part, "cents">>> = {
  deferrals: { label: "Deferrals so far", key: "pretax", line: "4" },
  employer: { label: "Employer money so far", key: "employer", line: "5" },
  after_tax: { label: "After-tax so far", key: "aftertax", line: "6" },
  to_come: { label: "Still to come by itself", key: "coming" },
  above_plan_cap: { label: "Above what the plan takes", key: "coming" },
  room: { label: "Room left for after-tax", key: "room" },
};

/** What is nothing is left out; the room is said all the same. */
function partsOf({ parts }: LimitFilling): readonly Part[] {
  return parts
    .filter(({ part, cents }) => cents > 0 || part === "room")
    .map(({ part, cents }) => ({ ...PARTS[part], cents }));
}

function meter(parts: readonly Part[]): Html {
  const all = parts.reduce((sum, { cents }) => sum + cents, 0);
  if (all <= 0) return html``;
  let at = 0;
  const bars = parts.map(({ cents, key }) => {
    const width = (cents / all) * 1000;
    const bar = `<rect class="fill-${key}" x="${at.toFixed(1)}" width="${width.toFixed(1)}" height="10"/>`;
    at += width;
    return bar;
  });
  return trustedHtml(
    `<svg class="meter" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${bars.join("")}</svg>`,
  );
}

function partsList(
  filling: LimitFilling,
  { employerGroup, limits }: YearOutlook,
  { base, person, year }: { readonly base: string; readonly person: string; readonly year: number },
): Html {
  const { limit, over } = filling;
  const row = limits.annualAdditions.find((each) => each.employerGroup === employerGroup);
  const of = `person=${encodeURIComponent(person)}&year=${year}`;
  // Where nothing was added the worksheet has no lines; what is still to come stands with the room.
  const href = (line?: string) =>
    line === undefined || row === undefined || row.additions.length === 0
      ? `${base}/why/year/room?${of}`
      : `${base}/why/annual-additions/${encodeURIComponent(`${employerGroup}/${line}`)}?${of}`;
  // Where pay still to come raises the limit, the worksheet has that of the pay so far.
  const limitLine = limit === row?.limit ? "3" : undefined;
  return html`<dl class="parts">${partsOf(filling).map(
    ({ label, cents, key, line }) =>
      html`<dt><i class="key ${key}"></i>${label}</dt><dd>${figure(cents, { href: href(line), of: label })}</dd>`,
  )}${over > 0 ? html`<dt class="over"><i class="key limit"></i>Above the limit</dt><dd>−${figure(over, { href: href(), of: "above the limit" })}</dd>` : undefined}<dt class="total">Limit for ${year}</dt><dd class="total">${figure(limit, { href: href(limitLine), of: "limit" })}</dd></dl>`;
}
