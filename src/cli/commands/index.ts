// The commands, in the order in which help lists them: the questions, and what changes something or belongs
// to a shell alone.
import { QUESTIONS } from "../../answers/questions.ts";
import type { Command } from "../command.ts";
import { inGroupOrder } from "../help/groups.ts";
import { commandOf, type Prompts } from "../question-command.ts";
import { askWhatPlanAllows } from "../record/eligibility-prompts.ts";
import { clientsCommand } from "./clients.ts";
import { completeCommand } from "./complete.ts";
import { completionsCommand } from "./completions.ts";
import { archiveCommand, backupCommand, restoreCommand } from "./copies.ts";
import { correctCommand } from "./correct.ts";
import { demoCommand } from "./demo.ts";
import { doctorCommand } from "./doctor.ts";
import { exportCommand } from "./export.ts";
import { formatsAnswersCommand } from "./formats-answers.ts";
import { importCommand } from "./import.ts";
import { initCommand } from "./init.ts";
import { lawAddCommand, lawTemplateCommand } from "./law.ts";
import { layoutInitCommand, layoutTestCommand } from "./layout.ts";
import { packetCommand } from "./packet.ts";
import { recordCommand } from "./record.ts";
import { reviewCommand } from "./review.ts";
import {
  amendCommand,
  auditProveCommand,
  auditSealCommand,
  auditVerifyProofCommand,
  auditVerifySheetCommand,
} from "./seal.ts";
import { serveCommand } from "./serve.ts";
import { undoCommand } from "./undo.ts";

const OWN: readonly Command[] = [
  initCommand,
  importCommand,
  reviewCommand,
  formatsAnswersCommand,
  layoutInitCommand,
  layoutTestCommand,
  recordCommand,
  correctCommand,
  undoCommand,
  exportCommand,
  packetCommand,
  clientsCommand,
  lawAddCommand,
  lawTemplateCommand,
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
  serveCommand,
  demoCommand,
];

/** What a terminal asks before a question is asked. */
const PROMPTS: Readonly<Record<string, Prompts>> = { eligibility: askWhatPlanAllows };

/** A command of our own may stand for a question: `packet` also writes a folder, and encrypts. */
const QUESTIONED = QUESTIONS.filter(({ name }) => OWN.every((own) => own.name !== name)).map(
  (question) => commandOf(question, PROMPTS[question.name]),
);

export const COMMANDS: readonly Command[] = inGroupOrder([...QUESTIONED, ...OWN]);

/** With what no list shows. */
export const EVERY_COMMAND: readonly Command[] = [...COMMANDS, completeCommand];
