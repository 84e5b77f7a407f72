// Every question there is; each shell puts them where its reader looks.
import { auditLogQuestion, auditVerifyQuestion } from "./audit.ts";
import { basisQuestion } from "./basis.ts";
import { cadenceQuestion } from "./cadence.ts";
import { checkQuestion } from "./check.ts";
import { correctExcessQuestion } from "./correct-excess.ts";
import { diffQuestion } from "./diff.ts";
import { distributionsQuestion } from "./distributions.ts";
import { eligibilityQuestion } from "./eligibility.ts";
import { eventsQuestion } from "./events.ts";
import { formatsExplainQuestion, formatsListQuestion } from "./formats.ts";
import { lawQuestion } from "./law.ts";
import { letterQuestion } from "./letter.ts";
import { limitsQuestion } from "./limits.ts";
import { packetQuestion } from "./packet.ts";
import { projectQuestion } from "./project.ts";
import type { Question } from "./question.ts";
import { reconcileQuestion } from "./reconcile.ts";
import { reconcileStatementsQuestion } from "./reconcile-statements.ts";
import { reportQuestion } from "./report.ts";
import { roomQuestion, scheduleQuestion } from "./room.ts";
import { rothAccessQuestion } from "./roth-access.ts";
import { calendarQuestion, statusQuestion } from "./status.ts";
import { explainQuestion, worksheetQuestion } from "./worksheet.ts";

// A shell gives a question what its inputs read to, and shows its own answers: so the types of each may go.
export const QUESTIONS = [
  auditVerifyQuestion,
  auditLogQuestion,
  basisQuestion,
  cadenceQuestion,
  checkQuestion,
  correctExcessQuestion,
  diffQuestion,
  distributionsQuestion,
  eligibilityQuestion,
  eventsQuestion,
  formatsListQuestion,
  formatsExplainQuestion,
  lawQuestion,
  letterQuestion,
  limitsQuestion,
  packetQuestion,
  projectQuestion,
  reconcileQuestion,
  reconcileStatementsQuestion,
  reportQuestion,
  roomQuestion,
  scheduleQuestion,
  rothAccessQuestion,
  statusQuestion,
  calendarQuestion,
  worksheetQuestion,
  explainQuestion,
] as unknown as readonly Question[];
