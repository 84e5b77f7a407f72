// Whoever has a task finds its page from the README in two clicks, each such page shows an example that a
// test runs, and no page names a command that does not exist.
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { EVERY_COMMAND } from "../../src/cli/commands/index.ts";
import { parse } from "../../src/cli/parse.ts";
import { docFiles, readDoc } from "../support/doc-blocks.ts";
import { splitWords } from "../support/transcript.ts";

/** What people come with, and where it is answered. */
const TASKS: readonly (readonly [task: string, page: string])[] = [
  ["my Form 1099-R is wrong", "docs/tasks/wrong-1099-r.md"],
  ["I changed jobs", "docs/tasks/switched-jobs.md"],
  ["I lost my basis", "docs/faq.md#i-lost-my-basis"],
  ["state taxes", "docs/faq.md#state-taxes"],
  ["my plan has no in-plan conversion", "docs/faq.md#my-plan-has-no-in-plan-conversion"],
  ["two employers", "docs/faq.md#two-employers"],
  ["TurboTax says taxable", "docs/faq.md#turbotax-says-taxable"],
  ["can I delete something", "docs/faq.md#can-i-delete-something"],
  ["I use Windows", "docs/faq.md#windows-and-macos"],
  ["I move to another machine", "docs/faq.md#another-machine"],
  ["get my statements in", "docs/tasks/import.md"],
  ["know what to set on the next paycheck", "docs/tasks/plan-the-year.md"],
  ["do the return", "docs/tasks/close-the-year.md"],
  ["send it to my preparer", "docs/tasks/mail-a-packet.md"],
];

/** The pages that a text leads to, with their anchors, from the root. */
function linksOf(text: string, page: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => (link.startsWith("#") ? page + link : join(dirname(page), link)));
}

const pageOf = (link: string) => link.split("#")[0] ?? "";
const first = linksOf(readDoc("README.md"), "README.md");
const second = first
  .map(pageOf)
  .filter((page) => page.startsWith("docs/") && page.endsWith(".md"))
  .flatMap((page) => linksOf(readDoc(page), page));
const reached = new Set([...first, ...second]);

/** The page, or the part of it below a heading. */
function partOf(link: string): string {
  const text = readDoc(pageOf(link));
  const anchor = link.split("#")[1];
  if (anchor === undefined) return text;
  const parts = text.split(/^(?=## )/m);
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, "")
      .replaceAll(" ", "-");
  return parts.find((part) => slug(/^## (.*)$/m.exec(part)?.[1] ?? "") === anchor) ?? "";
}

const showsExample = (text: string) => text.includes("<!-- begin: session ");

describe("from the README", () => {
  it.each(TASKS)("%s is two clicks away: %s", (_, page) => {
    expect(reached).toContain(page);
  });

  it.each(TASKS)("%s has an example that is run", (_, page) => {
    const part = partOf(page);
    expect(part).not.toBe("");
    // What stands on a page of its own is one link on.
    const further = linksOf(part, pageOf(page)).filter((link) => pageOf(link) !== pageOf(page));
    expect([part, ...further.map((link) => readDoc(pageOf(link)))].some(showsExample)).toBe(true);
  });

  it("every page of a task and of the start shows an example that is run", () => {
    const pages = docFiles().filter((file) => /^docs\/(tasks|start)\//.test(file));
    expect(pages.length).toBeGreaterThan(14);
    const without = pages.filter((file) => !showsExample(readDoc(file)));
    // The page in the browser is no session: tests/smoke/the-page.test.ts runs its lines.
    expect(without).toEqual(["docs/tasks/the-page.md"]);
  });

  it("every page is found", () => {
    const found = new Set([...reached].map(pageOf));
    expect(docFiles().filter((file) => file !== "README.md" && !found.has(file))).toEqual([]);
  });
});

/** Words that stand for something on a page. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  COMMAND: "limits",
  FORM: "form-1040",
  YEAR: "2026",
  "bash|zsh|fish": "fish",
};

/** The command lines of a page outside of its sessions, which are run. */
function commandsOf(text: string): string[] {
  const rest = text.replaceAll(/<!-- begin: session[\s\S]*?<!-- end: session/g, "");
  const inline = [...rest.matchAll(/`rothbook ([^`]+)`/g)].map(([, line = ""]) => line);
  const fenced = [...rest.matchAll(/^```(?:sh|console)\n([\s\S]*?)^```/gm)]
    .flatMap(([, lines = ""]) => lines.split("\n"))
    .flatMap((line) => /(?:^| )rothbook (.*)/.exec(line)?.[1] ?? []);
  return [...inline, ...fenced].map((line) =>
    line.replaceAll(/\s+/g, " ").replace(/ (>>?|\||\|\||&&|;) .*$/, ""),
  );
}

describe("a command on a page", () => {
  it.each(docFiles())("of %s can be typed", (file) => {
    const wrong = commandsOf(readDoc(file)).filter((line) => {
      if (line === "…" || EVERY_COMMAND.some(({ name }) => name === line)) return false;
      const words = splitWords(line).map((word) => STANDS_FOR[word] ?? word);
      return parse(words, EVERY_COMMAND, "0.0.0", 80).kind === "problems";
    });
    expect(wrong).toEqual([]);
  });
});
