import { describe, expect, it } from "vitest";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { type Reminder, reminders } from "../../../src/planning/reminders.ts";
import { calendarFile } from "../../../src/render/documents/calendar-file.ts";

const year = taxYear(2026);
const HOUSEHOLD = {
  people: [{ id: "alex", name: "Alex Ode" }],
  employers: [],
  plans: [{ id: "acme-401k", name: "Acme 401(k) Plan" }],
};
const all = reminders({
  person: "alex",
  taxYear: year,
  habit: "monthly",
  payDates: [],
  settlementDays: 3,
});

/** Undoes the folding and escaping of RFC 5545 §3.1 and §3.3.11, without the library. */
function read(text: string): Record<string, string>[] {
  const unfolded = text.replaceAll("\r\n ", "").split("\r\n");
  const events: Record<string, string>[] = [];
  let inAlarm = false;
  for (const line of unfolded) {
    if (line === "BEGIN:VEVENT") events.push({});
    if (line === "BEGIN:VALARM") inAlarm = true;
    const [, name = "", value = ""] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    const plain = value.replace(/\\([\\;,nN])/g, (_, c: string) => (/n/i.test(c) ? "\n" : c));
    const event = events.at(-1);
    if (event !== undefined && !inAlarm) event[name] = plain;
    if (line === "END:VALARM") inAlarm = false;
  }
  return events;
}

describe("calendarFile", () => {
  const file = calendarFile(all, year, HOUSEHOLD);

  it("holds each reminder as a whole day that ends the next", () => {
    const events = read(file);
    expect(events).toHaveLength(all.length);
    const notice = events.find(
      (event) => event["UID"] === "excess-deferral-notice-2026.alex@rothbook",
    );
    expect(notice).toMatchObject({
      DTSTART: "20270301",
      DTEND: "20270302",
      DTSTAMP: "20260101T000000Z",
    });
  });

  it("reads back to the same text, whatever it holds", () => {
    const awkward: Reminder = {
      topic: "review",
      id: "x",
      person: "alex",
      kind: "review",
      date: calendarDate("2026-02-28"),
      title: "a, b; c\\ d — ".repeat(9),
      detail: "first\nsecond, (é日本) ".repeat(8),
    };
    const text = calendarFile([awkward], year, HOUSEHOLD);
    const [event] = read(text);
    expect(event?.["SUMMARY"]).toBe(`${awkward.title} (Alex Ode)`);
    expect(event?.["DESCRIPTION"]).toBe(awkward.detail);
    expect(event?.["DTEND"]).toBe("20260301");
    for (const line of text.split("\r\n")) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    }
  });

  it("names people and plans in words, and keeps the ids by which an entry is known", () => {
    const ofPlan = reminders({
      person: "alex",
      plan: "acme-401k",
      taxYear: year,
      habit: "yearly",
      payDates: [],
      settlementDays: 3,
    });
    const found = read(calendarFile(ofPlan, year, HOUSEHOLD)).find((event) =>
      event["UID"]?.startsWith("convert-"),
    );
    expect(found).toMatchObject({
      UID: "convert-2026-12-15.acme-401k.alex@rothbook",
      SUMMARY: "Convert the after-tax balance in Acme 401(k) Plan to Roth (Alex Ode)",
    });
  });

  it("has CRLF line ends only, and the same bytes each time", () => {
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(calendarFile(all, year, HOUSEHOLD)).toBe(file);
  });

  it("warns a week before a deadline and in the morning of other days", () => {
    expect(file).toContain("TRIGGER;RELATED=START:-P6DT15H");
    expect(file).toContain("TRIGGER;RELATED=START:PT9H");
  });
});
