// Page 1: who, what is open, what it costs, what to ask, and where to look.

import type { ReturnLine } from "../../../app/questions/packet/return-lines.ts";
import { returnDueDay } from "../../../kernel/due-days.ts";
import { placeText } from "../../../kernel/line-name.ts";
import { type Cents, formatDollars } from "../../../kernel/money.ts";
import type { Action } from "./actions.ts";
import {
  BLANK,
  type Block,
  bold,
  type Cell,
  counted,
  listed,
  longDate,
  type Section,
  shortDate,
  type Words,
  words,
} from "./document.ts";
import { valueCell } from "./lines.ts";
import type { Question } from "./questions.ts";
import type { PacketReading } from "./reading.ts";

const MOST_ACTIONS = 8;
/** Fewer than this only where nothing else helps. */
const LEAST = 3;

/** How many rows of each list stand on page 1; the rest goes on at the top of page 2. */
export interface OnCover {
  readonly actions: number;
  readonly questions: number;
}

/** What page 1 could hold, most first: actions give way, then questions, and one of each always stays. */
export function coverChoices({
  actions,
  questions,
}: Pick<Standing, "actions" | "questions">): readonly [OnCover, ...OnCover[]] {
  const most = { actions: Math.min(MOST_ACTIONS, actions.length), questions: questions.length };
  const choices: [OnCover, ...OnCover[]] = [most];
  let at: OnCover = most;
  const lower = (which: keyof OnCover, least: number) => {
    while (at[which] > least) {
      at = { ...at, [which]: at[which] - 1 };
      choices.push(at);
    }
  };
  lower("actions", LEAST);
  lower("questions", LEAST);
  lower("actions", 1);
  lower("questions", 1);
  return choices;
}

export interface Standing {
  readonly actions: readonly Action[];
  readonly questions: readonly Question[];
  /** Lines that cannot be computed, in words: "Form 8606, line 6 (José)". */
  readonly incomplete: readonly string[];
}

export function statusOf({
  actions,
  questions,
  incomplete,
}: Standing): "INCOMPLETE" | "OPEN" | "READY" {
  if (incomplete.length > 0) return "INCOMPLETE";
  return actions.length + questions.length > 0 ? "OPEN" : "READY";
}

export function coverSection(
  reading: PacketReading,
  standing: Standing,
  { knownAt, onCover }: { readonly knownAt: string | undefined; readonly onCover: OnCover },
): Section {
  const { made, isJoint } = reading;
  const { taxYear, prepared, people } = made;
  const due = returnDueDay(taxYear);
  const form = isJoint
    ? "Form 1040, married filing jointly"
    : `Form 1040${FILING[made.filing ?? ""] ?? ", filing status not recorded"}`;
  const rows = people.map(({ person, birthDate, ageAtYearEnd }, index) => {
    const name = reading.nameOf(person);
    const written: Words[] = [{ text: name.latin, bold: true }];
    if (name.other !== undefined) written.push({ text: ` ${name.other}` });
    const born =
      birthDate === undefined
        ? "not recorded"
        : `${shortDate(birthDate)} (age ${ageAtYearEnd} at year end)`;
    return [index === 0 ? "Taxpayer" : "Spouse", written, "Born", born] as const;
  });
  return {
    place: "cover",
    title: "Retirement accounts: packet for the tax preparer",
    subtitle: `Tax year ${taxYear} · ${form}`,
    contents: "",
    headLeft: "",
    headRight: "",
    start: "page",
    blocks: [
      {
        kind: "names",
        rows: [
          ...rows,
          [
            "Prepared",
            [{ text: knownAt ?? `${longDate(prepared)}, from records through that day` }],
            "Return due",
            longDate(due),
          ],
        ],
      },
      {
        kind: "banner",
        status: statusOf(standing),
        words: [{ text: bannerText(reading, standing) }],
      },
      ...tiles(made.lines),
      ...actionBlocks(standing.actions.slice(0, onCover.actions), "Action", 0),
      ...questionBlocks(
        standing.questions.slice(0, onCover.questions),
        `Questions for the client${isJoint ? "s" : ""}`,
      ),
      { kind: "heading", text: "Contents" },
      { kind: "contents" },
      { kind: "text", style: "note", words: closing(isJoint) },
    ],
  };
}

const FILING: Readonly<Record<string, string>> = {
  single: ", single",
  separate: ", married filing separately",
  head_of_household: ", head of household",
};

function closing(isJoint: boolean): Words[] {
  return [
    {
      text: `Federal figures only. This packet reports the ${isJoint ? "clients’" : "client’s"} records; it is not tax advice. A reference such as `,
    },
    { text: "A-3", bold: true },
    {
      text: " leads to row 3 of Exhibit A. Amounts are exact; “-0-” stands where the form says to enter it, and a blank means that the form leaves the line blank.",
    },
  ];
}

