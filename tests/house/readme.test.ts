import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataLists } from "../support/data-lists.ts";
import { blocksIn, docFiles, readDoc, withFreshBlocks } from "../support/doc-blocks.ts";
import { brokenLinks } from "../support/doc-links.ts";
import { jsonSchemas } from "../support/json-schemas.ts";
import { manPage } from "../support/man-page.ts";
import { PROGRAM_BLOCKS } from "../support/program-blocks.ts";

const ROOT = join(import.meta.dirname, "..", "..");

describe("the README and docs/", () => {
  it.each(docFiles())(
    "%s holds what the program says of itself: otherwise run `npm run docs`",
    (file) => {
      expect(withFreshBlocks(readDoc(file))).toBe(readDoc(file));
    },
  );

  it("show everything that the program can say of itself", () => {
    const shown = new Set(docFiles().flatMap((file) => blocksIn(readDoc(file))));
    expect(Object.keys(PROGRAM_BLOCKS).filter((name) => !shown.has(name))).toEqual([]);
  });

  it.each([...dataLists()])("%s lists what its folder holds: `npm run docs`", (file, list) => {
    expect(readFileSync(join(ROOT, file), "utf8")).toBe(list);
  });

  it.each([...jsonSchemas()])("%s is the schema that the program checks by", (file, schema) => {
    expect(readDoc(file)).toBe(schema);
  });

  it("lead nowhere that does not exist", () => {
    expect(docFiles().flatMap((file) => brokenLinks(file, readDoc(file)))).toEqual([]);
  });

  it("keep the README short", () => {
    expect(readDoc("README.md").split("\n").length).toBeLessThanOrEqual(200);
  });

  it("have a manual page that says the same: otherwise run `npm run docs`", () => {
    expect(readFileSync(join(ROOT, "man", "rothbook.1"), "utf8")).toBe(manPage());
  });

  it("give a reason for every library that is in the program, installed or built in, and for no other", () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(ROOT, "package.json"), "utf8"),
    ) as Record<"dependencies" | "devDependencies", Record<string, string>>;
    const used = importedPackages();
    const libraries = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => name in dependencies || used.has(name),
    );
    const page = readDoc("docs/develop/libraries.md");
    const table = page.slice(page.indexOf("| library "));
    const named = [...table.matchAll(/^\| ([^|]+?) *\|/gm)].flatMap(([, names = ""]) =>
      names.split(", "),
    );
    expect(named.filter((name) => name !== "library" && !name.startsWith("--")).toSorted()).toEqual(
      libraries.toSorted(),
    );
  });
});

describe("a block", () => {
  it.each([
    [
      "is unknown",
      "<!-- begin: nonsense -->\n<!-- end: nonsense -->\n",
      "no block is called nonsense",
    ],
    ["never ends", "<!-- begin: commands -->\n", "begins or ends alone"],
    ["ends as another", "<!-- begin: kinds -->\n<!-- end: formats -->\n", "ends as formats"],
    [
      "has no such step",
      "<!-- begin: session undo 90-91 -->\n<!-- end: session undo 90-91 -->\n",
      "has no step 90",
    ],
  ])("that %s is a fault", (_, text, fault) => {
    expect(() => withFreshBlocks(text)).toThrow(fault);
  });
});

describe("a link", () => {
  it.each([
    ["[a](docs/nowhere.md)", ["README.md: docs/nowhere.md"]],
    ["[a](docs/faq.md#nothing)", ["README.md: docs/faq.md#nothing"]],
    ["# One thing\n[a](#one-thing) [b](docs/faq.md#state-taxes) [c](https://example.org)", []],
    ["```\n[a](nowhere)\n```", []],
  ])("%j", (text, broken) => {
    expect(brokenLinks("README.md", text)).toEqual(broken);
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
