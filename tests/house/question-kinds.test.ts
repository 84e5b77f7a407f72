// Every kind of question that a file can raise has a file of its own under fixtures/questions, one answer that is
// refused and one that settles it: the session `question-kinds` shows both.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Asked } from "../../src/ledger/kinds.ts";
import { parseTranscript } from "../support/transcript.ts";

const session = parseTranscript(
  readFileSync(join(import.meta.dirname, "../transcripts/question-kinds.transcript"), "utf8"),
);

/** A kind that is new is missing here, which the compiler says. `layout` is remembered, and never asked. */
const ASKED: Readonly<Record<Exclude<Asked, "layout">, true>> = {
  column: true,
  source: true,
  kind: true,
  person: true,
  owner: true,
  plan: true,
  dates: true,
  pair: true,
  out: true,
  gone: true,
  sums: true,
  again: true,
};

it.each(Object.keys(ASKED))("%s: refused once, settled once", (kind) => {
  const about = session.filter(({ command }) => command.includes(` --answer ${kind}-`));
  const refused = about.filter(({ command }) => command.endsWith("=nonsense"));
  expect(refused.map(({ exit }) => exit === 0)).toEqual([false]);
  expect(
    about.filter(({ exit, command }) => exit === 0 && !command.endsWith("=nonsense")),
  ).toHaveLength(1);
});
