// The months by name, wherever a day is said in words.

/** Of a day or a month: `2025-03`. */
export function monthName(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? "";
}

/** `Mar` */
export function shortMonth(day: string): string {
  return monthName(day).slice(0, 3);
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
