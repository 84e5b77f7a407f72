// A migration that ledgers were made with may never change: its digest is written down here. A new one
// gets a new line; an old line is never edited.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import FROZEN from "./migration-digests.json" with { type: "json" };

it("migrations are what they were", () => {
  const folder = join(import.meta.dirname, "..", "..", "migrations");
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  const digests = files.map((file) => {
    const digest = createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("hex");
    return [file, digest];
  });
  expect(files.length).toBeGreaterThan(0);
  expect(Object.fromEntries(digests)).toEqual(FROZEN);
});

// No work so far needed a second format: what is remembered, answers and layouts too, are events. When one
// comes, this goes red: then a ledger of the first joins the golden ones, and CHANGELOG names every figure that
// comes out differently. The copy before a migration is made and tried already: store/migration.test.ts.
it("the first format is the only one", () => {
  expect(Object.keys(FROZEN)).toEqual(["0001_create_event.sql"]);
});
