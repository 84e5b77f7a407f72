// The Form 8606 worksheet of one year. When the form need not be filed and nothing changed, it has no lines.
import { isFiftyNineAndAHalf } from "../../basis/age-fifty-nine-and-a-half.ts";
import { rothIraLayers } from "../../basis/roth-ira.ts";
import type { Amount } from "../../kernel/amount-state.ts";
import { type TaxYear, taxYearOf } from "../../kernel/calendar.ts";
import { formatDollars } from "../../kernel/money.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { birthDateOf, type Ledger } from "../../ledger/ledger.ts";
import { form8606Citation, form8606Instructions } from "../citations.ts";
import { totalOf } from "../fact-sheet.ts";
import type { WorksheetFacts } from "../worksheet-facts.ts";
import { form8606Chain, lastYearOf, standingProblems } from "./chain.ts";
import { taxableConversions } from "./results.ts";

/** @returns the problem `unsupported.worksheet-1-1` when a year of the chain needs what we do not support */
export function form8606Facts(options: {
  ledger: Ledger;
  person: string;
  taxYear: TaxYear;
  line10Places?: number | undefined;
}): Outcome<WorksheetFacts, Problem[]> {
  const { taxYear, ...rest } = options;
  const chain = form8606Chain({ ...rest, throughYear: taxYear });
  const problems = standingProblems(chain);
  if (problems.length > 0) return failure(problems);
  const last = lastYearOf(chain);
  const { reasons } = last;
  const why =
    reasons.length === 0
      ? `Form 8606 need not be filed for ${taxYear}: no nondeductible contribution, no conversion, and no distribution that belongs on it.`
      : `Form 8606 must be filed for ${taxYear}: ${reasons.join("; ")}.`;
  const { person } = options;
  const homebuyer = totalOf(last.roth.homebuyer);
  const layers = rothIraLayers(
    options.ledger,
    { person, taxYear, homebuyer },
    taxableConversions(chain, person),
  );
  return success({
    blocks: [{ sheet: last.sheet }],
    filingRequired: reasons.length > 0,
    notes: [why, ...last.notes, ...recaptureNotes(options, layers.recapturable)],
    citations: [form8606Citation(taxYear), form8606Instructions("Who Must File")],
  });
}

/** The 10% tax is on Form 5329 and not on this form, which shows nothing taxable then. */
function recaptureNotes(
  { ledger, person, taxYear }: Parameters<typeof form8606Facts>[0],
  recapturable: Amount,
): string[] {
  if (recapturable.state === "incomplete" || recapturable.cents === 0) return [];
  const birthDate = birthDateOf(ledger, person);
  const young = ledger
    .of("ira_distribution")
    .filter(
      ({ data }) =>
        data.person === person && data.ira === "roth" && taxYearOf(data.date) === taxYear,
    )
    .some(({ data }) => birthDate === undefined || !isFiftyNineAndAHalf(birthDate, data.date));
  if (!young) return [];
  return [
    `Form 5329, line 1, has with other amounts ${formatDollars(recapturable.cents)} of the Roth IRA distributions that was taxed on conversion or rollover less than five years before. The 10% additional tax reaches it unless an exception applies (IRC §408A(d)(3)(F)).`,
  ];
}
