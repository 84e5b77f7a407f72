// What can be recorded, described for whoever asks: flags, prompts and help follow from the kinds of
// event and are never listed a second time.
import type { Codec, Fields } from "../../ledger/codec.ts";
import { RECORDED_KINDS } from "../../ledger/kinds.ts";
import { wordsOfField } from "./field-words.ts";

export interface RecordableField {
  /** The name at rest: `gross_pay`. */
  readonly name: string;
  /** What it means, in a phrase. */
  readonly means: string;
  readonly optional: boolean;
  /** What a value looks like: `a dollar amount`. */
  readonly form: string;
  readonly shape: "value" | "flag" | "group" | "list";
  /** Every value there is, when they can be listed. */
  readonly choices: readonly string[];
  /** What is wrong with a value, as the ledger's own reading says it. */
  readonly check: (value: unknown) => string | undefined;
  /** The fields of a group, or of each entry of a list. */
  readonly fields: readonly RecordableField[];
}

export interface RecordableKind {
  readonly kind: string;
  readonly summary: string;
  readonly fields: readonly RecordableField[];
}

export function recordableKinds(): readonly RecordableKind[] {
  return Object.entries(RECORDED_KINDS).map(([kind, { summary, fields }]) => ({
    kind,
    summary,
    fields: describeFields(kind, fields),
  }));
}

function describeFields(kind: string, fields: Fields): RecordableField[] {
  return Object.values(fields).map(({ wire, optional, codec }) => ({
    name: wire,
    means: wordsOfField(kind, wire) ?? wire.replaceAll("_", " "),
    optional,
    choices: codec.choices ?? [],
    check: (value) => faultOf(codec, value),
    ...describeCodec(kind, codec),
  }));
}

function describeCodec(
  kind: string,
  codec: Codec<unknown>,
): Pick<RecordableField, "form" | "shape" | "fields"> {
  const { form, fields, item } = codec;
  if (fields !== undefined) return { form, shape: "group", fields: describeFields(kind, fields) };
  if (item !== undefined)
    return {
      form,
      shape: "list",
      fields: item.fields === undefined ? [] : describeFields(kind, item.fields),
    };
  return { form, shape: form === "true or false" ? "flag" : "value", fields: [] };
}

function faultOf(codec: Codec<unknown>, value: unknown): string | undefined {
  let first: string | undefined;
  codec.decode(value, "", ({ message, hint }) => {
    first ??= hint === undefined ? message : `${message}: ${hint}`;
  });
  return first;
}
