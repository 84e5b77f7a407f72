// For work on many rows: they stream, so next to nothing outlives the next one, and a nursery that grows with
// the work would only make the process larger: 280 MB instead of 170 for a million rows, at the same speed.
// One that is too small makes it larger as well, because rows under way are then taken for lasting: the engine
// shrinks it where the work goes slowly, beside other programs, so it is looked at again and again.
// Not for a short question: code that the engine has kept compiled is refused once a flag has changed, and is
// compiled anew.

/** More than a short question reads, or somebody enters by hand. */
const MANY = 2000;
/** What the nursery may grow to, both halves together. */
const NURSERY = 16 * 2 ** 20;

let rows = 0;
let lookedAt = 0;
let mayGrow = true;

/** To be told of rows as they are read and written, of whichever ledger: a firm has a thousand small ones. */
export function keepMemorySteady(more: number): void {
  rows += more;
  if (rows - lookedAt <= MANY) return;
  lookedAt = rows;
  // Loaded here, because nearly nobody needs it.
  const { getHeapSpaceStatistics, setFlagsFromString } = process.getBuiltinModule("node:v8");
  const nursery = getHeapSpaceStatistics().find((space) => space.space_name === "new_space");
  const isSmall = (nursery?.space_size ?? NURSERY) < NURSERY;
  if (isSmall === mayGrow) return;
  mayGrow = isSmall;
  setFlagsFromString(`--semi-space-growth-factor=${isSmall ? 2 : 1}`);
}
