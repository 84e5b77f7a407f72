// npm run independent [LIVES] [FIRST SEED]: every life calculated twice, and what differs.
import process from "node:process";
import { compareLives } from "./compare.ts";

const [lives = "10000", from = "1"] = process.argv.slice(2);
const { compared, differing } = compareLives(Number(from), Number(lives));
for (const difference of differing.slice(0, 20)) process.stdout.write(`${difference}\n`);
process.stdout.write(
  `${compared} answers of ${lives} lives compared, ${differing.length} differ\n`,
);
process.exitCode = differing.length === 0 ? 0 : 1;
