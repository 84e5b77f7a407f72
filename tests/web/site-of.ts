// A page over a ledger in a temporary folder, asked by requests: no browser, and no port for most tests.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ledgerAccess, ledgerFilesOf, type Machine, pageAssets } from "../../src/compose.ts";
import { calendarDate } from "../../src/kernel/calendar.ts";
import { pageApp } from "../../src/web/app.ts";
import type { Book } from "../../src/web/site.ts";
import { Uploads } from "../../src/web/uploads.ts";
import { temporaryFolder, testFiles } from "../support/temporary-ledger.ts";

export const TOKEN = "0123456789abcdef".repeat(4);
export const PORT = 4711;
export const ORIGIN = `http://127.0.0.1:${PORT}`;

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestInit["body"];
  /** The key of the page, as the cookie has it; left out for strangers. */
  readonly stranger?: boolean;
}

export async function siteOf({
  readOnly = false,
  today = "2026-03-18",
  ledger = true,
}: {
  readonly readOnly?: boolean;
  /** Whether there is one before the page is asked. */
  readonly ledger?: boolean;
  readonly today?: string;
} = {}) {
  const folder = temporaryFolder();
  const path = join(folder, "rothbook.db");
  if (ledger) testFiles.create(path);
  const machine: Machine = {
    now: () => `${today}T12:00:00Z`,
    randomBytes: (count) => new Uint8Array(count).fill(7),
    env: { HOME: folder },
    mounts: () => "",
    warn: () => undefined,
    patience: 0,
  };
  const book: Book = {
    base: "",
    name: "rothbook.db",
    path,
    access: () => ledgerAccess(path, { named: false, today: calendarDate(today) }, machine),
    files: () => ledgerFilesOf(machine),
    uploads: new Uploads(),
  };
  const site = { books: [book], readOnly, assets: await pageAssets() };
  const app = pageApp(site, { token: TOKEN, port: () => PORT });
  return {
    folder,
    path,
    book,
    /** Takes in events as JSON Lines, past the page. */
    async take(events: readonly object[]): Promise<void> {
      const { importFiles } = await import("../../src/app/take-in/import-files.ts");
      const { sourceFile } = await import("../../src/store/source-file.ts");
      const file = join(folder, "events.jsonl");
      writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(""));
      const store = testFiles.open(path);
      const imported = await importFiles(store, [sourceFile(file)], {});
      store.close();
      if (!imported.ok || !existsSync(path)) throw new Error(JSON.stringify(imported));
    },
    async ask(
      address: string,
      { method = "GET", headers = {}, body, stranger = false }: Asked = {},
    ) {
      const own: Record<string, string> = { host: `127.0.0.1:${PORT}` };
      if (!stranger) own["cookie"] = `rothbook-${PORT}=${TOKEN}`;
      if (method !== "GET" && method !== "HEAD") own["origin"] = ORIGIN;
      return await app.request(`${ORIGIN}${address}`, {
        method,
        headers: { ...own, ...headers },
        ...(body !== undefined && { body }),
      });
    },
  };
}
