// A question becomes a command: its inputs, and where the answer goes, are its options; it is asked, printed,
// and its exit code said. Prompts, which only a terminal has, are handed in.
import type { Argument, Inputs, Option, Values } from "../answers/input.ts";
import type { Question } from "../answers/question.ts";
import { withSettled } from "../answers/settle.ts";
import { invariant } from "../kernel/invariant.ts";
import { EXIT, type ExitCode } from "../kernel/problem-codes.ts";
import type { View } from "../render/views/view.ts";
import { type Command, type Context, defineCommand } from "./command.ts";
import { csvFor, deliver, deliverData, type Where } from "./deliver.ts";
import {
  type Chosen,
  chosenFormat,
  deliveryOptions,
  formatsOf,
  refusalOnTerminal,
} from "./options/delivery-options.ts";

type Given = Values<Inputs>;
/** Asks on the terminal for what was left out. */
export type Prompts = (given: Given, where: Where, context: Context) => Promise<Given>;

export function commandOf(question: Question, prompts?: Prompts): Command {
  const { name, summary, example, endsWithOne } = question;
  let taken: ReturnType<typeof takenBy> | undefined;
  return defineCommand({
    name,
    summary,
    example,
    takesDefaults: true,
    // Made when it is asked for: a start has all commands, and asks one.
    get arguments() {
      taken ??= takenBy(question);
      return taken.words;
    },
    get options() {
      taken ??= takenBy(question);
      return taken.options;
    },
    ...(endsWithOne && { endsWith: { 1: endsWithOne.when } }),
    run: async (called, context) => {
      // What the options of `deliveryOptions` read to.
      const chosen = called.options as Chosen;
      const asked: Given = { ...called.options, ...called.arguments };
      const format = chosenFormat(question, chosen, asked);
      if (!format.ok) return context.report([format.error]);
      const where = { format: format.value, output: chosen.output, force: chosen.force };
      const refused = refusalOnTerminal(question, asked, where, context.io);
      if (refused !== undefined) return context.report([refused]);
      const given = (await prompts?.(asked, where, context)) ?? asked;
      return await answered(question, given, where, context);
    },
  });
}

async function answered(
  question: Question,
  asked: Given,
  where: Where,
  context: Context,
): Promise<ExitCode> {
  const { access, io } = context;
  let given = asked;
  const { inputs } = question;
  const answer = await withSettled(access, { inputs, given }, async (opened, settled) => {
    given = settled.given;
    if (!context.quiet) for (const line of settled.said) io.stderr.write(`${line}\n`);
    return await question.ask(opened, given);
  });
  if (!answer.ok) return context.report(answer.error);
  const nothing = question.nothing?.(answer.value, given);
  if (nothing !== undefined) {
    io.stderr.write(`${nothing}\n`);
    return EXIT.done;
  }
  for (const line of question.remarks?.(answer.value) ?? []) io.stderr.write(`${line}\n`);
  const view = await question.view?.(answer.value, given);
  const delivered = await delivery(question, { answer: answer.value, view, given }, where, context);
  const exit = context.report(question.problems?.(answer.value) ?? []);
  if (exit !== EXIT.done) return exit;
  const good = question.endsWithOne?.is(answer.value, view) !== true;
  return delivered !== EXIT.done || good ? delivered : EXIT.problems;
}

async function delivery(
  question: Question,
  { answer, view, given }: { answer: unknown; view: View | undefined; given: Given },
  where: Where,
  context: Context,
): Promise<ExitCode> {
  const { access, io } = context;
  const document = question.documents?.[where.format ?? formatsOf(question)[0] ?? "text"];
  if (document !== undefined) {
    const how = { access, given, columns: io.stdout.columns };
    const made = await document.make(answer, how);
    const isCsv = where.format === "csv" && typeof made === "string";
    return await deliverData(isCsv ? await csvFor(where, made) : made, where, context);
  }
  invariant(view !== undefined, `${question.name} has neither view nor document`);
  return await deliver(view, where, context, await question.screen?.(answer));
}

/** Words by their place, options by their name; and where the answer goes. */
function takenBy(question: Question) {
  const { inputs } = question;
  const words: Record<string, Argument> = {};
  const options: Record<string, Option> = {};
  for (const [key, input] of Object.entries(inputs)) {
    if ("flags" in input) options[key] = input;
    else words[key] = input;
  }
  return { words, options: { ...options, ...deliveryOptions(question) } };
}
