// Files: dropped, read as a trial, answered, recorded or left. Every form brings back the revision that it
// was made from; what was shown and what is recorded are the same, or nothing is recorded.
import type { Context } from "hono";
import { attempt } from "../../app/attempt.ts";
import { undoBatch } from "../../app/change/undo-batch.ts";
import { listFormats } from "../../app/questions/explain-format.ts";
import { householdOf } from "../../app/questions/household.ts";
import { importFiles } from "../../app/take-in/import-files.ts";
import { sourceOfBytes } from "../../compose.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { html } from "../../render/html/markup.ts";
import { changing } from "../asking.ts";
import { fileCard } from "../files/file-card.ts";
import {
  type FileRead,
  type FilesRead,
  importOptionsOf,
  isRefused,
  linesLeftOut,
  linesToReview,
  questionsLeft,
  readFiles,
  revisionOf,
} from "../files/reading.ts";
import { recordBar } from "../files/record-bar.ts";
import { recentBatches, recordedBefore } from "../files/recorded-before.ts";
import { refusedUndo } from "../files/refused-undo.ts";
import { takeChoices, takeMended } from "../files/take-choices.ts";
import { changingAsPosted } from "../posted.ts";
import { dropZone } from "../shell/drop-zone.ts";
import { icon } from "../shell/icon.ts";
import { countText } from "../shell/words.ts";
import type { Book, Site } from "../site.ts";
import type { Pages } from "./book-pages.ts";
import { backToEvents } from "./change.ts";
import { bookPage } from "./context.ts";

export const filesPage: Pages = (app, site, book) => {
  const files = `${book.base}/files`;
  app.get("/files", (context) => showFiles({ site, book, context }));
  app.post("/files", async (context) => {
    const form = await formOf(context);
    const dropped = (form?.getAll("files") ?? []).filter((each) => each instanceof File);
    const named = dropped.filter(({ name, size }) => name !== "" || size > 0);
    if (named.length === 0)
      return await showFiles({ site, book, context }, { word: "No file was chosen.", status: 400 });
    for (const file of named) book.uploads.add(file.name, new Uint8Array(await file.arrayBuffer()));
    return context.redirect(files, 303);
  });
  app.post("/files/answers", async (context) => {
    const form = await formOf(context);
    return await withShown({ site, book, context }, form, async (shown, given) => {
      await takeMended(book, book.uploads.all(), given);
      takeChoices(book, shown, given);
      return context.redirect(files, 303);
    });
  });
  app.post("/files/leave", async (context) => {
    const form = await formOf(context);
    return await withShown({ site, book, context }, form, (shown, given) => {
      takeChoices(book, shown, given);
      book.uploads.leave(String(given.get("file") ?? ""));
      return Promise.resolve(context.redirect(files, 303));
    });
  });
  app.post("/files/record", async (context) => {
    const form = await formOf(context);
    return await withShown({ site, book, context }, form, async (shown, given) => {
      // An answer on this form was not in the numbers that it showed: look again first.
      if (takeChoices(book, shown, given)) {
        const word = "Your last answers change what is recorded: here is what it comes to now.";
        return await showFiles({ site, book, context }, { word, status: 409 });
      }
      return await record({ site, book, context }, shown);
    });
  });
  app.post("/undo", async (context) => {
    const form = await formOf(context);
    const batch = String(form?.get("batch") ?? "");
    const carry = form?.get("carry") === "yes";
    const posted = new Map(
      [...(form ?? [])].flatMap(([name, value]) =>
        typeof value === "string" ? [[name, value] as const] : [],
      ),
    );
    const undone = await changingAsPosted(book, posted, (store) =>
      undoBatch(store, { batch, carry }),
    );
    if (undone.ok)
      return posted.has("back")
        ? backToEvents(context, book, posted, "done=undone")
        : context.redirect(`${files}?done=undone`, 303);
    return await showFiles(
      { site, book, context },
      { note: refusedUndo(undone.error, { batch, base: book.base, posted }), status: 409 },
    );
  });
};

interface Asked {
  readonly site: Site;
  readonly book: Book;
  readonly context: Context;
}

interface Said {
  readonly word?: string;
  readonly note?: ReturnType<typeof html>;
  readonly problems?: readonly Problem[];
  readonly status?: 400 | 409;
}

/** A body that is no form says nothing. */
async function formOf(context: Context): Promise<FormData | undefined> {
  return await context.req.formData().catch(() => undefined);
}

/** Only what was made from the files and the book as they are now changes something. */
async function withShown(
  asked: Asked,
  form: FormData | undefined,
  work: (shown: FilesRead, form: FormData) => Promise<Response>,
): Promise<Response> {
  const { book } = asked;
  if (form === undefined)
    return await showFiles(asked, { word: "Nothing was sent; nothing was changed.", status: 400 });
  const read = await readFiles(book);
  if (!read.ok) return await showFiles(asked);
  if (form.get("revision") !== read.value.revision) return await showFiles(asked, STALE);
  return await work(read.value, form);
}

