// For work on many rows: they stream, so next to nothing outlives the next one, and a nursery that grows with
// the work would only make the process larger: 280 MB instead of 170 for a million rows, at the same speed.
// Not for a short question: code that the engine has kept compiled is refused once a flag has changed, and is
// compiled anew.

/** More than a short question reads, or somebody enters by hand. */
const MANY = 2000;

let rows = 0;

/** To be told of rows as they are read and written, of whichever ledger: a firm has a thousand small ones. */
export function keepMemorySteady(more: number): void {
  if (rows > MANY) return;
  rows += more;
  // Loaded here, because nearly nobody needs it.
  if (rows > MANY)
    process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
}
