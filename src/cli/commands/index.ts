// The commands, in the order in which help lists them: the questions, and what changes something or belongs
// to a shell alone.
import { QUESTIONS } from "../../answers/questions.ts";
import type { Command } from "../command.ts";
import { inGroupOrder } from "../help-groups.ts";
import { commandOf, type Prompts } from "../question-command.ts";
import { askWhatPlanAllows } from "../record/eligibility-prompts.ts";
import { auditLogCommand, auditVerifyCommand } from "./audit.ts";
import { cadenceCommand } from "./cadence.ts";
import { checkCommand } from "./check.ts";
import { completionsCommand } from "./completions.ts";
import { archiveCommand, backupCommand, restoreCommand } from "./copies.ts";
import { correctCommand } from "./correct.ts";
import { doctorCommand } from "./doctor.ts";
import { eventsCommand } from "./events.ts";
import { exportCommand } from "./export.ts";
import { formatsAnswersCommand, formatsExplainCommand, formatsListCommand } from "./formats.ts";
import { importCommand } from "./import.ts";
import { initCommand } from "./init.ts";
import { lawAddCommand, lawCommand } from "./law.ts";
import { layoutInitCommand, layoutTestCommand } from "./layout.ts";
import { packetCommand } from "./packet.ts";
import { projectCommand } from "./project.ts";
import { reconcileStatementsCommand } from "./reconcile-statements.ts";
import { recordCommand } from "./record.ts";
import { reportCommand } from "./report.ts";
import { reviewCommand } from "./review.ts";
import {
  amendCommand,
  auditProveCommand,
  auditSealCommand,
  auditVerifyProofCommand,
  auditVerifySheetCommand,
} from "./seal.ts";
import { calendarCommand, statusCommand } from "./status.ts";
import { undoCommand } from "./undo.ts";
import { explainCommand, worksheetCommand } from "./worksheet.ts";

const OWN: readonly Command[] = [
  initCommand,
  importCommand,
  reviewCommand,
  formatsListCommand,
  formatsExplainCommand,
  formatsAnswersCommand,
  layoutInitCommand,
  layoutTestCommand,
  recordCommand,
  correctCommand,
  undoCommand,
  eventsCommand,
  exportCommand,
  checkCommand,
  reconcileStatementsCommand,
  packetCommand,
  worksheetCommand,
  explainCommand,
  reportCommand,
  statusCommand,
  calendarCommand,
  cadenceCommand,
  projectCommand,
  lawCommand,
  lawAddCommand,
  auditVerifyCommand,
  auditLogCommand,
  auditSealCommand,
  amendCommand,
  auditProveCommand,
  auditVerifyProofCommand,
  auditVerifySheetCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
  archiveCommand,
  completionsCommand,
];

/** What a terminal asks before a question is asked. */
const PROMPTS: Readonly<Record<string, Prompts>> = { eligibility: askWhatPlanAllows };

const QUESTIONED = QUESTIONS.map((question) => commandOf(question, PROMPTS[question.name]));

export const COMMANDS: readonly Command[] = inGroupOrder([...QUESTIONED, ...OWN]);
