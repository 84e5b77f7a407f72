// Red for what is above a limit, on a terminal that wants colour and nowhere else.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { toned, wrong } from "../../../src/render/text/tone.ts";
import { testIo } from "../../support/test-io.ts";
import { splitWords } from "../../support/transcript.ts";

const root = mkdtempSync(join(tmpdir(), "rothbook-colour-"));
afterAll(() => rmSync(root, { recursive: true }));

async function shown(line: string, env: Record<string, string> = {}, isTty = true) {
  const all = { ROTHBOOK_LEDGER: join(root, "r.db"), XDG_STATE_HOME: join(root, "state"), ...env };
  const world = testIo({ cwd: root, env: all });
  const stdout = { ...world.io.stdout, isTty };
  await run(splitWords(line), { ...world.io, stdout });
  return world.stdout().replaceAll("\u001b", "<");
}

beforeAll(async () => {
  await shown("init --person alex --birth-date 1985-04-12 --employer acme --plan acme-401k");
  await shown(
    "record paycheck --plan acme-401k --date 2026-01-15 --gross-pay 90000 --pretax-deferral 25000",
  );
});

describe("on a terminal", () => {
  it("what is above a limit is red, in status and in limits", async () => {
    const lines = (await shown("status")).split("\n").filter((line) => line.includes("<"));
    expect(lines[0]).toMatch(/^<\[31melective deferrals .* 25,000\.00 of 24,500\.00<\[39m$/);
    expect(lines.slice(1).join()).toMatch(/^(|.*error: .*)$/);
    expect(await shown("limits")).toMatch(/<\[31mexcess +500\.00<\[39m/);
  });

  it.each([
    ["NO_COLOR is set", "status", { NO_COLOR: "1" }, true],
    ["the terminal is dumb", "status", { TERM: "dumb" }, true],
    ["it is a pipe", "status", {}, false],
    ["it is JSON", "limits --json", {}, true],
    ["it is CSV", "limits --csv", {}, true],
  ])("nothing is coloured when %s", async (_, line, env, isTty) => {
    expect(await shown(line, env, isTty)).not.toContain("<");
  });
});

it("a marked line is red with colour and bare without; the others stay as they are", () => {
  const text = `${wrong("over")}\nbelow\n`;
  expect(toned(text, { color: true })).toBe("\u001b[31mover\u001b[39m\nbelow\n");
  expect(toned(text, { color: false })).toBe("over\nbelow\n");
});

it("what is not above its limit is not red, and no file gets the mark", async () => {
  expect(await shown("limits")).not.toMatch(/<\[31mexcess +0\.00/);
  await shown("limits --output limits.txt");
  expect(readFileSync(join(root, "limits.txt"), "utf8")).not.toContain("\u0002");
});
