// The tables of a tagged PDF, cell by cell, as somebody who cannot see the page is read them: the structure
// says which text is a cell of which row. Read with pdf.js, which is not what wrote it.
import { getDocumentProxy } from "unpdf";

export interface PdfTable {
  readonly page: number;
  /** The text of each cell; "" where it is blank. */
  readonly rows: readonly (readonly string[])[];
}

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

interface TextItem {
  readonly type?: string;
  readonly id?: string;
  readonly str?: string;
  readonly hasEOL?: boolean;
}

export interface TaggedText {
  readonly page: number;
  readonly text: string;
}

/** The text of every element of a kind, in the order in which it is read. */
export async function taggedTexts(pdf: Uint8Array, role: string): Promise<TaggedText[]> {
  const found: TaggedText[] = [];
  for await (const { page, tree, texts } of taggedPages(pdf))
    for (const node of nodesOf(tree, role)) found.push({ page, text: textOf(node, texts) });
  return found;
}

export async function pdfTables(pdf: Uint8Array): Promise<PdfTable[]> {
  const found: PdfTable[] = [];
  for await (const { page, tree, texts } of taggedPages(pdf))
    for (const table of nodesOf(tree, "Table"))
      found.push({
        page,
        // A table that goes on is one element: its rows on other pages have no text here.
        rows: nodesOf(table, "TR")
          .map((row) => (row.children ?? []).map((cell) => textOf(cell, texts)))
          .filter((row) => row.some((cell) => cell !== "")),
      });
  return found;
}

interface TaggedPage {
  readonly page: number;
  readonly tree: Node;
  readonly texts: ReadonlyMap<string, string>;
}

async function* taggedPages(pdf: Uint8Array): AsyncGenerator<TaggedPage> {
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    yield {
      page: number,
      tree: ((await page.getStructTree()) ?? {}) as Node,
      texts: textsById(items as readonly TextItem[]),
    };
  }
}

function textsById(items: readonly TextItem[]): Map<string, string> {
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const { type, id, str = "", hasEOL } of items) {
    if (type?.startsWith("beginMarkedContent") === true) open.push(id);
    else if (type === "endMarkedContent") open.pop();
    else {
      const at = open.findLast((each) => each !== undefined);
      if (at !== undefined)
        texts.set(at, `${texts.get(at) ?? ""}${str}${hasEOL === true ? " " : ""}`);
    }
  }
  return texts;
}

function nodesOf(node: Node, role: string): Node[] {
  if (node.role === role) return [node];
  return (node.children ?? []).flatMap((child) => nodesOf(child, role));
}

function textOf(node: Node, texts: ReadonlyMap<string, string>): string {
  const own = node.type === "content" && node.id !== undefined ? (texts.get(node.id) ?? "") : "";
  const inner = (node.children ?? []).map((child) => textOf(child, texts)).join(" ");
  return `${own} ${inner}`.replace(/\s+/g, " ").trim();
}
