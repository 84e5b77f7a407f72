// Why a PDF is not read, in words, and what to do about it.
import { type Advice, byCommand } from "../../kernel/advice.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import type { ProblemCode } from "../../kernel/problem-codes.ts";
import { MOST_PAGES, type PdfFault } from "./page.ts";

const TOLD: Readonly<
  Record<PdfFault, readonly [code: ProblemCode, message: string, hint: Advice]>
> = {
  damaged: [
    "import.pdf-not-readable",
    "the file begins like a PDF and is damaged",
    "download it again",
  ],
  encrypted: [
    "import.pdf-encrypted",
    "the PDF opens with a password only",
    byCommand("open it, and print it into a PDF without one; or type what is in it", "record"),
  ],
  no_text: [
    "import.pdf-without-text",
    "the PDF is a picture: a scan or a photograph has no text to read",
    byCommand("download the original from whoever made it, or type what is in it", "record"),
  ],
  too_many_pages: [
    "import.pdf-not-readable",
    `the PDF has more than ${MOST_PAGES} pages`,
    "print the pages of one form or statement into a PDF of their own",
  ],
  too_much_text: [
    "import.pdf-not-readable",
    "the PDF has more words than any statement",
    "print the pages of one form or statement into a PDF of their own",
  ],
  too_slow: [
    "import.pdf-not-readable",
    "the PDF takes too long to read, and was given up",
    "print it into a new PDF, or copy its text into a .txt file",
  ],
};

export function pdfProblem(file: string, fault: PdfFault): Problem {
  const [code, message, hint] = TOLD[fault];
  return problem(code, message, { at: { file, line: 1 }, hint });
}
