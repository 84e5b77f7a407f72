// A small source whole: a year's figures, a layout, a blank form.
import type { SourceFile } from "./ports.ts";

export async function textOf(source: SourceFile): Promise<string> {
  return new TextDecoder().decode(await bytesOf(source));
}

export async function bytesOf(source: SourceFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.read().chunks) chunks.push(Uint8Array.from(chunk));
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
