// `npm run fuzz [N]`: N mutated inputs per parser. Whatever the bytes: no uncaught exception, no hang, every
// rejection has a place, every physical line is in one bucket. The seed is printed; `SEED=…` repeats a run,
// `ONLY=…` names one parser.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FUZZED, fuzz } from "./fuzz.ts";

const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const folder = join(import.meta.dirname, "../../fixtures/statements");
const corpus = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter(
    (file) => /\.(csv|tsv|txt|ofx|qfx|json|jsonl)$/.test(file) && !file.includes(".expected."),
  )
  .map((file) => readFileSync(join(folder, file)));

process.stdout.write(`seed ${seed}\n`);
let failures = 0;
const only = process.env["ONLY"];
for (const name of Object.keys(FUZZED)) {
  if (only !== undefined && name !== only) continue;
  const started = Date.now();
  const { faults, rejected, slowest } = await fuzz(name, corpus, { count, seed });
  failures += faults.length;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${name}: ${count} inputs, ${rejected} rejected with a place, ${faults.length} faults, slowest ${slowest} ms, ${seconds} s\n`,
  );
  for (const fault of faults.slice(0, 5)) process.stdout.write(`  ${fault}\n`);
}
process.exitCode = failures === 0 ? 0 : 1;
