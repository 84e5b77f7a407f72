// `npm run docs`: writes the lists of data files, the generated blocks of README.md and docs/, the JSON
// Schemas and the manual page anew.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataLists } from "../support/data-lists.ts";

const root = join(import.meta.dirname, "..", "..");
// First, since the program is loaded for the rest: it must find the files that there are now.
for (const [file, list] of dataLists()) writeFileSync(join(root, file), list);
const { docFiles, readDoc, withFreshBlocks } = await import("../support/doc-blocks.ts");
const { jsonSchemas } = await import("../support/json-schemas.ts");
const { manPage } = await import("../support/man-page.ts");
for (const file of docFiles()) writeFileSync(join(root, file), withFreshBlocks(readDoc(file)));
for (const [file, schema] of jsonSchemas()) writeFileSync(join(root, file), schema);
writeFileSync(join(root, "man", "rothbook.1"), manPage());
