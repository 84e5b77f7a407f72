// Text that is no table of delimited cells: stanzas under a date, lines of fixed width. Both become rows
// under a header of the layout's own, so that the rest reads them like any table.

import type { Layout } from "../layouts/layout.ts";
import { fixedWidthRows } from "../text/fixed-width.ts";
import type { Row } from "../text/text-rows.ts";
import { stanzaRows } from "./stanzas.ts";

export function isShaped(layout: Layout): boolean {
  return layout.stanzas !== undefined || layout.fixed !== undefined;
}

/** Undefined when the layout has no shape of its own, or the text has not that shape. */
export function shapedRows(text: string, layout: Layout): readonly Row[] | undefined {
  if (layout.stanzas !== undefined) return stanzaRows(text, layout.stanzas);
  return layout.fixed === undefined ? undefined : fixedWidthRows(text, layout.fixed);
}
