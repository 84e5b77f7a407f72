// A letter to a plan as a value, with the words of each occasion. It states what the ledger shows and asks;
// address, signature and account number are left to the sender.

import type { ExcessCorrection, ExcessReturn } from "../../forms/correct-excess.ts";
import type { LetterCase } from "../../forms/letter-case.ts";
import type { ReconciledRow } from "../../forms/reconciliation-effects.ts";
import { dueDay, lastBusinessDay } from "../../kernel/business-days.ts";
import { addDays, type CalendarDate, calendarDate, type TaxYear } from "../../kernel/calendar.ts";
import { type Cents, formatDollars, total } from "../../kernel/money.ts";
import { wrap } from "../text/display-width.ts";
import { safe } from "../text/table-text.ts";
import { nameOf } from "./names.ts";
import { longDate, monthOf } from "./packet/document.ts";

export interface Letter {
  readonly date: CalendarDate;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** Paragraphs; one that starts with "- " is an item of a list. */
  readonly body: readonly string[];
  readonly enclosures: readonly string[];
}

/** What the letter is about beside the figures. */
export interface LetterPeople {
  readonly date: CalendarDate;
  readonly personName: string;
  readonly plan: string;
  readonly planName: string;
  readonly account: string | undefined;
}

/** The recorded movements that the form should report. */
export interface Evidence {
  readonly date: CalendarDate;
  readonly what: string;
  readonly amount: Cents;
  readonly basis: Cents | undefined;
}

/** Asks for a corrected Form 1099-R, or for one that never came. */
export function formLetter(
  { rows, missing, grounds }: LetterCase,
  { date, personName, planName, account, taxYear }: LetterPeople & { readonly taxYear: TaxYear },
  evidence: readonly Evidence[],
): Letter {
  const about =
    rows.length > 0
      ? `The Form 1099-R for ${taxYear} does not agree with my records of what the plan paid and converted. Please compare it with yours and issue a corrected form, to me and to the IRS, or tell me where my records are wrong.`
      : `I have not received a Form 1099-R for ${taxYear} for what the plan paid and converted. Please send it to me, or tell me where my records are wrong.`;
  return {
    date,
    from: nameOf(personName).full,
    to: `${planName}, plan administrator`,
    subject: `${rows.length > 0 ? "Request for a corrected" : "Request for the"} ${taxYear} Form 1099-R, ${planName}${accountText(account)}`,
    body: [
      `I am a participant in ${planName}. ${about}`,
      ...rows.map((row) => `- ${differenceText(row)}`),
      ...missing.map(
        ({ code, box1 }) =>
          `- No Form 1099-R${code === undefined ? "" : ` with code ${code}`} reached me${box1.state === "complete" ? `, and my records show ${inDollars(box1.cents)} of box 1` : ""}.`,
      ),
      "My records show these movements:",
      ...movementTexts(evidence),
      ...(grounds.length === 0
        ? []
        : [`By the Instructions for Forms 1099-R and 5498, ${grounds.join("; ")}.`]),
      `Please answer in writing${answerBy(date, taxYear)}.`,
    ],
    enclosures: [
      ...(rows.length > 0 ? [`Form 1099-R for ${taxYear}, as issued`] : []),
      "Statements that show these movements",
    ],
  };
}

/** More than this are told by month. */
const MOST_MOVEMENTS = 12;

function movementTexts(evidence: readonly Evidence[]): string[] {
  const sum = (some: readonly Evidence[]) => inDollars(total(some.map(({ amount }) => amount)));
  const whole = evidence.length > 1 ? [`- Together: ${sum(evidence)}`] : [];
  if (evidence.length <= MOST_MOVEMENTS)
    return [
      ...evidence.map(
        ({ date, what, amount, basis }) =>
          `- ${longDate(date)}: ${what}, ${inDollars(amount)}${basis === undefined ? "" : `, of which ${inDollars(basis)} was after-tax contributions`}`,
      ),
      ...whole,
    ];
  const months = Map.groupBy(evidence, ({ date }) => `${monthOf(date)} ${date.slice(0, 4)}`);
  return [
    ...[...months].map(([month, some]) => `- ${month}: ${some.length} movements, ${sum(some)}`),
    ...whole,
  ];
}

function inDollars(amount: Cents): string {
  return `$${formatDollars(amount)}`;
}

function accountText(account: string | undefined): string {
  return account === undefined ? "" : `, account ending ${account}`;
}

