// A posted form → one event as JSON, and what is wrong with each field. Names say where a value goes:
// `contributions.match`, `destinations.0.amount`.
import type { RecordableField } from "../../app/take-in/recordable.ts";

export interface TypedEvent {
  readonly event: Readonly<Record<string, unknown>>;
  /** By the name of the field. */
  readonly faults: ReadonlyMap<string, string>;
}

export type Values = ReadonlyMap<string, string>;

export function valuesOf(form: FormData): Values {
  const values = new Map<string, string>();
  for (const [name, value] of form)
    if (typeof value === "string" && value.trim() !== "") values.set(name, value.trim());
  return values;
}

export function eventOfForm(fields: readonly RecordableField[], values: Values): TypedEvent {
  const faults = new Map<string, string>();
  return { event: groupOf(fields, "", { values, faults }) ?? {}, faults };
}

interface Reading {
  readonly values: Values;
  readonly faults: Map<string, string>;
}

function groupOf(
  fields: readonly RecordableField[],
  prefix: string,
  reading: Reading,
): Record<string, unknown> | undefined {
  const read: Record<string, unknown> = {};
  for (const field of fields) {
    const value = readField(field, `${prefix}${field.name}`, reading);
    if (value !== undefined) read[field.name] = value;
  }
  return Object.keys(read).length === 0 ? undefined : read;
}

function readField(field: RecordableField, name: string, reading: Reading): unknown {
  const { values, faults } = reading;
  if (field.shape === "group") {
    // What an absent group would need is not missed.
    if (field.optional && !anyUnder(values, name)) return undefined;
    return groupOf(field.fields, `${name}.`, reading) ?? (field.optional ? undefined : {});
  }
  if (field.shape === "list") return listOf(field, name, reading);
  const text = values.get(name);
  if (text === undefined) {
    if (!field.optional) faults.set(name, "This is needed.");
    return undefined;
  }
  const value = field.shape === "flag" ? text === "true" : text;
  const fault = field.check(value);
  if (fault !== undefined) faults.set(name, fault);
  return value;
}

function listOf(field: RecordableField, name: string, reading: Reading): unknown {
  const entries: unknown[] = [];
  for (let index = 0; index < entriesOf(name, reading.values); index += 1) {
    const at = `${name}.${index}`;
    if (!anyUnder(reading.values, at) && (field.optional || entries.length > 0 || index > 0))
      continue;
    const entry =
      field.fields.length === 0 ? reading.values.get(at) : groupOf(field.fields, `${at}.`, reading);
    if (entry !== undefined) entries.push(entry);
  }
  return entries.length === 0 ? undefined : entries;
}

const MOST_ENTRIES = 20;

/** How many entries of a list the form has; one at least. */
export function entriesOf(list: string, values: Values): number {
  let most = 0;
  for (const name of values.keys()) {
    if (!name.startsWith(`${list}.`)) continue;
    const index = Number(name.slice(list.length + 1).split(".")[0]);
    if (Number.isInteger(index) && index >= 0) most = Math.max(most, index);
  }
  return Math.min(most + 1, MOST_ENTRIES);
}

function anyUnder(values: Values, name: string): boolean {
  return [...values.keys()].some((each) => each === name || each.startsWith(`${name}.`));
}
