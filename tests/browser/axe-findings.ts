// What axe-core finds on a page, from moderate on; minor findings are its opinions of style.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

const AXE = readFileSync(
  join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"),
  "utf8",
);

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Whether there are none, and what they are. */
export async function axeFindings(page: Page): Promise<readonly [none: boolean, found: string]> {
  // The page's policy forbids foreign scripts; the debugger may evaluate one all the same.
  await page.evaluate(AXE);
  const found = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  const { violations } = found as { readonly violations: readonly Violation[] };
  const told = violations
    .filter(({ impact }) => impact !== "minor")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`);
  return [told.length === 0, told.join("\n")];
}
