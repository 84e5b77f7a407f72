// Fixtures, sessions and scenarios are invented, and nothing in them may look like a person's number.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
/** SSN and ITIN in their written grouping; EIN and bank numbers have another shape. */
const TAXPAYER_NUMBER = /(?<![\d-])\d{3}([- ])\d{2}\1\d{4}(?![\d-])/;
/** Masking has to be shown on something: 123-45-6789 and numbers with the group 00 were never issued. */
const NEVER_ISSUED = /123[- ]45[- ]678\d|\d{3}[- ]00[- ]\d{4}/g;

function looksLikeTaxpayerNumber(text: string): boolean {
  return TAXPAYER_NUMBER.test(text.replace(NEVER_ISSUED, ""));
}

describe("what we ship and test with", () => {
  it("holds nothing shaped like a taxpayer number", () => {
    const files = execFileSync(
      "git",
      ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
      {
        cwd: root,
        encoding: "utf8",
      },
    )
      .split("\0")
      .filter((file) => /^(fixtures|templates|tests|src|docs|README)/.test(file));
    expect(files.length).toBeGreaterThan(50);
    const found = files.filter((file) =>
      looksLikeTaxpayerNumber(readFileSync(join(root, file), "latin1")),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ["078-05-112", false],
    [`${"078"}-05-1120`, true],
    ["2025-01-2025", false],
    ["123-45-6789", false],
  ])("sees that %s is one: %s", (text, is) => {
    expect(looksLikeTaxpayerNumber(text)).toBe(is);
  });
});
