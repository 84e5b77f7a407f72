// The layouts that come with the program. They are data: bundled, checked against the same schema as
// anybody's own, and tried in no particular order.

import { invariant } from "../../kernel/invariant.ts";
import { trustTexts } from "../text/expression.ts";
import { type Layout, parseLayout } from "./layout.ts";
import { LAYOUT_FILES } from "./layout-files.ts";

let parsed: readonly Layout[] | undefined;

/** Parsed when they are first asked for: most commands never read a statement. */
export function builtInLayouts(): readonly Layout[] {
  parsed ??= LAYOUT_FILES.map((data) => {
    trustTexts(data);
    const layout = parseLayout(data, "a built-in layout");
    invariant(
      layout.ok,
      layout.ok ? "" : layout.error.map((problem) => problem.message).join("; "),
    );
    return layout.value;
  });
  return parsed;
}
