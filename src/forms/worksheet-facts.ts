// What a form hands to the engine that fills it.

import type { Citation } from "../kernel/citation.ts";
import type { Said } from "../kernel/sentence.ts";
import type { Block } from "./fill-worksheet.ts";

export interface WorksheetFacts {
  readonly blocks: readonly Block[];
  /** Absent for worksheets that belong to no official form. */
  readonly filingRequired?: boolean;
  readonly notes: readonly Said[];
  readonly citations: readonly Citation[];
}
