// `record` on a terminal: asks for what the flags left out, from the kind's fields alone. Answers are
// checked as the ledger checks them; ids that the ledger knows are offered as choices.
import type { NamesOfLedger } from "../../app/names-of-ledger.ts";
import type { RecordableField, RecordableKind } from "../../app/take-in/recordable.ts";
import type { Prompter } from "../terminal/prompter.ts";
import type { Meaning } from "./everyday-words.ts";

type Answers = Record<string, unknown>;

export interface Asking {
  readonly prompter: Prompter;
  readonly names: NamesOfLedger;
  readonly today: string;
}

export async function askKind(
  kinds: readonly RecordableKind[],
  prompter: Prompter,
): Promise<string> {
  return await prompter.choose({
    message: "What happened?",
    choices: kinds.map(({ kind, summary }) => ({ value: kind, label: kind, hint: summary })),
  });
}

/** A word with several meanings: which one. */
export async function askMeaning(
  word: string,
  meanings: readonly Meaning[],
  prompter: Prompter,
): Promise<Meaning> {
  const chosen = await prompter.choose({
    message: `What kind of ${words(word.replaceAll("-", "_"))}?`,
    choices: meanings.map(({ kind, label }) => ({ value: kind, label, hint: kind })),
  });
  return meanings.find(({ kind }) => kind === chosen) ?? { kind: chosen, label: chosen };
}

/** Optional to the ledger, and yet what the limits and the taxed part rest on: asked outright. */
const WORTH_ASKING: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  paycheck: { gross_pay: "gross pay: the limits need it" },
  in_plan_roth_rollover: {
    account_balance: "its value just before, to split basis from earnings",
  },
  distribution: {
    account_balance: "its value just before, to split basis from earnings",
  },
};

/** The event with what was missing; optional fields are offered only to who gave no flag at all. */
export async function askMissing(
  kind: RecordableKind,
  given: Readonly<Answers>,
  asking: Asking,
): Promise<Answers> {
  const event: Answers = { ...given };
  for (const field of kind.fields) {
    if (field.optional || event[field.name] !== undefined) continue;
    if (isOnlyPerson(kind, field, asking)) continue;
    const [only, ...others] = kind.kind === field.name ? [] : (idsOf(field, asking) ?? []);
    if (only !== undefined && others.length === 0) {
      event[field.name] = only;
      continue;
    }
    event[field.name] = await askField(kind, field, event, asking);
  }
  if (Object.keys(given).length > 0) return event;
  await askWorth(kind, event, asking);
  Object.assign(event, await askOptional(kind, event, asking));
  return event;
}

/** Ids of the ledger that a field may hold: with one plan, no question is needed. */
function idsOf(field: RecordableField, { names }: Asking): readonly string[] | undefined {
  return field.name === "plan" || field.name === "employer" ? names[field.name] : undefined;
}

/** Whose it is goes without saying in a ledger of one. */
function isOnlyPerson(kind: RecordableKind, field: RecordableField, { names }: Asking): boolean {
  return field.name === "person" && kind.kind !== "person" && names.person.length === 1;
}

async function askWorth(kind: RecordableKind, event: Answers, { prompter }: Asking) {
  for (const [name, message] of Object.entries(WORTH_ASKING[kind.kind] ?? {})) {
    const field = kind.fields.find((each) => each.name === name);
    if (field === undefined || event[name] !== undefined) continue;
    const answer = await prompter.text({
      message: `${message} (empty: not known)`,
      check: (text) => (text === "" ? undefined : field.check(text)),
    });
    if (answer !== "") event[name] = answer;
  }
}

async function askOptional(
  kind: RecordableKind,
  event: Readonly<Answers>,
  asking: Asking,
): Promise<Answers> {
  const asked = Object.keys(WORTH_ASKING[kind.kind] ?? {});
  const left = kind.fields.filter(
    (field) => field.optional && event[field.name] === undefined && !asked.includes(field.name),
  );
  if (left.length === 0) return {};
  const wanted = await asking.prompter.chooseMany({
    message: "What else do you know? (space marks, enter goes on)",
    choices: choicesOf(left),
  });
  const answers: Answers = {};
  for (const field of left) {
    if (wanted.includes(field.name))
      answers[field.name] = await askField(kind, field, event, asking);
  }
  return answers;
}

