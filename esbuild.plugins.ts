// What the build changes in the libraries that it builds in: nothing that we use, and everything that only takes time.
import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** We never print zod's own words, so one language of them is enough. */
export const oneLanguage: Plugin = {
  name: "one-language",
  setup(builder) {
    builder.onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

/**
 * commander can start programs for its subcommands; we have none of that kind, and what starts programs loads
 * sockets and terminals with it.
 */
export const startsNothing: Plugin = {
  name: "starts-nothing",
  setup(builder) {
    builder.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes("/node_modules/commander/")
        ? { path: "starts-nothing", namespace: "starts-nothing" }
        : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: "starts-nothing" }, () => ({
      contents: "module.exports = {};",
    }));
  },
};

/**
 * What pdfkit and fontkit load at once and our documents do without: encryption, pictures, packed fonts, another
 * line breaker. Whoever came to use one would be told so by the first test.
 */
const LEFT_OUT = ["@noble/ciphers/aes", "brotli/decompress.js", "linebreak", "png-js"];

const withoutUnused: Plugin = {
  name: "without-unused",
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, ({ path }) =>
      LEFT_OUT.includes(path) ? { path, namespace: "left-out" } : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: "left-out" }, ({ path }) => ({
      contents: `export default function leftOut() { throw new Error("${path} is left out of this program"); }
        export { leftOut as cbc, leftOut as ecb };`,
    }));
  },
};

/**
 * Tables of Unicode that fontkit unpacks as it is loaded, for letters that few documents have: unpacked when asked.
 * And no accent stands before U+0300 or among the dashes and quotation marks.
 */
const tablesWhenAsked: Plugin = {
  name: "tables-when-asked",
  setup(builder) {
    const contents: Readonly<Record<string, string>> = {
      "unicode-trie": `import Trie from "unicode-trie";
        export default class { #trie; #data; constructor(data) { this.#data = data; }
          get(code) { return (this.#trie ??= new Trie(this.#data)).get(code); } }`,
      "unicode-properties": `export * from "unicode-properties";
        import { isMark as asked } from "unicode-properties";
        export const isMark = (code) => code >= 0x300 && (code < 0x2000 || code > 0x206f) && asked(code);`,
    };
    builder.onResolve({ filter: /^unicode-/ }, ({ path, namespace }) =>
      namespace === "when-asked" ? undefined : { path, namespace: "when-asked" },
    );
    builder.onLoad({ filter: /.*/, namespace: "when-asked" }, ({ path }) => ({
      contents: contents[path] ?? "",
      resolveDir: process.cwd(),
    }));
  },
};

/** For what draws. */
export const lighter: readonly Plugin[] = [withoutUnused, tablesWhenAsked];

/** The database driver's script is in the program, and finds its native part in the package that is installed. */
export const driverInside: Plugin = {
  name: "driver-inside",
  setup(builder) {
    builder.onResolve({ filter: /^better-sqlite3$/ }, () =>
      builder.resolve("./node_modules/better-sqlite3/lib/index.js", {
        kind: "import-statement",
        resolveDir: process.cwd(),
      }),
    );
    builder.onLoad({ filter: /better-sqlite3\/lib\/binding\.js$/ }, async ({ path }) => ({
      contents: `const installed = require("path").dirname(require.resolve("better-sqlite3"));
        ${(await readFile(path, "utf8")).replaceAll("__dirname", "installed")}`,
    }));
  },
};
