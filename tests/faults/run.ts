// `npm run faults`: what the ledger survives, as one table. Short by default; `--long` tries every
// point. Exit code 1 when anything was lost, or when a control that must fail did not.

import { powerLoss } from "./power-loss.ts";
import { isSound, type Section, tableOf } from "./report.ts";
import { systemCallFaults } from "./system-call-faults.ts";
import { edited, flippedBytes, replaced, truncated } from "./tampering.ts";

const long = process.argv.includes("--long");
const share = long ? 1 : 0.04;
const sections: Section[] = [];
for (const run of [
  () => edited(),
  () => replaced(),
  () => truncated(long ? 1 : 512),
  () => flippedBytes(long ? 1 : 61),
  () => powerLoss(long ? 100_000 : 400),
  () => systemCallFaults({ kind: "kill" }, share),
  () => systemCallFaults({ kind: "error", error: "ENOSPC", from: "once" }, share),
  () => systemCallFaults({ kind: "error", error: "ENOSPC", from: "onwards" }, share),
  () => systemCallFaults({ kind: "error", error: "EIO", from: "once" }, share),
  () => systemCallFaults({ kind: "error", error: "EACCES", from: "onwards" }, share),
]) {
  const section = await run();
  sections.push(section);
  process.stderr.write(
    `${section.name}: ${section.tried} tried, ${section.failures.length} failed\n`,
  );
  for (const failure of section.failures.slice(0, 20)) process.stderr.write(`  ${failure}\n`);
}
process.stdout.write(`${tableOf(sections)}\n`);
if (!sections.every(isSound)) process.exitCode = 1;
