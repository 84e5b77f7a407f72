// `record KIND`: one event by hand. The flags are those of the kind; `--json` takes whole events, from
// the line or from standard input.

import {
  anyText,
  oneOf,
  option,
  optionalArgument,
  repeatedOption,
  switchOption,
} from "../../answers/input.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { textOf } from "../../app/source-text.ts";
import { type RecordableKind, recordableKinds } from "../../app/take-in/recordable.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import { parseJson } from "../../kernel/parse-json.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { type Command, type Context, defineCommand } from "../command.ts";
import { type Meaning, meaningsOf, nearestKind } from "../record/everyday-words.ts";
import { kindCommand, kindsText } from "../record/kind-help.ts";
import { readFlags } from "../record/record-flags.ts";

type EventJson = Readonly<Record<string, unknown>>;

export const recordCommand: Command = defineCommand({
  name: "record",
  summary: "Record one event",
  example: "record ira_value --tax-year 2025 --amount 0.00",
  endsWith: {
    1: "what was said is no event, or cannot have happened so",
    4: "it differs from what is recorded, or its year is sealed",
  },
  details: (columns) => Promise.resolve(kindsText(recordableKinds(), columns)),
  helpOf: (word) => {
    const found = kindOf(word);
    return found.ok ? success(kindCommand(found.value, recordCommand)) : failure(found.error);
  },
  arguments: { kind: optionalArgument("kind", "the kind of event, as listed below", anyText) },
  options: {
    id: option("--id <id>", "your own id for the event; makes a repeat harmless", anyText),
    note: option("--note <text>", "a note to keep with it", anyText),
    json: option(
      "--json <text>",
      "the event as JSON, or - for JSON Lines on standard input",
      anyText,
    ),
    confirm: repeatedOption(
      "--confirm <what>",
      "large-amounts: amounts above 10,000,000.00 are right; far-dates: dates after next year are",
      oneOf(["large-amounts", "far-dates"]),
    ),
    dryRun: switchOption("--dry-run", "check it, record nothing"),
    supersede: switchOption("--supersede", "replace what is recorded with other content"),
    input: switchOption("--no-input", "ask nothing, even on a terminal"),
  },
  passThrough: true,
  run: async ({ options, arguments: { kind }, rest }, context) => {
    const given =
      options.json === undefined
        ? await eventFromWords(kind, rest, options.input, context)
        : await eventsFromJson(kind, options.json, context);
    if (!given.ok) return context.report(given.error);
    const events = given.value.map((event) => ({
      ...event,
      ...(options.id !== undefined && { id: options.id }),
      ...(options.note !== undefined && { note: options.note }),
    }));
    const { recordEvents } = await import("../../app/take-in/record-events.ts");
    const recorded = await withLedger(context.access, (store) =>
      recordEvents(store, events as Parameters<typeof recordEvents>[1], {
        ...options,
        takenOn: context.access.today,
      }),
    );
    if (!recorded.ok) return context.report(recorded.error);
    const exit = context.report(recorded.value.problems);
    if (exit !== EXIT.done) return exit;
    const { report, events: ids } = recorded.value;
    const what = options.dryRun ? "would record" : "recorded";
    const line =
      report.events === 0
        ? "recorded already, nothing to do"
        : `${what} ${options.dryRun ? `${report.events} ${report.events === 1 ? "event" : "events"}` : ids.join(" ")}`;
    context.io.stdout.write(`${line}\n`);
    return EXIT.done;
  },
});

type Given =
  | { readonly ok: true; readonly value: readonly EventJson[] }
  | { readonly ok: false; readonly error: readonly Problem[] };

/** On a terminal, what is missing is asked for. */
async function eventFromWords(
  kind: string | undefined,
  rest: readonly string[],
  input: boolean,
  context: Context,
): Promise<Given> {
  if (!input || !context.io.stdin.isTty) return eventFromFlags(kind, rest);
  const kinds = recordableKinds();
  const prompter = await context.io.prompter();
  const { askKind, askMeaning, askMissing } = await import("../record/record-prompts.ts");
  const meanings = meaningsOf(kind ?? "");
  const meant: Pick<Meaning, "kind" | "given"> =
    meanings.length > 1
      ? await askMeaning(kind ?? "", meanings, prompter)
      : { kind: kind ?? (await askKind(kinds, prompter)) };
  const given = eventFromFlags(meant.kind, rest, meant.given);
  const [event] = given.ok ? given.value : [];
  const found = kinds.find((each) => each.kind === event?.["kind"]);
  if (event === undefined || found === undefined) return given;
  const { namesOfLedger } = await import("../../app/names-of-ledger.ts");
  const names = await withLedger(context.access, namesOfLedger);
  if (!names.ok) return names;
  const { kind: _, ...values } = event;
  const asking = { prompter, names: names.value, today: context.access.today };
  const filled = await askMissing(found, values, asking);
  return { ok: true, value: [{ kind: found.kind, ...filled }] };
}

function eventFromFlags(
  word: string | undefined,
  rest: readonly string[],
  said: Meaning["given"] = {},
): Given {
  const found = kindOf(word);
  if (!found.ok) return { ok: false, error: [found.error] };
  const read = readFlags(found.value, rest);
  return read.ok ? success([{ kind: found.value.kind, ...said, ...read.value }]) : read;
}

function kindOf(word: string | undefined): Outcome<RecordableKind, Problem> {
  const kinds = recordableKinds();
  const meanings = meaningsOf(word ?? "");
  if (meanings.length > 1) return failure(ambiguousKind(word ?? "", meanings));
  const kind = meanings[0]?.kind ?? word;
  const found = kinds.find((each) => each.kind === kind?.replaceAll("-", "_"));
  if (found !== undefined) return success(found);
  const names = kinds.map((each) => each.kind);
  const close = kind === undefined ? undefined : nearestKind(kind, names);
  const message =
    kind === undefined ? "which kind of event?" : `${quoted(kind)} is not a kind of event`;
  const hint = close === undefined ? `the kinds are ${names.join(", ")}` : `did you mean ${close}?`;
  return failure(problem("usage.bad-option", message, { hint }));
}

/** In words that can be typed, one for each thing that the word may mean. */
function ambiguousKind(word: string, meanings: readonly Meaning[]): Problem {
  const ways = meanings.map(({ kind, label }) => `record ${kind} (${label})`);
  return {
    code: "usage.bad-option",
    severity: "error",
    message: `${quoted(word)} can mean several things, and they are taxed differently`,
    hint: `say which: ${ways.join(", ")}`,
  };
}

async function eventsFromJson(
  kind: string | undefined,
  json: string,
  context: Context,
): Promise<Given> {
  const text = json === "-" ? await textOf(await context.access.source("-")) : json;
  const events: EventJson[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const value = parsed(line);
    if (value === undefined) {
      const message = `${quoted(line)} is not a JSON object`;
      const at = { file: json === "-" ? json : "--json", line: index + 1 };
      return {
        ok: false,
        error: [{ code: "import.malformed-json", severity: "error", message, at }],
      };
    }
    events.push(kind === undefined ? value : { kind, ...value });
  }
  return { ok: true, value: events };
}

function parsed(text: string): EventJson | undefined {
  try {
    const value = parseJson(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as EventJson)
      : undefined;
  } catch {
    return undefined;
  }
}
