// What comes next, in order of day: conversion days and reviews of the calendar, and the open points that
// are not due yet, deadlines and papers among them. What has no day comes last.
import type { Advice } from "../../../kernel/advice.ts";
import type { CalendarDate } from "../../../kernel/calendar.ts";
import type { Said } from "../../../kernel/sentence.ts";
import type { Reminder } from "../../../planning/reminders.ts";
import { isOpen, type OpenPoint } from "./open-point.ts";

export interface NextDay {
  readonly date?: CalendarDate;
  readonly title: Said;
  readonly detail: Advice;
}

/** How many days are shown. */
const NEXT = 6;

export function nextDays(given: {
  readonly reminders: readonly Reminder[];
  readonly openPoints: readonly OpenPoint[];
  readonly today: CalendarDate;
}): NextDay[] {
  const { today } = given;
  const reminders = given.reminders.filter(
    ({ kind }) => kind !== "deadline" && kind !== "document",
  );
  const later = given.openPoints.filter((point) => !isOpen(point, today));
  const dated = [
    ...later.flatMap(({ due, message, said = message, action = "" }) =>
      due === undefined ? [] : [{ date: due, title: said, detail: action }],
    ),
    ...reminders
      .filter(({ date }) => date >= today)
      .map(({ date, title, detail }) => ({ date, title, detail })),
  ];
  return [
    ...dated.toSorted((a, b) => (a.date < b.date ? -1 : a.date === b.date ? 0 : 1)).slice(0, NEXT),
    ...later
      .filter(({ due }) => due === undefined)
      .map(
        ({ message, said = message, action = "" }): NextDay => ({ title: said, detail: action }),
      ),
  ];
}
