// How a combined Form 1099-R is typed into tax programs as two. The programs' wording changes every
// year, so the steps say what to answer and name only the place where a Form 1099-R is entered.
import type { SplitEntry } from "../../distributions/split-entries.ts";
import { formatDollars } from "../../kernel/money.ts";

export interface EntrySteps {
  readonly program: string;
  readonly steps: readonly string[];
}

const PROGRAMS = [
  {
    program: "TurboTax",
    where: "under Wages & Income, go to the retirement income where a Form 1099-R is entered",
    asks: "when it asks what was done with the money",
  },
  {
    program: "FreeTaxUSA",
    where: "under Income, go to Retirement Income (1099-R)",
    asks: "in the questions about the rollover after the boxes",
  },
  {
    program: "H&R Block",
    where: "under Income, go to the retirement income where a Form 1099-R is entered",
    asks: "when it asks whether and where the money was rolled over",
  },
] as const;

export function enterSplit(entries: readonly SplitEntry[]): EntrySteps[] {
  return PROGRAMS.map(({ program, where, asks }) => ({
    program,
    steps: [
      `${where}; do not import or enter the original form`,
      ...entries.map((entry) => `${boxesOf(entry)}; ${asks}, answer ${answerOf(entry)}`),
      "keep the original form and this reconciliation; the boxes of the entries sum to the form",
    ],
  }));
}

/** The same for people, who read what is common to the programs once. */
export function enterSplitNotes(entries: readonly SplitEntry[]): string[] {
  return [
    "Do not import or enter the original form. Enter one Form 1099-R for each row, the IRA box not ticked, and answer",
    ...entries.map((entry) => `  for box 1 of ${formatDollars(entry.box1)}: ${answerOf(entry)}`),
    ...PROGRAMS.map(
      ({ program, where, asks }) => `${program}: ${where}; give the answers ${asks}.`,
    ),
    "Keep the original form and this page: the boxes of the entries sum to the form.",
  ];
}

function boxesOf({ plan, box1, box2a, box4, box5, box7 }: SplitEntry): string {
  const withheld = box4 === 0 ? "" : `, box 4 ${formatDollars(box4)}`;
  return `enter a Form 1099-R from ${plan}: box 1 ${formatDollars(box1)}, box 2a ${formatDollars(box2a)}${withheld}, box 5 ${formatDollars(box5)}, box 7 ${box7}, the IRA box not ticked`;
}

function answerOf({ to, destinations }: SplitEntry): string {
  if (to === "pretax") {
    const where = destinations.map((each) => WHERE[each]).join(" and ");
    return `that all of it was rolled over to ${where}, not to a Roth account`;
  }
  return `that all of it was rolled over to ${destinations.map((each) => WHERE[each]).join(" and ")}`;
}

const WHERE = {
  roth_ira: "a Roth IRA",
  designated_roth: "the designated Roth account of the same plan",
  traditional_ira: "a traditional IRA",
  eligible_plan: "another employer's plan",
  cash: "cash",
} as const;
