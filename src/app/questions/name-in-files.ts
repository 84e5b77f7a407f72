// The one person whom files name before anybody is in the book: a name to propose, which somebody looks at before
// anything is recorded. Two names that cannot be one person propose nobody.
import type { ReadContext } from "../../intake/read-record.ts";
import { recognise } from "../../intake/recognise.ts";
import { isFault } from "../attempt.ts";
import type { SourceFile } from "../ports.ts";
import { canBeOne } from "../take-in/same-name.ts";

/** The longest form of the name: a register has `Okafor, D`, the payslip `Dana Okafor`. */
export async function nameInFiles(sources: readonly SourceFile[]): Promise<string | undefined> {
  const names = new Set<string>();
  for (const source of sources) for (const name of await namesIn(source)) names.add(name);
  const [longest, ...others] = [...names].toSorted((a, b) => b.length - a.length);
  if (longest === undefined) return undefined;
  return others.every((name) => canBeOne(name, longest)) ? longest : undefined;
}

async function namesIn(source: SourceFile): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const context: ReadContext = {
    file: source.name,
    recall: () => ({
      answerTo: () => undefined,
      proves: () => undefined,
      whoIs: (words) => {
        names.add(words);
        return { is: "unknown" };
      },
    }),
    peopleNamed: (recipient) => {
      // Of a form as data; of a PDF it is the whole page, which is no name.
      if (ONLY_A_NAME.test(recipient)) names.add(recipient);
      return [];
    },
  };
  try {
    const { head } = await source.fingerprint();
    const reader = recognise(head, { file: source.name });
    if (!reader.ok) return names;
    const stretches = reader.value.read(source.read().chunks, context);
    for await (const _ of stretches);
  } catch (error) {
    if (!isFault(error)) throw error;
  }
  return names;
}

const ONLY_A_NAME = /^\p{L}[\p{L}'’. ,-]{1,80}$/u;
