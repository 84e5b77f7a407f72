// What a person put into IRAs for a year, against the limit on both kinds together.
import { iraContributions } from "../../../basis/ira-contributions.ts";
import type { Amount } from "../../../kernel/amount-state.ts";
import type { TaxYear } from "../../../kernel/calendar.ts";
import type { Citation } from "../../../kernel/citation.ts";
import { add, type Cents, total } from "../../../kernel/money.ts";
import type { Law } from "../../../law/law.ts";
import { birthDateOf, type Ledger } from "../../../ledger/ledger.ts";
import { againstIraLimit, iraContributionLimit } from "../../../limits/ira-contribution-limit.ts";

export interface IraContributionsOfYear {
  readonly traditional: Cents;
  readonly roth: Cents;
  readonly together: Cents;
  /** Absent for a year whose figures are not known. */
  readonly against?: {
    readonly limit: Amount;
    readonly excess: Amount;
    readonly citation: Citation;
  };
}

export function iraContributionsOfYear(
  ledger: Ledger,
  law: Law,
  { person, taxYear }: { readonly person: string; readonly taxYear: TaxYear },
): IraContributionsOfYear | undefined {
  const ofYear = iraContributions(ledger, person).filter((each) => each.taxYear === taxYear);
  if (ofYear.length === 0) return undefined;
  const into = (ira: "traditional" | "roth") =>
    total(ofYear.filter((each) => each.ira === ira).map(({ amount }) => amount));
  const [traditional, roth] = [into("traditional"), into("roth")];
  const together = add(traditional, roth);
  const found = law.figuresOf(taxYear);
  if (!found.ok) return { traditional, roth, together };
  const { figures } = found.value;
  const limit = iraContributionLimit(figures, taxYear, birthDateOf(ledger, person));
  const against = againstIraLimit(limit, together, person);
  return {
    traditional,
    roth,
    together,
    against: { ...against, citation: figures.iraLimit.citation },
  };
}
