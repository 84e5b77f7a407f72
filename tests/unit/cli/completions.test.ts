// The completion scripts name every command, option and choice, and their shells can read them. What they
// offer is tried in the shells themselves: tests/smoke/completions.test.ts.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { recordableKinds } from "../../../src/app/take-in/recordable.ts";
import { COMMANDS } from "../../../src/cli/commands/index.ts";
import { completables } from "../../../src/cli/completions/completables.ts";
import { SCRIPTS } from "../../../src/cli/completions/scripts.ts";
import { needs } from "../../support/tools.ts";

const commands = completables(COMMANDS, recordableKinds());
const folder = mkdtempSync(join(tmpdir(), "rothbook-completions-"));
afterAll(() => rmSync(folder, { recursive: true }));
const SHELLS = ["bash", "zsh", "fish"] as const;

describe.each(SHELLS)("the script for %s", (shell) => {
  const script = SCRIPTS[shell](commands);

  it("is read by its shell", (context) => {
    needs(context, shell);
    const file = join(folder, shell);
    writeFileSync(file, script);
    const check = shell === "fish" ? "--no-execute" : "-n";
    const { status, stderr } = spawnSync(shell, [check, file], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("names every word and option", () => {
    for (const { name, options } of commands) {
      for (const word of name.split(" ")) expect(script).toContain(word);
      for (const option of options.flatMap(({ names }) => names))
        expect(script).toContain(shell === "fish" ? option.replace(/^--?/, "") : option);
    }
  });
});
