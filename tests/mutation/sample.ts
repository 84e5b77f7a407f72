// Which of all possible mutations are tried: as many of each folder, and there first a kind is drawn and
// then a place of it, so that rare slips are tried as often as common ones.
import type { Mutant } from "./find-mutants.ts";

export function sample(all: readonly Mutant[], options: { count: number; seed: number }): Mutant[] {
  const random = generator(options.seed);
  const folders = Map.groupBy(all, ({ file }) => folderOf(file));
  const share = Math.ceil(options.count / folders.size);
  const taken = [...folders.values()].map((mutants) => drawn(mutants, share, random));
  // In turn, so that a run that is stopped has tried as many of each folder.
  return Array.from({ length: share }, (_, turn) => taken.flatMap((own) => own[turn] ?? [])).flat();
}

function drawn(mutants: readonly Mutant[], count: number, random: () => number): Mutant[] {
  const kinds = [...Map.groupBy(mutants, ({ kind }) => kind).values()];
  const taken: Mutant[] = [];
  while (taken.length < count && kinds.length > 0) {
    const kind = Math.floor(random() * kinds.length);
    const places = kinds[kind] ?? [];
    const [place] = places.splice(Math.floor(random() * places.length), 1);
    if (place !== undefined) taken.push(place);
    if (places.length === 0) kinds.splice(kind, 1);
  }
  return taken;
}

export function folderOf(file: string): string {
  return file.split("/")[0] ?? file;
}

/** Mulberry32: small, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
