// `npm run docs`: writes the README's generated blocks anew.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFreshBlocks } from "../support/readme-blocks.ts";

const readme = join(import.meta.dirname, "..", "..", "README.md");
writeFileSync(readme, withFreshBlocks(readFileSync(readme, "utf8")));
