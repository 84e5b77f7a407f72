// `npm run docs`: writes the generated blocks of README.md and docs/ anew, and the JSON Schemas.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { docFiles, readDoc, withFreshBlocks } from "../support/doc-blocks.ts";
import { jsonSchemas } from "../support/json-schemas.ts";
import { manPage } from "../support/man-page.ts";

const root = join(import.meta.dirname, "..", "..");
for (const file of docFiles()) writeFileSync(join(root, file), withFreshBlocks(readDoc(file)));
for (const [file, schema] of jsonSchemas()) writeFileSync(join(root, file), schema);
writeFileSync(join(root, "man", "rothbook.1"), manPage());
