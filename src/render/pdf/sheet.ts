// Text from top to bottom on as many pages as it takes: lines, links, places, heads and feet.
import { maskTaxpayerNumbers, visible } from "../../kernel/shown-text.ts";
import { INK, LEFT, LETTER, Paper, RIGHT } from "./paper.ts";
import { breakLines, type Line, type Piece, type Span } from "./paragraph.ts";
import type { Typeface } from "./typeface.ts";

export const TOP = 52;
/** The last point that text may reach; the foot stands below it. */
const BOTTOM = LETTER.height - 56;
const FOOT = LETTER.height - 45;

/** After so many pages the words seen so far are forgotten: most of those to come are others. */
const PAGES_TO_REMEMBER = 4;

export interface TextStyle {
  readonly font?: "regular" | "bold";
  readonly size: number;
  readonly color?: string;
  readonly align?: "left" | "right" | "center";
  /** From baseline to baseline. */
  readonly leading?: number;
}

/** What stands at the foot of a page. */
export interface Foot {
  readonly lines: readonly string[];
  /** A rule above it. */
  readonly ruled: boolean;
}

/** What a round of drawing found: the next one is told. */
export interface Layout {
  readonly pages: number;
  readonly lost: number;
  /** The page of every place that something may refer to. */
  readonly places: ReadonlyMap<string, number>;
}

export class Sheet extends Paper {
  y = TOP;
  readonly #face: Typeface;
  readonly #known: Layout;
  readonly #foot: Foot | undefined;
  readonly #places = new Map<string, number>();
  #pages = 0;
  #onNewPage: () => void = () => {};

  constructor(
    pdf: PDFKit.PDFDocument,
    face: Typeface,
    options: { readonly foot: Foot | undefined; readonly known: Layout; readonly ink: boolean },
  ) {
    super(pdf, options.ink);
    this.#face = face;
    this.#known = options.known;
    this.#foot = options.foot;
    this.#startPage();
  }

