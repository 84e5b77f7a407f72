// Every question there is; each shell puts them where its reader looks.
import { basisQuestion } from "./basis.ts";
import { correctExcessQuestion } from "./correct-excess.ts";
import { diffQuestion } from "./diff.ts";
import { distributionsQuestion } from "./distributions.ts";
import { eligibilityQuestion } from "./eligibility.ts";
import { letterQuestion } from "./letter.ts";
import { limitsQuestion } from "./limits.ts";
import type { Question } from "./question.ts";
import { reconcileQuestion } from "./reconcile.ts";
import { roomQuestion, scheduleQuestion } from "./room.ts";
import { rothAccessQuestion } from "./roth-access.ts";

// A shell gives a question what its inputs read to, and shows its own answers: so the types of each may go.
export const QUESTIONS = [
  basisQuestion,
  correctExcessQuestion,
  diffQuestion,
  distributionsQuestion,
  eligibilityQuestion,
  letterQuestion,
  limitsQuestion,
  reconcileQuestion,
  roomQuestion,
  scheduleQuestion,
  rothAccessQuestion,
] as unknown as readonly Question[];
