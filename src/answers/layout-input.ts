// `--layout`: the name of a layout, or a file in which a user wrote one; `--encoding`.

import type { LedgerAccess } from "../app/ledger-access.ts";
import { textOf } from "../app/source-text.ts";
import type { UserLayout } from "../app/take-in/layout-file.ts";
import type { Problem } from "../kernel/problem.ts";
import { anyText, oneOf, option } from "./input.ts";

export const layoutInput = option(
  "--layout <name>",
  "the layout, by name or as a .toml or .json file of yours",
  anyText,
);
export const encodingInput = option(
  "--encoding <name>",
  "utf-8, utf-16le, utf-16be or windows-1252, when the file does not tell",
  oneOf(["utf-8", "utf-16le", "utf-16be", "windows-1252"]),
);

export interface ChosenLayout {
  readonly layout?: string;
  readonly userLayouts?: readonly UserLayout[];
}

export async function layoutOf(
  access: LedgerAccess,
  given: string | undefined,
): Promise<
  | { readonly ok: true; readonly value: ChosenLayout }
  | { readonly ok: false; readonly error: readonly Problem[] }
> {
  if (given === undefined) return { ok: true, value: {} };
  if (!/\.(?:toml|json)$/i.test(given)) return { ok: true, value: { layout: given } };
  const { readLayoutFile } = await import("../app/take-in/layout-file.ts");
  const read = await readLayoutFile(await textOf(await access.source(given)), given);
  if (!read.ok) return read;
  return { ok: true, value: { layout: read.value.layout, userLayouts: [read.value] } };
}
