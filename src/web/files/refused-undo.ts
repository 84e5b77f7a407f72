// A batch that cannot be taken back as it is: why, and the way to take along what rests on it.
import { adviceWords } from "../../kernel/advice.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Html, html } from "../../render/html/markup.ts";
import type { Posted } from "../posted.ts";
import { icon } from "../shell/icon.ts";
import { countText, sentence } from "../shell/words.ts";

export function refusedUndo(
  problems: readonly Problem[],
  {
    batch,
    base,
    posted,
  }: { readonly batch: string; readonly base: string; readonly posted: Posted },
): Html {
  const resting = problems.filter(({ code }) => code === "ledger.still-referred-to");
  const events = new Set(resting.flatMap((problem) => problem.events ?? []));
  return html`<div class="note warn" role="status">${icon("warning")}<div><p><b>Nothing was taken back.</b></p>${problems.map(
    ({ message, hint, code }) =>
      html`<p>${sentence(message)}${
        hint === undefined || code === "ledger.still-referred-to"
          ? undefined
          : html` <span class="muted">${sentence(adviceWords(hint))}</span>`
      }</p>`,
  )}${
    events.size === 0
      ? undefined
      : html`<form method="post" action="${base}/undo">${["ledger", "back"].map((name) => hiddenField(name, posted))}<input type="hidden" name="carry" value="yes"><button class="btn slim" type="submit" name="batch" value="${batch}">Take ${countText(events.size, "entry")} along and undo all</button></form>`
  }</div></div>`;
}

/** What the first form said of its book and of where it came from. */
function hiddenField(name: string, posted: Posted): Html | string {
  const value = posted.get(name);
  return value === undefined ? "" : html`<input type="hidden" name="${name}" value="${value}">`;
}
