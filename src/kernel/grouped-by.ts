// Groups of what has the same key. A group is never empty: whatever made its key is in it.

export type NonEmpty<T> = readonly [T, ...T[]];

export function groupedBy<T, K>(
  items: Iterable<T>,
  keyOf: (item: T) => K,
): ReadonlyMap<K, NonEmpty<T>> {
  return Map.groupBy(items, keyOf) as ReadonlyMap<K, readonly T[]> as ReadonlyMap<K, NonEmpty<T>>;
}
