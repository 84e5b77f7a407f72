// A letter to a plan as a value, with the words of each occasion. It states what the ledger shows and asks;
// address, signature and account number are left to the sender.

import type { ExcessCorrection, ExcessReturn } from "../../forms/correct-excess.ts";
import type { LetterCase } from "../../forms/letter-case.ts";
import type { ReconciledRow } from "../../forms/reconciliation-effects.ts";
import type { CalendarDate, TaxYear } from "../../kernel/calendar.ts";
import { formatDollars } from "../../kernel/money.ts";
import { wrap } from "../text/display-width.ts";
import { safe } from "../text/table-text.ts";

export interface Letter {
  readonly date: CalendarDate;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** Paragraphs; one that starts with "- " is an item of a list. */
  readonly body: readonly string[];
}

/** What the letter is about beside the figures. */
export interface LetterPeople {
  readonly date: CalendarDate;
  readonly personName: string;
  readonly plan: string;
  readonly planName: string;
}

/** The recorded movements that the form should report. */
export interface Evidence {
  readonly date: CalendarDate;
  readonly what: string;
  readonly amount: string;
  readonly source: string;
}

/** Asks for a corrected Form 1099-R, or for one that never came. */
export function formLetter(
  { rows, missing, grounds }: LetterCase,
  { date, personName, planName, taxYear }: LetterPeople & { readonly taxYear: TaxYear },
  evidence: readonly Evidence[],
): Letter {
  const about =
    rows.length > 0
      ? `The Form 1099-R for ${taxYear} does not agree with my records of what the plan paid and converted. Please compare it with yours and issue a corrected form, to me and to the IRS, or tell me where my records are wrong.`
      : `I have not received a Form 1099-R for ${taxYear} for what the plan paid and converted. Please send it to me, or tell me where my records are wrong.`;
  return {
    date,
    from: personName,
    to: `${planName}, plan administrator`,
    subject: `Form 1099-R for ${taxYear}: request for ${rows.length > 0 ? "a corrected form" : "the form"}`,
    body: [
      `I am a participant in ${planName}. ${about}`,
      ...rows.map((row) => `- ${differenceText(row)}`),
      ...missing.map(
        ({ code, box1 }) =>
          `- No Form 1099-R${code === undefined ? "" : ` with code ${code}`} reached me${box1.state === "complete" ? `, and my records show ${formatDollars(box1.cents)} of box 1` : ""}.`,
      ),
      "My records show these movements:",
      ...evidence.map(
        ({ date: on, what, amount, source }) =>
          `- ${on}: ${what}, ${amount}${source === "" ? "" : ` (${source})`}`,
      ),
      ...(grounds.length === 0
        ? []
        : [`By the Instructions for Forms 1099-R and 5498, ${grounds.join("; ")}.`]),
      "Please answer in writing. I can send copies of the statements.",
    ],
  };
}

function differenceText({ box, expected, received }: ReconciledRow): string {
  const shown = (value: ReconciledRow["expected"]) =>
    value.state === "complete"
      ? formatDollars(value.cents)
      : value.state === "text"
        ? value.text
        : "not known";
  return `${box.replace("_", " ")}: your form shows ${shown(received)}, my records show ${shown(expected)}.`;
}

/** Asks a plan to pay an excess back; nothing when it holds none of it. */
export function excessLetter(
  correction: ExcessCorrection,
  { date, personName, plan, planName }: LetterPeople,
): Letter | undefined {
  const { taxYear, deferrals, annualAdditions } = correction;
  const deferred = (deferrals?.returns ?? []).filter((each) => each.plan === plan);
  const additions = annualAdditions.filter(({ returns }) =>
    returns.some((each) => each.plan === plan),
  );
  if (deferred.length + additions.length === 0) return undefined;
  const body: string[] = [];
  if (deferrals !== undefined && deferred.length > 0) {
    const excess = `My elective deferrals of ${taxYear} to all plans were ${formatDollars(deferrals.excess)} above the limit of IRC §402(g).`;
    body.push(
      deferrals.isLate
        ? `${excess} The last day to distribute it under IRC §402(g)(2) has passed. Please tell me whether the plan exceeded the limit by itself and corrects that, and whether and when it can distribute the following part with the income allocable to it:`
        : `${excess} I allocate to ${planName} the following part and ask you to distribute it with the income allocable to it by ${deferrals.returnBy}:`,
      ...deferred.map((each) => `- ${returnText(each)}`),
    );
  }
  for (const row of additions) {
    body.push(
      `The annual additions of the limitation year to ${row.limitationYearEnd} were ${formatDollars(row.total)}, ${formatDollars(row.excess)} above the limit of ${formatDollars(row.limit)} (IRC §415(c)). Please confirm this and correct it under Rev. Proc. 2021-30. In the usual order my records suggest:`,
      ...row.returns.filter((each) => each.plan === plan).map((each) => `- ${returnText(each)}`),
    );
  }
  body.push(
    "Please tell me the amount of the earnings, the day of payment and the codes that you will report in box 7 of Form 1099-R.",
  );
  return {
    date,
    from: personName,
    to: `${planName}, plan administrator`,
    subject: `Excess of ${taxYear}: request to correct`,
    body,
  };
}

function returnText({ source, amount, converted, codes }: ExcessReturn): string {
  const moved =
    converted?.state === "complete" && converted.cents > 0
      ? `, of which ${formatDollars(converted.cents)} has been converted or paid out already`
      : "";
  const reported = codes.length === 0 ? "" : `, to be reported with code ${codes.join(" and ")}`;
  return `${formatDollars(amount)} of ${SOURCES[source]}${moved}${reported}`;
}

const SOURCES = {
  after_tax: "after-tax contributions",
  pretax_deferral: "pretax deferrals",
  roth_deferral: "designated Roth deferrals",
  employer: "employer contributions",
} as const;

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
    "[your address]",
    "",
    letter.date,
    "",
    safe(letter.to),
    "[address of the plan]",
    "",
    `Re: ${safe(letter.subject)}`,
    ...paragraphs,
    "",
    "Sincerely,",
    "",
    safe(letter.from),
    "",
  ].join("\n");
}
