// Enforces the table of folders: who may import whom, and which npm and Node modules each may use.
// `npm run boundaries` runs it on src/ and prints what breaks it; the house test runs it on src/ and on
// planted faults. dependency-cruiser finds the imports and tells type-only ones apart.
import { join, relative } from "node:path";
import { cruise, type ICruiseResult, type IDependency } from "dependency-cruiser";

interface Folder {
  /** Folders whose modules it may import. */
  readonly imports: readonly string[];
  /** Folders of which it may import types only. */
  readonly types?: readonly string[];
  /** npm packages and Node modules (with `node:`). */
  readonly packages: readonly string[];
}

const RULES = ["law", "ledger", "limits", "basis", "distributions", "forms"] as const;
/** Rules, and what is found by holding a ledger against them. */
const JUDGED = [...RULES, "statements", "checks"] as const;
const PURE = [...JUDGED, "planning"] as const;
const FILES = ["node:fs", "node:fs/promises", "node:path"] as const;

/** The table. */
export const FOLDERS: Readonly<Record<string, Folder>> = {
  kernel: { imports: [], packages: [] },
  law: { imports: ["kernel"], packages: ["zod"] },
  ledger: { imports: ["kernel"], packages: [] },
  limits: { imports: ["kernel", "law", "ledger"], packages: [] },
  // What is above a limit and never becomes basis is for the limits to say.
  basis: { imports: ["kernel", "law", "ledger", "limits"], packages: [] },
  distributions: { imports: ["kernel", "law", "ledger", "basis"], packages: [] },
  forms: { imports: ["kernel", ...RULES], packages: ["zod"] },
  statements: { imports: ["kernel", ...RULES], packages: [] },
  // What is wrong with a record and what still fits the year know nothing of each other: a use case puts
  // them side by side.
  checks: { imports: ["kernel", ...JUDGED], packages: [] },
  planning: { imports: ["kernel", ...RULES], packages: [] },
  intake: {
    imports: ["kernel", "ledger"],
    packages: [
      "zod",
      "csv-parse",
      "read-excel-file",
      "smol-toml",
      "re2js",
      "unpdf",
      "node:crypto",
      "node:worker_threads",
      "node:zlib",
    ],
  },
  // What a command did is a type of app or intake; printing it needs no more than the type.
  render: {
    imports: ["kernel", "render/views"],
    types: [...PURE, "intake", "app"],
    packages: [
      "pdfkit",
      "fontkit",
      "@cantoo/pdf-lib",
      "csv-stringify",
      "ical-generator",
      "write-excel-file",
    ],
  },
  // A view says what stands where. It prints nothing, so that every printer prints the same.
  "render/views": { imports: ["kernel"], types: [...PURE, "intake", "app"], packages: [] },
  store: {
    imports: ["kernel", "ledger"],
    types: ["app"],
    packages: [
      "better-sqlite3",
      "kysely",
      ...FILES,
      "node:crypto",
      "node:os",
      "node:module",
      "node:worker_threads",
      "node:zlib",
    ],
  },
  app: { imports: ["kernel", ...PURE, "intake"], packages: [] },
  // Questions and how they are shown; shells are made from them and ask nothing past them.
  answers: { imports: ["kernel", "app", "render", "render/views"], packages: [] },
  cli: {
    imports: ["kernel", "answers", "app", "render", "render/views", "compose.ts", "web"],
    packages: [
      "node:child_process",
      "@clack/prompts",
      "age-encryption",
      "commander",
      "smol-toml",
      ...FILES,
      "node:crypto",
      "node:os",
      "node:tty",
    ],
  },
  web: {
    imports: ["kernel", "answers", "app", "render", "render/views", "compose.ts"],
    types: [...PURE, "intake"],
    packages: ["hono", "@hono/node-server", "node:crypto", "node:http", "node:timers/promises"],
  },
};

/** Files that may do what their folder may not. */
const EXCEPTIONS: Readonly<Record<string, Folder>> = {
  // The one place where use cases and store meet; every shell uses it.
  "compose.ts": { imports: ["kernel", "app", "store"], packages: ["node:fs"] },
  // The library is another shell: it composes the store with the rules and the PDFs, and exports rules as they are.
  "library.ts": { imports: ["kernel", ...PURE, "app", "render", "store"], packages: [] },
  "main.ts": {
    imports: ["kernel", "cli"],
    packages: ["node:fs", "node:module", "node:os", "node:path"],
  },
  // How the entry loads the rest.
  "cli/kept-code.ts": {
    imports: [],
    packages: [...FILES, "node:module", "node:vm", "node:zlib"],
  },
};

/** Figures and maps are data: they live outside the folders, or beside the code that reads them. */
const DATA = /\.json$|\.sql$/;

export interface Boundaries {
  readonly modules: number;
  readonly violations: readonly string[];
}

/** Looks at every import below `source` (normally `src`). */
export async function checkBoundaries(root: string, source = "src"): Promise<Boundaries> {
  const { output } = await cruise([source], {
    baseDir: root,
    tsPreCompilationDeps: "specify",
    doNotFollow: { path: "node_modules" },
  });
  if (typeof output === "string") throw new Error("dependency-cruiser gave no result object");
  const { modules } = output as ICruiseResult;
  const own = modules.filter(
    (module) => module.source.startsWith(`${source}/`) && module.source.endsWith(".ts"),
  );
  const violations = own.flatMap((module) => {
    const file = relative(source, module.source);
    return module.dependencies.flatMap((dependency) => violationOf(file, dependency, source));
  });
  return { modules: own.length, violations: violations.toSorted() };
}

function violationOf(file: string, dependency: IDependency, source: string): string[] {
  const rules = EXCEPTIONS[file] ?? FOLDERS[folderOf(file)];
  if (rules === undefined) return [`${file}: the folder ${folderOf(file)} is not in the table`];
  if (dependency.resolved.startsWith(`${source}/`)) {
    const target = relative(source, dependency.resolved);
    const folder = folderOf(target);
    const typeOnly = (dependency.dependencyTypes as readonly string[]).includes("type-only");
    const allowed =
      folder === folderOf(file) ||
      rules.imports.includes(folder) ||
      (typeOnly && rules.types?.includes(folder) === true);
    return allowed ? [] : [`${file} imports ${typeOnly ? "a type of " : ""}${target}`];
  }
  if (DATA.test(dependency.resolved)) return [];
  const name = packageOf(dependency);
  return rules.packages.includes(name) ? [] : [`${file} uses ${name}`];
}

/** The room, if the table names it, else the folder. */
function folderOf(file: string): string {
  const [folder = "", room = ""] = file.split("/");
  return `${folder}/${room}` in FOLDERS ? `${folder}/${room}` : folder;
}

/** `@scope/name/deep` is `@scope/name`; Node's own modules always carry their prefix. */
function packageOf({ module, dependencyTypes, coreModule }: IDependency): string {
  if (coreModule === true || (dependencyTypes as readonly string[]).includes("core")) {
    return module.startsWith("node:") ? module : `node:${module}`;
  }
  const parts = module.split("/");
  return parts.slice(0, module.startsWith("@") ? 2 : 1).join("/");
}

if (import.meta.main) {
  const { modules, violations } = await checkBoundaries(join(import.meta.dirname, "..", ".."));
  for (const violation of violations) process.stderr.write(`boundaries: ${violation}\n`);
  process.stdout.write(`boundaries: ${modules} modules, ${violations.length} violations\n`);
  if (violations.length > 0 || modules < 20) process.exitCode = 1;
}
