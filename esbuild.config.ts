// Builds the published program: a small entry that parses on any Node version, and the program behind
// it. One CommonJS file each, because loading many modules is most of the start-up time. pdfkit (its
// data files) and the native addon stay outside.
import { chmod, rm } from "node:fs/promises";
import { build, type Plugin } from "esbuild";

const secondStage: Plugin = {
  name: "second-stage",
  setup(builder) {
    builder.onResolve({ filter: /\/program\.ts$/ }, () => ({
      path: "./program.cjs",
      external: true,
    }));
  },
};

const common = {
  bundle: true,
  minify: true,
  platform: "node",
  format: "cjs",
  legalComments: "none",
  logLevel: "warning",
  // With import() unsupported, esbuild writes require(): an ES module loader that never starts saves time.
  supported: { "dynamic-import": false },
  define: { "import.meta.dirname": "__dirname" },
} as const;

await rm("dist", { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: ["src/main.ts"],
    outfile: "dist/main.cjs",
    target: "node12",
    plugins: [secondStage],
  }),
  build({
    ...common,
    entryPoints: ["src/cli/program.ts"],
    outfile: "dist/program.cjs",
    target: "node22.18",
    external: ["better-sqlite3", "pdfkit"],
  }),
]);
await chmod("dist/main.cjs", 0o755);
