// The second stage of the start: everything that needs a current Node version.
import { processIo } from "./process-io.ts";
import { run } from "./run.ts";

export async function start(argv: readonly string[]): Promise<void> {
  process.exitCode = await run(argv, processIo());
}
