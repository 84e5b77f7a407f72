// When the batches of a ledger say that they were recorded. The order of events is that of the chain and no
// clock can change it; a clock that was wrong is told all the same, because people read those times.
import type { Problem } from "../kernel/problem.ts";
import type { Database } from "./open.ts";

/** Clocks are set right by seconds all the time. */
const TOLERATED = 60_000;

interface Opened {
  readonly seq: number;
  readonly at: string;
}

/** A warning for batches that go back in time, one for batches of times to come. */
export function clockJumps(database: Database, now: string): readonly Problem[] {
  const batches = database
    .prepare<[], Opened>(
      "SELECT seq, json_extract(body, '$.data.recorded_at') AS at FROM event WHERE kind = 'batch' ORDER BY seq",
    )
    .all();
  const isBefore = (earlier: string, later: string) =>
    Date.parse(earlier) < Date.parse(later) - TOLERATED;
  const back = batches.filter(({ at }, index) => isBefore(at, batches[index - 1]?.at ?? at));
  const ahead = batches.filter(({ at }) => isBefore(now, at));
  return [
    ...noted(back, "before the batch before it"),
    ...noted(ahead, "which has not come yet on this machine"),
  ];
}

function noted(batches: readonly Opened[], what: string): Problem[] {
  const [first, ...more] = batches;
  if (first === undefined) return [];
  const others = more.length === 0 ? "" : `; ${more.length} more like it`;
  return [
    {
      code: "store.clock-jumped",
      severity: "warning",
      message: `batch b${first.seq} says it was recorded at ${first.at}, ${what}${others}`,
      hint: "a clock was wrong, here or then; the order of the events is not in doubt",
    },
  ];
}
