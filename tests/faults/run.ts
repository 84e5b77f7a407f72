// `npm run faults`: what the ledger survives, a row of the table as each section ends. Short by default;
// `--long` tries every point, `--section NAME` runs those whose name has that in it, `--only TEXT` those
// points whose label has. Exit code 1 when anything was lost, or when a control that must fail did not.
import { parseArgs } from "node:util";
import { fullDisk } from "./full-disk.ts";
import { powerLoss } from "./power-loss.ts";
import {
  isSound,
  type Measured,
  measure,
  rowOf,
  type Section,
  TABLE_HEAD,
  Tally,
} from "./report.ts";
import { killedAgain, systemCallFaults } from "./system-call-faults.ts";
import type { Fault } from "./system-calls.ts";
import { edited, flippedBytes, replaced, truncated } from "./tampering.ts";

const { values } = parseArgs({
  options: {
    long: { type: "boolean", default: false },
    section: { type: "string", default: "" },
    only: { type: "string", default: "" },
  },
});
const { long, only } = values;
const share = long || only !== "" ? 1 : 0.04;

const errors = (["ENOSPC", "EIO", "EACCES"] as const).flatMap((error) =>
  (["once", "onwards"] as const).map((from): Fault => ({ kind: "error", error, from })),
);
const SECTIONS: readonly Section[] = [
  edited(),
  replaced(),
  truncated(long ? 1 : 512),
  flippedBytes(long ? 1 : 61),
  powerLoss(long ? 100_000 : 400, only),
  fullDisk(long ? 1 : 0.2),
  systemCallFaults({ kind: "kill" }, { share, only }),
  killedAgain(share),
  ...errors.map((fault) => systemCallFaults(fault, { share, only })),
];

let stopped = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    stopped = true;
  });

const measured: Measured[] = [];
process.stdout.write(`${TABLE_HEAD}\n`);
for (const section of SECTIONS) {
  if (stopped || !section.name.includes(values.section)) continue;
  const progress = (line: string) => process.stderr.write(`${section.name}: ${line}\n`);
  const row = await measure(section, new Tally(progress, () => stopped));
  measured.push(row);
  process.stdout.write(`${rowOf(row)}\n`);
}
if (!measured.every(isSound)) process.exitCode = 1;
