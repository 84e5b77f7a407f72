// What a form brings back comes back as it was sent, whatever digits it has: pages mask what looks like a taxpayer number.
import { expect, it } from "vitest";
import { escapeHtml } from "../../src/render/html/markup.ts";
import { revisionOf } from "../../src/web/files/reading.ts";
import { madeFrom } from "../../src/web/made-from.ts";

const HEADS = ["1234567a", "12345678", "1234abcd", "9f86d081"].flatMap((digest) =>
  [1, 10, 45, 345, 3_456_789].map((seq) => ({
    seq,
    digest,
    ledgerId: "a".repeat(62).concat("12"),
  })),
);

it("of the files that are shown and the last entry of the book", async () => {
  for (const head of HEADS)
    for (const revision of [1, 12, 123]) {
      const token = await revisionOf({ uploads: { revision } }, { head: async () => head });
      expect(escapeHtml(token)).toBe(token);
    }
});

it("of an id and a number", () => {
  for (const { ledgerId, seq } of HEADS) {
    const token = madeFrom(ledgerId, seq);
    expect(escapeHtml(token)).toBe(token);
  }
});
