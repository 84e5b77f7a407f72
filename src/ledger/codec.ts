// How a field of an event is read from JSON (or from the text of a CSV cell) and written back. One
// declaration per field serves reading, writing, types and documentation. Data at rest is
// snake_case; the camelCase name and the name at rest stand side by side in `kinds.ts`.

import { byText } from "../kernel/by-text.ts";
import { type CalendarDate, parseCalendarDate, type TaxYear } from "../kernel/calendar.ts";
import type { Citation } from "../kernel/citation.ts";
import { isName } from "../kernel/ids.ts";
import { type AmountFault, type Cents, formatCents, parseCents } from "../kernel/money.ts";
import { formatPercent, type Percent, parsePercent } from "../kernel/percent.ts";
import type { ProblemCode } from "../kernel/problem-codes.ts";
import { maskFreeText, maskTaxpayerNumbers, quoted } from "../kernel/shown-text.ts";
import { isWords, LONGEST_WORDS } from "../kernel/words.ts";
import { canonicalJson } from "./canonical-json.ts";

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Something wrong with one value. `path` is a JSON pointer inside the event: `/contributions/match`. */
export interface Fault {
  readonly path: string;
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint?: string;
  readonly citation?: Citation;
}

export type Report = (fault: Fault) => void;

/** A value that says what it is, for those who show it: a plan called `1401.01` is a name and no amount. */
export type Typed =
  | { readonly kind: "money"; readonly cents: Cents }
  | { readonly kind: "date"; readonly date: CalendarDate }
  | { readonly kind: "year"; readonly year: TaxYear }
  | { readonly kind: "percent"; readonly percent: Percent }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "flag"; readonly flag: boolean }
  | { readonly kind: "group"; readonly fields: TypedFields }
  | { readonly kind: "list"; readonly items: readonly Typed[] }
  | { readonly kind: "json"; readonly json: JsonObject };

/** Fields by their names at rest. */
export type TypedFields = readonly (readonly [name: string, value: Typed])[];

export interface Codec<T> {
  /** What the value looks like, for documentation and messages. */
  readonly form: string;
  /** Every value there is, when they can be listed. */
  readonly choices?: readonly string[];
  /** The fields of a group. */
  readonly fields?: Fields;
  /** The entries of a list. */
  readonly item?: Codec<unknown>;
  /** The value, or undefined after reporting why not. */
  decode(value: unknown, path: string, report: Report): T | undefined;
  encode(value: T): Json;
  typed(value: T): Typed;
  /** The same as canonical JSON text (see `canonical-json.ts`), without building the value first. */
  canonical(value: T): string;
}

export interface Field<T, O extends boolean = boolean> {
  readonly wire: string;
  readonly optional: O;
  readonly codec: Codec<T>;
}

// biome-ignore lint/suspicious/noExplicitAny: a table of fields of any type; `Infer` recovers each type.
export type Fields = Readonly<Record<string, Field<any>>>;

type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K]["optional"] extends true ? K : never;
}[keyof F];
type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The TypeScript value that a table of fields describes. */
export type Infer<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]>;
} & { readonly [K in OptionalKeys<F>]?: ValueOf<F[K]> };

export function required<T>(wire: string, codec: Codec<T>): Field<T, false> {
  return { wire, codec, optional: false };
}

export function optional<T>(wire: string, codec: Codec<T>): Field<T, true> {
  return { wire, codec, optional: true };
}

function textCodec<T extends string | number>(
  form: string,
  parse: (text: string) => T | undefined,
  fault: { code: ProblemCode; hint?: string },
  typed: (value: T) => Typed,
  canonical: (value: T) => string = plainText,
): Codec<T> {
  return {
    form,
    canonical,
    typed,
    decode(value, path, report) {
      const parsed = typeof value === "string" ? parse(value) : undefined;
      if (parsed === undefined) {
        const shown =
          typeof value === "string" ? quoted(value) : quoted(String(JSON.stringify(value)));
        report({ path, ...fault, message: `${shown} is not ${form}` });
      }
      return parsed;
    },
    encode: (value) => value,
  };
}

function typedName(value: string): Typed {
  return { kind: "name", name: value };
}

/** For values that hold nothing that JSON escapes. */
function plainText(value: string | number): string {
  return `"${value}"`;
}

const AMOUNT_HINTS: Record<AmountFault, string> = {
  empty: "an amount is needed here",
  not_a_number: "amounts look like 1234.50 or 1,234.50",
  too_many_decimals: "amounts have two decimals, as in 1234.50; nothing is rounded for you",
  misplaced_comma: "commas stand before groups of three digits, as in 1,234.50",
  mixed_sign: "write one minus sign or one pair of parentheses",
  too_large: "the amount is larger than any account",
};

