// Page 1: who, what is open, what it costs, what to ask, and where to look.
import type { ReturnLine } from "../../../app/questions/packet/return-lines.ts";
import { dueDay } from "../../../kernel/business-days.ts";
import { calendarDate } from "../../../kernel/calendar.ts";
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
/** Lines of actions, questions and contents that page 1 has room for. */
const ROOM = 22;

/** At most eight, and fewer where they, the questions and the contents would not fit on page 1. */
function actionsOnCover(
  reading: PacketReading,
  { actions, questions }: Pick<Standing, "actions" | "questions">,
): number {
  const lines = (text: string, width: number) => Math.ceil(text.length / width);
  // Contents stand in two columns: the fixed sections, and one for each exhibit.
  const contents = Math.ceil((reading.exhibits.length + 10) / 2);
  const asked = questions.map(({ text, changes }) => Math.max(lines(text, 75), lines(changes, 45)));
  let room = ROOM - contents - asked.reduce((sum, each) => sum + each, 0);
  const fitting = actions.findIndex(({ title, text }) => {
    room -= lines(`${title} ${text}`, 95);
    return room < 0;
  });
  return Math.min(MOST_ACTIONS, Math.max(3, fitting === -1 ? actions.length : fitting));
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
  knownAt: string | undefined,
): Section {
  const { made, isJoint } = reading;
  const { taxYear, prepared, people } = made;
  const due = dueDay(calendarDate(`${taxYear + 1}-04-15`));
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
      ...actionBlocks(standing.actions.slice(0, actionsOnCover(reading, standing)), "Action", 0),
      ...questionBlocks(reading, standing.questions),
      { kind: "heading", text: "Contents" },
      { kind: "contents" },
      { kind: "text", style: "note", words: closing() },
    ],
  };
}

const FILING: Readonly<Record<string, string>> = {
  single: ", single",
  separate: ", married filing separately",
  head_of_household: ", head of household",
};

function closing(): Words[] {
  return [
    {
      text: "Federal figures only. This packet reports the clients’ records; it is not tax advice. A reference such as ",
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
    return `Nothing is open. Every expected form is here and agrees.${attach}`;
  const changes = questions.length === 0 ? "" : " The questions can still change it.";
  return `${counts(actions, questions)} Every line below is computed and can be entered now.${changes}${attach}`;
}

function counts(actions: readonly Action[], questions: readonly Question[]): string {
  return `${counted(actions.length, "action")}, ${counted(questions.length, "question")}.`;
}

function attachments({ made }: PacketReading): string {
  const of = (form: "form8606" | "form5329") =>
    made.people.filter((person) => person[form]?.filingRequired === true).length;
  const [basis, early] = [of("form8606"), of("form5329")];
  const NUMBER = ["", "one", "two"];
  const parts = [
    ...(basis > 0 ? [`8606 (${NUMBER[basis]})`] : []),
    ...(early > 0 ? [`5329 (${NUMBER[early]})`] : []),
  ];
  return parts.length === 0 ? "" : ` Forms to attach: ${listed(parts)}.`;
}

/** Five amounts at most, in the order of the form. */
function tiles(lines: readonly ReturnLine[]): Block[] {
  const WHAT = [
    ["1h", "1040, line 1h", "excess deferral"],
    ["4b", "1040, line 4b", "IRAs, taxable"],
    ["5b", "1040, line 5b", "plans, taxable"],
    ["schedule_2_8", "Schedule 2, line 8", "10% additional tax"],
    ["25b", "1040, line 25b", "tax withheld"],
  ] as const;
  const shown = WHAT.flatMap(([line, where, what]) => {
    const found = lines.find((each) => each.line === line);
    return found?.together === undefined
      ? []
      : [{ amount: valueCell(found.together), where, what }];
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

function questionBlocks(reading: PacketReading, questions: readonly Question[]): Block[] {
  if (questions.length === 0) return [];
  return [
    { kind: "heading", text: `Questions for the client${reading.isJoint ? "s" : ""}` },
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
export function moreActions(reading: PacketReading, standing: Standing): Block[] {
  const shown = actionsOnCover(reading, standing);
  return actionBlocks(standing.actions.slice(shown), "Action, continued", shown);
}
