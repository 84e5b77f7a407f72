// The columns of a table that no rule names, with what was answered about them: an answered one is money like
// any that the layout names, in the rows and in the sums at their foot.
import { contributionKey } from "../../ledger/contribution-kinds.ts";
import type { Recalled } from "../unknown.ts";
import type { FoundHeader } from "./find-tables.ts";

export function answeredColumns(header: FoundHeader, recalled: Recalled | undefined) {
  return header.unmapped.map((column) => ({
    ...column,
    answer: recalled?.answerTo("column", column.header),
  }));
}

/** Once for a header: it is asked for every row. */
export function moneyColumns(
  header: FoundHeader,
  recalled: Recalled | undefined,
): FoundHeader["wide"] {
  const known = KNOWN.get(header);
  if (known !== undefined && known.recalled === recalled) return known.columns;
  const columns = [
    ...header.wide,
    ...answeredColumns(header, recalled).flatMap(({ index, answer }) => {
      const contribution = contributionKey(answer ?? "");
      return contribution === undefined ? [] : [{ index, contribution }];
    }),
  ];
  KNOWN.set(header, { recalled, columns });
  return columns;
}

const KNOWN = new WeakMap<
  FoundHeader,
  { readonly recalled: Recalled | undefined; readonly columns: FoundHeader["wide"] }
>();
