// What would change a figure: what is open about its entries, facts that it lacks, and entries that no file
// stands behind.

import { readingOf } from "../../app/person-ledger.ts";
import type { LedgerReader } from "../../app/ports.ts";
import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import { openPointsOfYear } from "../../app/questions/open-points/open-points-of-year.ts";
import type { Why } from "../../app/questions/year/why.ts";
import { adviceWords } from "../../kernel/advice.ts";
import type { CalendarDate, TaxYear } from "../../kernel/calendar.ts";
import { formatDollars, total } from "../../kernel/money.ts";
import { messageIn, type Voice } from "../../kernel/sentence.ts";
import { type Html, html } from "../../render/html/markup.ts";
import { countText, sentence } from "./words.ts";

export async function pointsAbout(
  store: LedgerReader,
  why: Why,
  asked: {
    readonly people: readonly string[];
    readonly taxYear: TaxYear;
    readonly today: CalendarDate;
  },
): Promise<readonly OpenPoint[]> {
  const missing = new Set(why.value.kind === "incomplete" ? why.value.missing : []);
  const found = new Map<string, OpenPoint>();
  for (const person of asked.people) {
    const reading = await readingOf(store, person);
    if (!reading.ok) continue;
    for (const point of await openPointsOfYear(store, reading.value, asked)) {
      const about =
        point.events.some((event) => why.entries.has(event)) ||
        (point.facts ?? []).some((fact) => missing.has(fact));
      if (about) found.set(`${point.code} ${point.message}`, point);
    }
  }
  return [...found.values()];
}

/** Undefined where nothing is known that could. */
export function wouldChange(
  why: Why,
  points: readonly OpenPoint[],
  voice: Voice,
): Html | undefined {
  const typed = why.trail.filter(({ event }) => {
    const entry = event === undefined ? undefined : why.entries.get(event);
    return entry !== undefined && entry.source === undefined;
  });
  if (points.length === 0 && typed.length === 0) return undefined;
  const items = points.map((point) => {
    const { action, amount } = point;
    return row(
      sentence(messageIn(point, voice)),
      action === undefined ? "" : sentence(adviceWords(action, voice)),
      amount === undefined ? undefined : formatDollars(amount),
    );
  });
  const entries = new Set(typed.map(({ event }) => event)).size;
  const proof =
    typed.length === 0
      ? undefined
      : row(
          `${countText(entries, "entry")} behind it ${entries === 1 ? "was" : "were"} typed in`,
          "No file stands behind it. A statement dropped under Files would prove it, or show another amount.",
          formatDollars(total(typed.map(({ amount }) => amount))),
        );
  return html`<section aria-labelledby="change"><div class="section-head"><h2 id="change">What would change this</h2></div><div class="card"><ul class="rows">${items}${proof}</ul></div></section>`;
}

function row(what: string, then: string, amount: string | undefined): Html {
  return html`<li class="split"><div><p>${what}</p>${then === "" ? undefined : html`<p class="small muted">${then}</p>`}</div>${amount === undefined ? undefined : html`<b class="num">${amount}</b>`}</li>`;
}
