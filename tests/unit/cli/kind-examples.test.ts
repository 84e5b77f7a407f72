// Help for `record KIND`: each kind has an example that is recorded as it stands, and every field has words.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RecordableField, recordableKinds } from "../../../src/app/take-in/recordable.ts";
import { KIND_EXAMPLES } from "../../../src/cli/record/kind-examples.ts";
import { run } from "../../../src/cli/run.ts";
import { testIo } from "../../support/test-io.ts";
import { splitWords } from "../../support/transcript.ts";

const folder = mkdtempSync(join(tmpdir(), "rothbook-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function rothbook(...words: readonly string[]) {
  const env = {
    ROTHBOOK_LEDGER: join(folder, "rothbook.db"),
    XDG_STATE_HOME: join(folder, "state"),
  };
  const world = testIo({ cwd: folder, env });
  const exit = await run(words, world.io);
  return { exit, stdout: world.stdout(), stderr: world.stderr() };
}

beforeAll(async () => {
  for (const line of [
    "init --person alex --employer acme --plan acme-401k --after-tax yes",
    "record employer --employer globex",
    "record plan --plan globex-401k --employer globex",
    "record form-1099r --id acme-2024 --plan acme-401k --tax-year 2024 --box-1 90.00 --box-5 100.00 --box-7 G",
    "record paycheck --plan acme-401k --date 2026-01-02 --after-tax 9000.00",
    "record ira-contribution --ira traditional --date 2026-01-02 --tax-year 2026 --amount 1.00",
  ]) {
    const { exit, stderr } = await rothbook(...splitWords(line));
    expect(exit, `${line}\n${stderr}`).toBe(0);
  }
});

const NEEDS_TWO = ["filing_status"];

describe.each(recordableKinds())("record $kind", (kind) => {
  const example = KIND_EXAMPLES[kind.kind] ?? "";

  it("has an example that is recorded as it stands", async () => {
    if (NEEDS_TWO.includes(kind.kind)) await rothbook("record", "person", "--person", "sam");
    const whose = kind.fields.some(({ name }) => name === "person");
    const named = !whose || example.includes("--person") ? [] : ["--person", "alex"];
    // People, employers and plans are there already.
    const words = [...splitWords(example), ...named, "--supersede", "--dry-run"];
    const { exit, stdout, stderr } = await rothbook(...words);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(stdout).toMatch(/^would record/);
  });

  it("has help of its own, with its fields and no others", async () => {
    const { exit, stdout } = await rothbook("record", kind.kind, "--help");
    expect(exit).toBe(0);
    expect(stdout).toContain(`rothbook ${example}`);
    expect(stdout).toContain("Every exit code: rothbook help exit-codes.");
    expect(stdout.includes("--destination ")).toBe(kind.kind === "distribution");
  });

  it("says what each field is", () => {
    const unsaid = (fields: readonly RecordableField[]): string[] =>
      fields.flatMap(({ name, means, fields: inner }) => [
        // What nobody described is called by its own name.
        ...(means === name.replaceAll("_", " ") && !/^box_/.test(name) ? [name] : []),
        ...unsaid(inner),
      ]);
    expect(unsaid(kind.fields)).toEqual([]);
  });
});
