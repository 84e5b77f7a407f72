// Several books in a folder: a line for each person; one that cannot be read is a line, not the end.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ledgerAccess, ledgerFilesOf, type Machine, pageAssets } from "../../src/compose.ts";
import { calendarDate } from "../../src/kernel/calendar.ts";
import { pageApp } from "../../src/web/app.ts";
import { bookAddress } from "../../src/web/book-address.ts";
import type { Book } from "../../src/web/site.ts";
import { Uploads } from "../../src/web/uploads.ts";
import { temporaryFolder } from "../support/temporary-ledger.ts";
import { HOUSEHOLD_EVENTS, wordsOf } from "./household.ts";
import { PORT, siteOf, TOKEN } from "./site-of.ts";

async function folderOfBooks() {
  const [one, other] = [await siteOf(), await siteOf()];
  await one.take(HOUSEHOLD_EVENTS);
  await other.take([{ kind: "person", person: "wei", name: "Chen Wei" }]);
  const folder = temporaryFolder();
  const broken = join(folder, "broken.db");
  writeFileSync(broken, "these are notes");
  const machine: Machine = {
    now: () => "2026-03-18T12:00:00Z",
    randomBytes: (count) => new Uint8Array(count).fill(7),
    env: { HOME: folder },
    mounts: () => "",
    warn: () => undefined,
    patience: 0,
  };
  const bookOf = (path: string, name: string, place: number): Book => ({
    base: bookAddress(name, place),
    name,
    path,
    access: () => ledgerAccess(path, { named: true, today: calendarDate("2026-03-18") }, machine),
    files: () => ledgerFilesOf(machine),
    uploads: new Uploads(),
  });
  const books = [
    bookOf(one.path, "ortiz.db", 0),
    bookOf(other.path, 'chen & :id "co".db', 1),
    bookOf(broken, "broken.db", 2),
  ];
  const site = { books, readOnly: true, assets: await pageAssets() };
  const app = pageApp(site, { token: TOKEN, port: () => PORT });
  const headers = { host: `127.0.0.1:${PORT}`, cookie: `rothbook-${PORT}=${TOKEN}` };
  return async (address: string) => await app.request(`http://x${address}`, { headers });
}

describe("serve FOLDER", () => {
  it("has a line for each person of each book, and names the one that cannot be read", async () => {
    const ask = await folderOfBooks();
    const page = await (await ask("/")).text();
    const words = wordsOf(page);
    expect(words).toContain("3 books, 3 people");
    for (const name of ["Dana Ortiz", "Luis Ortiz", "Chen Wei"]) expect(words).toContain(name);
    expect(words).toContain("Could not be read broken.db");
    expect(page).toContain('href="/books/ortiz.db/?person=dana&amp;year=2025"');
  });

  it("opens each book under its own address, read-only", async () => {
    const ask = await folderOfBooks();
    const dana = await (await ask("/books/ortiz.db/events?year=2025&person=dana")).text();
    expect(dana).toContain("1,620.00");
    expect(dana).toContain('href="/books/ortiz.db/forms"');
    expect(dana).not.toContain('method="post"');
    const wei = await ask("/books/no-2/events");
    expect(wei.status).toBe(200);
    expect(await wei.text()).not.toContain("1,620.00");
    expect((await ask("/books/broken.db/")).status).not.toBe(200);
    expect((await ask("/books/..%2fortiz.db/")).status).toBe(404);
  });
});
