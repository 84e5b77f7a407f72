// What was recorded together, in words: which file or act, and when.
import type { BatchOfBook } from "../../app/questions/events-by-month.ts";
import { calendarDate } from "../../kernel/calendar.ts";
import { dayText } from "./words.ts";

type Batch = BatchOfBook["data"];

const COMMANDS: Readonly<Record<Batch["command"], string>> = {
  init: "the book was begun",
  import: "read from a file",
  record: "typed in",
  correct: "a correction",
  undo: "taken back",
  law: "figures of a year",
  seal: "a year was sealed",
  amend: "a sealed year was opened",
  restore: "put back from a copy",
};

export function commandWords(command: Batch["command"]): string {
  return COMMANDS[command];
}

export function batchWords({ file, command }: Batch): string {
  if (file !== undefined && file !== "") return fileName(file);
  const words = COMMANDS[command];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `Mar 18, 2026, 19:02`, as it was recorded, in UTC. */
export function recordedText(instant: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(instant)?.[0];
  return day === undefined ? "" : `${dayText(calendarDate(day))}, ${instant.slice(11, 16)}`;
}

/** Without its folders, which say where it lay and not what it is. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) || path;
}
