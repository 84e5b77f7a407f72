// Help leads to every command once, and every word that leads somewhere leads to what exists.
import { describe, expect, it } from "vitest";
import { recordableKinds } from "../../../../src/app/take-in/recordable.ts";
import { COMMANDS } from "../../../../src/cli/commands/index.ts";
import { FIRST_WORDS, HELP_GROUPS } from "../../../../src/cli/help/groups.ts";
import { parse } from "../../../../src/cli/parse.ts";
import { commandFor, meaningsOf } from "../../../../src/cli/record/everyday-words.ts";

const firstWords = [...new Set(COMMANDS.map(({ name }) => name.split(" ")[0] ?? ""))];
const parsed = (line: string) =>
  parse(
    (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', "")),
    COMMANDS,
    "0.0.0",
    80,
  );

describe("help", () => {
  it("lists every command in exactly one group", () => {
    const grouped = HELP_GROUPS.flatMap(({ commands }) => commands);
    expect(grouped.toSorted()).toEqual([...firstWords, "help"].toSorted());
  });

  it("says what a group of commands is for", () => {
    const groups = firstWords.filter((word) => COMMANDS.every(({ name }) => name !== word));
    expect(Object.keys(FIRST_WORDS).toSorted()).toEqual(groups.toSorted());
  });

  it.each(COMMANDS)("gives an example of $name that can be typed", ({ name, example }) => {
    const words = example.replace(/ >>.*$/, "");
    const result = parsed(words);
    expect(result).toMatchObject({ kind: "call", command: { name } });
  });
});

describe("everyday words", () => {
  it.each(["conversion", "rollover", "1099r", "w-2", "True-Up", "contribution"])(
    "takes %s for kinds that exist",
    (word) => {
      const kinds = recordableKinds().map(({ kind }) => kind);
      expect(meaningsOf(word)).not.toHaveLength(0);
      for (const { kind } of meaningsOf(word)) expect(kinds).toContain(kind);
    },
  );

  it("never takes a plain conversion for one of an IRA alone", () => {
    expect(meaningsOf("conversion").map(({ kind }) => kind)).toEqual([
      "in_plan_roth_rollover",
      "distribution",
      "ira_conversion",
    ]);
  });

  it.each(["8606", "tax", "seal", "ics", "plans", "dashboard", "edit"])(
    "leads from %s to a command that exists",
    (word) => {
      const target = commandFor(word) ?? "";
      expect(COMMANDS.some(({ name }) => target === name || target.startsWith(`${name} `))).toBe(
        true,
      );
    },
  );

  it("knows nothing of other words", () => {
    expect(commandFor("constructor")).toBeUndefined();
    expect(meaningsOf("toString")).toEqual([]);
  });
});
