import { expect, it } from "vitest";
import { LATER, NONE, type Offer, type Question } from "../../src/app/take-in/question.ts";
import { cents } from "../../src/kernel/money.ts";
import { questionFieldset } from "../../src/web/files/question-fieldset.ts";

const kinds = (count: number): Offer[] =>
  Array.from({ length: count }, (_, index) => ({ value: `k${index}`, label: `kind ${index}` }));

const OPEN: Offer[] = [
  { value: NONE, label: "No contribution" },
  { value: LATER, label: "I do not know yet" },
];

function asked(answers: Offer[], answer?: string, whose?: string): string {
  const question: Question = {
    id: "column-er",
    kind: whose === undefined ? "column" : "person",
    words: whose ?? "Er",
    text: "What is Er?",
    shown: [{ file: "pay.tsv", line: 2, column: 1, endColumn: 3, excerpt: "Er\t5.00\u200bx" }],
    lines: [2],
    amount: cents(500),
    answers,
  };
  return questionFieldset(question, { file: "f1", base: "", answer }).text;
}

const valuesOf = (page: string) => [...page.matchAll(/value="(\w+)"/g)].map(([, value]) => value);

it("shows a few answers as they are", () => {
  const page = asked([...kinds(7), ...OPEN]);
  expect(page).not.toContain("<details");
  expect(valuesOf(page)).toEqual(["k0", "k1", "k2", "k3", "k4", "k5", "k6", NONE, LATER]);
});

it("folds the seldom kinds of money of a dozen, and every answer can still be given", () => {
  const page = asked([...kinds(10), ...OPEN]);
  const [, folded = ""] = /<details>([\s\S]*)<\/details>/.exec(page) ?? [];
  expect(folded).toContain("5 other answers");
  expect(valuesOf(folded)).toEqual(["k5", "k6", "k7", "k8", "k9"]);
  expect(valuesOf(page)).toHaveLength(12);
  expect(valuesOf(page).slice(-2)).toEqual([NONE, LATER]);
});

it("opens the fold in which an answer was given", () => {
  const answers = [...kinds(10), ...OPEN];
  expect(asked(answers, "k7")).toContain("<details open>");
  expect(asked(answers, "k2")).toContain("<details>");
});

it("shows a tab as a space, and what cannot be seen as such", () => {
  const page = asked(OPEN);
  expect(page).toContain("<mark>Er</mark> 5.00\ufffdx");
});

it.each([
  ["Okafor, Dana A.", "Dana%20A.%20Okafor"],
  ["Luis Okafor", "Luis%20Okafor"],
  ["Okafor, Dana, Jr.", "Okafor%2C%20Dana%2C%20Jr."],
  ['"><b>', "%22%3E%3Cb%3E"],
])("leads from the name %s to where that person is added", (name, address) => {
  const page = asked([{ value: "ben", label: "Ben Osei" }, ...OPEN], undefined, name);
  expect(page).toContain(`href="/start?name=${address}"`);
  expect(page).not.toContain("<b>");
});