/** Two weeks and a day to answer, where that is still before the return is due. */
function answerBy(date: CalendarDate, taxYear: TaxYear): string {
  const day = lastBusinessDay(addDays(date, 16));
  const due = dueDay(calendarDate(`${taxYear + 1}-04-15`));
  return day < due
    ? ` by ${longDate(day)}, so that my return can be filed on time`
    : " before I file";
}

function differenceText({ box, expected, received }: ReconciledRow): string {
  const shown = (value: ReconciledRow["expected"]) =>
    value.state === "complete"
      ? inDollars(value.cents)
      : value.state === "text"
        ? value.text
        : "not known";
  return `${box.replace("_", " ")}: your form shows ${shown(received)}, my records show ${shown(expected)}.`;
}

/** Asks a plan to pay an excess back; nothing when it holds none of it. */
export function excessLetter(
  correction: ExcessCorrection,
  { date, personName, plan, planName, account }: LetterPeople,
): Letter | undefined {
  const { taxYear, deferrals, annualAdditions } = correction;
  const deferred = (deferrals?.returns ?? []).filter((each) => each.plan === plan);
  const additions = annualAdditions.filter(({ returns }) =>
    returns.some((each) => each.plan === plan),
  );
  if (deferred.length + additions.length === 0) return undefined;
  const body: string[] = [];
  if (deferrals !== undefined && deferred.length > 0) {
    const excess = `My elective deferrals of ${taxYear} to all plans were ${inDollars(deferrals.excess)} above the limit of IRC §402(g).`;
    body.push(
      deferrals.isLate
        ? `${excess} The last day to distribute it under IRC §402(g)(2) has passed. Please tell me whether the plan exceeded the limit by itself and corrects that, and whether and when it can distribute the following part with the income allocable to it:`
        : `${excess} I allocate to ${planName} the following part and ask you to distribute it with the income allocable to it by ${longDate(deferrals.returnBy)}:`,
      ...deferred.map((each) => `- ${returnText(each)}`),
    );
  }
  for (const row of additions) {
    body.push(
      `The annual additions of the limitation year to ${longDate(row.limitationYearEnd)} were ${inDollars(row.total)}, ${inDollars(row.excess)} above the limit of ${inDollars(row.limit)} (IRC §415(c)). Please confirm this and correct it under Rev. Proc. 2021-30. In the usual order my records suggest:`,
      ...row.returns.filter((each) => each.plan === plan).map((each) => `- ${returnText(each)}`),
    );
  }
  body.push(
    "Please tell me the amount of the earnings, the day of payment and the codes that you will report in box 7 of Form 1099-R.",
  );
  return {
    date,
    from: nameOf(personName).full,
    to: `${planName}, plan administrator`,
    subject: `Request to correct an excess of ${taxYear}, ${planName}${accountText(account)}`,
    body,
    enclosures: [`Pay statements of ${taxYear} from each employer`],
  };
}

function returnText({ source, amount, converted, codes }: ExcessReturn): string {
  const moved =
    converted?.state === "complete" && converted.cents > 0
      ? `, of which ${inDollars(converted.cents)} has been converted or paid out already`
      : "";
  const reported = codes.length === 0 ? "" : `, to be reported with code ${codes.join(" and ")}`;
  return `${inDollars(amount)} of ${SOURCES[source]}${moved}${reported}`;
}

const SOURCES = {
  after_tax: "after-tax contributions",
  pretax_deferral: "pretax deferrals",
  roth_deferral: "designated Roth deferrals",
  employer: "employer contributions",
} as const;

/** To write an address on: it is not recorded. */
const BLANK_LINE = "_".repeat(40);

/** The letter for a text file: paragraphs wrapped, list items hanging. */
export function letterText(letter: Letter): string {
  const width = 78;
  const paragraphs = letter.body.flatMap((paragraph, index) => {
    const isItem = paragraph.startsWith("- ");
    const afterItem = letter.body[index - 1]?.startsWith("- ") === true;
    const lines = wrap(safe(paragraph), isItem ? width - 4 : width);
    const shown = isItem ? lines.map((line, row) => `${row === 0 ? "  " : "    "}${line}`) : lines;
    return isItem && afterItem ? shown : ["", ...shown];
  });
  return [
    safe(letter.from),
    BLANK_LINE,
    BLANK_LINE,
    "",
    longDate(letter.date),
    "",
    safe(letter.to),
    BLANK_LINE,
    BLANK_LINE,
    "",
    `Re: ${safe(letter.subject)}`,
    ...paragraphs,
    "",
    "Sincerely,",
    "",
    safe(letter.from),
    "",
    ...letter.enclosures.map(
      (each, index) => `${index === 0 ? "Enclosures:" : "           "} ${index + 1}. ${each}`,
    ),
    "",
  ].join("\n");
}
