// Layouts as users write them, and the first one that `layout init` writes for them.
import type { Layout } from "../../intake/layouts/layout.ts";
import { layoutToml, parseLayoutFile } from "../../intake/layouts/layout-file.ts";
import { answerLayout, type LayoutProposal, layoutInit } from "../../intake/layouts/layout-init.ts";
import { loadExpressions } from "../../intake/text/expression.ts";
import type { Encoding } from "../../intake/text/statement-text.ts";
import { failure, type Outcome } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { attempt, type Result } from "../attempt.ts";
import type { SourceFile } from "../ports.ts";
import { statementBytes } from "../questions/explain-format.ts";

export type UserLayout = Layout;

export async function readLayoutFile(
  text: string,
  file: string,
): Promise<Outcome<UserLayout, readonly Problem[]>> {
  await loadExpressions();
  return parseLayoutFile(text, file);
}

export { answerLayout };

/** A first layout for the file, to be edited or answered. */
export async function proposeLayout(
  source: SourceFile,
  encoding?: Encoding,
): Promise<Result<LayoutProposal>> {
  return await attempt(async () => {
    const bytes = await statementBytes(source);
    if (!bytes.ok) return bytes;
    const proposed = layoutInit(bytes.value, source.name, encoding);
    return proposed.ok ? proposed : failure([proposed.error]);
  });
}

/** The proposal of `layout init` as TOML. */
export function writeLayout(layout: object): string {
  return layoutToml(layout);
}
