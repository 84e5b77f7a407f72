// Where the fonts of the PDFs are: copied beside the bundle when it is built, in the packages that ship
// them when this runs from the sources. The Chinese one is compressed in the bundle.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { FontFiles } from "../app/ports.ts";
import { packageRoot } from "./package-root.ts";

// As in package-root.ts: the bundle has __dirname, the sources have import.meta.
const beside = join(typeof __dirname === "string" ? __dirname : import.meta.dirname, "fonts");

let opened: FontFiles | undefined;

export function fontFiles(): FontFiles {
  opened ??= existsSync(beside) ? bundled() : fromPackages();
  return opened;
}

function bundled(): FontFiles {
  const read = (name: string) => readFileSync(join(beside, name));
  return {
    regular: read("NotoSans-Regular.ttf"),
    bold: read("NotoSans-Bold.ttf"),
    chinese: once(() => brotliDecompressSync(read("NotoSansSC-Regular.ttf.br"))),
  };
}

function fromPackages(): FontFiles {
  const folder = join(packageRoot(), "node_modules/@expo-google-fonts");
  const read = (name: string) => readFileSync(join(folder, name));
  return {
    regular: read("noto-sans/400Regular/NotoSans_400Regular.ttf"),
    bold: read("noto-sans/700Bold/NotoSans_700Bold.ttf"),
    chinese: once(() => read("noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf")),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
