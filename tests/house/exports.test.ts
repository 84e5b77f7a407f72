// Nothing is exported that nobody else needs, and no code is kept alive by its own test alone.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const EXPORTED = /^export (?:async )?(?:function\*?|const|class) (\w+)/gm;

const sources = readAll("src/**/*.ts");
const tests = readAll("tests/**/*.ts");

function readAll(pattern: string): Map<string, string> {
  const files = globSync(pattern, { cwd: root });
  return new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
}

function namesIn(text: string): string[] {
  return text.match(/\b[A-Za-z_]\w*/g) ?? [];
}

const usedIn = new Map<string, Set<string>>();
for (const [file, text] of [...sources, ...tests]) {
  for (const name of namesIn(text)) {
    const files = usedIn.get(name) ?? new Set();
    usedIn.set(name, files.add(file));
  }
}

/** Whether a name lives: another module needs it, or a test looks closer at what its own module uses. */
function isNeeded(name: string, file: string, text: string): boolean {
  const others = [...(usedIn.get(name) ?? [])].filter((other) => other !== file);
  if (others.some((other) => sources.has(other))) return true;
  const timesHere = namesIn(text).filter((each) => each === name).length;
  return others.length > 0 && timesHere > 1;
}

it("every exported function, constant and class is used outside its file", () => {
  const idle = [...sources].flatMap(([file, text]) =>
    [...text.matchAll(EXPORTED)]
      .map(([, name = ""]) => name)
      .filter((name) => file !== join("src", "library.ts") && !isNeeded(name, file, text))
      .map((name) => `${file}: ${name}`),
  );
  expect(idle).toEqual([]);
});
