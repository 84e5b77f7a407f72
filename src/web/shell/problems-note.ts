// Why a form was not taken: how many fields need another look, and what the book itself refuses.
import { adviceWords } from "../../kernel/advice.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Html, html } from "../../render/html/markup.ts";
import { icon } from "./icon.ts";
import { countText, sentence } from "./words.ts";

export function problemsNote(
  problems: readonly Problem[],
  faults: ReadonlyMap<string, string>,
  headline = "Nothing was recorded yet.",
): Html | undefined {
  if (problems.length === 0 && faults.size === 0) return undefined;
  const told = problems.map(({ message, hint }) => {
    const advice = hint === undefined ? "" : adviceWords(hint);
    return html`<p>${sentence(message)}${advice === "" ? undefined : html` <span class="muted">${sentence(advice)}</span>`}</p>`;
  });
  const looks = faults.size === 1 ? "needs" : "need";
  return html`<div class="note warn" role="alert">${icon("warning")}<div><p><b>${headline}</b>${
    faults.size === 0
      ? undefined
      : ` ${countText(faults.size, "field")} below ${looks} another look.`
  }</p>${told}</div></div>`;
}
