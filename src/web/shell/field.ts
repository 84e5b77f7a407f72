// One field of a form: its label, the control, what helps and what is wrong with it. What was typed stays.
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

export interface FieldShown {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly help?: string | undefined;
  readonly fault?: string | undefined;
  readonly type?: "text" | "date" | "amount" | "year";
  readonly required?: boolean;
  /** What can be chosen; without them the field is typed into. */
  readonly choices?: readonly Choice[] | undefined;
  readonly autocomplete?: string;
}

export function field(shown: FieldShown): Html {
  const { name, label, help, fault, required = false } = shown;
  const id = `field-${name}`;
  const told = [help === undefined ? "" : `${id}-help`, fault === undefined ? "" : `${id}-fault`]
    .filter((each) => each !== "")
    .join(" ");
  const said = told === "" ? undefined : html` aria-describedby="${told}"`;
  const wrong = fault === undefined ? undefined : trustedHtml(' aria-invalid="true"');
  const needed = required ? trustedHtml(" required") : undefined;
  return html`<div class="field${fault === undefined ? "" : " wrong"}"><label for="${id}">${label}${
    required ? undefined : html` <span class="muted">(if known)</span>`
  }</label>${control(shown, id, html`${said}${wrong}${needed}`)}${faultText(id, fault)}${
    help === undefined ? undefined : html`<p class="help" id="${id}-help">${help}</p>`
  }</div>`;
}

function control(
  { name, value = "", type = "text", choices, autocomplete }: FieldShown,
  id: string,
  more: Html,
): Html {
  if (choices !== undefined)
    return html`<select id="${id}" name="${name}"${more}>${choices.some((choice) => choice.value === "") ? undefined : html`<option value=""></option>`}${choices.map(
      (choice) =>
        html`<option value="${choice.value}"${choice.value === value ? trustedHtml(" selected") : undefined}>${choice.label}</option>`,
    )}</select>`;
  const kind = {
    text: html`type="text"`,
    date: html`type="date"`,
    amount: html`type="text" inputmode="decimal"`,
    year: html`type="text" inputmode="numeric"`,
  }[type];
  return html`<input id="${id}" name="${name}" ${kind} value="${value}" autocomplete="${autocomplete ?? "off"}"${more}>`;
}

/** One of a few, each with what follows from it; none is chosen unless it was before. */
export function radios({ name, label, value, fault, choices = [] }: FieldShown): Html {
  const id = `field-${name}`;
  return html`<fieldset class="answers${fault === undefined ? "" : " wrong"}"><legend>${label}</legend>${faultText(id, fault)}${choices.map(
    (choice) =>
      html`<label><input type="radio" name="${name}" value="${choice.value}"${choice.value === value ? trustedHtml(" checked") : undefined}><span>${choice.label}${
        choice.hint === undefined ? undefined : html`<small>${choice.hint}</small>`
      }</span></label>`,
  )}</fieldset>`;
}

function faultText(id: string, fault: string | undefined): Html | undefined {
  return fault === undefined
    ? undefined
    : html`<p class="wrong-text" id="${id}-fault">${fault}</p>`;
}
