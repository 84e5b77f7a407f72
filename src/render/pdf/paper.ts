// A page of a tagged PDF, without a word on it yet: its structure, and the ink that says nothing by itself (rules,
// fills, boxes, drawn marks). A dry one draws nothing, for the rounds that only learn where things stand.
import { invariant } from "../../kernel/invariant.ts";

export const INK = {
  black: "#111111",
  gray: "#4a4a4a",
  link: "#173d66",
  rule: "#9a9a9a",
  hair: "#b4b4b4",
  fill: "#efefef",
  shade: "#dcdcdc",
} as const;

export const LETTER = { width: 612, height: 792 } as const;
export const LEFT = 42;
export const RIGHT = LETTER.width - 42;

export type Element = PDFKit.PDFStructureElement;

export class Paper {
  readonly pdf: PDFKit.PDFDocument;
  readonly #ink: boolean;
  readonly #open: Element[] = [];
  #inLeaf = false;

  constructor(pdf: PDFKit.PDFDocument, ink: boolean) {
    this.pdf = pdf;
    this.#ink = ink;
    if (!ink) return;
    const document = pdf.struct("Document");
    pdf.addStructure(document);
    this.#open.push(document);
  }

  /** A round that only learns where things stand: what has a height of its own need not be laid out. */
  get isDry(): boolean {
    return !this.#ink;
  }

  protected endStructure(): void {
    for (const element of this.#open.toReversed()) element.end();
  }

  /** Elements that belong together: a table, a row. */
  group(type: string, draw: () => void, options: object = {}): void {
    if (!this.#ink || this.#inLeaf) {
      draw();
      return;
    }
    const element = this.#child(type, options);
    this.#open.push(element);
    draw();
    this.#open.pop();
    element.end();
  }

  /** One element with its text. */
  leaf(type: string, draw: (element: Element | undefined) => void, options: object = {}): void {
    if (!this.#ink || this.#inLeaf) {
      draw(undefined);
      return;
    }
    const element = this.#child(type, options);
    element.add(() => {
      this.#inLeaf = true;
      draw(element);
      this.#inLeaf = false;
    });
    element.end();
  }

  /** Ink that says nothing by itself: rules, fills, heads and feet. */
  artifact(draw: () => void): void {
    if (!this.#ink || this.#inLeaf) {
      draw();
      return;
    }
    this.pdf.markContent("Artifact", { type: "Layout" });
    this.#inLeaf = true;
    draw();
    this.#inLeaf = false;
    this.pdf.endMarkedContent();
  }

  rule(y: number, from = LEFT, to = RIGHT, weight = 0.5, color: string = INK.rule): void {
    if (!this.#ink) return;
    this.artifact(() => {
      this.pdf.moveTo(from, y).lineTo(to, y).lineWidth(weight).strokeColor(color).stroke();
    });
  }

  post(x: number, from: number, to: number, weight = 0.5, color: string = INK.black): void {
    if (!this.#ink) return;
    this.artifact(() => {
      this.pdf.moveTo(x, from).lineTo(x, to).lineWidth(weight).strokeColor(color).stroke();
    });
  }

  fill(x: number, y: number, width: number, height: number, color: string): void {
    if (!this.#ink) return;
    this.artifact(() => this.pdf.rect(x, y, width, height).fillColor(color).fill());
  }

  frame(x: number, y: number, width: number, height: number, weight = 0.9): void {
    if (!this.#ink) return;
    this.artifact(() => {
      this.pdf.rect(x, y, width, height).lineWidth(weight).strokeColor(INK.black).stroke();
    });
  }

  /** Dots that lead the eye from a label to its amount, on a grid so that rows line up. */
  leader(from: number, to: number, baseline: number): void {
    if (!this.#ink) return;
    const step = 4;
    this.artifact(() => {
      this.pdf
        .save()
        .lineCap("round")
        .lineWidth(0.7)
        .strokeColor(INK.rule)
        .dash(0.1, { space: step - 0.1 })
        .moveTo(Math.ceil(from / step) * step, baseline)
        .lineTo(to, baseline)
        .stroke()
        .restore();
    });
  }

  checkBox(x: number, y: number, checked: boolean, side = 8): void {
    if (!this.#ink) return;
    this.artifact(() => {
      this.pdf.lineWidth(0.8).strokeColor(INK.black).rect(x, y, side, side).stroke();
      if (!checked) return;
      const inset = side * 0.2;
      this.pdf
        .lineWidth(1.4)
        .moveTo(x + inset, y + inset)
        .lineTo(x + side - inset, y + side - inset)
        .moveTo(x + side - inset, y + inset)
        .lineTo(x + inset, y + side - inset)
        .stroke();
    });
  }

  /** A drawn mark: the fonts have none, and the word beside it says the same. */
  mark(kind: "agrees" | "differs" | "awaited", x: number, y: number): void {
    if (!this.#ink) return;
    this.artifact(() => {
      const { pdf } = this;
      pdf.strokeColor(INK.black).lineWidth(kind === "awaited" ? 1.1 : 1.5);
      if (kind === "agrees")
        pdf
          .moveTo(x, y + 3.4)
          .lineTo(x + 2.4, y + 6)
          .lineTo(x + 6.6, y + 0.8)
          .stroke();
      else if (kind === "differs")
        pdf
          .moveTo(x + 0.4, y + 0.6)
          .lineTo(x + 5.8, y + 6)
          .moveTo(x + 5.8, y + 0.6)
          .lineTo(x + 0.4, y + 6)
          .stroke();
      else pdf.circle(x + 3.1, y + 3.4, 2.6).stroke();
    });
  }

  #child(type: string, options: object): Element {
    const element = this.pdf.struct(type, options);
    const parent = this.#open.at(-1);
    invariant(parent !== undefined, "the structure of the document is closed");
    parent.add(element);
    return element;
  }
}
