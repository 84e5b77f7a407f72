// The fields of a kind of event as a form: what is needed first, what the figures rest on next, and the
// rest folded away. All of it follows from the table of kinds.
import type { Household } from "../../app/questions/household.ts";
import type { RecordableField, RecordableKind } from "../../app/take-in/recordable.ts";
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";
import { labelOf } from "../../render/views/view.ts";
import { contributionLabel, nameWords } from "../shell/event-words.ts";
import { type Choice, field } from "../shell/field.ts";
import { sentence } from "../shell/words.ts";
import { entriesOf, type Values } from "./event-of-form.ts";
import { namedChoices } from "./named-choices.ts";

export interface EventForm {
  readonly values: Values;
  readonly faults: ReadonlyMap<string, string>;
  readonly known: Household;
  /** The list that another entry was asked for. */
  readonly more?: string | undefined;
}

/** Optional to the book, and yet what limits and the taxed part rest on. */
const WORTH_ASKING: Readonly<Record<string, readonly string[]>> = {
  paycheck: ["gross_pay", "deposited_on"],
  in_plan_roth_rollover: ["from", "account_balance", "basis"],
  distribution: ["account_balance", "basis"],
  person: ["name", "birth_date"],
  employer: ["name"],
  plan: ["name", "features"],
  form_1099r: ["plan", "payer", "box_2a", "box_4", "box_5"],
};

export function eventFields(kind: RecordableKind, form: EventForm): Html {
  const worth = WORTH_ASKING[kind.kind] ?? [];
  const first = kind.fields.filter(({ optional, name }) => !optional || worth.includes(name));
  const rest = kind.fields.filter((each) => !first.includes(each));
  const told = [...form.values.keys(), ...form.faults.keys()];
  const open = rest.some(({ name }) => told.some((each) => within(each, name)));
  return html`${fieldsOf(first, "", kind.kind, form)}${
    rest.length === 0
      ? undefined
      : html`<details class="more-fields"${open ? trustedHtml(" open") : undefined}><summary>More, if known</summary>${fieldsOf(rest, "", kind.kind, form)}</details>`
  }`;
}

function fieldsOf(
  fields: readonly RecordableField[],
  prefix: string,
  kind: string,
  form: EventForm,
): Html {
  const plain = fields.filter(({ shape }) => shape === "value" || shape === "flag");
  const nested = fields.filter((each) => !plain.includes(each));
  return html`${
    plain.length === 0
      ? undefined
      : html`<div class="fields two">${plain.map((each) => plainField(each, `${prefix}${each.name}`, kind, form))}</div>`
  }${nested.map((each) =>
    each.shape === "group"
      ? html`<fieldset class="group"><legend>${sentence(labelOf(each.name), "")}</legend>${fieldsOf(each.fields, `${prefix}${each.name}.`, kind, form)}</fieldset>`
      : listField(each, `${prefix}${each.name}`, kind, form),
  )}`;
}

function listField(list: RecordableField, name: string, kind: string, form: EventForm): Html {
  const count = entriesOf(name, form.values) + (form.more === name ? 1 : 0);
  const one = labelOf(list.name).replace(/s$/, "");
  return html`<fieldset class="group"><legend>${sentence(labelOf(list.name), "")}</legend>${Array.from(
    { length: count },
    (_, index) =>
      html`<fieldset class="entry"><legend>${sentence(one, "")} ${index + 1}</legend>${
        list.fields.length === 0
          ? html`<div class="fields two">${field({ ...at(`${name}.${index}`, form), label: sentence(one, "") })}</div>`
          : fieldsOf(list.fields, `${name}.${index}.`, kind, form)
      }</fieldset>`,
  )}<p><button class="btn slim" type="submit" name="more" value="${name}" formnovalidate>Another ${one}</button></p></fieldset>`;
}

function plainField(shown: RecordableField, name: string, kind: string, form: EventForm): Html {
  const choices = choicesOf(shown, kind, form.known);
  return field({
    ...at(name, form),
    label: labelFor(shown.name, name, kind),
    required: !shown.optional,
    help: HELP[shown.form],
    type: TYPES[shown.form] ?? "text",
    ...(choices !== undefined && { choices }),
  });
}

function labelFor(own: string, name: string, kind: string): string {
  if (kind === "paycheck" && name === "date") return "Pay date";
  const said = name.startsWith("contributions.") ? contributionLabel(own) : undefined;
  return said ?? sentence(nameWords(own), "");
}

function at(name: string, { values, faults }: EventForm) {
  return { name, value: values.get(name), fault: faults.get(name) };
}

const TYPES: Readonly<Record<string, "date" | "amount" | "year">> = {
  "a date": "date",
  "a dollar amount": "amount",
  "a dollar amount, negative for a loss": "amount",
  "a percentage": "amount",
  "a year": "year",
};

const HELP: Readonly<Record<string, string>> = {
  "a dollar amount, negative for a loss": "Negative for a loss.",
  "a percentage": "In percent, as in 4.5.",
  "a month and day": "As in 12-31.",
};

function choicesOf(
  { name, shape, choices }: RecordableField,
  kind: string,
  known: Household,
): readonly Choice[] | undefined {
  if (shape === "flag")
    return [
      { value: "true", label: "Yes" },
      { value: "false", label: "No" },
    ];
  if (choices.length > 0) return choices.map((value) => ({ value, label: nameWords(value) }));
  return namedChoices(name, kind, known);
}

function within(name: string, field: string): boolean {
  return name === field || name.startsWith(`${field}.`);
}
