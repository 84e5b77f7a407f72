// The pages of one book, each in a file of its own.
import { Hono } from "hono";
import type { Book, Site } from "../site.ts";
import { acceptPage } from "./accept.ts";
import { askPages } from "./ask.ts";
import { bookAuditPage } from "./book.ts";
import { changePages } from "./change.ts";
import { downloadPages } from "./downloads.ts";
import { eventsPage } from "./events.ts";
import { filesPage } from "./files.ts";
import { formsPage } from "./forms.ts";
import { homePage } from "./home.ts";
import { recordPage } from "./record.ts";
import { sealPages } from "./seal.ts";
import { startPage } from "./start.ts";
import { whyPage } from "./why.ts";
import { yearPage } from "./year.ts";

/** A page says under which addresses it answers. */
export type Pages = (app: Hono, site: Site, book: Book) => void;

const PAGES: readonly Pages[] = [
  homePage,
  filesPage,
  startPage,
  recordPage,
  yearPage,
  whyPage,
  askPages,
  eventsPage,
  changePages,
  acceptPage,
  formsPage,
  downloadPages,
  bookAuditPage,
  sealPages,
];

export function bookPages(site: Site, book: Book): Hono {
  const app = new Hono();
  for (const pages of PAGES) pages(app, site, book);
  return app;
}
