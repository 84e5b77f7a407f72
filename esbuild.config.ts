// Builds the published program: a small entry that parses on any Node version, the program behind it,
// and each large library as a file of its own, because a file is compiled whole when the first of it is
// needed and most commands need few. CommonJS, so that no module loader has to start. Only the
// native addon stays outside. The fonts of the PDFs are copied from the packages that ship them, with their
// licences.
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { joinedParts } from "./esbuild.parts.ts";
import { driverInside, lighter, oneLanguage, startsNothing } from "./esbuild.plugins.ts";

/** Libraries that a command loads only when it needs them. */
const LAZY = [
  "@clack/prompts",
  "@hono/node-server",
  "age-encryption",
  "csv-stringify/sync",
  "fontkit",
  "hono",
  "hono/body-limit",
  "hono/cookie",
  "ical-generator",
  "kysely",
  "@cantoo/pdf-lib",
  "pdfkit",
  "re2js",
  "read-excel-file/universal",
  "write-excel-file/universal",
  "zod",
];

const DRAWING = ["fontkit", "pdfkit"];

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
    builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      LAZY.includes(path) && kind !== "entry-point"
        ? { path: fileOf(path), external: true }
        : undefined,
    );
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
  external: ["better-sqlite3"],
  metafile: true,
  // With import() unsupported, esbuild writes require(): an ES module loader that never starts saves time.
  supported: { "dynamic-import": false },
  define: { "import.meta.dirname": "__dirname", "import.meta.filename": "__filename" },
} as const satisfies BuildOptions;

/** Where to; tests that run side by side each build their own. */
const folder = process.argv[2] ?? "dist";
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const built = await Promise.all([
  build({
    ...common,
    entryPoints: ["src/main.ts"],
    outfile: `${folder}/main.cjs`,
    target: "node12",
    plugins: [secondStage],
  }),
  buildProgram(),
  build({
    ...common,
    entryPoints: ["src/library.ts"],
    outfile: `${folder}/library.cjs`,
    plugins: [lazyLibraries],
  }),
  // A thread of its own, with the library that reads PDFs inside.
  build({
    ...common,
    entryPoints: ["src/intake/pdf/pdf-worker.ts"],
    outfile: `${folder}/pdf-worker.cjs`,
    // unpdf looks for another library beside it, and does without.
    logOverride: { "empty-import-meta": "silent" },
  }),
  ...LAZY.map((library) =>
    build({
      ...common,
      entryPoints: [library],
      outfile: `${folder}/${fileOf(library)}`,
      plugins: [lazyLibraries, oneLanguage, ...(DRAWING.includes(library) ? lighter : [])],
      ...(library === "pdfkit" && {
        // It asks where it is, and is its own only export to whoever loads it as CommonJS.
        define: { "import.meta.url": "__filename_url" },
        banner: { js: 'const __filename_url=require("node:url").pathToFileURL(__filename).href;' },
        footer: { js: "module.exports=module.exports.default;" },
      }),
    }),
  ),
]);
const builtIn = packagesOf(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
await writeNotices(builtIn);
await writeBillOfMaterials(builtIn);
// The bundle is CommonJS in a package whose sources are modules: said for Node and for its types.
await writeFile(`${folder}/package.json`, '{ "type": "commonjs" }\n');
await copyFonts(join(folder, "fonts"));
await buildPage(join(folder, "page"));
await chmod(`${folder}/main.cjs`, 0o755);

async function buildProgram() {
  const split = await build({
    ...common,
    entryPoints: ["src/cli/program.ts"],
    outdir: folder,
    format: "esm",
    splitting: true,
    supported: {},
    write: false,
    plugins: [lazyLibraries, startsNothing, driverInside],
  });
  await writeFile(join(folder, "program.cjs"), joinedParts(split, "program.js"));
  return split;
}

/** What the page in the browser loads: our own style sheet, script and icon. */
async function buildPage(page: string): Promise<void> {
  const from = "src/web/assets";
  await mkdir(page, { recursive: true });
  await Promise.all([
    build({
      entryPoints: [`${from}/page.ts`],
      outfile: join(page, "page.js"),
      minify: true,
      format: "iife",
      target: "es2022",
      logLevel: "warning",
    }),
    build({
      entryPoints: [`${from}/page.css`],
      outfile: join(page, "page.css"),
      minify: true,
      logLevel: "warning",
    }),
    copyFile(`${from}/icon.svg`, join(page, "icon.svg")),
  ]);
}

function packagesOf(inputs: readonly string[]): readonly string[] {
  const packages = new Set(
    inputs.flatMap((input) => {
      const [, found] = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
      return found === undefined ? [] : [found];
    }),
  );
  return [...packages].toSorted();
}

/**
 * What the program is made of, as CycloneDX: what is built in, which npm itself cannot see, and what is
 * installed beside it.
 * @see https://cyclonedx.org/docs/1.6/json/
 */
async function writeBillOfMaterials(packages: readonly string[]): Promise<void> {
  const manifest = await manifestAt(".");
  const lock = JSON.parse(await readFile("package-lock.json", "utf8")) as {
    packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
  };
  const installed = Object.entries(lock.packages)
    .filter(([at, { dev, devOptional }]) => at !== "" && dev !== true && devOptional !== true)
    .map(([at]) => at);
  const fonts = ["@expo-google-fonts/noto-sans", "@expo-google-fonts/noto-sans-sc"];
  const component = async (at: string, how: string) => {
    const { name, version, license } = await manifestAt(at);
    return {
      type: "library",
      name,
      version,
      purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
      ...(license !== undefined && { licenses: [{ expression: license }] }),
      properties: [{ name: "rothbook:how", value: how }],
    };
  };
  const components = [
    ...[...packages, ...fonts].map((name) => component(`node_modules/${name}`, "built in")),
    ...installed
      .filter((at) => existsSync(`${at}/package.json`))
      .map((at) => component(at, "installed")),
  ];
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        name: manifest.name,
        version: manifest.version,
        purl: `pkg:npm/${manifest.name}@${manifest.version}`,
        licenses: [{ expression: manifest.license }],
      },
    },
    components: await Promise.all(components),
  };
  await writeFile(`${folder}/sbom.cdx.json`, `${JSON.stringify(bill, undefined, 2)}\n`);
}

