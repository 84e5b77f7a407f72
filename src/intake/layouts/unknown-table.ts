// A table of nobody that we know: with a date, amounts and words of money it is read all the same, and every
// word of it that is not certain is asked, once. Columns of money whose names leave no doubt in any payroll
// are those of the register.

import { TOTALS_ROW } from "../tables/study-table.ts";
import { trustTexts } from "../text/expression.ts";
import type { Encoding } from "../text/statement-text.ts";
import { builtInLayouts } from "./built-in-layouts.ts";
import { type Layout, parseLayout } from "./layout.ts";
import { layoutInit } from "./layout-init.ts";
import { likelyContribution } from "./likely-contribution.ts";

const UNKNOWN_TABLE = "table/unknown";

interface Guessed {
  readonly delimiters: readonly string[];
  readonly side: string;
  readonly tables: readonly {
    readonly columns: Readonly<Record<string, { readonly header: string }>>;
    readonly register?: boolean;
    readonly kinds?: readonly { readonly text: string; readonly is?: string }[];
    readonly sources?: readonly { readonly text: string }[];
  }[];
}

/** Undefined when the file says nothing of money that we could ask about. */
export function unknownTable(
  head: Uint8Array,
  file: string,
  encoding?: Encoding,
): Layout | undefined {
  const proposal = layoutInit(head, file, encoding);
  if (!proposal.ok) return undefined;
  const { delimiters, side, tables } = proposal.value.layout as unknown as Guessed;
  const [guess] = tables;
  if (guess?.columns["date"] === undefined) return undefined;
  trustTexts(TOTALS_ROW);
  // Which order its dates are in is proven by its rows, or by those of the file before.
  const common = {
    name: "rows",
    columns: guess.columns,
    rows: [{ pattern: TOTALS_ROW, ignore: "a row of totals" }],
  };
  const register = guess.register === true;
  const words = [...(guess.sources ?? []), ...(guess.kinds ?? [])].map(({ text }) => text);
  const telling = words.some(
    (text) => likelyContribution(text) !== undefined || CONTRIBUTION.test(text),
  );
  if (!register && (guess.columns["amount"] === undefined || !telling)) return undefined;
  const known = builtInLayouts().find(({ layout }) => layout === "payroll/register")?.tables[0];
  const table = register
    ? {
        ...common,
        register: true,
        wide: known?.wide ?? [],
        ignored_columns: known?.ignored_columns ?? [],
      }
    : {
        ...common,
        ...(guess.kinds === undefined
          ? { every_row: "contribution" }
          : { kinds: guess.kinds.filter(({ is }) => is !== undefined) }),
        ...(guess.sources === undefined && { no_source: NO_SOURCE }),
      };
  const layout = parseLayout(
    {
      layout: UNKNOWN_TABLE,
      version: 1,
      title: "A table of a provider that is not known",
      side,
      delimiters,
      tables: [table],
    },
    file,
  );
  return layout.ok ? layout.value : undefined;
}

const CONTRIBUTION = /^(?:plan |payroll |employee |employer )?contributions?$/i;
const NO_SOURCE = "the statement does not say which source the money is";
