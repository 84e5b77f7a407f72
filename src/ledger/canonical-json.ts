// One text for one value: the bytes that are hashed. A restricted form of RFC 8785: keys sorted by
// UTF-16 code unit, no whitespace, no fractions, whole numbers only within 2^53. Money is text.
import { invariant } from "../kernel/invariant.ts";
import type { Json } from "./codec.ts";

/** The longest body of an event. */
export const LONGEST = 65_536;

/** @throws InvariantError for a number that is no safe integer, ill-formed text, or a body over 64 KiB. */
export function canonicalJson(value: Json): string {
  const encoded = encode(value);
  invariant(encoded.length <= LONGEST, "an event body is longer than 64 KiB");
  return encoded;
}

function encode(value: Json): string {
  if (typeof value === "string") {
    invariant(value.isWellFormed(), "text has a lone surrogate");
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    invariant(Number.isSafeInteger(value), `${value} is not a whole number`);
    return String(value);
  }
  if (value === null || typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(encode).join(",")}]`;
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${encode(value[key] as Json)}`);
  return `{${members.join(",")}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
