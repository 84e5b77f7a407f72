// Whose file it may be, as its rows and headers say: names, accounts and what its columns are called.
import { type ContributionKey, contributionFields } from "../../ledger/kinds.ts";
import type { Layout } from "../layouts/layout.ts";
import type { ReadContext } from "../read-record.ts";
import { maskAccount } from "../text/mask.ts";
import type { Row } from "../text/text-rows.ts";
import { plainText } from "../text/wording.ts";
import { feedOf, type KnownFeed } from "../unknown.ts";
import { cellAt, type FoundHeader } from "./find-tables.ts";

/** What the rows and headers of a file say of whose file it is. */
export interface FeedEvidence {
  readonly names: Set<string>;
  readonly accounts: Set<string>;
  readonly headings: Set<string>;
  readonly headers: FoundHeader[];
  /** The plan that the preamble names. */
  readonly named?: string;
}

/** Enough to tell one from several. */
const NAMES_KEPT = 3;

export function noteWhose(row: Row, header: FoundHeader, { names, accounts }: FeedEvidence): void {
  const date = cellAt(row, header.fields.get("date") ?? header.fields.get("deposited_on"));
  // A row of totals has no date, and a name that is nobody's.
  if (date === undefined || !/\d/.test(date.text)) return;
  const name = plainText(header.employee.map((index) => row.cells[index]?.text).join(" "));
  if (name !== "" && names.size < NAMES_KEPT) names.add(name);
  const account = plainText(cellAt(row, header.fields.get("account"))?.text ?? "");
  if (account !== "" && accounts.size < NAMES_KEPT) accounts.add(maskAccount(account));
}

/** The file as one of a kind: what its columns are called tells the files of one payroll from another's. */
export function knownFeed(
  layout: Layout,
  { names, accounts, headings, headers, named = "" }: FeedEvidence,
  context: ReadContext,
): KnownFeed {
  const sole = (words: ReadonlySet<string>) => (words.size === 1 ? [...words] : []);
  const wide = headers.filter(({ table }) => table.wide.length > 0);
  const feed = {
    ...feedOf(layout.layout, [...sole(names), ...sole(accounts), named], headings),
    ...(wide.length > 0 && {
      // By the names of the contract: they are kept in the ledger and shown.
      columns: wide.flatMap((header) => header.wide.map(nameOfKind)),
      absent: wide.flatMap(({ absent }) =>
        absent.map((column) => ({ ...column, contribution: nameOfKind(column) })),
      ),
    }),
  };
  return { feed, recalled: context.recall?.(feed) };
}

function nameOfKind({ contribution }: { contribution: ContributionKey }): string {
  return contributionFields[contribution].wire;
}
