// A source file with mutations in it that are asleep: `__mutant(7)` says whether the seventh is awake, and
// notes that it was asked. One copy of the program so serves for all of them.
import type { Mutant } from "./find-mutants.ts";

export interface Numbered extends Mutant {
  readonly id: number;
}

/** The worker thread that reads PDFs has no mutations: there the question is answered with no. */
const HEAD =
  "const __mutant: (id: number) => boolean = (globalThis as any).__mutant ?? (() => false);";

export function instrument(text: string, mutants: readonly Numbered[]): string {
  // Outer before inner; of those on one place, the first is the outermost.
  const ordered = mutants.toSorted((a, b) => a.start - b.start || b.end - a.end || a.id - b.id);
  // On the first line, so that places stay what they are.
  return HEAD + rendered(text, 0, text.length, ordered);
}

function rendered(text: string, start: number, end: number, inside: readonly Numbered[]): string {
  const [next, ...others] = inside;
  if (next === undefined) return text.slice(start, end);
  const within = others.filter((each) => each.start < next.end);
  const after = others.slice(within.length);
  return (
    text.slice(start, next.start) +
    asleep(next, rendered(text, next.start, next.end, within)) +
    rendered(text, next.end, end, after)
  );
}

function asleep({ id, text, isStatement }: Numbered, original: string): string {
  if (isStatement) return `{if (!__mutant(${id})) ${original}}`;
  return `(__mutant(${id}) ? (${text}) : (${original}))`;
}
