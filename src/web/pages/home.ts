// The household at a glance: what to do now, in order of day; where to drop files; the next dates; and for
// each person the room left and what waits to be converted.

import { readingOf } from "../../app/person-ledger.ts";
import { householdOf } from "../../app/questions/household.ts";
import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import { isLate } from "../../app/questions/open-points/open-point.ts";
import { openPointsOfYear } from "../../app/questions/open-points/open-points-of-year.ts";
import type { Status } from "../../app/questions/status.ts";
import { statusOfYear } from "../../app/questions/status-of-year.ts";
import { type CalendarDate, taxYearOf } from "../../kernel/calendar.ts";
import { groupedBy } from "../../kernel/grouped-by.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { spoken, type Voice } from "../../kernel/sentence.ts";
import { type Html, html } from "../../render/html/markup.ts";
import { dropZone } from "../shell/drop-zone.ts";
import { icon } from "../shell/icon.ts";
import { openPointItem } from "../shell/open-point-item.ts";
import { pageVoice } from "../shell/page-voice.ts";
import { personCard } from "../shell/person-card.ts";
import { countText, dayText, distanceText, weekdayText } from "../shell/words.ts";
import type { Pages } from "./book-pages.ts";
import { type Asking, bookPage } from "./context.ts";

export const homePage: Pages = (app, site, book) => {
  app.get("/", (context) => bookPage({ site, book, context, together: "home" }, home));
};

interface PersonStatus {
  readonly id: string;
  readonly name: string;
  readonly status?: Status;
  readonly points: readonly OpenPoint[];
  readonly problems: readonly Problem[];
}

async function home(asking: Asking) {
  const { scope, book, site } = asking;
  if (scope.people.length === 0) return success(emptyBook(asking));
  const known = await householdOf(asking.store);
  if (!known.ok) return known;
  const names = new Map(
    [...known.value.people, ...known.value.employers, ...known.value.plans].map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const voice = pageVoice(known.value);
  const chosen = scope.people.filter(({ id }) => scope.person === undefined || scope.person === id);
  const people: PersonStatus[] = [];
  for (const each of chosen) people.push({ ...each, ...(await statusOf(asking, each.id)) });
  const points = people.flatMap(({ name, id, points: own }) =>
    own.map((point) => ({ point, name, id })),
  );
  // What is open for everybody alike, a backup for one, is nobody's.
  const alike = groupedBy(points, ({ point }) => `${point.code} ${point.message}`);
  const seen = new Map(
    [...alike].map(([key, [first, ...others]]) => [
      key,
      others.length === 0 ? first : { ...first, name: undefined },
    ]),
  );
  const now = [...seen.values()]
    .filter(({ point }) => point.code !== "date.ahead")
    .toSorted((a, b) => (dayOf(a.point, scope.today) < dayOf(b.point, scope.today) ? -1 : 1));
  const late = now.filter(({ point }) => isLate(point, scope.today));
  const body = html`<div class="desk"><div class="stack">
<section class="card" aria-labelledby="now"><div class="split"><h2 id="now">What to do now</h2>${
    late.length === 0
      ? undefined
      : html`<span class="tag warn">${icon("clock")}${late.length} late</span>`
  }</div>${
    now.length === 0
      ? html`<p class="muted">Nothing is open: every expected form is here and agrees, and nothing is due.</p>`
      : html`<ol class="todo">${now.map(({ point, name, id }) => openPointItem(point, { today: scope.today, whose: people.length > 1 ? name : undefined, base: book.base, person: id, year: scope.year, readOnly: site.readOnly, voice }))}</ol>`
  }</section>
</div><div class="stack">${site.readOnly ? undefined : dropZone(book.base)}${nextDates(people, { today: scope.today, voice })}</div></div>
<section aria-labelledby="room"><div class="section-head"><h2 id="room">Room left and what waits</h2>${
    site.readOnly
      ? undefined
      : html`<p><a href="${book.base}/start">Add a person or an employer</a></p>`
  }</div><div class="people">${people.map((each) =>
    personCard(each, { base: book.base, year: scope.year, readOnly: site.readOnly, names }),
  )}</div></section>`;
  const whose = people.length === 1 ? (people[0]?.name ?? "") : "Household";
  return success({
    title: `${whose} ${scope.year}`,
    lead: `${weekdayText(scope.today)}, ${scope.today.slice(0, 4)}. ${countText(now.length, "thing")} to do${late.length === 0 ? "" : `, ${late.length} of them late`}.`,
    current: "home" as const,
    scope,
    body,
  });
}

/** What is wrong with the record is for today, what has no day can wait. */
function dayOf({ due, severity }: OpenPoint, today: CalendarDate): string {
  return due ?? (severity === "todo" ? "9999" : today);
}

async function statusOf(
  { store, scope }: Asking,
  person: string,
): Promise<Pick<PersonStatus, "status" | "points" | "problems">> {
  const { year, today } = scope;
  const reading = await readingOf(store, person);
  if (!reading.ok) return { points: [], problems: reading.error };
  // In the year that runs, what the last one left open is still to be done.
  const years = scope.years.filter(
    (each) => each === year || (year === taxYearOf(today) && each === year - 1),
  );
  const points: OpenPoint[] = [];
  for (const taxYear of years)
    points.push(...(await openPointsOfYear(store, reading.value, { taxYear, today })));
  const asked = await statusOfYear(store, { person, taxYear: year, today, plan: undefined });
  return asked.ok
    ? { status: asked.value, points: once(points), problems: [] }
    : { points: once(points), problems: asked.error };
}

/** What is open in both years, a backup for one, is one thing to do. */
function once(points: readonly OpenPoint[]): readonly OpenPoint[] {
  return [...new Map(points.map((point) => [`${point.code} ${point.message}`, point])).values()];
}

function nextDates(
  people: readonly PersonStatus[],
  { today, voice }: { readonly today: Status["asOf"]; readonly voice: Voice },
): Html {
  const days = people
    .flatMap(({ name, status }) =>
      (status?.next ?? []).map((next) => ({ ...next, whose: people.length > 1 ? name : "" })),
    )
    .filter(({ date }) => date !== undefined)
    .toSorted((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1))
    .slice(0, 7);
  return html`<section class="card" aria-labelledby="next"><h2 id="next">Next dates</h2>${
    days.length === 0
      ? html`<p class="muted">No date is ahead.</p>`
      : html`<ul class="dates">${days.map(
          ({ date, title, whose }) =>
            html`<li><time datetime="${date ?? ""}" title="${date === undefined ? "" : `${dayText(date)}, ${distanceText(date, today)}`}">${date === undefined ? "" : weekdayText(date)}</time><span>${spoken(title, voice)}${whose === "" ? "" : ` (${whose})`}</span></li>`,
        )}</ul>`
  }</section>`;
}

/** The first thing that a new household sees: what to do first, and no zeros that pretend to be results. */
function emptyBook({ book }: Asking) {
  return {
    title: "An empty book",
    lead: "Say who you are, where you work and which plan you have; then drop your first statement.",
    current: "home" as const,
    body: html`<section class="card"><p><a class="btn main" href="${book.base}/start">Begin</a></p></section>`,
  };
}
