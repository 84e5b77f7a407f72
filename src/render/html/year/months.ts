// The months of a year below a chart, and a note for each that appears on hover and on focus, without script.

import { addDays, addMonths, type CalendarDate } from "../../../kernel/calendar.ts";
import { shortMonth } from "../../month-names.ts";
import { type Html, html } from "../markup.ts";
import { at, dayScale, type Frame, type Span } from "./drawing.ts";

export interface Month extends Span {
  /** `Mar 2025` */
  readonly name: string;
}

/** The twelve months of a year that need not begin in January; a short first year has fewer. */
export function monthsOf({ start, end }: Span): readonly Month[] {
  const months: Month[] = [];
  for (let first = start; first <= end; ) {
    const next = addMonths(`${first.slice(0, 7)}-01` as CalendarDate, 1);
    const last = addDays(next, -1);
    const name = `${shortMonth(first)} ${first.slice(0, 4)}`;
    months.push({ start: first, end: last < end ? last : end, name });
    first = next;
  }
  return months;
}

/** Fewer names where there is little room. */
export function monthAxis(year: Span, frame: Frame): Html {
  const x = dayScale(year, frame);
  const every = frame.right - frame.left < 400 ? 3 : 1;
  return html`${monthsOf(year).map((month, index) =>
    index % every === 0
      ? html`<text class="tick" x="${at(x(month.start) + 2)}" y="${frame.bottom + 18}">${month.name.slice(0, 3)}</text>`
      : html``,
  )}`;
}

export interface MonthNote {
  readonly month: Month;
  readonly lines: readonly string[];
  /** The row of the table with the same figures. */
  readonly href: string;
}

export function monthNotes(notes: readonly MonthNote[], year: Span, frame: Frame): Html {
  const x = dayScale(year, frame);
  return html`${notes.map(({ month, lines, href }) => {
    const [from, to] = [x(month.start), x(addDays(month.end, 1))];
    const longest = Math.max(month.name.length, ...lines.map((line) => line.length));
    const width = Math.min(longest * 6.6 + 20, frame.right - 4);
    const height = 16 * (lines.length + 1) + 12;
    const left = Math.max(2, Math.min(to + 6, frame.right - width));
    const covers = left < to;
    const beside = covers && from - width - 6 > 0 ? from - width - 6 : left;
    return html`<a class="month" href="${href}" aria-label="${month.name}: ${lines.join(", ")}"><rect class="hit" x="${at(from)}" y="${frame.top}" width="${at(to - from)}" height="${frame.bottom - frame.top}"/><g class="tip" aria-hidden="true"><rect class="tip-box" x="${at(beside)}" y="${frame.top}" width="${at(width)}" height="${height}" rx="6"/><text class="tip-head" x="${at(beside + 10)}" y="${frame.top + 18}">${month.name}</text>${lines.map(
      (line, index) =>
        html`<text class="tip-text" x="${at(beside + 10)}" y="${frame.top + 34 + index * 16}">${line}</text>`,
    )}</g></a>`;
  })}`;
}
