// Under which code an expected form is looked for among those that came. Where the payer may use several
// (it knows a fact that the ledger lacks, or the law leaves the code open), the choice that makes most
// sums agree is taken; a choice that agrees no better than the code the ledger implies is not made.

import type { NonEmpty } from "../kernel/grouped-by.ts";
import { sortedCodes } from "./distribution-codes.ts";
import type { ExpectedForm1099R } from "./expected-forms-1099r.ts";
import { type CodedForm, codeOf, expectedSums, type ReceivedSum } from "./match-forms.ts";

/** More open codes than this in one plan and year are left as the ledger implies them. */
const MOST_OPEN = 4;

export function chooseCodes(
  forms: readonly ExpectedForm1099R[],
  received: readonly ReceivedSum[],
): CodedForm[] {
  return [...Map.groupBy(forms, ({ plan }) => plan)].flatMap(([plan, ofPlan]) =>
    chosenOf(
      ofPlan,
      received.filter((each) => each.plan === plan),
    ),
  );
}

function chosenOf(
  forms: readonly ExpectedForm1099R[],
  received: readonly ReceivedSum[],
): readonly CodedForm[] {
  const options = forms.map((form) => optionsOf(form, received));
  const asImplied = options.map(([implied]) => implied);
  if (options.filter(({ length }) => length > 1).length > MOST_OPEN) return asImplied;
  let best = { forms: asImplied, score: scoreOf(asImplied, received) };
  for (const choice of combinations(options)) {
    const score = scoreOf(choice, received);
    if (score > best.score) best = { forms: choice, score };
  }
  return best.forms;
}

/** As the ledger implies it first, then with each code that the payer may use and that came. */
function optionsOf(form: ExpectedForm1099R, received: readonly ReceivedSum[]): NonEmpty<CodedForm> {
  const { box7 } = form;
  const implied: CodedForm = { form, code: codeOf(form) };
  if (box7.state === "unknown" || box7.or === undefined) return [implied];
  const { codes, why } = box7.or;
  const code = sortedCodes(box7.code);
  const came = new Set(received.map((each) => each.code));
  return [
    implied,
    ...codes
      .map(sortedCodes)
      .filter((other) => came.has(other))
      .map((other): CodedForm => ({ form, code: other, insteadOf: { code, why } })),
  ];
}

/** Sums whose box 1 agrees count most, then codes that are on both sides. */
function scoreOf(forms: readonly CodedForm[], received: readonly ReceivedSum[]): number {
  let score = 0;
  for (const sum of expectedSums(forms)) {
    const same = received.find(({ code }) => code === sum.code);
    if (same === undefined) continue;
    const [ours, theirs] = [sum.box1, same.box1];
    const agrees =
      ours.state === "complete" && theirs.state === "complete" && ours.cents === theirs.cents;
    score += agrees ? 100 : 1;
  }
  return score;
}

function combinations(options: readonly (readonly CodedForm[])[]): CodedForm[][] {
  return options.reduce<CodedForm[][]>(
    (known, choices) => known.flatMap((start) => choices.map((choice) => [...start, choice])),
    [[]],
  );
}
