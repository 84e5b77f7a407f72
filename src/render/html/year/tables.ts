// Tables that are readable on a phone: there each row is a card, and each cell says what it is.
import { type Html, html, trustedHtml } from "../markup.ts";

export interface Column {
  readonly name: string;
  /** Of money. */
  readonly right?: boolean;
}

interface Row {
  readonly head: Html | string;
  readonly cells: readonly (Html | string)[];
  readonly id?: string;
  /** Worth the eye: a difference, a sum. */
  readonly mark?: "total" | "differs";
}

export function cardTable(given: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}): Html {
  const [first, ...others] = given.columns;
  return html`<table class="cards" role="table"><caption>${given.caption}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${first?.name}</th>${others.map(
    ({ name, right }) =>
      html`<th role="columnheader" scope="col"${right === true ? RIGHT : undefined}>${name}</th>`,
  )}</tr></thead><tbody role="rowgroup">${given.rows.map(
    ({ head, cells, id, mark }) =>
      html`<tr role="row"${id === undefined ? undefined : html` id="${id}"`}${mark === undefined ? undefined : html` class="${mark}"`}><th role="rowheader" scope="row">${head}</th>${cells.map(
        (cell, index) =>
          html`<td role="cell" data-label="${others[index]?.name}"${others[index]?.right === true ? RIGHT : undefined}><span>${cell}</span></td>`,
      )}</tr>`,
  )}</tbody></table>`;
}

const RIGHT = trustedHtml(' class="right"');

/** What a picture shows, in figures. */
export function fold(summary: string, body: Html): Html {
  return html`<details><summary>${summary}</summary>${body}</details>`;
}

export interface LegendItem {
  readonly key: string;
  readonly label: Html | string;
}

export function legend(items: readonly LegendItem[]): Html {
  return html`<ul class="legend">${items.map(
    ({ key, label }) => html`<li><i class="key ${key}"></i>${label}</li>`,
  )}</ul>`;
}
