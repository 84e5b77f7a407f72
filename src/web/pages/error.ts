// A page that only says what went wrong: when nothing else can be shown.
import { html } from "../../render/html/markup.ts";
import { page } from "../shell/document.ts";
import type { Assets } from "../site.ts";

const TITLES: Readonly<Record<number, string>> = {
  403: "Not allowed",
  404: "No such page",
  405: "Not possible",
  413: "Too large",
  421: "Another address",
  503: "The book cannot be read right now",
};

const NO_ASSETS: Assets = { style: "", script: "", scriptSource: "", icon: "" };

export function errorPage(given: {
  readonly status: number;
  readonly what: string;
  /** For a report of a fault of ours. */
  readonly detail?: string | undefined;
  readonly assets?: Assets;
}): string {
  const { status, what, detail, assets = NO_ASSETS } = given;
  const body = html`<section class="card"><p>${what}</p>${
    detail === undefined
      ? undefined
      : html`<details><summary>For a report of this error</summary><pre class="code">${detail}</pre></details>`
  }<p><a class="btn" href="/">Back to the first page</a></p></section>`;
  return page(
    { title: TITLES[status] ?? "Something went wrong", body },
    { assets, base: "", readOnly: false },
  );
}
