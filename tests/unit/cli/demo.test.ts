// `demo FOLDER`: for whoever has the program and not its repository.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { testIo } from "../../support/test-io.ts";

const root = mkdtempSync(join(tmpdir(), "rothbook-demo-"));
afterAll(() => rmSync(root, { recursive: true }));

async function rothbook(...words: readonly string[]) {
  const world = testIo({ cwd: root, env: { XDG_STATE_HOME: join(root, "state") } });
  const exit = await run(words, world.io);
  return { exit, stdout: world.stdout(), stderr: world.stderr() };
}

it("makes a ledger, its statements and its documents, and says how", async () => {
  const folder = join(root, "demo");
  const { exit, stdout, stderr } = await rothbook("demo", folder);
  expect({ exit, stderr }).toMatchObject({ exit: 0 });
  const made = ["rothbook.db", "alex.jsonl", "form-8606-2025.pdf", "report-2025.html"];
  for (const name of [...made, "packet-2025.pdf"])
    expect(existsSync(join(folder, name)), name).toBe(true);
  expect(stdout).toContain(`$ rothbook --ledger ${folder}/rothbook.db limits --tax-year 2025`);
  expect(stdout).toContain("verified   yes");
  // What it says can be typed.
  const again = await rothbook("--ledger", join(folder, "rothbook.db"), "check");
  expect(again.exit).toBe(0);
}, 120_000);

it.each([
  ["a folder that is not empty", () => writeFileSync(join(root, "note.txt"), ""), () => root],
  ["a file", () => undefined, () => join(root, "note.txt")],
])("refuses %s, and leaves it as it was", async (_, prepare, folder) => {
  prepare();
  const before = readdirSync(root);
  const { exit, stderr } = await rothbook("demo", folder());
  expect(exit).toBe(3);
  expect(stderr).toContain("is not empty");
  expect(readdirSync(root)).toEqual(before);
});
