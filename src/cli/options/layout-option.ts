// `--layout`: the name of a layout, or a file in which a user wrote one; `--encoding`.

import { anyText, oneOf, option } from "../../answers/input.ts";
import type { UserLayout } from "../../app/take-in/layout-file.ts";
import { textOf } from "../../compose.ts";
import type { Problem } from "../../kernel/problem.ts";

export const layoutOption = option(
  "--layout <name>",
  "the layout, by name or as a .toml or .json file of yours",
  anyText,
);
export const encodingOption = option(
  "--encoding <name>",
  "utf-8, utf-16le, utf-16be or windows-1252, when the file does not tell",
  oneOf(["utf-8", "utf-16le", "utf-16be", "windows-1252"]),
);

export interface ChosenLayout {
  readonly layout?: string;
  readonly userLayouts?: readonly UserLayout[];
}

export async function layoutOf(
  given: string | undefined,
): Promise<
  | { readonly ok: true; readonly value: ChosenLayout }
  | { readonly ok: false; readonly error: readonly Problem[] }
> {
  if (given === undefined) return { ok: true, value: {} };
  if (!/\.(?:toml|json)$/i.test(given)) return { ok: true, value: { layout: given } };
  const { readLayoutFile } = await import("../../app/take-in/layout-file.ts");
  const read = readLayoutFile(await textOf(given), given);
  if (!read.ok) return read;
  return { ok: true, value: { layout: read.value.layout, userLayouts: [read.value] } };
}