const STALE: Said = {
  word: "That page was not up to date: the files or the book changed since it was shown, in another window perhaps. Nothing was changed; this is how it stands now.",
  status: 409,
};

/** One batch for each file. A second window that shows the same is refused from here on. */
async function record(asked: Asked, shown: FilesRead): Promise<Response> {
  const { book, context } = asked;
  const started = await changing(book, async (store) => {
    const current = (await revisionOf(book, store)) === shown.revision;
    if (current) book.uploads.revise();
    return success(current);
  });
  if (!started.ok || !started.value) return await showFiles(asked, STALE);
  const problems: Problem[] = [];
  for (const file of shown.files) {
    if (!file.writes) continue;
    const { upload } = file;
    const source = await sourceOfBytes(upload.name, upload.bytes);
    const done = await changing(book, (store) =>
      attempt(() => importFiles(store, [source], importOptionsOf(book, upload))),
    );
    const failed = done.ok
      ? done.value.problems.filter(({ severity }) => severity === "error")
      : done.error;
    if (failed.length > 0) problems.push(...failed);
    else if (isSettled(file)) book.uploads.leave(upload.id);
  }
  for (const file of shown.files)
    if (!file.writes && isSettled(file)) book.uploads.leave(file.upload.id);
  if (problems.length > 0) return await showFiles(asked, { problems, status: 409 });
  const left = book.uploads.all().length > 0;
  return context.redirect(`${book.base}/${left ? "files" : ""}?done=recorded`, 303);
}

/** Nothing of it waits for anybody: what is left for later is asked when the file comes again. */
function isSettled(file: FileRead): boolean {
  const nothingTaken = file.report.events === 0 && linesLeftOut(file).length > 0;
  return (
    !isRefused(file) &&
    !nothingTaken &&
    questionsLeft(file) === 0 &&
    linesToReview(file).length === 0
  );
}

async function showFiles(asked: Asked, { word, note, problems, status }: Said = {}) {
  const { book, site, context } = asked;
  if (status !== undefined) context.status(status);
  const read = site.readOnly ? success(NOTHING_READ) : await readFiles(book);
  return await bookPage(asked, async ({ store, scope }) => {
    if (!read.ok) return read;
    const batches = await recentBatches(store);
    if (!batches.ok) return batches;
    const known = await householdOf(store);
    if (!known.ok) return known;
    const { files, revision } = read.value;
    const { base } = book;
    const frame = {
      base,
      titles: new Map(listFormats().map(({ layout, title }) => [layout, title])),
      names: new Map(scope.people.map(({ id, name }) => [id, name])),
      plans: new Map(known.value.plans.map(({ id, name }) => [id, name])),
    };
    const said =
      word === undefined
        ? undefined
        : html`<p class="note ask" role="status">${icon("warning")}<span>${word}</span></p>`;
    const faults =
      problems === undefined
        ? undefined
        : html`<div class="note warn" role="status">${icon("warning")}<div>${problems.map(({ message }) => html`<p>${message}</p>`)}</div></div>`;
    const cards =
      files.length === 0
        ? undefined
        : html`<form id="take" class="files" method="post" action="${base}/files/answers" enctype="multipart/form-data"><input type="hidden" name="revision" value="${revision}">${files.map((file) => fileCard(file, frame))}${recordBar(files, base)}</form>`;
    const nobody =
      scope.people.length > 0
        ? undefined
        : html`<p class="note ask">${icon("warning")}<span>Nobody is in the book yet. <a href="${base}/start">Say who you are</a>, so that it is known whose money a file is about.</span></p>`;
    const drop = site.readOnly
      ? undefined
      : html`<section aria-label="More files">${dropZone(base)}<p class="small muted">Somebody else’s files? <a href="${base}/start">Add a person, an employer or a plan</a>. No file has it? <a href="${base}/record">Type it in</a>.</p></section>`;
    const { ledgerId } = await store.head();
    return success({
      ...titleOf(files, site.readOnly),
      current: "files" as const,
      body: html`${said}${faults}${note}${nobody}${cards}${drop}${recordedBefore(batches.value, { base, readOnly: site.readOnly, ledgerId })}`,
    });
  });
}

const NOTHING_READ: FilesRead = { revision: "", files: [] };

function titleOf(files: readonly FileRead[], readOnly: boolean) {
  if (files.length === 0)
    return {
      title: "Files",
      lead: readOnly
        ? "What was recorded from files, the newest first."
        : "Drop statements, payslips and payroll registers. Nothing is recorded before you have seen it.",
    };
  const questions = files.reduce((sum, file) => sum + questionsLeft(file), 0);
  const left =
    questions === 0
      ? ""
      : ` ${countText(questions, "question")} ${questions === 1 ? "is" : "are"} left.`;
  return {
    title: files.length === 1 ? "One file was read" : `${files.length} files were read`,
    lead: `Nothing of ${files.length === 1 ? "it" : "them"} is recorded yet.${left}`,
  };
}
