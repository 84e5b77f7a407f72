// The questions that the page asks, as people ask them. The others have pages of their own.
import type { Question } from "../../answers/question.ts";

export interface AskedQuestion {
  /** As the list of questions calls it: `correct-excess`. */
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  /** It is about the law or about sums: whose book it is does not matter. */
  readonly ofNobody?: true;
}

export const ASKED: readonly {
  readonly about: string;
  readonly questions: readonly AskedQuestion[];
}[] = [
  {
    about: "The money of the year",
    questions: [
      {
        name: "limits",
        title: "How much has gone in, against the limits?",
        lead: "Deferrals of the tax year, and all additions of each employer’s plans.",
      },
      {
        name: "room",
        title: "How much after-tax money still fits?",
        lead: "The limit, less what went in and what payroll will still do by itself.",
      },
      {
        name: "schedule",
        title: "What should each check be set to?",
        lead: "Amounts and percentages that meet the limit exactly, check by check.",
      },
      {
        name: "correct-excess",
        title: "Is anything above a limit?",
        lead: "What to ask back, from which plan, and by when.",
      },
    ],
  },
  {
    about: "Converting",
    questions: [
      {
        name: "eligibility",
        title: "Does the plan allow it?",
        lead: "Whether it takes after-tax money, how that becomes Roth, and what to ask the administrator.",
      },
      {
        name: "basis",
        title: "What has been taxed already?",
        lead: "After-tax basis by plan and IRA, and when five years of a Roth account are over.",
      },
      {
        name: "roth-access",
        title: "What could come out of Roth money today?",
        lead: "Layer by layer: what is free of tax and of the 10% tax.",
      },
      {
        name: "cadence",
        title: "What does waiting to convert cost?",
        lead: "The tax of converting at once, monthly, once a year or never.",
      },
      {
        name: "project",
        title: "What may it become?",
        lead: "A yearly Roth contribution beside a taxable account. Arithmetic, not a forecast.",
        ofNobody: true,
      },
    ],
  },
  {
    about: "The return",
    questions: [
      {
        name: "distributions",
        title: "Which Forms 1099-R are to come?",
        lead: "What each should say, box by box.",
      },
      {
        name: "reconcile",
        title: "Do the forms that came agree?",
        lead: "Each box beside what the book expects, and what a difference would do.",
      },
      {
        name: "diff",
        title: "What has changed since then?",
        lead: "Which lines of which return differ between two states of the book, and whether to amend.",
      },
      {
        name: "law",
        title: "What are the limits by law?",
        lead: "The figures that the rules use, each with its source.",
        ofNobody: true,
      },
    ],
  },
];

/** Where the page answers the questions that are not in the list. */
export const ANSWERED_ELSEWHERE: Readonly<Record<string, string>> = {
  "audit verify": "/book",
  "audit log": "/book",
  check: "/",
  status: "/",
  events: "/events",
  "formats list": "/files",
  "formats explain": "/files",
  "reconcile statements": "/files",
  letter: "/forms",
  packet: "/forms",
  worksheet: "/forms",
  calendar: "/forms",
  report: "/year",
  explain: "/year",
};

export function askedQuestion(name: string): AskedQuestion | undefined {
  return ASKED.flatMap(({ questions }) => questions).find((each) => each.name === name);
}

export async function questionCalled(name: string): Promise<Question | undefined> {
  const { QUESTIONS } = await import("../../answers/questions.ts");
  return QUESTIONS.find((question) => question.name === name);
}
