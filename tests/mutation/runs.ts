// How often a property runs while a mutation is tried: seldom, but for those that count what they saw.
const FEW = 12;

let most = FEW;

export function takeRuns(many: boolean): void {
  most = many ? Number.POSITIVE_INFINITY : FEW;
}

export function runsOf(wanted = FEW): number {
  return Math.min(wanted, most);
}
