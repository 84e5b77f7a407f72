// Where each person stands: room, limits and what waits, each leading to its terms.
import type { YearReport } from "../../../app/questions/year-report.ts";
import type { Amount } from "../../../kernel/amount-state.ts";
import type { Cents } from "../../../kernel/money.ts";
import { type Html, html } from "../markup.ts";
import { at } from "./drawing.ts";
import { linkedAmount, type YearLinks } from "./links.ts";
import { nameOf } from "./words.ts";

export function standingSection(people: readonly YearReport[], links: YearLinks): Html {
  return html`${people.map(
    (report) =>
      html`${people.length > 1 ? html`<h3 class="over-cards">${nameOf(report)}</h3>` : undefined}<ul class="four">${report.figures.map(
        ({ label, value, of, detail, explanation }) =>
          html`<li class="card"><h3 class="label">${label}</h3><p class="value">${linkedAmount(value, { href: links.figure({ id: explanation, person: report.person }), of: `${label}, ${nameOf(report)}` })}</p>${of === undefined ? undefined : bar(value, of)}<p class="small muted">${detail}</p></li>`,
      )}</ul>`,
  )}`;
}

function bar(value: Amount, whole: Cents): Html | undefined {
  if (value.state !== "complete" || whole <= 0) return undefined;
  const width = Math.min(1, Math.max(0, value.cents / whole)) * 1000;
  const key = value.cents > whole ? "limit" : "accent";
  return html`<svg class="meter" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect class="fill-${key}" width="${at(width)}" height="10"/></svg>`;
}
