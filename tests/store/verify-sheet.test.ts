// A worksheet as CSV or JSON is checked with its digest alone; one changed cent is seen.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verifySheet } from "../../src/app/seal/verify-sheet.ts";
import { run } from "../../src/cli/run.ts";
import { shortCode } from "../../src/kernel/short-code.ts";
import { hashing } from "../../src/store/hashing.ts";
import { temporaryFolder } from "../support/temporary-ledger.ts";
import { testIo } from "../support/test-io.ts";

async function sheets() {
  const cwd = temporaryFolder();
  const rothbook = async (...words: string[]) => {
    const { io, stderr } = testIo({ cwd, env: { ROTHBOOK_LEDGER: join(cwd, "rothbook.db") } });
    const exit = await run(words, io);
    expect({ exit, stderr: stderr() }).toEqual({ exit: 0, stderr: "" });
  };
  await rothbook("init", "--no-input");
  const ledger = join(import.meta.dirname, "..", "..", "fixtures", "ledgers", "alex.jsonl");
  await rothbook("import", ledger);
  const made = [];
  for (const form of ["form-1040", "form-1099-r", "annual-additions", "after-tax-basis"]) {
    for (const format of ["csv", "json"]) {
      const name = `${form}.${format}`;
      await rothbook("worksheet", form, "--tax-year", "2025", "--format", format, "--output", name);
      made.push({ name, text: readFileSync(join(cwd, name), "utf8") });
    }
  }
  return made;
}

describe("audit verify-sheet", () => {
  it("accepts every worksheet as written, also saved again by a spreadsheet", async () => {
    const digests = new Map<string, string>();
    for (const { name, text } of await sheets()) {
      const verified = verifySheet(hashing, { name, text });
      expect(verified, name).toMatchObject({ ok: true });
      if (!verified.ok) continue;
      const { digest } = verified.value;
      // The same digest, whichever way the worksheet was written.
      const form = name.replace(/\..*/, "");
      expect(digests.get(form) ?? digest).toBe(digest);
      digests.set(form, digest);
      for (const onPaper of [digest, digest.toUpperCase(), shortCode(digest).toLowerCase()])
        expect(verifySheet(hashing, { name, text, digest: onPaper }).ok).toBe(true);
      expect(verifySheet(hashing, { name, text, digest: "0".repeat(64) }).ok).toBe(false);
      if (!name.endsWith(".csv")) continue;
      // A file has the mark that spreadsheets want; some of them write it again, some do not.
      const unmarked = text.replace(/^\ufeff/, "");
      expect(unmarked).not.toBe(text);
      expect(verifySheet(hashing, { name, text: unmarked, digest }).ok).toBe(true);
      const again = `\ufeff${unmarked.replaceAll("\r\n", "\n").replace(/^([^",\n]+),/gm, '"$1",')}`;
      expect(verifySheet(hashing, { name, text: again, digest }).ok).toBe(true);
    }
  });

  it("refuses one changed by a cent, a line, a person, a year or a digest", async () => {
    for (const { name, text } of await sheets()) {
      const changes: [RegExp, string][] = [
        [/(\d)\.(\d)0/, "$1.$21"],
        [/alex/g, "blake"],
        [/2025(?=[,"\n])|2025(?=,)/g, "2024"],
        [/digest,([0-9a-f])|"digest": "([0-9a-f])/, '"digest": "f'],
      ];
      for (const [from, to] of changes) {
        const changed = text.replace(from, to);
        if (changed === text) continue;
        expect(verifySheet(hashing, { name, text: changed }).ok, `${name} ${from}`).toBe(false);
      }
    }
  });
});
