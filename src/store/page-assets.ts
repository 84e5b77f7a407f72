// The style sheet, script and icon of the page: beside the bundle when it is built, among the sources
// otherwise, where the script's types are taken off as it is read.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { packageRoot } from "./package-root.ts";

export interface PageAssets {
  readonly style: string;
  readonly script: string;
  /** As a content security policy names the script. */
  readonly scriptSource: string;
  readonly icon: string;
}

// As in package-root.ts: the bundle has __dirname, the sources have import.meta.
const beside = join(typeof __dirname === "string" ? __dirname : import.meta.dirname, "page");

export function pageAssets(): PageAssets {
  const built = existsSync(beside);
  const folder = built ? beside : join(packageRoot(), "src", "web", "assets");
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const script = built ? read("page.js") : stripTypeScriptTypes(read("page.ts"));
  const digest = createHash("sha256").update(script).digest("base64");
  return {
    style: read("page.css"),
    script,
    scriptSource: `'sha256-${digest}'`,
    icon: read("icon.svg"),
  };
}
