// What every chart shares: it is drawn for three widths, of which the style sheet shows one, so that text
// stays near 12 pixels and nothing scrolls sideways; y starts at zero; names and notes are text.
import type { CalendarDate } from "../../../kernel/calendar.ts";
import { daysBetween } from "../../../kernel/calendar.ts";
import { anchorId, type Html, html } from "../markup.ts";

const WIDTHS = [326, 640, 850] as const;
type Width = (typeof WIDTHS)[number];

export interface Picture {
  readonly height: number;
  readonly body: Html;
}

export function chart(given: {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly draw: (width: Width) => Picture;
}): Html {
  const after = anchorId("after", given.id);
  return html`<div class="chart"><a class="skip" href="#${after}">Skip the chart</a>${WIDTHS.map(
    (width) => {
      const { height, body } = given.draw(width);
      const id = anchorId(`w${width}`, given.id);
      return html`<svg class="w${width}" viewBox="0 0 ${width} ${height}" role="group" aria-labelledby="${id}-t" aria-describedby="${id}-d"><title id="${id}-t">${given.title}</title><desc id="${id}-d">${given.description}</desc>${body}</svg>`;
    },
  )}<span id="${after}" tabindex="-1"></span></div>`;
}

/** Steps of an axis that end in round numbers, a few of them, above the highest value. */
export function moneySteps(highest: number): readonly number[] {
  const least = Math.max(highest, 100_00) / 4;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 2.5, 5, 10].map((by) => by * power).find((each) => each >= least) ?? least;
  const count = Math.ceil(Math.max(highest, 1) / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function moneyAxis(
  { left, right, top, bottom }: Frame,
  steps: readonly number[],
): { readonly y: (cents: number) => number; readonly drawn: Html } {
  const highest = steps.at(-1) ?? 1;
  const y = (cents: number) => bottom - (cents / highest) * (bottom - top);
  const drawn = html`${steps.map(
    (step) =>
      html`<line class="grid" x1="${left}" x2="${right}" y1="${at(y(step))}" y2="${at(y(step))}"/><text class="tick" x="${left - 8}" y="${at(y(step) + 4)}" text-anchor="end">${Math.round(step / 100).toLocaleString("en-US")}</text>`,
  )}`;
  return { y, drawn };
}

/** One decimal is enough for a pixel. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export interface Span {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** Where a day lies between the edges of a picture; what was paid later lies on its right edge. */
export function dayScale({ start, end }: Span, { left, right }: Frame) {
  const days = daysBetween(start, end) + 1;
  return (date: CalendarDate) =>
    left + (Math.min(days, Math.max(0, daysBetween(start, date))) / days) * (right - left);
}

/** A line of steps: money moves on a day and stays until the next. */
export function stepPath(
  points: readonly { readonly x: number; readonly y: number }[],
  until: number,
): string {
  const [first, ...others] = points;
  if (first === undefined) return "";
  const steps = others.map(({ x, y }) => `H${at(x)}V${at(y)}`).join("");
  return `M${at(first.x)} ${at(first.y)}${steps}H${at(until)}`;
}
