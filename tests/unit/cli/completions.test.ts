// The completion scripts name every command, option and choice, parse in their shells where these are
// installed, and complete in bash, which is everywhere.
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { recordableKinds } from "../../../src/app/take-in/recordable.ts";
import { COMMANDS } from "../../../src/cli/commands/index.ts";
import { completables } from "../../../src/cli/completions/completables.ts";
import { SCRIPTS } from "../../../src/cli/completions/scripts.ts";

const commands = completables(COMMANDS, recordableKinds());
const SHELLS = ["bash", "zsh", "fish"] as const;

function bashOffers(...words: readonly string[]): string[] {
  const script = `${SCRIPTS.bash(commands)}
COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _rothbook; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", script, "-", "rothbook", ...words], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return stdout.trim().split("\n");
}

describe.each(SHELLS)("the script for %s", (shell) => {
  const script = SCRIPTS[shell](commands);

  it("is read by its shell, where that is installed", () => {
    const check = shell === "fish" ? "--no-execute" : "-n";
    const found = spawnSync(shell, [check], { input: script, encoding: "utf8" });
    const quotes = script.replaceAll("\\'", "").split("'").length - 1;
    if (found.error !== undefined) expect(quotes % 2).toBe(0);
    else expect({ status: found.status, stderr: found.stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("names every word and option", () => {
    for (const { name, options } of commands) {
      for (const word of name.split(" ")) expect(script).toContain(word);
      for (const option of options.flatMap(({ names }) => names))
        expect(script).toContain(shell === "fish" ? option.replace(/^--?/, "") : option);
    }
  });
});

describe("completion in bash", () => {
  it.each([
    [["lim"], ["limits"]],
    [
      ["law", ""],
      ["add", "template"],
    ],
    [["record", "in_"], ["in_plan_roth_rollover"]],
    [["--ledger", "x.db", "record", "in-plan-roth-rollover", "--from", "aft"], ["after_tax"]],
    [["worksheet", "form-8"], ["form-8606"]],
    [
      ["limits", "--format", ""],
      ["text", "json", "csv"],
    ],
    [["limits", "--tax"], ["--tax-year"]],
    [["import", "pay"], [""]],
  ])("offers after %j", (words, offered) => {
    expect(bashOffers(...words)).toEqual(offered);
  });
});
