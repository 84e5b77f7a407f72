// Reads a PDF in a thread of its own, under a limit of time and memory.
import { Worker } from "node:worker_threads";
import { failure, type Outcome } from "../../kernel/outcome.ts";
import type { PdfFault, PdfPage } from "./page.ts";

/** The nine pages of a blank form take less than one. */
const LONGEST_MS = 30_000;
const MOST_MEGABYTES = 1024;

/** The program is built into files that lie side by side; from its sources the thread is TypeScript, too. */
const WORKER = `${import.meta.dirname}/pdf-worker.${import.meta.filename.endsWith(".ts") ? "ts" : "cjs"}`;

export async function openPdf(
  bytes: Uint8Array,
  longest = LONGEST_MS,
): Promise<Outcome<readonly PdfPage[], PdfFault>> {
  const worker = new Worker(WORKER, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve) => {
      timer = setTimeout(() => resolve(failure("too_slow")), longest);
      worker.once("message", resolve);
      worker.once("error", () => resolve(failure("damaged")));
      worker.once("exit", () => resolve(failure("damaged")));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
