// What is remembered of a file once it is read: the answers that were given about it, and the user's own
// layout, so that the next file like it is known by its headers.
import type { JsonObject } from "../../ledger/codec.ts";
import type { Candidate, LedgerEvent } from "../../ledger/event.ts";
import { contentOf, identityOf } from "../../ledger/identity.ts";
import type { LedgerWriter } from "../ports.ts";
import type { ImportOptions } from "./import-options.ts";

export interface AnswerToRemember {
  readonly candidate: Candidate<"statement_answer">;
  /** The answer whose place it takes. */
  readonly before: LedgerEvent | undefined;
}

/** Those that are not remembered already. */
export function answersToRemember(
  writer: LedgerWriter,
  candidates: readonly Candidate<"statement_answer">[],
): readonly AnswerToRemember[] {
  const standing = writer.standing(["statement_answer"]);
  return candidates.flatMap((candidate) => {
    const identity = identityOf(candidate, undefined);
    const before = standing.find((event) => identityOf(event, undefined) === identity);
    return before !== undefined && isSame(before, candidate) ? [] : [{ candidate, before }];
  });
}

/** The user's own layout, once it has read a file. */
export function usedLayout(
  { userLayouts }: ImportOptions,
  layout: string,
): Candidate<"statement_answer">[] {
  const used = userLayouts?.find((each) => each.layout === layout);
  if (used === undefined) return [];
  const rules = JSON.parse(JSON.stringify(used)) as JsonObject;
  const data = { layout, asked: "layout", words: layout, answer: layout, rules } as const;
  return [{ kind: "statement_answer", data }];
}

function isSame(event: LedgerEvent, candidate: Candidate): boolean {
  const [one, other] = [event, candidate].map(({ kind, data }) => contentOf(kind, data, undefined));
  return one === other;
}
