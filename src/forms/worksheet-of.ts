// The public entry: one filled worksheet, or why there is none.
import type { TaxYear } from "../kernel/calendar.ts";
import { entryFor } from "../kernel/entry-for.ts";
import type { FormName } from "../kernel/form-names.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Law } from "../law/law.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { onceALedger } from "../ledger/once-a-ledger.ts";
import { afterTaxBasisFacts } from "./after-tax-basis-worksheet.ts";
import { annualAdditionsFacts } from "./annual-additions-worksheet.ts";
import { ofOwnYear } from "./citations.ts";
import { definitionOf, type WorksheetDefinition } from "./definition.ts";
import { WORKSHEET_DEFINITIONS } from "./definitions.ts";
import { citationsOf, fillLines, missingFacts } from "./fill-worksheet.ts";
import { form1040Facts } from "./form-1040/form-1040.ts";
import { jointForm1040Facts } from "./form-1040/joint.ts";
import { form1099rFacts } from "./form-1099-r.ts";
import { form5329Facts } from "./form-5329/form-5329.ts";
import { form8606Facts } from "./form-8606/form-8606.ts";
import type { Worksheet } from "./worksheet.ts";
import type { WorksheetFacts } from "./worksheet-facts.ts";

export interface WorksheetContext {
  readonly ledger: Ledger;
  readonly law: Law;
  readonly person: string;
  readonly taxYear: TaxYear;
  /** Declared: line 10 of Form 8606 rounded to this many places, at least three, instead of exact. */
  readonly line10Places?: number | undefined;
}

type FactsOf = (context: WorksheetContext) => Outcome<WorksheetFacts, Problem[]>;

const FACTS_OF: Record<FormName, FactsOf> = {
  "form-8606": form8606Facts,
  "form-5329": form5329Facts,
  "form-1040": form1040Facts,
  "form-1099-r": form1099rFacts,
  "annual-additions": annualAdditionsFacts,
  "after-tax-basis": afterTaxBasisFacts,
};

/**
 * @returns `law.tax-year-unsupported` for a year without figures, `form.year-unsupported` for one whose
 *   lines we do not know, or the problems of the form itself
 */
export function worksheetOf(
  form: FormName,
  { ledger, law, person, taxYear, line10Places }: WorksheetContext,
): Outcome<Worksheet, Problem[]> {
  const ofLaw = entryFor(made(ledger), law, () => new Map<string, Made>());
  return entryFor(ofLaw, JSON.stringify([form, taxYear, person, line10Places]), () =>
    make(form, { ledger, law, person, taxYear, line10Places }),
  );
}

type Made = Outcome<Worksheet, Problem[]>;

/** What is open is found on the same worksheets that a packet prints. */
const made = onceALedger(() => new Map<Law, Map<string, Made>>());

function make(form: FormName, context: WorksheetContext): Made {
  const { law, ledger, person, taxYear } = context;
  const figures = law.figuresOf(taxYear);
  if (!figures.ok) return failure([figures.error]);
  const definition = definitionOf(WORKSHEET_DEFINITIONS, { form, taxYear });
  if (definition === undefined) return failure([unknownYear(form, taxYear)]);
  const facts = FACTS_OF[form](context);
  if (!facts.ok) return facts;
  const name = ledger.people.get(person)?.name;
  return success(filled(definition, facts.value, { form, taxYear, person, name }));
}

/**
 * Form 1040 of a joint return: the lines of both, then each person's share of them. The ledger holds
 * everybody's events.
 *
 * @returns the same problems as `worksheetOf`, of either person
 */
export function jointForm1040(
  people: readonly [string, string],
  context: Omit<WorksheetContext, "person">,
): Outcome<Worksheet, Problem[]> {
  const { law, ledger, taxYear } = context;
  const figures = law.figuresOf(taxYear);
  if (!figures.ok) return failure([figures.error]);
  const form = "form-1040";
  const definition = definitionOf(WORKSHEET_DEFINITIONS, { form, taxYear });
  if (definition === undefined) return failure([unknownYear(form, taxYear)]);
  const facts = jointForm1040Facts({ ...context, people });
  if (!facts.ok) return facts;
  const spouses = people.map((person) => ({
    person,
    name: ledger.people.get(person)?.name ?? person,
  }));
  const name = spouses.map((each) => each.name).join(" and ");
  const person = people.join(" and ");
  return success({ ...filled(definition, facts.value, { form, taxYear, person, name }), spouses });
}

function filled(
  definition: WorksheetDefinition,
  { blocks, filingRequired, notes, citations }: WorksheetFacts,
  about: Pick<Worksheet, "form" | "taxYear" | "person"> & { readonly name: string | undefined },
): Worksheet {
  const { form, taxYear, person, name } = about;
  const lines = fillLines(definition, blocks).map((line) => ({
    ...line,
    terms: line.terms.map((term) =>
      term.citation === undefined ? term : { ...term, citation: ofOwnYear(term.citation, taxYear) },
    ),
  }));
  const revision = definition.notes?.[String(taxYear)];
  return {
    form,
    title: definition.title,
    taxYear,
    person,
    ...(name !== undefined && { personName: name }),
    ...(filingRequired !== undefined && { filingRequired }),
    lines,
    incomplete: missingFacts(lines),
    notes: [...notes, ...(revision === undefined ? [] : [revision])],
    citations: citationsOf(
      lines,
      citations.map((citation) => ofOwnYear(citation, taxYear)),
    ),
  };
}

/** The user can add the figures of a year, but not the lines of its forms. */
function unknownYear(form: FormName, taxYear: TaxYear): Problem {
  return {
    code: "form.year-unsupported",
    severity: "error",
    message: `the lines of ${form} for ${taxYear} are not known`,
    hint: "a newer version of the program may know them",
  };
}
