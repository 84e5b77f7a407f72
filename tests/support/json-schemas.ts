// The JSON Schemas of the files that users write, for editors that complete and check while one types. The
// program itself checks more: `refine` has no counterpart in a JSON Schema.
import { z } from "zod";
import { layoutSchema } from "../../src/intake/layouts/layout.ts";
import { yearFileSchema } from "../../src/law/schema.ts";

/** By path from the root. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const text = (title: string, schema: z.ZodType) =>
    `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: "input" }) }, undefined, 2)}\n`;
  return new Map([
    ["docs/reference/layout.schema.json", text("A layout of rothbook", layoutSchema)],
    [
      "docs/reference/figures.schema.json",
      text("Figures of a tax year for rothbook", yearFileSchema),
    ],
  ]);
}
