// The events that carried a sum over its limit: the latest ones that make up the excess.

import type { EventId } from "../kernel/ids.ts";
import { type Cents, subtract } from "../kernel/money.ts";

export function latestEvents(
  parts: readonly { readonly event: { readonly id: EventId }; readonly amount: Cents }[],
  excess: Cents,
): EventId[] {
  const events = new Set<EventId>();
  let left = excess;
  for (const { event, amount } of parts.toReversed()) {
    if (left <= 0) break;
    events.add(event.id);
    left = subtract(left, amount);
  }
  return [...events].toReversed();
}
