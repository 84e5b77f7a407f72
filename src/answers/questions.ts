// Every question there is, in no order that matters: each shell puts them where its reader looks.
import { basisQuestion } from "./basis.ts";
import { distributionsQuestion } from "./distributions.ts";
import { limitsQuestion } from "./limits.ts";
import type { Question } from "./question.ts";
import { reconcileQuestion } from "./reconcile.ts";

export const QUESTIONS: readonly Question[] = [
  basisQuestion,
  distributionsQuestion,
  limitsQuestion,
  reconcileQuestion,
];
