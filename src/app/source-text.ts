// A small source whole: a year's figures, a layout, a blank form.
import { type Problem, problem } from "../kernel/problem.ts";
import type { SourceFile } from "./ports.ts";

const LARGEST = 16 * 1024 * 1024;

/** The reading ends there and then: nobody waits for three gigabytes to hear that they are too many. */
class SourceTooLarge extends Error {
  readonly problem: Problem;

  constructor(file: string) {
    const message = `the file is larger than ${LARGEST / 1024 / 1024} MiB: none of its kind is`;
    super(message);
    const hint = "look whether the right file was named";
    this.problem = problem("import.file-too-large", message, { hint, at: { file, line: 1 } });
  }
}

/** @throws a fault when the file is larger than any of its kind. */
export async function textOf(source: SourceFile): Promise<string> {
  return new TextDecoder().decode(await bytesOf(source));
}

/** @throws a fault when the file is larger than any of its kind. */
export async function bytesOf(source: SourceFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.read().chunks) {
    length += chunk.length;
    if (length > LARGEST) throw new SourceTooLarge(source.name);
    chunks.push(Uint8Array.from(chunk));
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
