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

// So far no ledger can be older than the program. The second migration needs a verified backup, written
// beside the ledger before it runs, and a test that a ledger of the first format survives it.
it("the first format is the only one, so nothing is migrated without a backup", () => {
  expect(Object.keys(FROZEN)).toEqual(["0001_create_event.sql"]);
});
