// docs/tasks/the-page.md: its command lines are run as they stand, and the page has what it names.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type BuiltProgram, buildProgram, ROOT } from "../support/built-program.ts";

const doc = readFileSync(join(ROOT, "docs", "tasks", "the-page.md"), "utf8");
const sample = [...doc.matchAll(/^\$ rothbook (serve .*)\n(http\S+)$/gm)].map(
  ([, line = "", address = ""]) => ({ line, address }),
);
const parts = /^- \*\*Home\*\*[\s\S]*?(?=^- (?!\*\*)|^$)/m.exec(doc)?.[0] ?? "";
const named = [...parts.matchAll(/\*\*(\w+)\*\*/g)].map(([, name = ""]) => name);

const folder = mkdtempSync(join(tmpdir(), "rothbook-the-page-"));
const env = {
  ...process.env,
  XDG_STATE_HOME: folder,
  ROTHBOOK_LEDGER: join(folder, "rothbook.db"),
};
let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
  const words = ["init", "--person", "alex", "--employer", "acme", "--plan", "acme-401k"];
  execFileSync(process.execPath, [join(program.folder, "main.cjs"), ...words], { env });
});
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true });
});

/** The port is free where none is asked for, and the token is new each time. */
function masked(address: string, line: string): string {
  const plain = address.replace(/token=[0-9a-f]+…?$/, "token=TOKEN");
  return line.includes("--port") ? plain : plain.replace(/:\d+\//, ":PORT/");
}

it("the page shows two ways, and names its parts", () => {
  expect(sample).toHaveLength(2);
  expect(named.length).toBeGreaterThan(4);
});

it.each(sample)(
  "$line",
  async ({ line, address }) => {
    const words = [join(program.folder, "main.cjs"), ...line.split(" ")];
    const child = spawn(process.execPath, words, { cwd: folder, env });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    const printed = await new Promise<string>((resolve) =>
      child.stdout.once("data", (chunk) => resolve(String(chunk).trim())),
    );
    expect(masked(printed, line)).toBe(masked(address, line));
    const page = await fetch(printed);
    expect(page.status).toBe(200);
    const text = await page.text();
    for (const name of named) expect(text).toMatch(new RegExp(`>${name}<`));
  },
  60_000,
);
