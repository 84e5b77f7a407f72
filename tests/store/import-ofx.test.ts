// OFX statements through the real store. A whole statement may stand on one line, so nothing may go by lines.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

const STATEMENT = readFileSync(
  new URL("../../fixtures/statements/ofx/ok/sgml-one-line.ofx", import.meta.url),
  "utf8",
);
const INDENTED = readFileSync(
  new URL("../../fixtures/statements/ofx/ok/sgml-indented.ofx", import.meta.url),
  "utf8",
);

describe("an OFX statement", () => {
  it("is recorded once, in whichever form it comes", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    const first = await ledger.take("OfxDownload.ofx", STATEMENT);
    expect(first.files[0]).toMatchObject({
      layout: "ofx/401k",
      // Line 11 holds the whole statement, and somebody has to look at it.
      lines: 11,
      imported: 0,
      ignored: 10,
      needs_review: 1,
      errors: 0,
      entries: { imported: 5, already_recorded: 0, ignored: 8, needs_review: 2, errors: 0 },
      events: 2,
    });
    const content = await ledger.content();
    const again = await ledger.take("OfxDownload (1).qfx", INDENTED);
    expect(again.files[0]).toMatchObject({
      lines: 278,
      imported: 0,
      entries: { imported: 0, already_recorded: 5 },
      batch: null,
    });
    expect(await ledger.content()).toEqual(content);
  });

  it("counts every restated paycheck of a line", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    await ledger.take("a.ofx", STATEMENT);
    const restated = STATEMENT.replace("-615.0", "-620.00").replace("-300.00", "-310.00");
    const second = await ledger.take("b.ofx", restated);
    expect(second.files[0]).toMatchObject({
      imported: 0,
      entries: { needs_review: 2 + 5 },
    });
    const codes = second.problems.map(({ code }) => code);
    expect(codes.filter((code) => code === "import.exists-with-different-content")).toHaveLength(2);
  });

  it("is refused whole when one value is broken", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    const content = await ledger.content();
    const broken = await ledger.take("a.ofx", STATEMENT.replace("-1250.00", "$1250.00"));
    expect(broken.files[0]).toMatchObject({ imported: 0, batch: null });
    expect(broken.problems.map(({ code }) => code)).toContain("import.amount-not-decimal");
    expect(await ledger.content()).toEqual(content);
  });
});