async function manifestAt(at: string) {
  return JSON.parse(await readFile(`${at}/package.json`, "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
    readonly author?: string;
  };
}

/** Licences ask that their words go along with copies: those of every package that is built in. */
async function writeNotices(packages: readonly string[]): Promise<void> {
  const notices = await Promise.all(packages.map(noticeOf));
  const head = "rothbook is built with these packages, whose licences follow.\n";
  await writeFile(
    `${folder}/THIRD-PARTY-NOTICES.txt`,
    [head, ...notices].join(`\n${"=".repeat(78)}\n\n`),
  );
}

async function noticeOf(name: string): Promise<string> {
  const at = `node_modules/${name}`;
  const { version, license, author } = await manifestAt(at);
  const files = (await readdir(at, { withFileTypes: true }))
    .filter((file) => file.isFile() && /^(licen[cs]e|notice|copying)/i.test(file.name))
    .map((file) => file.name);
  const texts = await Promise.all(
    files.toSorted().map((file) => readFile(`${at}/${file}`, "utf8")),
  );
  // Some only name it. Ours is the same.
  if (texts.length === 0 && license === "MIT")
    texts.push(
      (await readFile("LICENSE", "utf8")).replace(/^Copyright .*$/m, `Copyright (c) ${author}`),
    );
  return [
    `${name} ${version} (${license ?? "see below"})`,
    ...texts.map((text) => text.trim()),
  ].join("\n\n");
}

async function copyFonts(fonts: string): Promise<void> {
  const packages = "node_modules/@expo-google-fonts";
  await mkdir(fonts, { recursive: true });
  await Promise.all([
    copyFile(
      `${packages}/noto-sans/400Regular/NotoSans_400Regular.ttf`,
      join(fonts, "NotoSans-Regular.ttf"),
    ),
    copyFile(
      `${packages}/noto-sans/700Bold/NotoSans_700Bold.ttf`,
      join(fonts, "NotoSans-Bold.ttf"),
    ),
    copyFile(`${packages}/noto-sans/LICENSE_FONT`, join(fonts, "LICENSE-NotoSans.txt")),
    copyFile(`${packages}/noto-sans-sc/LICENSE_FONT`, join(fonts, "LICENSE-NotoSansSC.txt")),
  ]);
  await copyFile(
    await compressedChinese(`${packages}/noto-sans-sc`),
    join(fonts, "NotoSansSC-Regular.ttf.br"),
  );
}

/** Half its size, and only names with Chinese characters need it. Kept, because compressing takes seconds. */
async function compressedChinese(source: string): Promise<string> {
  const { version } = JSON.parse(await readFile(`${source}/package.json`, "utf8")) as {
    version: string;
  };
  const kept = `node_modules/.cache/rothbook/NotoSansSC-${version}.ttf.br`;
  if (existsSync(kept)) return kept;
  const font = await readFile(`${source}/400Regular/NotoSansSC_400Regular.ttf`);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 24 };
  const packed = await promisify(brotliCompress)(font, { params });
  await mkdir("node_modules/.cache/rothbook", { recursive: true });
  // Builds may run side by side: whole or not there.
  const draft = `${kept}.${process.pid}`;
  await writeFile(draft, packed);
  await rename(draft, kept);
  return kept;
}
