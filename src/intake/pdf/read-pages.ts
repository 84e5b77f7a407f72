// The bytes of a PDF → its pages. Scripts, fonts and pictures of the file are never run, loaded or drawn, and
// nothing is fetched. It may take long for a file made to be slow: whoever calls it runs it in a worker.
import { getDocumentProxy } from "unpdf";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import {
  type Box,
  MOST_PAGES,
  type PdfFault,
  type PdfField,
  type PdfPage,
  type PdfWord,
} from "./page.ts";

/** More than 500 dense pages hold. */
const MOST_WORDS = 1_000_000;

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document["getPage"]>>;

export async function readPages(bytes: Uint8Array): Promise<Outcome<readonly PdfPage[], PdfFault>> {
  let document: Document;
  try {
    // A copy: the library takes the memory that it is given.
    document = await getDocumentProxy(Uint8Array.from(bytes), {
      disableFontFace: true,
      useSystemFonts: false,
      useWasm: false,
      enableXfa: false,
      stopAtErrors: true,
      verbosity: 0,
    });
  } catch (error) {
    return failure(faultOf(error));
  }
  try {
    return await pagesOf(document);
  } catch (error) {
    return failure(faultOf(error));
  } finally {
    await document.loadingTask.destroy();
  }
}

async function pagesOf(document: Document): Promise<Outcome<readonly PdfPage[], PdfFault>> {
  if (document.numPages > MOST_PAGES) return failure("too_many_pages");
  const pages: PdfPage[] = [];
  let words = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const read = { number, words: await wordsOf(page), fields: await fieldsOf(page) };
    page.cleanup();
    words += read.words.length;
    if (words > MOST_WORDS) return failure("too_much_text");
    pages.push(read);
  }
  const filled = pages.some(({ fields }) => fields.some(({ value }) => typeof value === "string"));
  return words === 0 && !filled ? failure("no_text") : success(pages);
}

async function wordsOf(page: Page): Promise<PdfWord[]> {
  const matrix = page.getViewport({ scale: 1 }).transform as number[];
  const { items } = await page.getTextContent();
  return items.flatMap((item): PdfWord[] => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [along = 0, up = 0, , , x = 0, y = 0] = item.transform as number[];
    const [left, bottom] = moved(matrix, [x, y]);
    const [toRight, toBottom] = moved(matrix, [x + along, y + up]);
    const [right, down] = [toRight - left, toBottom - bottom];
    // Upright text only: a watermark across the page is no word of a line.
    if (right <= 0 || Math.abs(down) > right / 100) return [];
    const height = item.height || Math.hypot(right, down);
    if (![left, bottom, item.width, height].every(Number.isFinite)) return [];
    const whole = { left, right: left + item.width, top: bottom - height, bottom };
    return split(item.str, whole);
  });
}

/** Blanks that stand for a gap part a run: `Date      Amount` is two words at two places. */
function split(text: string, whole: Box): PdfWord[] {
  const each = (whole.right - whole.left) / text.length;
  return [...text.matchAll(/\S+(?:\s\S+)*/g)].map((part) => ({
    ...whole,
    text: part[0],
    left: whole.left + part.index * each,
    right: whole.left + (part.index + part[0].length) * each,
  }));
}

interface Annotation {
  readonly subtype?: unknown;
  readonly fieldName?: unknown;
  readonly fieldValue?: unknown;
  readonly fieldType?: unknown;
  readonly checkBox?: unknown;
  readonly rect?: unknown;
}

async function fieldsOf(page: Page): Promise<PdfField[]> {
  const viewport = page.getViewport({ scale: 1 });
  const annotations = (await page.getAnnotations()) as readonly Annotation[];
  return annotations.flatMap(
    ({ subtype, fieldName, fieldValue, fieldType, checkBox, rect }): PdfField[] => {
      if (subtype !== "Widget" || typeof fieldName !== "string" || !isRect(rect)) return [];
      const value =
        checkBox === true ? isTicked(fieldValue) : fieldType === "Tx" ? fieldValue : undefined;
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [rect.slice(0, 2), rect.slice(2)].flatMap((corner) =>
        moved(viewport.transform as number[], corner),
      );
      const place = {
        left: Math.min(x1, x2),
        right: Math.max(x1, x2),
        top: Math.min(y1, y2),
        bottom: Math.max(y1, y2),
      };
      if (typeof value === "boolean") return [{ ...place, name: fieldName, value }];
      const text = typeof value === "string" ? value.trim() : "";
      return [{ ...place, name: fieldName, value: text }];
    },
  );
}

/** A point of the page's own space on the page as it is shown. */
function moved(matrix: readonly number[], point: readonly number[]): [number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const [x = 0, y = 0] = point;
  return [a * x + c * y + e, b * x + d * y + f];
}

function isRect(rect: unknown): rect is number[] {
  return Array.isArray(rect) && rect.length === 4 && rect.every(Number.isFinite);
}

function isTicked(value: unknown): boolean {
  return typeof value === "string" && value !== "" && value !== "Off";
}

function faultOf(error: unknown): PdfFault {
  const name = error instanceof Error ? error.name : "";
  return name === "PasswordException" ? "encrypted" : "damaged";
}
