// Rows 5 and 11: an import that is told to stop, or that meets the largest size a file may have, leaves
// the ledger as it was, and can be run again.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, calendarDate } from "../../../src/kernel/calendar.ts";
import { type BuiltProgram, buildProgram } from "../../support/built-program.ts";
import { sessionFolder } from "../../support/session-folder.ts";
import { needsSystem } from "../../support/tools.ts";

const { folder, file, rothbook } = sessionFolder();
const env = { PATH: process.env["PATH"], HOME: folder, ROTHBOOK_LEDGER: "rothbook.db" };
const ROWS = 20_000;
let program: BuiltProgram;

beforeAll(async () => {
  program = buildProgram();
  const init = ["init", "--person", "alex", "--employer", "acme", "--plan", "acme-401k"];
  expect(await rothbook(...init)).toMatchObject({ exit: 0 });
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const date = addDays(calendarDate("1970-01-01"), index);
    return `${date},alex,acme-401k,100.00\n`;
  });
  writeFileSync(file("many.csv"), `pay_date,person,plan,after_tax\n${rows.join("")}`);
});
afterAll(() => program.remove());

async function events(): Promise<number> {
  expect(await rothbook("audit", "verify")).toMatchObject({ exit: 0 });
  const { stdout } = await rothbook("export");
  return stdout.split("\n").length - 1;
}

describe("an import", () => {
  beforeEach((context) => needsSystem(context, "linux"));
  it.each(["SIGTERM", "SIGINT"] as const)(
    "that %s stops in the middle records nothing, and its shell hears of the signal",
    async (signal) => {
      const before = await events();
      const child = spawn(
        process.execPath,
        [join(program.folder, "main.cjs"), "import", "many.csv"],
        {
          cwd: folder,
          env,
          stdio: "ignore",
        },
      );
      const ended = new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
      // The journal is there from the first page that is changed until the commit.
      while (!existsSync(file("rothbook.db-journal")) && child.exitCode === null) await pause(1);
      child.kill(signal);
      expect(await ended).toBe(signal);
      expect(await events()).toBe(before);
    },
  );

  it("that passes the largest size of a file ends with 3, and succeeds without the limit", async () => {
    const before = await events();
    const words = [process.execPath, join(program.folder, "main.cjs"), "import", "many.csv"];
    const limited = (blocks: string) =>
      spawnSync("sh", ["-c", `ulimit -f ${blocks}; exec "$@"`, "sh", ...words], {
        cwd: folder,
        env,
        encoding: "utf8",
      });
    const { status, stderr } = limited("400");
    expect({ status, stderr }).toMatchObject({ status: 3 });
    expect(stderr).toContain("code: store.not-writable");
    expect(await events()).toBe(before);
    expect(limited("unlimited").status).toBe(0);
    expect(await events()).toBe(before + ROWS);
  });
});
