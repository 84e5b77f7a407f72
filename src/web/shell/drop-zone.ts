// Where files are dropped or chosen; a plain form, so that it works without script.
import { type Html, html } from "../../render/html/markup.ts";
import { icon } from "./icon.ts";

export function dropZone(base: string): Html {
  return html`<form class="drop" method="post" action="${base}/files" enctype="multipart/form-data">${icon("drop")}<label for="files">Drop statements, payslips, Forms 1099-R</label><p>CSV, OFX, QFX, XLSX, PDF or text. You see what was read before anything is recorded.</p><input id="files" name="files" type="file" multiple data-drop><button class="btn main" type="submit">Read the files</button><p class="small">A large file takes a moment; the next page is what was read.</p><p class="reading" role="status"></p></form>`;
}
