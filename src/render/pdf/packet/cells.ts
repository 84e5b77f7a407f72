// Typed cells as text: amounts with their commas, an unknown amount as the question that it waits for, a
// reference as a link, and "p. 5" where a page is named.
import type { MissingFact } from "../../../kernel/missing-fact.ts";
import { formatOnPaper } from "../../../kernel/money.ts";
import type { Cell, Words } from "../../documents/packet/document.ts";
import { INK } from "../paper.ts";
import type { Span } from "../paragraph.ts";
import type { Sheet } from "../sheet.ts";

export interface Drawing {
  readonly sheet: Sheet;
  /** Between which the block stands: the text's edges, or half of them. */
  readonly left: number;
  readonly right: number;
  /** The number of the question that asks for a fact. */
  readonly questionOf: (fact: MissingFact) => number | undefined;
}

export function spansOf({ sheet, questionOf }: Drawing, cell: Cell): Span[] {
  switch (cell.kind) {
    case "words":
      return cell.words.flatMap((each) => spansOfWords(sheet, each));
    case "money":
      return [{ text: formatOnPaper(cell.cents), bold: cell.bold }];
    case "unknown": {
      const number = cell.missing.map(questionOf).find((each) => each !== undefined);
      return number === undefined
        ? [{ text: "?", bold: true }]
        : [{ text: `? Q${number}`, bold: true, goTo: `question-${number}` }];
    }
    case "refs":
      return cell.refs.flatMap(({ text, goTo, isPage }, index) => {
        const comma = index === 0 ? [] : [{ text: ", ", color: INK.gray }];
        const page = sheet.pageOf(goTo);
        // A reference whose place is on no page would lead nowhere.
        const target = page === undefined ? {} : { goTo };
        return [...comma, { text: isPage === true ? `p. ${page ?? ""}` : text, ...target }];
      });
    case "mark":
      return [{ text: cell.word, bold: cell.mark === "differs" }];
    case "grade":
      return cell.text === "" ? [] : [{ text: cell.text }];
    case "box":
    case "blank":
      return [];
  }
}

export function spansOfWords(sheet: Sheet, each: Words): Span[] {
  const look = { bold: each.bold, ...(each.quiet === true && { color: INK.gray }) };
  if (each.isPage === true && each.goTo !== undefined) {
    const page = sheet.pageOf(each.goTo);
    const target = page === undefined ? {} : { goTo: each.goTo };
    return [{ ...look, text: `page ${page ?? ""}`, ...target }];
  }
  const isPlace = each.goTo !== undefined && sheet.pageOf(each.goTo) !== undefined;
  return [{ ...look, text: each.text, ...(isPlace && { goTo: each.goTo }) }];
}

/** What stands before the text of a cell, in points: a drawn mark, a box with a letter. */
export function leadOf(cell: Cell): number {
  if (cell.kind === "mark") return 10;
  return cell.kind === "grade" && cell.text !== "" ? (cell.grade.length > 1 ? 36 : 16) : 0;
}
