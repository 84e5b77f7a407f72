// `correct-excess` and `letter`: what to ask a plan for when money is above a limit or a form is wrong.

import { anyText, oneOf, option, requiredOption } from "../../answers/input.ts";
import { personInput, readingInputs, todayInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { fontsOf } from "../../compose.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver, deliverData } from "../deliver.ts";
import {
  forceOption,
  outputOption,
  resultOptions,
  taxYearOption,
} from "../options/shared-options.ts";

export const correctExcessCommand = defineCommand({
  name: "correct-excess",
  summary: "Show what is above a limit, what to ask back from which plan, and by when",
  example: "correct-excess --tax-year 2025",
  arguments: {},
  options: { taxYear: taxYearOption, today: todayInput, ...readingInputs, ...resultOptions },
  run: async ({ options }, context) => {
    const { correctExcess } = await import("../../app/questions/correct-excess.ts");
    const { today } = context.access;
    const found = await withLedger(context.access, (store) =>
      correctExcess(store, { ...options, today }),
    );
    if (!found.ok) return context.report(found.error);
    const { excessView } = await import("../../render/views/excess.ts");
    const exit = await deliver(excessView(found.value), options, context);
    return exit === EXIT.done && !found.value.isSettled ? EXIT.problems : exit;
  },
});

const ABOUT = ["form-1099-r", "excess"] as const;

export const letterCommand = defineCommand({
  name: "letter",
  summary: "Draft a letter to a plan: a wrong Form 1099-R, or an excess to pay back",
  example: "letter --tax-year 2025 --plan acme-401k --format pdf --output letter.pdf",
  arguments: {},
  options: {
    taxYear: taxYearOption,
    plan: requiredOption("--plan <id>", "the plan to write to", anyText),
    about: option("--about <what>", `${ABOUT.join(" (default) or ")}`, oneOf(ABOUT)),
    today: todayInput,
    person: personInput,
    format: option("--format <format>", "text (default) or pdf", oneOf(["text", "pdf"])),
    output: outputOption,
    force: forceOption,
  },
  run: async ({ options }, context) => {
    const { letterFacts } = await import("../../app/questions/letter-facts.ts");
    const { today } = context.access;
    const facts = await withLedger(context.access, (store) =>
      letterFacts(store, { ...options, today }),
    );
    if (!facts.ok) return context.report(facts.error);
    const { excessLetter, formLetter, letterText } = await import(
      "../../render/documents/letter.ts"
    );
    const { reconciliation, excess, movements, ...names } = facts.value;
    const people = { ...names, plan: options.plan, date: today };
    const letter =
      options.about === "excess"
        ? excessLetter(excess, people)
        : formLetter(reconciliation, people, movements);
    if (letter === undefined) {
      const what = options.about === "excess" ? "nothing to pay back" : "no form that differs";
      context.io.stderr.write(`${options.plan} has ${what} for ${options.taxYear}: no letter\n`);
      return EXIT.done;
    }
    if (options.format !== "pdf") return await deliverData(letterText(letter), options, context);
    const { letterPdf } = await import("../../render/pdf/letter-pdf.ts");
    return await deliverData(await letterPdf(letter, await fontsOf()), options, context);
  },
});