async function askField(
  kind: RecordableKind,
  field: RecordableField,
  event: Readonly<Answers>,
  asking: Asking,
): Promise<unknown> {
  if (field.shape === "group") return await askGroup(kind, field, asking);
  if (field.shape === "list") return await askList(kind, field, event, asking);
  return await askValue(kind, field, event, asking);
}

/** The parts of a group are many and mostly absent: first which, then each. */
async function askGroup(
  kind: RecordableKind,
  field: RecordableField,
  asking: Asking,
): Promise<Answers> {
  const needed = field.fields.filter(({ optional }) => !optional).map(({ name }) => name);
  const choosable = field.fields.filter(({ optional }) => optional);
  const chosen =
    choosable.length === 0
      ? []
      : await asking.prompter.chooseMany({
          message: `${words(field.name)}: which? (space marks, enter goes on)`,
          choices: choicesOf(choosable),
          atLeastOne: needed.length === 0,
        });
  const answers: Answers = {};
  for (const part of field.fields) {
    if (needed.includes(part.name) || chosen.includes(part.name))
      answers[part.name] = await askField(kind, part, answers, asking);
  }
  return answers;
}

async function askList(
  kind: RecordableKind,
  field: RecordableField,
  event: Readonly<Answers>,
  asking: Asking,
): Promise<Answers[]> {
  const entries: Answers[] = [];
  const one = words(field.name).replace(/s$/, "");
  do {
    const entry: Answers = {};
    for (const part of field.fields.filter(({ optional }) => !optional)) {
      // One destination takes the whole amount.
      const whole = part.name === "amount" && entries.length === 0 ? event["amount"] : undefined;
      entry[part.name] = await askValue(kind, part, entry, asking, whole as string | undefined);
    }
    entries.push(entry);
  } while (await asking.prompter.confirm({ message: `Another ${one}?`, initial: false }));
  return entries;
}

async function askValue(
  kind: RecordableKind,
  field: RecordableField,
  event: Readonly<Answers>,
  { prompter, names, today }: Asking,
  usual?: string,
): Promise<string> {
  const message =
    kind.kind === "paycheck" && field.name === "date" ? "pay date" : words(field.name);
  const known = field.name === kind.kind ? [] : (names[field.name as keyof NamesOfLedger] ?? []);
  const values = field.shape === "flag" ? ["true", "false"] : field.choices;
  const choices = values.length > 0 ? values : known;
  if (choices.length > 0) {
    return await prompter.choose({
      message,
      choices: choices.map((value) => ({ value, label: words(value, values.length > 0) })),
    });
  }
  const fallback = usual ?? usualValue(field, event, today);
  return await prompter.text({
    message: `${message}${FORMS[field.form] ?? ""}`,
    check: field.check,
    ...(fallback !== undefined && { suggestion: fallback }),
  });
}

/** How to write what is asked for, where the name alone does not say it. */
const FORMS: Readonly<Record<string, string>> = {
  "a date": ", YYYY-MM-DD",
  "a dollar amount": " in dollars, as in 1234.50",
  "a dollar amount, negative for a loss": " in dollars, negative for a loss",
  "a percentage": " in percent, as in 4.5",
  "a month and day": ", MM-DD",
};

/** The date is today's, the year that of the date: so it mostly is. */
function usualValue(
  field: RecordableField,
  event: Readonly<Answers>,
  today: string,
): string | undefined {
  if (field.name === "date") return today;
  if (field.form !== "a year") return undefined;
  return String(event["date"] ?? today).slice(0, 4);
}

function choicesOf(fields: readonly RecordableField[]) {
  // Amounts need no explanation, and long lists of choices do not fit a line.
  return fields.map(({ name, form }) => ({
    value: name,
    label: words(name),
    ...(form.includes("amount") || form.startsWith("one of") ? {} : { hint: form }),
  }));
}

/** `in_plan_roth_rollover` as people say it; ids of the user's own stay as they are. */
function words(name: string, ours = true): string {
  return ours ? name.replaceAll("_", " ") : name;
}
