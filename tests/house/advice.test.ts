// What to do is said in words, and the command that does it stands apart (`src/kernel/advice.ts`): a page
// shows the words alone. So no room below the shells writes a command into a sentence.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const SRC = join(import.meta.dirname, "..", "..", "src");

/** Rooms that both the terminal and the page get their words from. */
const BELOW_SHELLS = [
  "app",
  "basis",
  "checks",
  "distributions",
  "forms",
  "intake",
  "kernel",
  "law",
  "ledger",
  "limits",
  "planning",
  "statements",
  "store",
];

/** Sentences that name the program, or that only a terminal prints. */
const NO_ADVICE = [
  "what rothbook law prints",
  "a rothbook ledger",
  "make one with rothbook backup FILE", // `doctor`
  "map((command) => `rothbook", // the printer itself
];

function commandsInSentences(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => !/^\s*(?:\/\/|\*|\/\*\*)/.test(line))
    .filter((line) => /["`].*\brothbook [a-z$]/.test(line))
    .filter((line) => NO_ADVICE.every((known) => !line.includes(known)));
}

it("is words, with its commands apart", () => {
  const files = BELOW_SHELLS.flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: SRC }));
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    commandsInSentences(readFileSync(join(SRC, file), "utf8")).map((line) => `${file}: ${line}`),
  );
  expect(found).toEqual([]);
});

it("would be found in a sentence", () => {
  expect(commandsInSentences('hint: "list them with: rothbook audit log"')).toHaveLength(1);
});

/** Rooms whose findings are read on the page and in the packet too, by people who never saw a field of the ledger. */
const RULES = ["basis", "checks", "distributions", "forms", "limits", "planning", "statements"];
const SAID =
  /(?:\b(?:hint|message|reason|words): |\bbyCommand\(\s*|\bsay)(["`])((?:(?!\1)[^\\\n]|\\.)*)\1/g;

it("names no field and no kind of event", () => {
  const said = RULES.flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: SRC })).flatMap((file) =>
    [...readFileSync(join(SRC, file), "utf8").matchAll(SAID)].map(([, , words = ""]) => ({
      file,
      words: words.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, " "),
    })),
  );
  expect(said.length).toBeGreaterThan(200);
  const fields = said.flatMap(({ file, words }) => {
    const field = /\b[a-z]+(?:_[a-z0-9]+)+\b/.exec(words)?.[0];
    return field === undefined ? [] : [`${file}: ${field}`];
  });
  expect(fields).toEqual([]);
});
