// The order of two texts, by code unit: names, days. Equal ones stay where they are.

export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
