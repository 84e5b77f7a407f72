// What a map holds for a key that must be in it: when it is not, the mistake is ours.
import { invariant } from "./invariant.ts";

export function heldFor<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const held = map.get(key);
  invariant(held !== undefined, `nothing is held for ${String(key)}`);
  return held;
}
