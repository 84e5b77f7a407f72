// The events of one person that the limits look at, found once for a whole ledger, so that the limits of
// a thousand people cost a thousand people and not a thousand ledgers.
import { entryFor } from "../kernel/entry-for.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { EventKind } from "../ledger/kinds.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { onceALedger } from "../ledger/once-a-ledger.ts";
import { type LimitGroupOf, limitGroups } from "./limit-group.ts";

export interface PersonEvents {
  readonly paychecks: readonly LedgerEvent<"paycheck">[];
  readonly employerContributions: readonly LedgerEvent<"employer_contribution">[];
  readonly corrections: readonly LedgerEvent<"corrective_distribution">[];
  readonly wages: readonly LedgerEvent<"wages">[];
  /** Which limit the contributions to a plan count against. */
  readonly groupOf: LimitGroupOf;
}

type ByPerson<K extends EventKind> = ReadonlyMap<string, readonly LedgerEvent<K>[]>;

interface Index {
  readonly paychecks: ByPerson<"paycheck">;
  readonly employerContributions: ByPerson<"employer_contribution">;
  readonly corrections: ByPerson<"corrective_distribution">;
  readonly wages: ByPerson<"wages">;
  readonly groups: Map<string, LimitGroupOf>;
}

/** In ledger order, which does not depend on the order of entry. */
export function eventsOfPerson(ledger: Ledger, person: string): PersonEvents {
  const index = indexOf(ledger);
  const paychecks = index.paychecks.get(person) ?? [];
  const employerContributions = index.employerContributions.get(person) ?? [];
  const used = () => new Set([...paychecks, ...employerContributions].map(({ data }) => data.plan));
  const groupOf = entryFor(index.groups, person, () => limitGroups(ledger, person, used()));
  return {
    groupOf,
    paychecks,
    employerContributions,
    corrections: index.corrections.get(person) ?? [],
    wages: index.wages.get(person) ?? [],
  };
}

const indexOf = onceALedger(
  (ledger): Index => ({
    paychecks: Map.groupBy(ledger.of("paycheck"), ({ data }) => data.person),
    employerContributions: Map.groupBy(
      ledger.of("employer_contribution"),
      ({ data }) => data.person,
    ),
    corrections: Map.groupBy(ledger.of("corrective_distribution"), ({ data }) => data.person),
    wages: Map.groupBy(ledger.of("wages"), ({ data }) => data.person),
    groups: new Map(),
  }),
);
