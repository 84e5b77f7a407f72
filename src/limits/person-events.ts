// The events of one person that the limits look at, found once for a whole ledger, so that the limits of
// a thousand people cost a thousand people and not a thousand ledgers.
import type { LedgerEvent } from "../ledger/event.ts";
import type { EventKind } from "../ledger/kinds.ts";
import type { Ledger } from "../ledger/ledger.ts";

export interface PersonEvents {
  readonly paychecks: readonly LedgerEvent<"paycheck">[];
  readonly employerContributions: readonly LedgerEvent<"employer_contribution">[];
  readonly corrections: readonly LedgerEvent<"corrective_distribution">[];
  readonly wages: readonly LedgerEvent<"wages">[];
}

type ByPerson<K extends EventKind> = ReadonlyMap<string, readonly LedgerEvent<K>[]>;

interface Index {
  readonly paychecks: ByPerson<"paycheck">;
  readonly employerContributions: ByPerson<"employer_contribution">;
  readonly corrections: ByPerson<"corrective_distribution">;
  readonly wages: ByPerson<"wages">;
}

/** A ledger view never changes, so its index holds as long as the view does. */
const indexes = new WeakMap<Ledger, Index>();

/** In ledger order, which does not depend on the order of entry. */
export function eventsOfPerson(ledger: Ledger, person: string): PersonEvents {
  const index = indexes.get(ledger) ?? indexOf(ledger);
  return {
    paychecks: index.paychecks.get(person) ?? [],
    employerContributions: index.employerContributions.get(person) ?? [],
    corrections: index.corrections.get(person) ?? [],
    wages: index.wages.get(person) ?? [],
  };
}

function indexOf(ledger: Ledger): Index {
  const index: Index = {
    paychecks: Map.groupBy(ledger.of("paycheck"), ({ data }) => data.person),
    employerContributions: Map.groupBy(
      ledger.of("employer_contribution"),
      ({ data }) => data.person,
    ),
    corrections: Map.groupBy(ledger.of("corrective_distribution"), ({ data }) => data.person),
    wages: Map.groupBy(ledger.of("wages"), ({ data }) => data.person),
  };
  indexes.set(ledger, index);
  return index;
}