function moneyCodec(form: string, signed: boolean): Codec<Cents> {
  return {
    form,
    decode(value, path, report) {
      if (typeof value !== "string") {
        const shown = quoted(String(JSON.stringify(value)));
        const hint = 'write amounts as text, such as "1234.50"';
        report({
          path,
          code: "import.amount-not-decimal",
          message: `${shown} is not a dollar amount`,
          hint,
        });
        return undefined;
      }
      const parsed = parseCents(value);
      if (!parsed.ok) {
        const message = `${quoted(value)} is not a dollar amount`;
        report({
          path,
          code: "import.amount-not-decimal",
          message,
          hint: AMOUNT_HINTS[parsed.error],
        });
        return undefined;
      }
      if (parsed.value < 0 && !signed) {
        const hint = "the direction is in the event kind; take money back with correct or undo";
        report({
          path,
          code: "import.amount-negative",
          message: `${quoted(value)} is negative`,
          hint,
        });
        return undefined;
      }
      return parsed.value;
    },
    encode: formatCents,
    typed: (cents) => ({ kind: "money", cents }),
    canonical: (amount) => `"${formatCents(amount)}"`,
  };
}

export const money = moneyCodec("a dollar amount", false);
export const signedMoney = moneyCodec("a dollar amount, negative for a loss", true);

export const date = textCodec<CalendarDate>(
  "a date",
  parseCalendarDate,
  {
    code: "import.date-invalid",
    hint: "dates are days of the calendar written YYYY-MM-DD",
  },
  (day) => ({ kind: "date", date: day }),
);

export const monthDay = textCodec<string>(
  "a month and day",
  (text) => (parseCalendarDate(`2024-${text}`) === undefined ? undefined : text),
  { code: "import.date-invalid", hint: 'write MM-DD, such as "12-31"' },
  typedName,
);

