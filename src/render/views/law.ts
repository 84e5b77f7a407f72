// `law`: the figures of the law by tax year, each with its citation.
import type { FigureRow, LawYear } from "../../app/questions/law-years.ts";
import { citationCell, moneyCell, nameCell, yearCell } from "./cell.ts";
import { listTable, type View } from "./view.ts";

const KEYS = ["figure", "amount", "to", "citation"];

/** One year stands alone; several are a list. */
export function lawView(
  years: readonly LawYear[],
  { onlyOne }: { readonly onlyOne: boolean },
): View {
  const trees = years.map(yearTree);
  const [first] = trees;
  return {
    tree: onlyOne && first !== undefined ? first : { years: trees },
    sections: () =>
      years.map(({ taxYear, addedBy }, index) =>
        listTable(trees[index]?.figures ?? [], {
          title: `Tax year ${taxYear}${addedBy === undefined ? "" : `, added in ${addedBy}`}`,
          keys: KEYS,
        }),
      ),
    table: () =>
      listTable(
        trees.flatMap(({ figures }) => figures),
        { keys: ["tax_year", ...KEYS, "url"], keepEmpty: true },
      ),
  };
}

function yearTree({ taxYear, addedBy, figures }: LawYear) {
  return {
    tax_year: yearCell(taxYear),
    added_by: nameCell(addedBy),
    figures: figures.map((row) => ({ tax_year: yearCell(taxYear), ...figureTree(row) })),
  };
}

function figureTree({ figure, amount, to, citation }: FigureRow) {
  return {
    figure: nameCell(figure),
    amount: moneyCell(amount ?? undefined),
    ...(to !== undefined && { to: moneyCell(to) }),
    citation: citationCell(citation),
    ...(citation?.url !== undefined && { url: nameCell(citation.url) }),
  };
}
