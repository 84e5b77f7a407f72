// For work on many rows: they stream, so next to nothing outlives the next one, and a nursery that grows with
// the work would only make the process larger: 280 MB instead of 170 for a million rows, at the same speed.
// Not for a short question: code that the engine has kept compiled is refused once a flag has changed, and is
// compiled anew.

let isSet = false;

export function keepMemorySteady(): void {
  if (isSet) return;
  isSet = true;
  // Loaded here, because nearly nobody needs it.
  process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
}
