// Money that left a plan. A statement says that it went, seldom where to, and a rollover to a Roth IRA is
// taxed as nothing else is: each is a question of its own, and no answer holds for the next one.
import { formatDollars } from "../../kernel/money.ts";
import type { Candidate } from "../../ledger/event.ts";
import type { EventData } from "../../ledger/kinds.ts";
import type { ReadContext, ReadResult } from "../read-record.ts";
import { askedWords, type KnownFeed, type Unknown } from "../unknown.ts";
import type { OwnedTransfer } from "./pair-transfers.ts";

interface PlacedRow {
  readonly line: number;
  readonly column: number;
}

type To = EventData<"distribution">["destinations"][number]["to"];

/** What an answer says: from which money, and where it went. */
const MEANT: Readonly<Record<string, { readonly to: To; readonly method?: "direct" }>> = {
  roth_ira: { to: "roth_ira", method: "direct" },
  traditional_ira: { to: "traditional_ira", method: "direct" },
  eligible_plan: { to: "eligible_plan", method: "direct" },
  cash: { to: "cash" },
};

export function settleWithdrawals<R extends PlacedRow>(
  leaving: readonly OwnedTransfer<R>[],
  { file }: ReadContext,
  { recalled }: KnownFeed,
): { readonly results: Map<R, ReadResult>; readonly unknowns: Map<R, Omit<Unknown, "at">> } {
  const results = new Map<R, ReadResult>();
  const unknowns = new Map<R, Omit<Unknown, "at">>();
  for (const { person, plan, transfer, row } of leaving) {
    const { date, amount, source } = transfer;
    const words = askedWords(`${transfer.words} of ${formatDollars(amount)} on ${date}`);
    const answer = recalled?.answerTo("out", words);
    const meant = answer === undefined ? undefined : MEANT[answer];
    if (answer === "none") {
      results.set(row, { bucket: "ignored", reason: "nothing for the book, as answered" });
    } else if (meant === undefined) {
      results.set(row, {
        bucket: "needs_review",
        reason: `${words} left the plan: where did it go?`,
        proposal: [],
        stated: [{ date, amount }],
      });
      const about = { person, plan, date, amount };
      unknowns.set(row, { asked: "out", words, amount, date, about });
    } else {
      const data: EventData<"distribution"> = {
        person,
        plan,
        date,
        amount,
        from: source ?? "after_tax",
        destinations: [{ ...meant, amount }],
      };
      const at = { file, line: row.line, column: row.column };
      const candidate: Candidate = { kind: "distribution", data, source: at };
      results.set(row, { bucket: "candidates", candidates: [candidate] });
    }
  }
  return { results, unknowns };
}
