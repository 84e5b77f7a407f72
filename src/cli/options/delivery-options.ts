// In which format an answer is given and where it goes: the options that every question has, made from what
// its answer can be shown as.
import { type Inputs, oneOf, option, switchOption, type Values } from "../../answers/input.ts";
import type { Question } from "../../answers/question.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import type { Where } from "../deliver.ts";
import type { Io } from "../terminal/io.ts";
import { forceOption, outputOption, PRINTED } from "./shared-options.ts";

/** What the options read to; `--json` and the like are by their name. */
export interface Chosen extends Where {
  readonly [shortcut: string]: unknown;
}

/** The formats of an answer, first the one that is meant when none is named. */
export function formatsOf({ view, documents = {} }: Question): readonly string[] {
  return [...new Set([...(view === undefined ? [] : PRINTED), ...Object.keys(documents)])];
}

export function deliveryOptions(question: Question) {
  const [first = "text", ...others] = formatsOf(question);
  const last = others.at(-1);
  const listed = [`${first} (default)`, ...others.slice(0, -1)].join(", ");
  return {
    format: option(
      "--format <format>",
      last === undefined ? listed : `${listed} or ${last}`,
      oneOf([first, ...others]),
    ),
    ...Object.fromEntries(
      Object.entries(shortcuts(question)).map(([name, summary]) => [
        name,
        switchOption(`--${name}`, summary),
      ]),
    ),
    output: outputOption,
    force: forceOption,
  };
}

/** Formats that are options of their own: `--json` is `--format json`. */
function shortcuts(question: Question): Readonly<Record<string, string>> {
  const [, ...others] = formatsOf(question);
  return Object.fromEntries(
    others.flatMap((name) => {
      const same = name === "json" || name === "csv" ? `the same as --format ${name}` : undefined;
      const summary = question.documents?.[name]?.shortcut ?? same;
      return summary === undefined ? [] : [[name, summary]];
    }),
  );
}

/** The format that was named, in one way or another; none when nothing was said. */
export function chosenFormat(
  question: Question,
  chosen: Chosen,
  asked: Values<Inputs>,
): Outcome<string | undefined, Problem> {
  const short = Object.keys(shortcuts(question)).filter((name) => chosen[name] === true);
  const [named, other] = new Set([...short, ...(chosen.format ? [chosen.format] : [])]);
  if (named !== undefined && other !== undefined) {
    const message = `${named} and ${other} exclude each other`;
    return failure(problem("usage.bad-option", message, { hint: "name one format" }));
  }
  const implied = question.impliedFormat?.(asked);
  if (implied === undefined) return success(named ?? formatOf(chosen.output, question));
  if (named === undefined || named === implied.format) return success(implied.format);
  const hint = `leave out --format, or add --format ${implied.format}`;
  return failure(
    problem("usage.bad-option", `${implied.by} makes ${implied.format}, not ${named}`, { hint }),
  );
}

/** `report.pdf` is meant to be a PDF. */
function formatOf(output: string | undefined, { documents = {} }: Question): string | undefined {
  return Object.entries(documents).find(
    ([format, { file }]) => file !== undefined && output?.endsWith(`.${format}`) === true,
  )?.[0];
}

/** Of what a terminal cannot show. */
export function refusalOnTerminal(
  question: Question,
  asked: Values<Inputs>,
  { format = formatsOf(question)[0] ?? "text", output }: Where,
  io: Io,
): Problem | undefined {
  const file = question.documents?.[format]?.file;
  if (file === undefined || output !== undefined || !io.stdout.isTty) return undefined;
  const message = `${file.what} cannot be shown in a terminal`;
  return problem("usage.bad-option", message, { hint: `add --output ${file.name(asked)}` });
}
