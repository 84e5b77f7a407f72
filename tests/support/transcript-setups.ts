// What a session needs and nobody can type as a command: `@ name words…` before a step.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type TearDown = () => void | Promise<void>;
type SetUp = (folder: string, words: readonly string[]) => TearDown | Promise<TearDown>;

const nothing: TearDown = () => {};

export const SETUPS: Readonly<Record<string, SetUp>> = {
  /** `@ file NAME TEXT…`: a file in the session's folder; `\n` in the text is a line break. */
  file(folder, [name = "", ...words]) {
    writeFileSync(join(folder, name), words.join(" ").replaceAll("\\n", "\n"));
    return nothing;
  },
  folder(folder, [name = ""]) {
    mkdirSync(join(folder, name));
    return nothing;
  },
};
