// A path that a page for developers names leads to a file or folder. Links are checked with the others of
// the pages; this is for what stands in backticks. Words in capitals stand for a name of the reader's.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const PAGES = globSync(["docs/develop/*.md", "src/*/README.md", "templates/README.md"], {
  cwd: ROOT,
});

function missing(text: string): string[] {
  return [...text.matchAll(/`((?:src|tests|templates|fixtures|docs|migrations)\/[^`\s]*)`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => !/[A-Z]{3}|[<*…]/.test(path.replace(/README\.md$/, "")))
    .filter((path) => !existsSync(join(ROOT, path)));
}

it.each(PAGES)("%s names what is there", (page) => {
  expect(missing(readFileSync(join(ROOT, page), "utf8"))).toEqual([]);
});

it("would find a room that has moved", () => {
  expect(missing("`src/page`, `src/web`, `src/law/years/YEAR.json`")).toEqual(["src/page"]);
});
