// What is missing, with the commands that record it. One command may answer several facts.

import { type Advice, byCommand } from "./advice.ts";
import { BY_ID, questionOfFact } from "./fact-questions.ts";
import type { MissingFact } from "./missing-fact.ts";
import { joined, say } from "./sentence.ts";

export function askedFor(facts: readonly MissingFact[]): Advice {
  const asked = new Map(facts.map((fact) => [questionOfFact(fact, BY_ID).what, fact]));
  const commands = facts.map((fact) => questionOfFact(fact, BY_ID).command);
  return byCommand(
    joined(
      [...asked.values()].map((lacking) => say`${{ lacking }}`),
      "; ",
    ),
    ...new Set(commands),
  );
}
