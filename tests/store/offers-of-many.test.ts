// A question of who somebody is, in the book of a plan: those who may be meant are listed, anybody is an answer.
import { expect, it } from "vitest";
import { importFiles } from "../../src/app/take-in/import-files.ts";
import type { Question } from "../../src/app/take-in/question.ts";
import { sourceInMemory } from "../../src/store/source-in-memory.ts";
import { temporaryLedger } from "../support/temporary-ledger.ts";

const REGISTER = [
  "Employee,Check Date,Gross Pay,401(k),Roth 401(k)",
  '"Okafor, Dana B.",01/15/2026,5000.00,500.00,0.00',
  '"Reed, Z",01/30/2026,5000.00,400.00,0.00',
].join("\n");

async function asked(more: number, answers: ReadonlyMap<string, string> = new Map()) {
  const { store } = temporaryLedger();
  const people = [
    { kind: "employer", employer: "acme" },
    { kind: "plan", plan: "acme-401k", employer: "acme" },
    { kind: "person", person: "dana", name: "Dana Okafor" },
    { kind: "person", person: "luis", name: "Luis Okafor" },
    ...Array.from({ length: more }, (_, at) => ({
      kind: "person",
      person: `p${at}`,
      name: `Ivy Moss ${at}`,
    })),
  ];
  const lines = people.map((event) => `${JSON.stringify(event)}\n`).join("");
  const bytes = (text: string) => new TextEncoder().encode(text);
  const first = await importFiles(store, [sourceInMemory("people.jsonl", bytes(lines))], {});
  if (!first.ok) throw new Error("not taken in");
  const second = await importFiles(store, [sourceInMemory("register.csv", bytes(REGISTER))], {
    answers,
  });
  if (!second.ok) throw new Error("not read");
  const [file] = second.value.asked;
  const questions: readonly Question[] = file?.questions ?? [];
  const [report] = second.value.files;
  store.close();
  return { questions, report };
}

const valuesOf = (questions: readonly Question[]) =>
  questions.map(({ words, answers }) => [words, answers.map(({ value }) => value)]);

it("lists everybody of a household", async () => {
  const { questions } = await asked(1);
  expect(valuesOf(questions)).toEqual([
    ["Okafor, Dana B.", ["dana", "luis", "p0", "none", "later"]],
    ["Reed, Z", ["dana", "luis", "p0", "none", "later"]],
  ]);
});

it("lists of a plan's people those who may be meant, and takes anybody", async () => {
  const { questions } = await asked(60);
  expect(valuesOf(questions)).toEqual([
    ["Okafor, Dana B.", ["dana", "luis", "none", "later"]],
    ["Reed, Z", ["none", "later"]],
  ]);
  const [first, second] = questions.map(({ id }) => id);
  const answers = new Map([
    [first ?? "", "dana"],
    [second ?? "", "p7"],
  ]);
  const { questions: left, report } = await asked(60, answers);
  expect(left).toEqual([]);
  expect(report).toMatchObject({ events: 2, needs_review: 0 });
});
