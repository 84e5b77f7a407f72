// What is no command and is asked for all the same: `rothbook help exit-codes`. The pages of docs/reference
// and the manual page are made of the same lists.
import { wrap } from "../../render/text/display-width.ts";
import type { Command } from "../command.ts";
import { exitCodeRows } from "./ends.ts";

type Row = readonly [what: string, means: string];

export interface Topic {
  readonly name: string;
  readonly summary: string;
  readonly rows: readonly Row[];
  /** In sentences, after the rows. */
  readonly after?: string;
}

export const ENVIRONMENT: readonly Row[] = [
  ["ROTHBOOK_LEDGER", "the ledger, where --ledger does not name one"],
  [
    "ROTHBOOK_CONFIG",
    "the file of defaults; set to nothing, there is none (rothbook help defaults)",
  ],
  ["XDG_CONFIG_HOME", "where the file of defaults is looked for; else ~/.config"],
  ["XDG_STATE_HOME", "where the last fingerprint of each ledger is kept; else ~/.local/state"],
  ["XDG_CACHE_HOME", "where the compiled form of the program is kept; else ~/.cache"],
  ["NO_COLOR", "no colour, when it is set to anything; nor is there any where TERM is dumb"],
];

export const FILES: readonly Row[] = [
  ["rothbook.db", "the ledger: one SQLite file; a -wal and -shm beside it while it is in use"],
  [
    "~/.config/rothbook/config.toml",
    "defaults, if you write it; on Windows %APPDATA%\\rothbook\\config.toml",
  ],
  [
    "~/.local/state/rothbook",
    "the last fingerprint of each ledger, so that an older copy in its place is noticed",
  ],
  ["~/.cache/rothbook", "the compiled form of the program; may be deleted at any time"],
];

export const DEFAULTS: readonly Row[] = [
  ['ledger = "~/books/rothbook.db"', "which ledger; --ledger and ROTHBOOK_LEDGER come first"],
  ['person = "alex"', "whose, for questions that take --person"],
  ['plan = "acme-401k"', "which plan, for questions that take --plan"],
  ["tax_year = 2026", "which year, for questions that answer for one; else the latest recorded"],
];

const DATES: readonly Row[] = [
  ["2026-01-15", "a date, always year, month, day; statements are read as they are written"],
  [
    "--tax-year 2026",
    "the year of the return; left out, the latest with recorded events, and it says so",
  ],
  ["--today 2026-11-05", "as if today were that day: for what is due, left or late"],
  ["--as-of 2026-03-31", "what was known then: up to a day, an event (e17) or a batch (b12)"],
  ["pay date", "decides the tax year of a deferral and, as a rule, the limitation year"],
  ["deposited_on", "the day the money was in the plan; it cannot be converted before"],
  ["arrived_on", "the day a rollover was in the new account; Form 5498 goes by it"],
];

const AMOUNTS: readonly Row[] = [
  ["1234.50", "a dollar amount; 1,234.50 and $1,234.50 are the same"],
  ["6 or 6.5", "a percentage, without the sign; 50% up to 6% for a match"],
  ["-12.00", "only where a loss can be: earnings of what was paid back"],
];

export const TOPICS: readonly Topic[] = [
  {
    name: "exit-codes",
    summary: "what a command ends with",
    rows: exitCodeRows(),
    after:
      "A reader that closes the pipe ends a command with 141, Ctrl-C at a question with 130. A problem names its own code; which leads to which exit code stands in docs/reference/problem-codes.md.",
  },
  {
    name: "defaults",
    summary: "what need not be said every time",
    rows: DEFAULTS,
    after:
      "The lines stand in ~/.config/rothbook/config.toml ($XDG_CONFIG_HOME, %APPDATA% on Windows, or the file that ROTHBOOK_CONFIG names). What is taken from it is said on standard error. Person, plan and year are taken for questions alone, never for what is recorded, and only for the ledger that the file names, if it names one.",
  },
  { name: "environment", summary: "variables that are read", rows: ENVIRONMENT },
  {
    name: "files",
    summary: "files that are read and written",
    rows: FILES,
    after:
      "- is standard input where a command reads a file, and standard output for every --output. Nothing is written anywhere else, and nothing is sent.",
  },
  { name: "dates", summary: "how dates and years are written", rows: DATES },
  { name: "amounts", summary: "how amounts and percentages are written", rows: AMOUNTS },
];

/** The topic as help prints it; of exit codes, also what each command ends with. */
export function topicText(topic: Topic, commands: readonly Command[], columns: number): string {
  const own = topic.name === "exit-codes" ? endingRows(commands) : [];
  const parts = [
    [`${capital(topic.summary)}`],
    listed(topic.rows, columns),
    ...(own.length === 0
      ? []
      : [["Commands that end with 1 or 4 when they ran"], listed(own, columns)]),
    ...(topic.after === undefined ? [] : [wrap(topic.after, columns)]),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Each command that may end with 1 or 4 although it ran, and when. */
export function endingRows(commands: readonly Command[]): readonly Row[] {
  return commands.flatMap(({ name, endsWith = {} }) =>
    Object.entries(endsWith).map(
      ([code, when]) => [name, `${code} when ${when as string}`] as const,
    ),
  );
}

function listed(rows: readonly Row[], columns: number): string[] {
  const width = Math.max(...rows.map(([what]) => what.length)) + 4;
  return rows.flatMap(([what, means]) => {
    const [first = "", ...others] = wrap(means, Math.max(columns - width, 20));
    return [`  ${what}`.padEnd(width) + first, ...others.map((line) => " ".repeat(width) + line)];
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
