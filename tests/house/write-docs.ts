// `npm run docs`: writes the generated blocks and the manual page anew.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manPage } from "../support/man-page.ts";
import { withFreshBlocks } from "../support/readme-blocks.ts";

const readme = join(import.meta.dirname, "..", "..", "README.md");
writeFileSync(readme, withFreshBlocks(readFileSync(readme, "utf8")));
writeFileSync(join(import.meta.dirname, "..", "..", "man", "rothbook.1"), manPage());