  layout(): Layout {
    return { pages: this.#pages, lost: this.lost.length, places: this.#places };
  }

  /** The scripts, in words, of which a letter is left out. */
  get lost(): readonly string[] {
    return this.#face.lost;
  }

  close(): void {
    this.#drawFoot();
    this.endStructure();
  }

  /** What to draw at the top of every page that follows. */
  onNewPage(draw: () => void): void {
    this.#onNewPage = draw;
  }

  newPage(): void {
    this.#drawFoot();
    this.#startPage();
    this.y = TOP;
    this.artifact(() => this.#onNewPage());
  }

  pageCount(): number {
    return this.#pages;
  }

  /** How many pages the document has; 0 while that is not known yet. */
  get total(): number {
    return this.#known.pages;
  }

  /** Starts a new page unless this much room is left. */
  need(height: number): void {
    if (this.y + height > BOTTOM) this.newPage();
  }

  get room(): number {
    return BOTTOM - this.y;
  }

  /** A place that references lead to. */
  place(name: string, y = this.y): void {
    this.#places.set(name, this.#pages);
    if (!this.isDry) this.pdf.addNamedDestination(name, "XYZ", 0, Math.max(0, y - 6), null);
  }

  /** The page of a place: undefined when there is none of that name. */
  pageOf(name: string): number | undefined {
    return this.#known.places.get(name);
  }

  /** An entry of the outline that leads to this page. */
  outline(title: string, parent?: PDFKit.PDFOutline): PDFKit.PDFOutline | undefined {
    if (this.isDry) return undefined;
    const above = parent ?? this.pdf.outline;
    return above.addItem(this.safe(title), {
      left: LETTER.width,
      top: Math.max(0, this.y - 12),
    } as object);
  }

  safe(text: string): string {
    return visible(maskTaxpayerNumbers(text));
  }

  lines(spans: string | readonly Span[], width: number, style: TextStyle): readonly Line[] {
    const list = typeof spans === "string" ? [{ text: spans }] : spans;
    const safe = list.map((span) => ({
      ...span,
      text: span.text
        .split("\n")
        .map((part) => this.safe(part))
        .join("\n"),
    }));
    return breakLines(this.#face, safe, { size: style.size, width, bold: style.font === "bold" });
  }

  height(text: string | readonly Span[], width: number, style: TextStyle): number {
    return this.lines(text, width, style).length * leadingOf(style);
  }

  width(text: string, style: TextStyle): number {
    return this.lines(text, Number.POSITIVE_INFINITY, style)[0]?.width ?? 0;
  }

  /** The text, cut with an ellipsis when it is wider than the width. */
  clipped(text: string, width: number, style: TextStyle): string {
    if (this.width(text, style) <= width) return text;
    let end = text.length;
    while (end > 0 && this.width(`${text.slice(0, end)}…`, style) > width) end -= 1;
    return `${text.slice(0, end).trimEnd()}…`;
  }

  /** Text in a box whose top left corner is given; returns the height it took. */
  text(
    text: string | readonly Span[],
    x: number,
    y: number,
    width: number,
    style: TextStyle,
    tag = "P",
  ): number {
    return this.draw(this.lines(text, width, style), { x, y, width, style, tag });
  }

  /** Lines that are broken already. */
  draw(
    lines: readonly Line[],
    at: {
      x: number;
      y: number;
      width: number;
      style: TextStyle;
      tag?: string;
      tagOptions?: object;
    },
  ): number {
    const { x, y, width, style, tag = "P", tagOptions = {} } = at;
    const leading = leadingOf(style);
    const height = lines.length * leading;
    if (this.isDry) return height;
    const placed = lines.flatMap((line, row) => {
      let left = x + indentOf(style, width, line.width);
      const baseline = y + row * leading + (leading + style.size * 0.72) / 2;
      return line.pieces.map((piece) => {
        const spot = { piece, x: left, baseline };
        left += piece.width;
        return spot;
      });
    });
    if (placed.every(({ piece }) => piece.span.goTo === undefined)) {
      this.leaf(
        tag,
        () => {
          for (const { piece, x: left, baseline } of placed)
            this.#show(piece, left, baseline, style);
        },
        tagOptions,
      );
      return height;
    }
    this.group(
      tag,
      () => {
        for (const { piece, x: left, baseline } of placed) {
          const { goTo } = piece.span;
          if (goTo === undefined) {
            this.leaf("Span", () => this.#show(piece, left, baseline, style));
          } else {
            this.leaf("Link", (element) => {
              const color = piece.span.color ?? INK.link;
              this.#show(piece, left, baseline, { ...style, color });
              this.pdf
                .moveTo(left, baseline + 1.6)
                .lineTo(left + piece.width, baseline + 1.6)
                .lineWidth(0.4)
                .strokeColor(color)
                .stroke();
              this.pdf.goTo(left, baseline - style.size, piece.width, style.size * 1.3, goTo, {
                structParent: element,
                Contents: new String(`to ${piece.text}`),
              } as object);
            });
          }
        }
      },
      tagOptions,
    );
    return height;
  }

  #startPage(): void {
    this.#pages += 1;
    if (this.#pages % PAGES_TO_REMEMBER === 0) this.#face.forget();
    if (!this.isDry) this.pdf.addPage();
  }

  #drawFoot(): void {
    if (this.isDry || this.#foot === undefined) return;
    const { lines, ruled } = this.#foot;
    const style: TextStyle = { size: 7.5, color: INK.gray, leading: 9.5 };
    const top = FOOT - 9.5 * (lines.length - 1);
    this.artifact(() => {
      if (ruled) this.rule(top - 4);
      lines.forEach((line, index) => {
        const width = RIGHT - LEFT - (index === 0 ? 70 : 0);
        this.text(line, LEFT, top + 9.5 * index, width, style);
      });
      const number = `Page ${this.#pages} of ${this.total}`;
      this.text(number, RIGHT - 70, top, 70, { ...style, align: "right" });
    });
  }

  #show({ text, face, span }: Piece, x: number, baseline: number, style: TextStyle): void {
    if (text === "") return;
    this.#face.use(face, style.size);
    this.pdf.fillColor(span.color ?? style.color ?? INK.black);
    this.pdf.text(text, x, baseline, { lineBreak: false, baseline: "alphabetic" });
  }
}

function leadingOf({ size, leading }: TextStyle): number {
  return leading ?? Math.round(size * 13) / 10;
}

function indentOf({ align }: TextStyle, width: number, used: number): number {
  if (align === "right") return width - used;
  return align === "center" ? (width - used) / 2 : 0;
}
