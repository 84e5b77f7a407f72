// What a shell offers to choose from: the people of a ledger, the years that something is recorded of, and
// which of them are sealed.
import type { CalendarDate, TaxYear } from "../../kernel/calendar.ts";
import { taxYear, taxYearOf } from "../../kernel/calendar.ts";
import { success } from "../../kernel/outcome.ts";
import { replay } from "../../ledger/ledger.ts";
import { attempt, type Result } from "../attempt.ts";
import { collect, lawOfLedger } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import { sealsInForce } from "../seal/sealed-years.ts";

export interface YearsOfLedger {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Earliest first; today's is always among them when its figures are known. */
  readonly years: readonly TaxYear[];
  readonly seals: readonly { readonly person: string; readonly taxYear: number }[];
}

export async function yearsOfLedger(
  store: LedgerReader,
  today: CalendarDate,
): Promise<Result<YearsOfLedger>> {
  return await attempt(async () => {
    const law = await lawOfLedger(store);
    if (!law.ok) return law;
    const { people } = replay(await collect(store, { kinds: ["person", "reversal"] }));
    const first = await store.firstYear();
    const now = taxYearOf(today);
    const years = law.value.years.filter((year) => year >= (first ?? now) && year <= now);
    const last = law.value.years.at(-1) ?? now;
    const seals = sealsInForce(await collect(store, { kinds: ["seal", "amendment"] })).values();
    return success({
      people: [...people.values()].map(({ person, name }) => ({
        id: person,
        name: name ?? person,
      })),
      years: years.length === 0 ? [taxYear(Math.min(now, last))] : years,
      seals: [...seals].map(({ data }) => ({ person: data.person, taxYear: data.taxYear })),
    });
  });
}
