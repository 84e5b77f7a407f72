// Asks a ledger some questions in a thread that has little stack, and posts what each ended with. A list spread
// into arguments lies on the stack, so this finds with some thousand events what else needs a hundred thousand.
import { parentPort, workerData } from "node:worker_threads";
import { run } from "../../src/cli/run.ts";
import { testIo } from "./test-io.ts";

interface Asked {
  readonly cwd: string;
  readonly questions: readonly (readonly string[])[];
}

const { cwd, questions } = workerData as Asked;
for (const words of questions) {
  const world = testIo({ cwd, env: { ROTHBOOK_LEDGER: `${cwd}/rothbook.db`, HOME: cwd } });
  const exit = await run(words, world.io);
  parentPort?.postMessage({ words: words.join(" "), exit, stderr: world.stderr() });
}
