// Data that comes with the program is imported file by file, so that a bundle holds it. Those lists are
// written from the folders by `npm run docs`, so whoever adds a file names it nowhere.
import { globSync } from "node:fs";
import { join, relative } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");
const WIDTH = 100;

interface DataList {
  /** The file that is written. */
  readonly file: string;
  /** Which files are listed, from the root. */
  readonly glob: string;
  /** What each is called, by the parts of its path. */
  readonly name: (parts: readonly string[]) => string;
  readonly about: string;
  readonly declared: string;
  readonly types?: string;
}

const LISTS: readonly DataList[] = [
  {
    file: "src/intake/layouts/layout-files.ts",
    glob: "templates/statements/*/*.json",
    name: (parts) => camel(parts.slice(-2).join("-")),
    about: "The layouts that come with the program.",
    declared: "LAYOUT_FILES: readonly unknown[]",
  },
  {
    file: "src/law/year-files.ts",
    glob: "src/law/years/*.json",
    name: (parts) => `year${parts.at(-1)}`,
    about: "The figures files that come with the program.",
    declared: "YEAR_FILES",
  },
  {
    file: "src/forms/definitions.ts",
    glob: "templates/worksheets/*/*.json",
    name: (parts) => `${camel(parts.at(-2) ?? "")}From${parts.at(-1)}`,
    about: "The lines of worksheets, from the first year for which each holds.",
    declared: "WORKSHEET_DEFINITIONS: readonly WorksheetDefinition[]",
    types: 'import type { WorksheetDefinition } from "./definition.ts";\n',
  },
];

/** The text of each list, by its path from the root. */
export function dataLists(): ReadonlyMap<string, string> {
  return new Map(LISTS.map((list) => [list.file, textOf(list)]));
}

function textOf({ file, glob, name, about, declared, types = "" }: DataList): string {
  const files = globSync(glob, { cwd: ROOT }).toSorted();
  const named = files.map((path) => [name(path.replace(/\.json$/, "").split("/")), path] as const);
  const imports = named.map(([variable, path]) => importOf(variable, pathFrom(file, path)));
  const entries = named.map(([variable]) => `  ${variable},\n`);
  return `// ${about}\n// Written by \`npm run docs\` from \`${glob}\`.\n${imports.join("")}${types}\nexport const ${declared} = [\n${entries.join("")}];\n`;
}

/** Broken as the formatter breaks it. */
function importOf(variable: string, path: string): string {
  const line = `import ${variable} from "${path}" with { type: "json" };\n`;
  return line.length - 1 <= WIDTH
    ? line
    : `import ${variable} from "${path}" with {\n  type: "json",\n};\n`;
}

function pathFrom(file: string, path: string): string {
  const way = relative(join(ROOT, file, ".."), join(ROOT, path));
  return way.startsWith(".") ? way : `./${way}`;
}

/** `john-hancock-history` as `johnHancockHistory`. */
function camel(words: string): string {
  return words.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
