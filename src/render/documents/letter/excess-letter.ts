// Asks a plan to pay an excess back: what part of it, of which money, and by when, while that is still ahead.
import type { ExcessCorrection, ExcessReturn } from "../../../forms/correct-excess.ts";
import { formatDollars, total } from "../../../kernel/money.ts";
import { nameOf } from "../names.ts";
import { longDate } from "../packet/document.ts";
import {
  addressee,
  inDollars,
  type Letter,
  type LetterBlock,
  type LetterPeople,
  letterTable,
  paragraph,
} from "./letter.ts";

/** Nothing when the plan holds none of the excess. */
export function excessLetter(
  correction: ExcessCorrection,
  { personName, ...people }: LetterPeople,
): Letter | undefined {
  const { taxYear, deferrals, annualAdditions } = correction;
  const { date, plan, planName } = people;
  const deferred = (deferrals?.returns ?? []).filter((each) => each.plan === plan);
  const additions = annualAdditions.filter(({ returns }) =>
    returns.some((each) => each.plan === plan),
  );
  if (deferred.length + additions.length === 0) return undefined;
  const body: LetterBlock[] = [];
  if (deferrals !== undefined && deferred.length > 0) {
    const excess = `My elective deferrals of ${taxYear} to all plans were ${inDollars(deferrals.excess)} above the limit of IRC §402(g).`;
    body.push(
      paragraph(
        deferrals.isLate
          ? `${excess} The last day to distribute it under IRC §402(g)(2) has passed. Please tell me whether the plan exceeded the limit by itself and corrects that, and whether and when it can distribute the following part with the income allocable to it.`
          : `${excess} I allocate to ${planName} the following part and ask you to distribute it, with the income allocable to it, by ${longDate(deferrals.returnBy)}.`,
      ),
      returnsTable("Excess elective deferrals", deferred),
    );
  }
  for (const row of additions)
    body.push(
      paragraph(
        `The annual additions of the limitation year to ${longDate(row.limitationYearEnd)} were ${inDollars(row.total)}, ${inDollars(row.excess)} above the limit of ${inDollars(row.limit)} (IRC §415(c)). Please confirm this and correct it under Rev. Proc. 2021-30. In the usual order my records suggest:`,
      ),
      returnsTable(
        "Excess annual additions",
        row.returns.filter((each) => each.plan === plan),
      ),
    );
  body.push(
    paragraph(
      "Please tell me the amount of the earnings, the day of payment and the codes that you will report in box 7 of Form 1099-R. If you need anything from me, I will answer the same day. Thank you for your help.",
    ),
  );
  const { to, about } = addressee({ ...people, personName });
  return {
    date,
    from: nameOf(personName).full,
    to,
    attention: "Plan administrator",
    greeting: "Dear Plan Administrator:",
    subject: [`Request to correct an excess of ${taxYear}`, about],
    body,
    enclosures: [`Pay statements of ${taxYear} from each employer`],
  };
}

function returnsTable(title: string, returns: readonly ExcessReturn[]): LetterBlock {
  const isMoved = returns.some(
    ({ converted }) => converted?.state === "complete" && converted.cents > 0,
  );
  const moved = ({ converted }: ExcessReturn) =>
    converted?.state === "complete" ? formatDollars(converted.cents) : "";
  return letterTable(
    title,
    [
      { head: "Of which money", align: "left", width: 36 },
      { head: "To pay back", align: "right", width: 20 },
      ...(isMoved
        ? [{ head: "Of it converted or\npaid out already", align: "right" as const, width: 24 }]
        : []),
      { head: "Box 7 of the form", align: "right", width: 20 },
    ],
    [
      ...returns.map((each, index) => ({
        cells: [
          SOURCES[each.source],
          index === 0 ? inDollars(each.amount) : formatDollars(each.amount),
          ...(isMoved ? [moved(each)] : []),
          each.codes.length === 0 ? "" : `code ${each.codes.join(" and ")}`,
        ],
      })),
      {
        cells: [
          "Total, before earnings",
          inDollars(total(returns.map(({ amount }) => amount))),
          ...(isMoved ? [""] : []),
          "",
        ],
        look: "total" as const,
      },
    ],
  );
}

const SOURCES = {
  after_tax: "After-tax contributions",
  pretax_deferral: "Pretax deferrals",
  roth_deferral: "Designated Roth deferrals",
  employer: "Employer contributions",
} as const;
