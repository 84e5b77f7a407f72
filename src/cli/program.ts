// The second stage of the start: everything that needs a current Node version.

import { run } from "./run.ts";
import { processIo } from "./terminal/process-io.ts";

export async function start(argv: readonly string[]): Promise<void> {
  process.exitCode = await run(argv, processIo());
}
