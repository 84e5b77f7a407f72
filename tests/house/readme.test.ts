import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manPage } from "../support/man-page.ts";
import { withFreshBlocks } from "../support/readme-blocks.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const readme = readFileSync(join(ROOT, "README.md"), "utf8");

describe("the README", () => {
  it("holds what the program says of itself: otherwise run `npm run docs`", () => {
    expect(withFreshBlocks(readme)).toBe(readme);
  });

  it("has a manual page that says the same: otherwise run `npm run docs`", () => {
    expect(readFileSync(join(ROOT, "man", "rothbook.1"), "utf8")).toBe(manPage());
  });

  it("gives a reason for every library that is in the program, installed or built in, and for no other", () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(ROOT, "package.json"), "utf8"),
    ) as Record<"dependencies" | "devDependencies", Record<string, string>>;
    const used = importedPackages();
    const libraries = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => name in dependencies || used.has(name),
    );
    const table = readme.slice(readme.indexOf("| library "));
    const named = [...table.matchAll(/^\| ([^|]+?) *\|/gm)].flatMap(([, names = ""]) =>
      names.split(", "),
    );
    expect(named.filter((name) => name !== "library" && !name.startsWith("--")).toSorted()).toEqual(
      libraries.toSorted(),
    );
  });
});

/** The packages that modules of src import, for more than their types. */
function importedPackages(): ReadonlySet<string> {
  const source = join(ROOT, "src");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" });
  const imports = files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...readFileSync(join(source, file), "utf8").matchAll(
        /(?:^import (?!type )[^;]*? from |\bimport\()"((?:@[^/"]+\/)?[^./"@][^/"]*)/gm,
      ),
    ])
    .map(([, name = ""]) => name)
    .filter((name) => !name.startsWith("node:"));
  return new Set(imports);
}