export const name = textCodec<string>(
  "a name",
  (text) => (isName(text) && !/(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/.test(text) ? text : undefined),
  {
    code: "import.value-malformed",
    hint: "ids start with a letter or digit and hold letters, digits and _ . : @ / + -",
  },
  typedName,
);

/** An exception to the additional tax, by its number in the instructions of Form 5329, line 2. */
export const exceptionNumber = textCodec<string>(
  "the two digits of an exception",
  (text) => (/^(0[1-9]|[1-9]\d)$/.test(text) ? text : undefined),
  {
    code: "import.value-malformed",
    hint: 'the number of the instructions for Form 5329, line 2, such as "01"',
  },
  typedName,
);

/** What an append-only record cannot forget must not enter it: a taxpayer number is masked in any text. */
export const text = textCodec<string>(
  "text",
  (value) => (isWords(value) ? maskTaxpayerNumbers(value) : undefined),
  { code: "import.value-malformed", hint: `at most ${LONGEST_WORDS} characters` },
  (words) => ({ kind: "text", text: words }),
  JSON.stringify,
);

/** What somebody or something is called: nobody is called nine digits. */
export const calledName = textCodec<string>(
  "text",
  (value) => (isWords(value) ? maskFreeText(value) : undefined),
  { code: "import.value-malformed", hint: `at most ${LONGEST_WORDS} characters` },
  (words) => ({ kind: "text", text: words }),
  JSON.stringify,
);

export const year: Codec<TaxYear> = {
  form: "a year",
  decode(value, path, report) {
    // A CSV cell or a flag carries the year as text, JSON as a number.
    const digits = typeof value === "number" || typeof value === "string" ? String(value) : "";
    if (/^(19|20|21)\d{2}$/.test(digits)) return Number(digits) as TaxYear;
    const message = `${quoted(String(value))} is not a year`;
    report({
      path,
      code: "import.year-invalid",
      message,
      hint: "years have four digits, as in 2026",
    });
    return undefined;
  },
  encode: (value) => value,
  typed: (value) => ({ kind: "year", year: value }),
  canonical: String,
};

export const percent: Codec<Percent> = {
  form: "a percentage",
  decode(value, path, report) {
    const parsed =
      typeof value === "number" || typeof value === "string"
        ? parsePercent(String(value))
        : undefined;
    if (parsed === undefined) {
      const message = `${quoted(String(value))} is not a percentage`;
      report({ path, code: "import.value-malformed", message, hint: 'write "4.5" for 4.5%' });
    }
    return parsed;
  },
  encode: formatPercent,
  typed: (value) => ({ kind: "percent", percent: value }),
  canonical: (value) => `"${formatPercent(value)}"`,
};

export const flag: Codec<boolean> = {
  form: "true or false",
  decode(value, path, report) {
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    report({
      path,
      code: "import.value-malformed",
      message: `${quoted(String(value))} is not true or false`,
    });
    return undefined;
  },
  encode: (value) => value,
  typed: (value) => ({ kind: "flag", flag: value }),
  canonical: String,
};

export function oneOf<const T extends string>(...choices: readonly T[]): Codec<T> {
  const codec = textCodec<T>(
    `one of ${choices.join(", ")}`,
    (value) => choices.find((choice) => choice === value),
    { code: "import.value-malformed" },
    typedName,
  );
  return { ...codec, choices };
}

export function group<F extends Fields>(fields: F): Codec<Infer<F>> {
  return {
    form: "an object",
    fields,
    decode: (value, path, report) => decodeFields(fields, value, path, report),
    encode: (value) => encodeFields(fields, value),
    typed: (value) => ({ kind: "group", fields: typedFields(fields, value) }),
    canonical: (value) => canonicalFields(fields, value),
  };
}

export function list<T>(item: Codec<T>): Codec<readonly T[]> {
  return {
    form: "a list",
    item: item as Codec<unknown>,
    decode(value, path, report) {
      if (!Array.isArray(value) || value.length === 0) {
        report({
          path,
          code: "import.value-malformed",
          message: "a list with at least one entry is needed",
        });
        return undefined;
      }
      const items = value.map((entry, index) => item.decode(entry, `${path}/${index}`, report));
      return items.every((entry) => entry !== undefined) ? (items as T[]) : undefined;
    },
    encode: (items) => items.map((entry) => item.encode(entry)),
    typed: (items) => ({ kind: "list", items: items.map((entry) => item.typed(entry)) }),
    canonical: (items) => `[${items.map((entry) => item.canonical(entry)).join(",")}]`,
  };
}

/** JSON kept as it came, for what another schema checks: a year's figures. */
export const anyJson: Codec<JsonObject> = {
  form: "an object",
  decode(value, path, report) {
    if (isObject(value)) return value as JsonObject;
    report({ path, code: "import.value-malformed", message: "an object is needed" });
    return undefined;
  },
  encode: (value) => value,
  typed: (value) => ({ kind: "json", json: value }),
  canonical: canonicalJson,
};

/** Reads every field and reports every fault, not the first; undefined when there was one. */
export function decodeFields<F extends Fields>(
  fields: F,
  value: unknown,
  path: string,
  report: Report,
): Infer<F> | undefined {
  if (!isObject(value)) {
    report({ path, code: "import.value-malformed", message: "an object is needed" });
    return undefined;
  }
  let sound = true;
  const { inOrder, wires } = planOf(fields);
  const decoded: Record<string, unknown> = {};
  for (const { key, field } of inOrder) {
    const raw = value[field.wire];
    if (raw === undefined || raw === null) {
      if (field.optional) continue;
      sound = false;
      const message = `${quoted(field.wire)} is missing`;
      report({
        path: `${path}/${field.wire}`,
        code: "import.value-missing",
        message,
        hint: `it is ${field.codec.form}`,
      });
      continue;
    }
    const read = field.codec.decode(raw, `${path}/${field.wire}`, report);
    if (read === undefined) sound = false;
    else decoded[key] = read;
  }
  for (const key in value) {
    if (wires.has(key)) continue;
    sound = false;
    const message = `${quoted(key)} is not a key of this event`;
    report({
      path: `${path}/${key}`,
      code: "import.unknown-key",
      message,
      hint: `it has ${[...wires].join(", ")}`,
    });
  }
  return sound ? (decoded as Infer<F>) : undefined;
}

export function encodeFields<F extends Fields>(fields: F, value: Infer<F>): JsonObject {
  const encoded: Record<string, Json> = {};
  for (const key in fields) {
    const field = fields[key] as Field<unknown>;
    const held = (value as Record<string, unknown>)[key];
    if (held !== undefined) encoded[field.wire] = field.codec.encode(held);
  }
  return encoded;
}

export function typedFields<F extends Fields>(fields: F, value: Infer<F>): TypedFields {
  return Object.entries(fields).flatMap(([key, field]) => {
    const held = (value as Record<string, unknown>)[key];
    return held === undefined ? [] : [[field.wire, field.codec.typed(held)] as const];
  });
}

/** The fields as canonical JSON text: keys sorted, values by their codecs. Every event is written this way. */
export function canonicalFields<F extends Fields>(fields: F, value: Infer<F>): string {
  let members = "";
  for (const { key, field, member } of planOf(fields).sorted) {
    const held = (value as Record<string, unknown>)[key];
    if (held !== undefined)
      members += (members === "" ? member : `,${member}`) + field.codec.canonical(held);
  }
  return `{${members}}`;
}

interface PlannedField {
  readonly key: string;
  readonly field: Field<unknown>;
  /** `"gross_pay":` */
  readonly member: string;
}

interface Plan {
  readonly inOrder: readonly PlannedField[];
  readonly sorted: readonly PlannedField[];
  readonly wires: ReadonlySet<string>;
}

const plans = new WeakMap<Fields, Plan>();

/** Worked out once for each table of fields, because every row of a file needs it. */
function planOf(fields: Fields): Plan {
  const known = plans.get(fields);
  if (known !== undefined) return known;
  const inOrder = Object.entries(fields).map(([key, field]) => ({
    key,
    field: field as Field<unknown>,
    member: `${JSON.stringify(field.wire)}:`,
  }));
  // UTF-16 code units, as the canonical form asks for.
  const sorted = inOrder.toSorted((a, b) => byText(a.field.wire, b.field.wire));
  const plan = { inOrder, sorted, wires: new Set(inOrder.map(({ field }) => field.wire)) };
  plans.set(fields, plan);
  return plan;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
