// What a reader of a PDF sees: its text page by page, its links, its outline, its structure. Read with
// pdf.js, which is not what wrote it.
import { getDocumentProxy } from "unpdf";

export interface ReadPdf {
  /** The text of each page, words separated by single spaces. */
  readonly pages: readonly string[];
  /** The place that each link leads to, with the page of the link and that of the place; 0 when there is none. */
  readonly links: readonly { readonly from: number; readonly to: string; readonly page: number }[];
  /** How much of each page's text area is used, 0 to 1: down to the lowest text above the foot. */
  readonly filled: readonly number[];
  readonly outline: readonly string[];
  /** How often each kind of element stands in the structure. */
  readonly elements: ReadonlyMap<string, number>;
  readonly title: string | undefined;
}

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}

/** Between these heights stands the text of a Letter page, in points from below. */
const TOP = 740;
const FOOT = 52;

export async function pdfText(pdf: Uint8Array): Promise<string> {
  const { pages } = await readPdf(pdf);
  return pages.join("\n");
}

export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  const pages: string[] = [];
  const filled: number[] = [];
  const links: { from: number; to: string; page: number }[] = [];
  const elements = new Map<string, number>();
  const count = (node: Node) => {
    if (node.role !== undefined) elements.set(node.role, (elements.get(node.role) ?? 0) + 1);
    node.children?.forEach(count);
  };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""));
    pages.push(text.join("").replace(/\s+/g, " ").trim());
    const heights = items.flatMap((item) =>
      "str" in item && item.str.trim() !== "" && Number(item.transform[5]) > FOOT
        ? [Number(item.transform[5])]
        : [],
    );
    filled.push((TOP - Math.min(TOP, ...heights)) / (TOP - FOOT));
    count(((await page.getStructTree()) ?? {}) as Node);
    for (const annotation of await page.getAnnotations()) {
      if (typeof annotation.dest !== "string") continue;
      const place = (await document.getDestination(annotation.dest)) as unknown[] | null;
      const target = place === null ? -1 : await document.getPageIndex(place[0] as never);
      links.push({ from: number, to: annotation.dest, page: target + 1 });
    }
  }
  const outline = ((await document.getOutline()) ?? []).flatMap(
    ({ title, items }: { title: string; items: { title: string }[] }) => [
      title,
      ...items.map((item) => item.title),
    ],
  );
  const info = (await document.getMetadata()).info as { Title?: string };
  return { pages, filled, links, outline, elements, title: info.Title };
}
