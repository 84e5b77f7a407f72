// The Form 1040 lines of a joint return: both spouses' IRA and plan money on one set of lines (IRC
// §6013(a)), each amount with the person it comes from. Nothing else is joined: limits and Forms 8606 are
// each person's own (§402(g), §415(c), §408(d)(2); Form 8606: "file a separate form for each spouse").

import type { TaxYear } from "../../kernel/calendar.ts";
import type { Citation } from "../../kernel/citation.ts";
import { invariant } from "../../kernel/invariant.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { eachOnce, say } from "../../kernel/sentence.ts";
import type { Law } from "../../law/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { ofPerson } from "../../ledger/ledger.ts";
import { BLANK_4A, form1040Citation } from "../citations.ts";
import { FactSheet, type FactTerm } from "../fact-sheet.ts";
import type { Block } from "../fill-worksheet.ts";
import { unlessZero } from "../form-8606/carry.ts";
import type { WorksheetFacts } from "../worksheet-facts.ts";
import {
  fillReturnLines,
  type LineTerms,
  type PersonOnReturn,
  personOnReturn,
} from "./form-1040.ts";

const JOINT_RETURN: Citation = {
  authority: "IRC §6013(a)",
  source: "Form 8606 (2025)",
  locator: "name: a separate form for each spouse",
};

/** @returns the problems of either person's Form 8606 */
export function jointForm1040Facts(options: {
  /** Everybody's events. */
  readonly ledger: Ledger;
  readonly law: Law;
  readonly people: readonly [string, string];
  readonly taxYear: TaxYear;
  readonly line10Places?: number | undefined;
}): Outcome<WorksheetFacts, Problem[]> {
  const { ledger, people, ...rest } = options;
  const parts: PersonOnReturn[] = [];
  const problems: Problem[] = [];
  for (const person of people) {
    const part = personOnReturn({ ledger: ofPerson(ledger, person), person, ...rest });
    if (!part.ok) problems.push(...part.error);
    else parts.push(part.value);
  }
  if (problems.length > 0) return failure(problems);
  const joint = new FactSheet();
  const nameOf = (person: string) => ledger.people.get(person)?.name ?? person;
  const blank = fillReturnLines(
    joint,
    parts.map((part) => detached(part)),
  );
  const own = parts.map((part): Block => {
    fillReturnLines(part.sheet, [part], { everyGross: true });
    return {
      sheet: part.sheet,
      owner: { person: part.person },
      part: `Of which ${nameOf(part.person)}`,
    };
  });
  return success({
    blocks: [{ sheet: joint, part: `Joint return of ${people.map(nameOf).join(" and ")}` }, ...own],
    notes: [
      ...blank,
      ...eachOnce(parts.flatMap(({ notes }) => notes)),
      "Limits and basis are not joined: the limits of §402(g), §414(v) and §415(c), Form 8606 and the Roth five-year periods are each person's own. Each spouse files their own Form 8606.",
    ],
    citations: [
      form1040Citation(options.taxYear),
      JOINT_RETURN,
      ...(blank.length > 0 ? [BLANK_4A] : []),
    ],
  });
}

/** The same person with terms that stand by themselves: on the joint lines there is no Form 8606 to refer to. */
function detached(part: PersonOnReturn): PersonOnReturn {
  const lines = ({ gross, taxable }: LineTerms): LineTerms => ({
    gross: gross.flatMap((term) => ownTerms(part, term)),
    taxable: taxable.flatMap((term) => ownTerms(part, term)),
  });
  const own = (terms: readonly FactTerm[]) => terms.flatMap((term) => ownTerms(part, term));
  return {
    ...part,
    ira: lines(part.ira),
    plan: lines(part.plan),
    earned: own(part.earned),
    withheld: own(part.withheld),
    additionalTax: own(part.additionalTax),
  };
}

/** A term with the person's id; one that is a fact becomes the fact's own terms. */
function ownTerms(part: Pick<PersonOnReturn, "sheet" | "person">, term: FactTerm): FactTerm[] {
  const { sheet, person } = part;
  if (term.fact === undefined) return [{ ...term, label: say`${{ person }}: ${term.label}` }];
  const fact = sheet.get(term.fact);
  invariant(fact !== undefined, `${term.fact} is not on the sheet of ${person}`);
  if (fact.value.kind === "incomplete" || fact.terms.length === 0)
    return [{ sign: term.sign, amount: term.amount, label: say`${{ person }}: ${term.label}` }];
  const inner = fact.terms.flatMap((each) => ownTerms(part, each)).flatMap(unlessZero);
  return term.sign === "+" ? inner : inner.map(opposite);
}

function opposite(term: FactTerm): FactTerm {
  return { ...term, sign: term.sign === "+" ? "-" : "+" };
}
