// Two lists whose order is kept, laid beside each other: which of the one goes with which of the other, so that
// what does not fit costs least. The way that a text is compared with its next version.

/** Pairs in order; whoever is in none stays alone. `pairCost` is infinite for two that cannot be one. */
export function aligned<One, Other>(
  ones: readonly One[],
  others: readonly Other[],
  { pairCost, unpaired }: { pairCost: (one: One, other: Other) => number; unpaired: number },
): [One, Other][] {
  // costs[i][j]: the cheapest way to explain the ones from i and the others from j on, and the step that begins it.
  const last = others.map((_, j): Step => ({ cost: (others.length - j) * unpaired, go: "other" }));
  let below: readonly Step[] = [...last, { cost: 0, go: "other" }];
  const steps: (readonly Step[])[] = [];
  for (const [back, one] of ones.toReversed().entries()) {
    let right: Step = { cost: (back + 1) * unpaired, go: "one" };
    const row = [right];
    for (const [at, other] of others.toReversed().entries()) {
      const j = others.length - 1 - at;
      right = cheapest([
        { cost: pairCost(one, other) + costAt(below, j + 1), go: "both" },
        { cost: unpaired + costAt(below, j), go: "one" },
        { cost: unpaired + right.cost, go: "other" },
      ]);
      row.push(right);
    }
    below = row.reverse();
    steps.push(below);
  }
  steps.reverse();
  const pairs: [One, Other][] = [];
  let j = 0;
  for (const [i, one] of ones.entries()) {
    while (steps[i]?.[j]?.go === "other") j += 1;
    const other = others[j];
    if (steps[i]?.[j]?.go !== "both" || other === undefined) continue;
    pairs.push([one, other]);
    j += 1;
  }
  return pairs;
}

interface Step {
  readonly cost: number;
  readonly go: "both" | "one" | "other";
}

/** Of several that cost the same, the first. */
function cheapest(steps: readonly [Step, ...Step[]]): Step {
  return steps.reduce((best, step) => (step.cost < best.cost ? step : best));
}

function costAt(row: readonly Step[], at: number): number {
  return row[at]?.cost ?? Number.POSITIVE_INFINITY;
}
