// A ledger that each released version wrote, invented data: every later version must verify it for ever.
import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { verifyFile } from "../../src/store/backup.ts";
import { temporaryFolder } from "../support/temporary-ledger.ts";

const golden = join(import.meta.dirname, "golden");

it.each(readdirSync(golden))("%s verifies", (name) => {
  // A copy: a newer version may migrate what it opens.
  const copy = join(temporaryFolder(), name);
  copyFileSync(join(golden, name), copy);
  expect(verifyFile(copy)).toMatchObject({ events: 12, problems: [] });
});
