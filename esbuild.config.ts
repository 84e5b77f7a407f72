// Builds the published program: a small entry that parses on any Node version, the program behind it,
// and each large library as a file of its own, because a file is compiled whole when the first of it is
// needed and most commands need few. CommonJS, so that no module loader has to start. pdfkit (its data
// files) and the native addon stay outside.
import { chmod, rm } from "node:fs/promises";
import { type BuildOptions, build, type Plugin } from "esbuild";

/** Libraries that a command loads only when it needs them. */
const LAZY = [
  "@clack/prompts",
  "age-encryption",
  "csv-stringify/sync",
  "ical-generator",
  "kysely",
  "pdf-lib",
  "read-excel-file/node",
  "zod",
];

const fileOf = (library: string) => `./lib-${library.replaceAll("/", "-")}.cjs`;

const secondStage: Plugin = {
  name: "second-stage",
  setup(builder) {
    builder.onResolve({ filter: /\/program\.ts$/ }, () => ({
      path: "./program.cjs",
      external: true,
    }));
  },
};

const lazyLibraries: Plugin = {
  name: "lazy-libraries",
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, ({ path }) =>
      LAZY.includes(path) ? { path: fileOf(path), external: true } : undefined,
    );
  },
};

/** We never print zod's own words, so one language of them is enough. */
const oneLanguage: Plugin = {
  name: "one-language",
  setup(builder) {
    builder.onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

const common = {
  bundle: true,
  minify: true,
  platform: "node",
  format: "cjs",
  target: "node22.18",
  legalComments: "none",
  logLevel: "warning",
  // echarts draws the report only; loading it from its own file costs nothing until then.
  external: ["better-sqlite3", "pdfkit", "echarts"],
  // With import() unsupported, esbuild writes require(): an ES module loader that never starts saves time.
  supported: { "dynamic-import": false },
  define: { "import.meta.dirname": "__dirname" },
} as const satisfies BuildOptions;

/** Where to; tests that run side by side each build their own. */
const folder = process.argv[2] ?? "dist";
await rm(folder, { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: ["src/main.ts"],
    outfile: `${folder}/main.cjs`,
    target: "node12",
    plugins: [secondStage],
  }),
  build({
    ...common,
    entryPoints: ["src/cli/program.ts"],
    outfile: `${folder}/program.cjs`,
    plugins: [lazyLibraries],
  }),
  build({
    ...common,
    entryPoints: ["src/library.ts"],
    outfile: `${folder}/library.cjs`,
    plugins: [lazyLibraries],
  }),
  ...LAZY.map((library) =>
    build({
      ...common,
      entryPoints: [library],
      outfile: `${folder}/${fileOf(library)}`,
      plugins: [oneLanguage],
    }),
  ),
]);
await chmod(`${folder}/main.cjs`, 0o755);
