// One thing that is open, as an item of a list: left by when, then what and why, right what it comes to.

import { isLate, type OpenPoint } from "../../app/questions/open-points/open-point.ts";
import { adviceWords } from "../../kernel/advice.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { formatDollars } from "../../kernel/money.ts";
import { messageIn, type Voice } from "../../kernel/sentence.ts";
import { type Html, html } from "../../render/html/markup.ts";
import { addressOfAccepting } from "./accepting.ts";
import { whereToGive } from "./missing-fact.ts";
import { dayText, distanceText, sentence, shortDay } from "./words.ts";

export interface PointContext {
  readonly today: CalendarDate;
  /** Whose it is, where several people are on the page. */
  readonly whose: string | undefined;
  readonly base: string;
  readonly person: string;
  readonly year: number;
  readonly readOnly: boolean;
  readonly voice: Voice;
}

export function openPointItem(
  point: OpenPoint,
  { today, whose, base, person, year, readOnly, voice }: PointContext,
): Html {
  const { action, amount, severity, events } = point;
  const message = messageIn(point, voice);
  const [fact] = point.facts ?? [];
  const event = events[0] ?? (fact !== undefined && "event" in fact ? fact.event : undefined);
  const asks = fact !== undefined && point.code === "line.incomplete" && !readOnly;
  const give = asks ? whereToGive(fact) : undefined;
  const then = action === undefined ? "" : adviceWords(action, voice);
  const accepting = readOnly ? undefined : addressOfAccepting(point, { person, year });
  const links = [
    ...(event === undefined
      ? []
      : [
          html`<a href="${base}/events?person=${person}&amp;year=${year}#${event}">See the entries</a>`,
        ]),
    ...(accepting === undefined ? [] : [html`<a href="${base}${accepting}">Right as it is?</a>`]),
  ];
  return html`<li class="${severity}">${dueText(point, today)}<div class="what"><h3>${whose === undefined ? sentence(message, "") : `${whose}: ${message}`}</h3>${
    give === undefined
      ? then === ""
        ? undefined
        : html`<p>${then}</p>`
      : html`<p><a href="${base}${give}">Say it</a></p>`
  }${links.length === 0 ? undefined : html`<p class="small">${links.flatMap((link, at) => (at === 0 ? [link] : [" · ", link]))}</p>`}</div>${amount === undefined ? undefined : html`<div class="sum"><span class="num">${formatDollars(amount)}</span></div>`}</li>`;
}

function dueText(point: OpenPoint, today: CalendarDate): Html {
  const { due } = point;
  if (due === undefined)
    return html`<div class="due"><b>${point.severity === "todo" ? "No date" : "To look at"}</b></div>`;
  if (due < today && !isLate(point, today))
    return html`<div class="due"><b>Open</b> <span class="muted">since ${dayText(due)}</span></div>`;
  return due < today
    ? html`<div class="due late"><b>${distanceText(due, today)}</b> <span class="muted">since ${dayText(due)}</span></div>`
    : html`<div class="due"><b>By ${due.slice(0, 4) === today.slice(0, 4) ? shortDay(due) : dayText(due)}</b> <span class="muted">${distanceText(due, today)}</span></div>`;
}
