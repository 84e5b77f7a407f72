// What every command loads before it knows which command it is: words, options, the parser. Rules of law, forms,
// the store and the readers of statements are loaded by the command that needs them.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const AT_START = "src/cli/commands/index.ts";

async function loadedAtStart(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [AT_START],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "cjs",
    packages: "external",
    logLevel: "silent",
  });
  const loaded = new Set<string>();
  const next = [AT_START];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== "import-statement") continue;
      if (external) loaded.add(path);
      else next.push(path);
    }
  }
  return [...loaded];
}

it("a start loads no rules, no store, no reader and one library", async () => {
  const loaded = await loadedAtStart();
  expect(loaded.length).toBeGreaterThan(50);
  const rooms =
    /^src\/(basis|checks|distributions|forms|intake|law|limits|planning|statements|store)\//;
  expect(loaded.filter((file) => rooms.test(file))).toEqual([]);
  expect(loaded.filter((name) => !/^(src\/|node:|package\.json$)/.test(name))).toEqual([
    "commander",
  ]);
});

it("what a file exports keeps its value, because the parts of the built program hand it on once", () => {
  const files = globSync("src/**/*.ts", { cwd: root });
  expect(files.length).toBeGreaterThan(500);
  expect(
    files.filter((file) => /^export let /m.test(readFileSync(join(root, file), "utf8"))),
  ).toEqual([]);
});
