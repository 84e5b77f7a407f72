// Completion in the shells themselves: each loads its script and says what it offers after a line, ids of a
// real ledger among it.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BuiltProgram, buildProgram, ROOT } from "../support/built-program.ts";
import { needs } from "../support/tools.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;
const folder = mkdtempSync(join(tmpdir(), "rothbook-shells-"));
const env = {
  HOME: folder,
  PATH: `${folder}:${process.env["PATH"] ?? ""}`,
  ROTHBOOK_LEDGER: join(folder, "alex.db"),
  TERM: "xterm",
};
let program: BuiltProgram;

beforeAll(() => {
  program = buildProgram();
  const starter = join(folder, "rothbook");
  const main = join(program.folder, "main.cjs");
  writeFileSync(starter, `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
  chmodSync(starter, 0o755);
  const rothbook = (...words: readonly string[]) => execFileSync(starter, words, { env });
  rothbook("init", "--person", "alex", "--employer", "acme", "--plan", "acme-401k");
  rothbook("record", "paycheck", "--plan", "acme-401k", "--date", "2026-01-15", "--after-tax", "9");
  const other = ["--person", "sam", "--employer", "globex", "--plan", "globex:401k"];
  rothbook("--ledger", join(folder, "sam.db"), "init", ...other);
  for (const shell of SHELLS)
    writeFileSync(join(folder, `script.${shell}`), rothbook("completions", shell));
  writeFileSync(join(folder, "pay.csv"), "");
});
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true });
});

/** What a shell offers after a line, without what it says beside each word. */
function offered(shell: (typeof SHELLS)[number], line: string): string[] {
  const script = join(folder, `script.${shell}`);
  const driver = join(ROOT, "tests", "support", "zsh-completions.zsh");
  const [command, ...words] = {
    bash: ["bash", "-c", BASH, "-", script, ...line.split(" ")],
    zsh: ["zsh", "-f", driver, script, line],
    fish: ["fish", "--no-config", "-c", `source ${script}; complete -C '${line}'`],
  }[shell];
  const { stdout, stderr } = spawnSync(command ?? "", words, {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const found = stdout.split("\n").map((each) => each.split("\t")[0]?.trim() ?? "");
  return found.filter((each) => each !== "").toSorted();
}

/** As bash calls it; files come from bash itself when nothing is offered. */
const BASH = `source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _rothbook
if [[ \${#COMPREPLY[@]} == 0 ]]; then compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"; else printf '%s\\n' "\${COMPREPLY[@]}"; fi`;

const LINES: readonly (readonly [line: string, offers: readonly string[]])[] = [
  ["rothbook lim", ["limits"]],
  ["rothbook law ", ["add", "template"]],
  ["rothbook help ex", ["exit-codes", "explain", "export"]],
  ["rothbook worksheet form-8", ["form-8606"]],
  ["rothbook limits --format ", ["csv", "json", "text"]],
  ["rothbook limits --tax", ["--tax-year"]],
  ["rothbook limits --tax-year 202", ["2020", "2021", "2022", "2023", "2024", "2025", "2026"]],
  ["rothbook import pay", ["pay.csv"]],
  ["rothbook --ledger sa", ["sam.db"]],
  ["rothbook record in-plan-r", ["in-plan-roth-rollover"]],
  ["rothbook record in_plan_roth_rollover --from aft", ["after_tax"]],
  ["rothbook events --kind ira_v", ["ira_value"]],
  ["rothbook limits --person ", ["alex"]],
  ["rothbook import --plan ", ["acme-401k"]],
  ["rothbook record wages --employer ", ["acme"]],
  ["rothbook correct ", ["e8"]],
  ["rothbook undo ", ["b2", "b3", "b7"]],
  ["rothbook --ledger sam.db limits --person ", ["sam"]],
];

describe.each(SHELLS)("%s", (shell) => {
  it.for(LINES)("offers after %j", ([line, offers], context) => {
    needs(context, shell);
    expect(offered(shell, line)).toEqual(offers);
  });

  it("says nothing where there is no ledger", (context) => {
    needs(context, shell);
    expect(offered(shell, "rothbook --ledger none.db undo b")).toEqual([]);
  });
});

it("an id with a colon is whole in zsh", (context) => {
  needs(context, "zsh");
  expect(offered("zsh", "rothbook --ledger sam.db import --plan ")).toEqual(["globex:401k"]);
});