function bannerText(reading: PacketReading, { actions, questions, incomplete }: Standing): string {
  const attach = attachments(reading);
  if (incomplete.length > 0)
    return `${counts(actions, questions)} ${incomplete.length === 1 ? "This line cannot" : "These lines cannot"} be computed yet: ${listed(incomplete)}.${attach}`;
  if (actions.length + questions.length === 0)
    return `Nothing is open. ${formsText(reading)}${attach}`;
  const changes = questions.length === 0 ? "" : " The questions can still change it.";
  return `${counts(actions, questions)} Every line below is computed and can be entered now.${changes}${attach}`;
}

/** What is awaited is no point that is open, and is not here. */
function formsText({ made: { people } }: PacketReading): string {
  const forms = people.flatMap(({ checklist, checklist5498 }) => [...checklist, ...checklist5498]);
  const awaited = forms.filter(({ result }) => result === "not yet due").length;
  if (awaited > 0)
    return `${counted(awaited, "form")} ${awaited === 1 ? "is" : "are"} still to come.`;
  return forms.length === 0
    ? "No Form 1099-R or 5498 is expected."
    : "Every expected form is here and agrees.";
}

function counts(actions: readonly Action[], questions: readonly Question[]): string {
  return `${counted(actions.length, "action")}, ${counted(questions.length, "question")}.`;
}

function attachments({ made }: PacketReading): string {
  const of = (form: "form8606" | "form5329") =>
    made.people.filter((person) => person[form]?.filingRequired === true).length;
  const [basis, early] = [of("form8606"), of("form5329")];
  const NUMBER = ["", "one", "two"];
  // A form that shows tax withheld is attached. @see Instructions for Form 1040, line 25b
  const isWithheld = made.lines.some(
    ({ fact, together }) =>
      fact === "form_1040.federal_tax_withheld" &&
      together?.kind === "amount" &&
      together.cents > 0,
  );
  const parts = [
    ...(basis > 0 ? [`8606 (${NUMBER[basis]})`] : []),
    ...(early > 0 ? [`5329 (${NUMBER[early]})`] : []),
    ...(isWithheld ? ["each Form 1099-R that shows tax withheld"] : []),
  ];
  return parts.length === 0 ? "" : ` Forms to attach: ${listed(parts)}.`;
}

/** Five amounts at most, in the order of the form. */
function tiles(lines: readonly ReturnLine[]): Block[] {
  const WHAT = [
    ["form_1040.other_earned_income", "excess deferral"],
    ["form_1040.taxable_ira_distributions", "IRAs, taxable"],
    ["form_1040.taxable_pensions", "plans, taxable"],
    ["form_1040.all_taxable_distributions", "IRAs and plans, taxable"],
    ["form_1040.additional_tax", "10% additional tax"],
    ["form_1040.federal_tax_withheld", "tax withheld"],
  ] as const;
  const shown = WHAT.flatMap(([fact, what]) => {
    const found = lines.find((each) => each.fact === fact);
    if (found?.together === undefined) return [];
    const { place, together } = found;
    const where = `${place.schedule === undefined ? "1040, " : ""}${placeText(place)}`;
    return [{ amount: valueCell(together), where, what }];
  });
  return shown.length === 0 ? [] : [{ kind: "tiles", tiles: shown }];
}

function actionBlocks(actions: readonly Action[], heading: string, before: number): Block[] {
  if (actions.length === 0) return [];
  return [
    { kind: "heading", text: heading },
    {
      kind: "table",
      size: "normal",
      columns: [
        { head: "", align: "left", width: 2.5 },
        { head: "Amount", align: "right", width: 12 },
        { head: "What to do", align: "left", width: 73 },
        { head: "Page", align: "right", width: 7 },
        { head: "Done", align: "right", width: 5.5 },
      ],
      rows: actions.map(({ amount, title, text, goTo }, index) => ({
        cells: [
          bold(String(before + index + 1)),
          amount === undefined ? BLANK : dollarsCell(amount),
          { kind: "words", words: [{ text: `${title} `, bold: true }, { text }] },
          { kind: "refs", refs: [{ text: "", goTo, isPage: true }] },
          { kind: "box", checked: false },
        ],
      })),
    },
  ];
}

function dollarsCell(amount: Cents): Cell {
  return { kind: "words", words: [{ text: `$${formatDollars(amount)}`, bold: true }] };
}

function questionBlocks(questions: readonly Question[], heading: string): Block[] {
  if (questions.length === 0) return [];
  return [
    { kind: "heading", text: heading },
    {
      kind: "table",
      size: "normal",
      columns: [
        { head: "", align: "left", width: 2.5 },
        { head: "What is not known", align: "left", width: 60 },
        { head: "What it would change", align: "left", width: 37.5 },
      ],
      rows: questions.map(({ number, text, changes }) => ({
        place: `question-${number}`,
        cells: [bold(String(number)), words(text), words(changes)],
      })),
    },
  ];
}

/** What does not fit on page 1 goes on under the same heading. */
export function moreOfCover(standing: Standing, onCover: OnCover): Block[] {
  return [
    ...actionBlocks(standing.actions.slice(onCover.actions), "Action, continued", onCover.actions),
    ...questionBlocks(standing.questions.slice(onCover.questions), "Questions, continued"),
  ];
}
