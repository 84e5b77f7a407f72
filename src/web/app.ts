// Every address there is. A page is a function from a request to markup; what it asks and what it shows come
// from the same answers and views as the command line's.
import { Hono } from "hono";
import { type GuardOptions, guard } from "./guard.ts";
import { bookPages } from "./pages/book-pages.ts";
import { booksPage } from "./pages/books.ts";
import { errorPage } from "./pages/error.ts";
import type { Site } from "./site.ts";

export function pageApp(
  site: Site,
  options: Omit<GuardOptions, "scriptSource" | "readOnly">,
): Hono {
  const { assets, readOnly, books } = site;
  const app = new Hono();
  app.use(...guard({ ...options, readOnly, scriptSource: assets.scriptSource }));
  // Nothing is kept by the browser: after an update the pages would wear the old style. Here it costs nothing.
  app.get("/style.css", (context) =>
    context.body(assets.style, 200, { "Content-Type": "text/css; charset=utf-8" }),
  );
  app.get("/icon.svg", (context) =>
    context.body(assets.icon, 200, { "Content-Type": "image/svg+xml" }),
  );
  const [only, another] = books;
  if (only !== undefined && another === undefined && only.base === "")
    app.route("/", bookPages(site, only));
  else {
    app.get("/", (context) => booksPage(site, context));
    for (const book of books) app.route(book.base, bookPages(site, book));
  }
  app.notFound((context) =>
    context.html(errorPage({ status: 404, what: "There is no such page.", assets }), 404),
  );
  app.onError((error, context) => {
    const what = "problem" in error ? (error.problem as { message: string }).message : undefined;
    const status = what === undefined ? 500 : 503;
    return context.html(
      errorPage({
        status,
        what: what ?? "Something went wrong here. Nothing was recorded by this page.",
        detail: what === undefined ? error.message : undefined,
        assets,
      }),
      status,
    );
  });
  return app;
}
