// An event as fields that somebody may correct: each with its name, what it holds as text and what it may
// hold. A field inside another is named by its path: `contributions.after_tax`, `destinations.0.amount`.
import { failure, success } from "../../kernel/outcome.ts";
import { problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { decodeBody, isReadable } from "../../ledger/body.ts";
import type { Codec, Fields, Json, JsonObject } from "../../ledger/codec.ts";
import { encodeData } from "../../ledger/event.ts";
import { type EventKind, isRecordedKind, KINDS } from "../../ledger/kinds.ts";
import type { Result } from "../attempt.ts";
import type { LedgerReader } from "../ports.ts";

export interface FieldToCorrect {
  readonly path: string;
  /** Empty when the event does not have it. */
  readonly value: string;
  readonly required: boolean;
  /** Every value there is, where they can be listed. */
  readonly choices: readonly string[] | undefined;
  /** What it looks like: `a date such as 2025-03-14`. */
  readonly form: string;
}

export interface CorrectableEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly fields: readonly FieldToCorrect[];
  readonly note: string;
  readonly data: JsonObject;
}

/** By the ledger's own id, `e17`. Whether it still stands is said when it is corrected. */
export async function correctableEvent(
  store: LedgerReader,
  id: string,
): Promise<Result<CorrectableEvent>> {
  const seq = /^e[1-9]\d{0,14}$/.test(id) ? Number(id.slice(1)) : 0;
  const { seq: last } = await store.head();
  const found =
    seq > 0 && seq <= last ? decodeBody(await store.body(seq), () => undefined) : undefined;
  if (found === undefined || !isReadable(found) || !isRecordedKind(found.kind))
    return failure([
      problem("ledger.unknown-event", `there is no event ${quoted(id)} to correct`, {
        hint: "choose one from the list of events",
      }),
    ]);
  const data = encodeData(found.kind, found.data);
  const fields = fieldsOf(KINDS[found.kind].fields, data, "");
  return success({ id, kind: found.kind, fields, note: found.note ?? "", data });
}

/** What was changed of what was posted, as `correctEvent` takes it; a list is given whole. */
export function changesOf(
  { fields, data, note }: CorrectableEvent,
  posted: ReadonlyMap<string, string>,
): Readonly<Record<string, Json>> {
  const changes: Record<string, Json> = {};
  for (const field of fields) {
    const text = posted.get(field.path)?.trim();
    if (text === undefined || text === field.value) continue;
    const [name = "", index, ...inner] = field.path.split(".");
    const held = changes[name] ?? data[name];
    if (index !== undefined && isJsonList(held))
      changes[name] = held.map((item, at) =>
        at === Number(index)
          ? { ...(item as JsonObject), [inner.join(".")]: jsonOf(text, field) }
          : item,
      );
    else changes[field.path] = jsonOf(text, field);
  }
  const words = posted.get("note")?.trim();
  if (words !== undefined && words !== note) changes["note"] = words === "" ? null : words;
  return changes;
}

function jsonOf(text: string, { choices }: FieldToCorrect): Json {
  if (text === "") return null;
  return choices === YES_OR_NO ? text === "yes" : text;
}

const YES_OR_NO = ["yes", "no"] as const;

function fieldsOf(fields: Fields, data: JsonObject, within: string): FieldToCorrect[] {
  return Object.values(fields).flatMap(({ wire, optional, codec }) =>
    fieldsOfValue(codec, data[wire], { path: `${within}${wire}`, required: !optional }),
  );
}

function fieldsOfValue(
  codec: Codec<unknown>,
  value: Json | undefined,
  { path, required }: { readonly path: string; readonly required: boolean },
): FieldToCorrect[] {
  if (codec.fields !== undefined)
    return fieldsOf(codec.fields, isObject(value) ? value : {}, `${path}.`);
  const { item, form, choices } = codec;
  if (item !== undefined)
    return isJsonList(value)
      ? value.flatMap((each, index) =>
          fieldsOfValue(item, each, { path: `${path}.${index}`, required: true }),
        )
      : [];
  if (isObject(value)) return [];
  const isFlag = form === "true or false";
  return [
    {
      path,
      required,
      form,
      value: textOf(value),
      choices: isFlag ? YES_OR_NO : choices,
    },
  ];
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
