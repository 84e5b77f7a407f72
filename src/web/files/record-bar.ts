// The bar at the foot of the files: in numbers, what Record will do now and what waits for an answer.
import { type Html, html } from "../../render/html/markup.ts";
import { countText } from "../shell/words.ts";
import {
  type FileRead,
  isRefused,
  linesToReview,
  needsPerson,
  questionsLeft,
  questionsToAsk,
} from "./reading.ts";

export function recordBar(files: readonly FileRead[], base: string): Html {
  const ready = files.filter(({ writes }) => writes);
  const events = ready.reduce((sum, { report }) => sum + report.events, 0);
  const questions = files.reduce((sum, file) => sum + questionsLeft(file), 0);
  const toReview = files.reduce((sum, file) => sum + linesToReview(file).length, 0);
  const refused = files.filter(isRefused).length;
  const asking = files.find((file) => questionsToAsk(file).length > 0);
  const next = asking && `#${asking.upload.id}-${questionsToAsk(asking)[0]?.id ?? ""}`;
  const waits = [
    questions === 0 ? [] : [`${countText(questions, "question")} left`],
    toReview === 0 ? [] : [`${countText(toReview, "line")} to look at`],
    refused === 0 ? [] : [`${countText(refused, "file")} ${refused === 1 ? "stays" : "stay"} out`],
  ].flat();
  const asks = questions > 0 || toReview > 0 || files.some(needsPerson);
  const answers = html`<button class="btn${asks ? " main" : ""}" type="submit">Take these answers</button>`;
  const record =
    ready.length === 0
      ? undefined
      : html`<button class="btn${asks ? "" : " main"}" type="submit" formaction="${base}/files/record">${recordText(events)}</button>`;
  return html`<div class="recordbar" role="region" aria-label="Record"><div class="wrap"><p><b>${readyText(events, ready.length)}</b>${
    waits.length === 0 ? undefined : html`<small>${waits.join("; ")}.</small>`
  }</p>${next === undefined ? undefined : html`<a class="btn" href="${next}">Go to the next question</a>`}${
    asks || files.some(isRefused) ? answers : undefined
  }${record}</div></div>`;
}

function readyText(events: number, files: number): string {
  if (files === 0) return "Nothing is ready to be recorded.";
  if (events === 0) return `Answers about ${countText(files, "file")} are ready to be kept.`;
  return `${countText(events, "entry")} from ${countText(files, "file")} ${events === 1 ? "is" : "are"} ready.`;
}

function recordText(events: number): string {
  if (events === 0) return "Keep these answers";
  return events === 1 ? "Record this 1 now" : `Record these ${events} now`;
}
