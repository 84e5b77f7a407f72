// What a stranger's file may hold, told as what it is: brackets without end, lines without end.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { testIo } from "../../support/test-io.ts";

const cwd = mkdtempSync(join(tmpdir(), "rothbook-hostile-"));
const env = { ROTHBOOK_LEDGER: join(cwd, "rothbook.db"), XDG_STATE_HOME: join(cwd, "state") };

async function rothbook(argv: readonly string[], stdin = "") {
  const { io, stdout, stderr } = testIo({ cwd, env, stdin });
  return { exit: await run([...argv], io), stdout: stdout(), stderr: stderr() };
}

beforeAll(async () => {
  expect((await rothbook(["init", "--no-input"])).exit).toBe(0);
});
afterAll(() => rmSync(cwd, { recursive: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(cwd, name), text);
  return join(cwd, name);
};

describe.each([5_000, 100_000])("%i brackets", (levels) => {
  const nested = "[".repeat(levels) + "]".repeat(levels);

  it("are malformed JSON with their line in an import", async () => {
    const lines = `{"kind":"person","person":"alex"}\n{"kind":"person","person":${nested}}\n`;
    const { exit, stderr } = await rothbook(["import", file(`deep-${levels}.jsonl`, lines)]);
    expect(stderr).toContain(`deep-${levels}.jsonl:2:126: the line is nested deeper`);
    expect(stderr).toContain("code: import.malformed-json");
    expect(exit).toBe(1);
  });

  it.each([
    ["record", "person", "--json", "-"],
    ["law", "add", "-"],
    ["audit", "verify-sheet", "-"],
    ["audit", "verify-proof", "-"],
  ])("are refused by %s %s", async (...argv) => {
    const { exit, stderr } = await rothbook(argv, `{"person":${nested}}`);
    expect(stderr).toMatch(/^rothbook: error: /);
    expect(stderr).not.toMatch(/bug|RangeError|internal/i);
    expect(exit).toBe(1);
  });
});
