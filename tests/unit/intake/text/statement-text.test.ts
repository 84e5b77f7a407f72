// Which encoding a file is in, and where it is in none: bytes written by hand.
import { describe, expect, it } from "vitest";
import { statementText } from "../../../../src/intake/text/statement-text.ts";

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === "string" ? [...new TextEncoder().encode(part)] : part,
    ),
  );
const read = (...parts: readonly (string | readonly number[])[]) =>
  statementText(bytes(...parts), "pay.csv");
function told(found: ReturnType<typeof statementText>) {
  if (!found.ok) {
    const { code, message, at } = found.error;
    return { code, message, line: at?.line, column: at?.column };
  }
  const { text, encoding, notes } = found.value;
  return { text, encoding, notes: notes.map(({ code }) => code) };
}

describe("the encoding of a file", () => {
  it("is what its mark says, and the mark is no text", () => {
    expect(told(read([0xff, 0xfe, 0x41, 0x00, 0xe9, 0x00]))).toEqual({
      text: "Aé",
      encoding: "utf-16le",
      notes: [],
    });
    expect(told(read([0xfe, 0xff, 0x00, 0x41, 0x00, 0xe9]))).toEqual({
      text: "Aé",
      encoding: "utf-16be",
      notes: [],
    });
    expect(told(read([0xef, 0xbb, 0xbf], "Aé"))).toEqual({
      text: "Aé",
      encoding: "utf-8",
      notes: [],
    });
    // Half of a mark is none: these are letters of Windows-1252.
    expect(told(read([0xff, 0x41]))).toMatchObject({ text: "ÿA", encoding: "windows-1252" });
    expect(told(read([0xfe, 0x41]))).toMatchObject({ text: "þA", encoding: "windows-1252" });
  });

  it("is Windows-1252 where it is not UTF-8 throughout, and that is said unless it was asked for", () => {
    const file = bytes("Pay,Ren", [0xe9], "e\n");
    expect(told(statementText(file, "pay.csv"))).toEqual({
      text: "Pay,Renée\n",
      encoding: "windows-1252",
      notes: ["import.read-as-windows-1252"],
    });
    expect(told(statementText(file, "pay.csv", "windows-1252"))).toMatchObject({ notes: [] });
    expect(told(statementText(bytes("Renée"), "pay.csv", "windows-1252"))).toMatchObject({
      text: "RenÃ©e",
    });
  });
});

describe("a file that is no text", () => {
  it.each([0x81, 0x8d, 0x8f, 0x90, 0x9d])(
    "byte %i is in neither encoding: its place is told",
    (byte) => {
      expect(told(read("a,b\nc,", [byte], "\n", [0x81]))).toEqual({
        code: "import.not-text",
        message: "the file is neither UTF-8 nor Windows-1252 (byte 6)",
        line: 2,
        column: 3,
      });
    },
  );

  it.each([
    ["at the start", [], "", 0, 1, 1],
    ["within a line", [], "a,b\nc,", 6, 2, 3],
    ["behind a letter of two bytes", [0xc3, 0xa9], "\n", 3, 2, 1],
  ] as const)(
    "that is asked for as UTF-8 names the first byte that is none, %s",
    (_, head, text, at, line, column) => {
      const file = bytes([...head], text, [0xe9], "x\n", [0xe9]);
      expect(told(statementText(file, "pay.csv", "utf-8"))).toEqual({
        code: "import.not-text",
        message: `the file is not utf-8 (byte ${at})`,
        line,
        column,
      });
    },
  );

  it("with a NUL is refused at its place, which is counted in bytes", () => {
    expect(told(read("ab\nc", [0], "d"))).toMatchObject({
      message: "the file holds a NUL character (byte 4)",
      line: 2,
      column: 2,
    });
    // Behind the mark the second letter of two bytes each.
    expect(told(read([0xff, 0xfe, 0x41, 0x00, 0x00, 0x00]))).toMatchObject({
      message: "the file holds a NUL character (byte 4)",
    });
  });
});
