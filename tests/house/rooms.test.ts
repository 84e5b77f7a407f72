// A folder that lies flat is a corridor of doors: beyond sixteen files it has rooms.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const SRC = join(import.meta.dirname, "..", "..", "src");
const MOST = 16;

it.each(["app", "intake", "render", "cli"])("%s has rooms", (folder) => {
  const flat = readdirSync(join(SRC, folder), { withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(flat.length).toBeGreaterThan(3);
  expect(flat.length).toBeLessThanOrEqual(MOST);
});
