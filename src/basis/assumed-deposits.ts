// What a movement rests on when a contribution in it states no deposit day: that the money was in the plan
// from its pay date. Plans often get it days later, and before that no conversion can have moved it.
import type { Movement } from "./movement.ts";

const ASSUMPTION =
  "Contributions without a deposit day are assumed to be in the plan from their pay date; deposited_on says when they were.";

export function assumptionOf(deposits: Movement["assumedDeposits"]): { assumes?: string } {
  return deposits.length === 0 ? {} : { assumes: ASSUMPTION };
}
