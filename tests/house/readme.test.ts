import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withFreshBlocks } from "../support/readme-blocks.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const readme = readFileSync(join(ROOT, "README.md"), "utf8");

describe("the README", () => {
  it("holds what the program says of itself: otherwise run `npm run docs`", () => {
    expect(withFreshBlocks(readme)).toBe(readme);
  });

  it("gives a reason for every library that is installed with the program, and for no other", () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const table = readme.slice(readme.indexOf("| library "));
    const named = [...table.matchAll(/^\| ([^|]+?) *\|/gm)].flatMap(([, names = ""]) =>
      names.split(", "),
    );
    expect(named.filter((name) => name !== "library" && !name.startsWith("--")).toSorted()).toEqual(
      Object.keys(dependencies).toSorted(),
    );
  });
});
