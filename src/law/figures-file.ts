// From the figures of a file to typed figures. What is read here was checked by the schema before: the
// built-in years by a house test, a user's year when it was added. So a fault here is a bug of ours.
import type { Citation } from "../kernel/citation.ts";
import { invariant } from "../kernel/invariant.ts";
import { dollars } from "../kernel/money.ts";
import { AMOUNT_NAMES, PHASE_OUT_NAMES } from "./figure-names.ts";
import type { Figure, Figures, PhaseOut } from "./law.ts";

type Raw = Readonly<Record<string, unknown>>;

/** @throws InvariantError when the JSON is not what the schema accepts. */
export function figuresOf(json: unknown): Figures {
  const file = object(json, "figures");
  const figures: Partial<Record<keyof Figures, Figure | PhaseOut | null>> = {};
  for (const [key, name] of entries(AMOUNT_NAMES)) {
    const { amount, citation } = object(file[name], name);
    figures[key] =
      amount === null ? null : { amount: dollars(String(amount)), citation: citationOf(citation) };
  }
  for (const [key, name] of entries(PHASE_OUT_NAMES)) {
    const { start, end, citation } = object(file[name], name);
    figures[key] = {
      start: dollars(String(start)),
      end: dollars(String(end)),
      citation: citationOf(citation),
    };
  }
  return figures as Figures;
}

/** The citations of figures that do not exist in the year, which say why. */
export function absentFiguresOf(json: unknown): Partial<Record<keyof Figures, Citation>> {
  const file = object(json, "figures");
  const absent: Partial<Record<keyof Figures, Citation>> = {};
  for (const [key, name] of entries(AMOUNT_NAMES)) {
    const { amount, citation } = object(file[name], name);
    if (amount === null) absent[key] = citationOf(citation);
  }
  return absent;
}

function citationOf(json: unknown): Citation {
  const { authority, source, locator, url, note } = object(json, "citation");
  return {
    authority: String(authority),
    ...(typeof source === "string" && { source }),
    ...(typeof locator === "string" && { locator }),
    ...(typeof url === "string" && { url }),
    ...(typeof note === "string" && { note }),
  };
}

function object(json: unknown, name: string): Raw {
  invariant(typeof json === "object" && json !== null, `${name} is no object in a figures file`);
  return json as Raw;
}

function entries<K extends string>(names: Readonly<Record<K, string>>): [K, string][] {
  return Object.entries(names) as [K, string][];
}
