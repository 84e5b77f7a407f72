// A Letter sheet that is written from top to bottom: it knows where it is, starts a new page when a
// block does not fit, and makes text safe for the built-in fonts. The bytes depend on nothing but the
// content: no clock, no user, no path.
import PDFDocument from "pdfkit";
import { maskTaxpayerNumbers, visible } from "../../kernel/shown-text.ts";
import { winAnsi } from "./win-ansi.ts";

const FONTS = {
  regular: "Helvetica",
  bold: "Helvetica-Bold",
  oblique: "Helvetica-Oblique",
} as const;

export const INK = { black: "#111111", gray: "#555555", rule: "#9a9a9a", hair: "#c8c8c8" } as const;

const LETTER = { width: 612, height: 792 } as const;
export const LEFT = 54;
export const RIGHT = LETTER.width - 54;
export const TOP = 50;
const BOTTOM = LETTER.height - 72;
const FOOT = LETTER.height - 58;

export interface TextStyle {
  readonly font?: keyof typeof FONTS;
  readonly size: number;
  readonly color?: string;
  readonly align?: "left" | "right" | "center";
  readonly lineGap?: number;
}

export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  y = TOP;
  /** Letters that the fonts do not have were replaced somewhere. */
  replaced = false;
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<void>;
  #onNewPage: () => void = () => {};

  constructor(options: { readonly title: string; readonly created: Date }) {
    this.pdf = new PDFDocument({
      size: "LETTER",
      margin: 0,
      bufferPages: true,
      lang: "en-US",
      displayTitle: true,
      info: {
        Title: this.safe(options.title),
        Producer: "rothbook",
        Creator: "rothbook",
        CreationDate: options.created,
        ModDate: options.created,
      },
    });
    this.#ended = new Promise((resolve, reject) => {
      this.pdf.on("data", (chunk: Buffer) => this.#chunks.push(chunk));
      this.pdf.on("end", () => resolve());
      this.pdf.on("error", reject);
    });
  }

  /** What to draw at the top of every page that follows. */
  onNewPage(draw: () => void): void {
    this.#onNewPage = draw;
  }

  newPage(): void {
    this.pdf.addPage();
    this.y = TOP;
    this.#onNewPage();
  }

  pageCount(): number {
    return this.pdf.bufferedPageRange().count;
  }

  /** Starts a new page unless this much room is left. */
  need(height: number): void {
    if (this.y + height > BOTTOM) this.newPage();
  }

  safe(text: string): string {
    const written = winAnsi(visible(maskTaxpayerNumbers(text)));
    if (written.changed) this.replaced = true;
    return written.text;
  }

  height(text: string, width: number, style: TextStyle): number {
    this.#style(style);
    return this.pdf.heightOfString(this.safe(text), { width, lineGap: style.lineGap ?? 0 });
  }

  width(text: string, style: TextStyle): number {
    this.#style(style);
    return this.pdf.widthOfString(this.safe(text));
  }

  /** The text, cut with an ellipsis when it is wider than the width. */
  clipped(text: string, width: number, style: TextStyle): string {
    if (this.width(text, style) <= width) return text;
    let end = text.length;
    while (end > 0 && this.width(`${text.slice(0, end)}…`, style) > width) end -= 1;
    return `${text.slice(0, end).trimEnd()}…`;
  }

  /** Text in a box whose top left corner is given; returns the height it took. */
  text(text: string, x: number, y: number, width: number, style: TextStyle): number {
    const height = this.height(text, width, style);
    this.pdf.text(this.safe(text), x, y, {
      width,
      align: style.align ?? "left",
      lineGap: style.lineGap ?? 0,
    });
    return height;
  }

  rule(y: number, from = LEFT, to = RIGHT, weight = 0.5, color: string = INK.rule): void {
    this.pdf.moveTo(from, y).lineTo(to, y).lineWidth(weight).strokeColor(color).stroke();
  }

  /** Dots that lead the eye from a label to its amount, on a grid so that rows line up. */
  leader(from: number, to: number, baseline: number): void {
    const step = 5;
    this.pdf
      .save()
      .lineCap("round")
      .lineWidth(0.7)
      .strokeColor(INK.rule)
      .dash(0.1, { space: step - 0.1 });
    this.pdf
      .moveTo(Math.ceil(from / step) * step, baseline)
      .lineTo(to, baseline)
      .stroke()
      .restore();
  }

  checkBox(x: number, y: number, checked: boolean): void {
    const side = 8;
    this.pdf.lineWidth(0.7).strokeColor(INK.black).rect(x, y, side, side).stroke();
    if (!checked) return;
    this.pdf.lineWidth(1.1);
    this.pdf
      .moveTo(x + 1.8, y + 1.8)
      .lineTo(x + side - 1.8, y + side - 1.8)
      .stroke();
    this.pdf
      .moveTo(x + side - 1.8, y + 1.8)
      .lineTo(x + 1.8, y + side - 1.8)
      .stroke();
  }

  /** Writes the foot of every page and returns the file. */
  async finish(foot: readonly string[]): Promise<Uint8Array> {
    const { count } = this.pdf.bufferedPageRange();
    const style = { size: 7, color: INK.gray } as const;
    for (let page = 0; page < count; page += 1) {
      this.pdf.switchToPage(page);
      this.rule(FOOT);
      // The page number stands beside the first line.
      foot.forEach((line, index) => {
        const width = RIGHT - LEFT - (index === 0 ? 70 : 0);
        this.text(line, LEFT, FOOT + 5 + 9.5 * index, width, style);
      });
      const number = `Page ${page + 1} of ${count}`;
      this.text(number, RIGHT - 70, FOOT + 5, 70, { ...style, align: "right" });
    }
    this.pdf.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }

  #style({ font = "regular", size, color = INK.black }: TextStyle): void {
    this.pdf.font(FONTS[font]).fontSize(size).fillColor(color);
  }
}
