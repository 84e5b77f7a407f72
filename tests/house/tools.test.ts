// No test passes because a program is missing: it is skipped by name through `needs`, and continuous
// integration installs every such program.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { TOOLS } from "../support/tools.ts";

const TESTS = join(import.meta.dirname, "..");

it("continuous integration installs what tests look through", () => {
  const script = readFileSync(join(TESTS, "..", ".ci", "run"), "utf8");
  const [, installed = ""] = /^TOOLS="(.*)"$/m.exec(script) ?? [];
  const needed = Object.values(TOOLS).map(({ debian }) => debian);
  expect(installed.split(" ")).toEqual([...new Set(needed)].toSorted());
});

it("no test gives up in silence", () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".test.ts") && file !== join("house", "tools.test.ts"),
  );
  expect(files.length).toBeGreaterThan(100);
  const silent = files.filter((file) =>
    /\["--version"\]|\.(skipIf|runIf)\(|if \(!?(has|is)[A-Z]\w*\) return;/.test(
      readFileSync(join(TESTS, file), "utf8"),
    ),
  );
  expect(silent).toEqual([]);
});
