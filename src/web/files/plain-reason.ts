// Why a line is where it is, without what a terminal is told to type.
import { sentence } from "../shell/words.ts";

export function plainReason(reason: string): string {
  return sentence(
    reason
      .replaceAll(": give --person", "")
      .replaceAll(", or --plan", "")
      .replace(/;? ?(?:record it: )?rothbook record \w+/g, ""),
  );
}
