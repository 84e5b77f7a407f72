// A question becomes a command: its inputs, and where the answer goes, are its options; it is asked, printed,
// and its exit code said.
import {
  type Argument,
  type Inputs,
  type Option,
  oneOf,
  option,
  switchOption,
  type Values,
} from "../answers/input.ts";
import type { Question } from "../answers/question.ts";
import { settle } from "../answers/settle.ts";
import { invariant } from "../kernel/invariant.ts";
import { type Problem, problem } from "../kernel/problem.ts";
import { EXIT, type ExitCode } from "../kernel/problem-codes.ts";
import type { View } from "../render/views/view.ts";
import { type Command, type Context, defineCommand } from "./command.ts";
import { deliver, deliverData, type Where } from "./deliver.ts";
import { forceOption, outputOption, PRINTED } from "./options/shared-options.ts";

type Given = Values<Inputs>;

export function commandOf(question: Question): Command {
  const { name, summary, example, inputs, endsWithOne } = question;
  const [words, options] = sorted(inputs);
  return defineCommand({
    name,
    summary,
    example,
    arguments: words,
    options: { ...options, ...deliveryOptions(question) },
    ...(endsWithOne && {
      details: () => Promise.resolve(`\nEnds with 1 when ${endsWithOne.when}.\n`),
    }),
    run: async (called, context) => {
      // What every option of `deliveryOptions` reads to.
      const { format, json, csv, output, force, ...asked } = called.options as Given & Delivery;
      const named = [
        ...(json ? ["json"] : []),
        ...(csv ? ["csv"] : []),
        ...(format ? [format] : []),
      ];
      if (new Set(named).size > 1) return context.report([twoFormats(named)]);
      const where = { format: named[0] ?? formatOf(output, question), output, force };
      return await answered(question, { ...asked, ...called.arguments }, where, context);
    },
  });
}

interface Delivery {
  readonly format: string | undefined;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly output: string | undefined;
  readonly force: boolean;
}

async function answered(
  question: Question,
  asked: Given,
  where: Where,
  context: Context,
): Promise<ExitCode> {
  const refused = refusalOnTerminal(question, asked, where, context);
  if (refused !== undefined) return context.report([refused]);
  const settled = await settle(context.access, question.inputs, asked);
  if (!settled.ok) return context.report(settled.error);
  const { given, said } = settled.value;
  if (!context.quiet) for (const line of said) context.io.stderr.write(`${line}\n`);
  const answer = await question.ask(context.access, given);
  if (!answer.ok) return context.report(answer.error);
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
    return await deliverData(await document.make(answer, how), where, context);
  }
  invariant(view !== undefined, `${question.name} has neither view nor document`);
  return await deliver(view, where, context, await question.screen?.(answer));
}

/** The formats of an answer, the one that is meant when none is named first. */
function formatsOf({ view, documents = {} }: Question): readonly string[] {
  const own = Object.keys(documents);
  return [...new Set([...(view === undefined ? [] : PRINTED), ...own])];
}

function twoFormats(named: readonly string[]): Problem {
  const message = `${named.join(" and ")} exclude each other`;
  return problem("usage.bad-option", message, { hint: "name one format" });
}

/** `report.pdf` is meant to be a PDF. */
function formatOf(output: string | undefined, { documents = {} }: Question): string | undefined {
  return Object.entries(documents).find(
    ([format, { file }]) => file !== undefined && output?.endsWith(`.${format}`) === true,
  )?.[0];
}

function refusalOnTerminal(
  question: Question,
  asked: Given,
  { format = formatsOf(question)[0] ?? "text", output }: Where,
  { io }: Context,
): Problem | undefined {
  const file = question.documents?.[format]?.file;
  if (file === undefined || output !== undefined || !io.stdout.isTty) return undefined;
  const message = `${file.what} cannot be shown in a terminal`;
  return problem("usage.bad-option", message, { hint: `add --output ${file.name(asked)}` });
}

function deliveryOptions(question: Question) {
  const formats = formatsOf(question);
  const [first = "text", ...rest] = formats;
  const last = rest.at(-1);
  const named = [`${first} (default)`, ...rest.slice(0, -1)].join(", ");
  const same = (format: string) => switchOption(`--${format}`, `the same as --format ${format}`);
  return {
    format: option(
      "--format <format>",
      last === undefined ? named : `${named} or ${last}`,
      oneOf(formats),
    ),
    ...(rest.includes("json") && { json: same("json") }),
    ...(rest.includes("csv") && { csv: same("csv") }),
    output: outputOption,
    force: forceOption,
  };
}

/** Words by their place, options by their name. */
function sorted(inputs: Inputs): [Record<string, Argument>, Record<string, Option>] {
  const words: Record<string, Argument> = {};
  const options: Record<string, Option> = {};
  for (const [key, input] of Object.entries(inputs)) {
    if ("flags" in input) options[key] = input;
    else words[key] = input;
  }
  return [words, options];
}
