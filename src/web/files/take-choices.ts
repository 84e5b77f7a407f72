// What a posted form says about the dropped files: answers by `answer.FILE.QUESTION`, and so on. Only what
// was asked is taken; anything else in a form is nobody's answer.
import type { Confirmation } from "../../app/take-in/import-options.ts";
import type { Book } from "../site.ts";
import type { Choices, Upload } from "../uploads.ts";
import { type FileRead, type FilesRead, questionsAnswered } from "./reading.ts";

/** Problems that go away once somebody says that it is meant. */
export const CONFIRMABLE: Readonly<Record<string, Confirmation>> = {
  "import.amount-implausible": "large-amounts",
  "import.date-implausible": "far-dates",
  "import.other-account": "account",
};

/** Whether the form says anything that was not said before; then it is kept. */
export function takeChoices(book: Book, { files }: FilesRead, form: FormData): boolean {
  let changed = false;
  for (const file of files) {
    const said = choicesIn(form, file);
    if (said === undefined || isSame(said, file.upload.choices)) continue;
    book.uploads.choose(file.upload.id, said);
    changed = true;
  }
  return changed;
}

/** Nothing for a file that the form does not show. */
function choicesIn(form: FormData, file: FileRead): Choices | undefined {
  const { id, choices } = file.upload;
  if (form.get(`shown.${id}`) === null) return undefined;
  const answers = new Map(choices.answers);
  const asked = new Map(choices.asked);
  for (const question of [...file.questions, ...questionsAnswered(file)]) {
    const value = form.get(`answer.${id}.${question.id}`);
    if (typeof value !== "string") continue;
    if (!question.answers.some((offer) => offer.value === value)) continue;
    answers.set(question.id, value);
    asked.set(question.id, question);
  }
  const confirmable = new Set(file.problems.flatMap(({ code }) => CONFIRMABLE[code] ?? []));
  const confirm = new Set(choices.confirm);
  for (const name of confirmable) if (form.get(`confirm.${id}`) === name) confirm.add(name);
  const lines = new Set(form.getAll(`accept.${id}`));
  const accepted = file.open.filter(
    ({ line, proposal }) => proposal.length > 0 && lines.has(String(line)),
  );
  const named = (what: "person" | "plan") => {
    const value = form.get(`${what}.${id}`);
    return typeof value === "string" && value !== "" ? value : choices[what];
  };
  return {
    answers,
    asked,
    person: named("person"),
    plan: named("plan"),
    remember: form.has(`remembers.${id}`) ? form.has(`remember.${id}`) : choices.remember,
    confirm: [...confirm],
    supersede: choices.supersede || form.get(`replace.${id}`) !== null,
    accept: new Set([...choices.accept, ...accepted.map(({ line }) => line)]),
  };
}

function isSame(one: Choices, other: Choices): boolean {
  const text = ({ answers, remember, confirm, supersede, accept, person, plan }: Choices) =>
    JSON.stringify([[...answers], remember, confirm, supersede, [...accept], person, plan]);
  return text(one) === text(other);
}

/** A refused file, chosen again after it was mended. */
export async function takeMended(
  { uploads }: Book,
  files: readonly Upload[],
  form: FormData,
): Promise<boolean> {
  let any = false;
  for (const { id } of files) {
    const mended = form.get(`again.${id}`);
    if (!(mended instanceof File) || mended.size === 0) continue;
    uploads.replace(id, mended.name, new Uint8Array(await mended.arrayBuffer()));
    any = true;
  }
  return any;
}
