// What the Forms page offers to save. Each file is the document that the command line writes, made from the
// same answer.
import type { Context } from "hono";
import { readInputs } from "../../answers/read-inputs.ts";
import { withSettled } from "../../answers/settle.ts";
import { type Result, refusal } from "../../app/attempt.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { problem } from "../../kernel/problem.ts";
import { asking } from "../asking.ts";
import { questionCalled } from "../asks/asked-questions.ts";
import { asDownload, type Download } from "../download.ts";
import { page } from "../shell/document.ts";
import type { Book, Site } from "../site.ts";
import type { Pages } from "./book-pages.ts";
import { problemsContent, statusOf } from "./context.ts";

export const downloadPages: Pages = (app, site, book) => {
  const saves = (path: string, asked: (context: Context) => Asked) => {
    app.get(path, async (context) =>
      answered(context, { site, book }, await documentOf(book, context, asked(context))),
    );
  };
  saves("/forms/packet.pdf", () => ({ question: "packet", format: "pdf" }));
  saves("/forms/letter.pdf", () => ({ question: "letter", format: "pdf" }));
  saves("/forms/calendar.ics", () => ({ question: "calendar", format: "ics" }));
  // The question knows its forms: any other name is refused by it.
  saves("/forms/worksheet/:file", (context) => {
    const [, form = "", format = ""] =
      /^([a-z0-9-]+)\.(pdf|csv|json)$/.exec(context.req.param("file") ?? "") ?? [];
    return { question: "worksheet", format, form };
  });
  app.get("/forms/export.jsonl", async (context) => {
    const made = await asking(book, async (store) => {
      const { exportEvents } = await import("../../app/copies/export-events.ts");
      let content = "";
      for await (const line of exportEvents(store)) content += `${line}\n`;
      return success({ name: "events.jsonl", format: "jsonl", content });
    });
    return answered(context, { site, book }, made);
  });
};

interface Asked {
  readonly question: string;
  readonly format: string;
  readonly form?: string;
}

async function documentOf(
  book: Book,
  context: Context,
  { question: name, format, form }: Asked,
): Promise<Result<Download>> {
  const question = await questionCalled(name);
  const document = question?.documents?.[format];
  if (question === undefined || document === undefined)
    return refusal("usage.bad-option", "there is no such file to save", "choose one under Forms");
  const { person, year, plan, about } = context.req.query();
  const given: Readonly<Record<string, string | undefined>> = {
    person: person === "" ? undefined : person,
    taxYear: year,
    plan,
    about,
    form,
  };
  const read = readInputs(question.inputs, (key) => given[key], question.example);
  if (!read.ok) return failure(read.error);
  const asked = { inputs: question.inputs, given: read.value as never };
  return await asking(book, async (opened, closed) =>
    withSettled({ ...closed, opened }, asked, async (access, { given: values }) => {
      const answer = await question.ask(access, values);
      if (!answer.ok) return answer;
      const nothing = question.nothing?.(answer.value, values);
      if (nothing !== undefined) return failure([problem("usage.bad-option", nothing)]);
      const made = await document.make(answer.value, { access, given: values, columns: 100 });
      // Opened by hand, as a file of the command line is.
      const content =
        format === "csv" && typeof made === "string"
          ? (await import("../../render/csv.ts")).forSpreadsheets(made)
          : made;
      const of = person === undefined || person === "" ? "" : `${person}-`;
      const own = document.file?.name(values) ?? `${form ?? name}.${format}`;
      return success({ name: `${of}${own}`, format, content });
    }),
  );
}

export function answered(
  context: Context,
  { site, book }: { readonly site: Site; readonly book: Book },
  made: Result<Download>,
): Response {
  if (made.ok) return asDownload(context, made.value);
  const frame = { assets: site.assets, base: book.base, readOnly: site.readOnly };
  return context.html(
    page({ ...problemsContent(made.error), current: "forms" }, frame),
    statusOf(made.error),
  );
}
