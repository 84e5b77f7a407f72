// What is remembered about statements: listed, forgotten, changed. Forgetting is a reversal like any other,
// so the ledger still says what was answered when.

import { questionId } from "../../intake/unknown.ts";
import { byCommand } from "../../kernel/advice.ts";
import { success } from "../../kernel/outcome.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import { replay } from "../../ledger/ledger.ts";
import { attempt, type Result, refusal } from "../attempt.ts";
import { collect } from "../person-ledger.ts";
import type { LedgerReader, LedgerStore } from "../ports.ts";
import { knownHere } from "./evidence.ts";
import { isOffered, offersOf } from "./offers.ts";
import { LATER } from "./question.ts";

export interface RememberedAnswer {
  readonly id: string;
  readonly layout: string;
  readonly plan?: string | undefined;
  readonly asked: string;
  readonly words: string;
  readonly answer: string;
  readonly event: string;
}

export async function listAnswers(
  store: LedgerReader,
): Promise<Result<readonly RememberedAnswer[]>> {
  return await attempt(async () => {
    const ledger = replay(await collect(store, { kinds: ["statement_answer", "reversal"] }));
    return success(ledger.of("statement_answer").map(rememberedAnswer));
  });
}

/** By the id of the question or of the event; `answer` is what it is changed to, nothing forgets it. */
export async function changeAnswer(
  store: LedgerStore,
  id: string,
  answer?: string,
): Promise<Result<readonly RememberedAnswer[]>> {
  return await attempt(async () =>
    store.write<Result<readonly RememberedAnswer[]>>(async (writer) => {
      const standing = writer
        .standing(["statement_answer"])
        .flatMap((event) => (event.kind === "statement_answer" ? [event] : []));
      const meant = standing.filter((event) =>
        [event.id as string, rememberedAnswer(event).id].includes(id),
      );
      const refused = refusalOf(id, meant, answer);
      if (refused !== undefined) return { keep: false, value: refused };
      const known = knownHere(writer, {});
      const [about] = meant.map(({ data }) => data);
      const isAnswer = (value: string) =>
        about !== undefined && value !== LATER && isOffered(about.asked, known, value);
      if (answer !== undefined && about !== undefined && !isAnswer(answer)) {
        const hint = `answers: ${offersOf(about, known)
          .map(({ value }) => value)
          .join(", ")}`;
        return {
          keep: false,
          value: refusal("usage.bad-option", `that is no answer to ${id}`, hint),
        };
      }
      writer.openBatch({ command: answer === undefined ? "undo" : "correct" });
      for (const event of meant) {
        writer.reverse(event, answer === undefined ? "undone" : "superseded");
        if (answer !== undefined)
          writer.append({ kind: event.kind, data: { ...event.data, answer } }, event.seq);
      }
      return { keep: true, value: success(meant.map(rememberedAnswer)) };
    }),
  );
}

function refusalOf(
  id: string,
  meant: readonly LedgerEvent<"statement_answer">[],
  answer: string | undefined,
) {
  if (meant.length === 0)
    return refusal(
      "usage.bad-option",
      `no answer ${quoted(id)} is remembered`,
      byCommand("list them", "formats answers"),
    );
  const events = meant.map((event) => event.id).join(", ");
  // Forgetting both is harmless: they are asked again. One value for two plans may not be.
  if (answer !== undefined && meant.length > 1)
    return refusal(
      "usage.bad-option",
      `${quoted(id)} is remembered for several`,
      `say which: ${events}`,
    );
  return undefined;
}

function rememberedAnswer({ id, data }: LedgerEvent<"statement_answer">): RememberedAnswer {
  const { layout, plan, asked, words, answer } = data;
  return { id: questionId(asked, words), layout, plan, asked, words, answer, event: id };
}
