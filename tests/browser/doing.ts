// What people do on the page, in a real browser: from no book to a recorded file, with script and without, on a
// desk and on a phone; two tabs; a book that is replaced meanwhile; read-only; several books of a folder; what
// print gives. Part of `npm run test:browser`.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { ledgerAccess, ledgerFilesOf, type Machine, pageAssets } from "../../src/compose.ts";
import { calendarDate } from "../../src/kernel/calendar.ts";
import { bookAddress } from "../../src/web/book-address.ts";
import { serveSite } from "../../src/web/serve.ts";
import type { Book } from "../../src/web/site.ts";
import { Uploads } from "../../src/web/uploads.ts";
import { axeFindings } from "./axe-findings.ts";

const output = join(import.meta.dirname, "..", "..", "browser-output", "doing");
const folder = mkdtempSync(join(tmpdir(), "rothbook-doing-"));
const failures: string[] = [];
let checks = 0;

function check(what: string, holds: boolean, detail = ""): void {
  checks += 1;
  if (holds) return;
  failures.push(what);
  process.stdout.write(`FAIL ${what} ${detail}\n`);
}

const machine: Machine = {
  now: () => "2026-03-18T12:00:00Z",
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  env: { HOME: folder },
  mounts: () => "",
  warn: () => undefined,
  patience: 0,
};

function bookAt(path: string, base = ""): Book {
  return {
    base,
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    access: () => ledgerAccess(path, { named: false, today: calendarDate("2026-03-18") }, machine),
    files: () => ledgerFilesOf(machine),
    uploads: new Uploads(),
  };
}

async function served(books: readonly Book[], readOnly = false) {
  const site = { books, readOnly, assets: await pageAssets() };
  return await serveSite(site, { port: 0, token: "0123456789abcdef".repeat(4) });
}

const REGISTER = `Worker,Pay Date,Gross Pay,401K PRETAX,401K AFTER-TAX
"Okafor, Dana",01/15/2026,9000.00,1080.00,1620.00
"Okafor, Dana",01/30/2026,9000.00,1080.00,1620.00
`;

interface Tab {
  readonly page: Page;
  readonly origin: string;
  readonly errors: string[];
}

async function tab(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
): Promise<Tab> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  const { origin } = new URL(address);
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    // The browser itself says of a refusal that it is one.
    if (message.type() === "error" && !message.text().includes("the server responded"))
      errors.push(message.text());
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) errors.push(`asked ${request.url()}`);
  });
  await page.goto(address);
  return { page, origin, errors };
}

async function look({ page, errors }: Tab, name: string): Promise<void> {
  const over = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  check(`${name}: no sideways scroll`, over === 0, String(over));
  check(`${name}: no error and no foreign request`, errors.length === 0, errors.join(" "));
  await page.screenshot({
    path: join(output, `${name.replaceAll(/\W+/g, "-")}.png`),
    fullPage: true,
  });
}

/** From no book to a recorded file; `name` says how it is looked at. */
async function firstRun(browser: Browser, name: string, options: BrowserContextOptions) {
  const path = join(folder, `${name.replaceAll(" ", "-")}.db`);
  const serving = await served([bookAt(path)]);
  const own = await tab(browser, serving.address, options);
  const { page, origin } = own;
  const scripted = options.javaScriptEnabled !== false;
  check(`${name}: an empty folder leads to the first page`, page.url().endsWith("/start"));
  if (scripted) check(`${name}: start has no finding`, ...(await axeFindings(page)));
  await look(own, `${name} start`);
  await page.fill("[name=name]", "Dana Okafor");
  await page.click("summary:has-text('What else the plan allows')");
  await page.fill("[name=match]", "half of six");
  await page.click("button.main:has-text('Begin')");
  check(
    `${name}: a wrong field is said beside it`,
    (await page.locator(".wrong-text").count()) > 0,
  );
  check(`${name}: and nothing is made`, !existsSync(path));
  await page.fill("[name=match]", "50% up to 6%");
  await page.fill("[name=employer]", "Larkspur Systems");
  await page.check("[name=after_tax][value=yes]");
  await page.check("[name=in_plan][value=manual]");
  await page.click("button.main:has-text('Begin')");
  check(`${name}: the book is made`, page.url().includes("done=started") && existsSync(path));
  const file = { name: "larkspur.csv", mimeType: "text/csv", buffer: Buffer.from(REGISTER) };
  await page.setInputFiles("#files", file);
  // With script the files are read at once; without it the button does.
  if (!scripted) await page.click("text=Read the files");
  await page.waitForSelector("article.file");
  if (scripted) check(`${name}: files have no finding`, ...(await axeFindings(page)));
  await look(own, `${name} files`);
  await page.click(".recordbar button:has-text('Record')");
  await page.waitForURL(/done=recorded/);
  await look(own, `${name} home`);
  check(
    `${name}: what was recorded is on the first page`,
    (await page.content()).includes("3,240.00"),
  );
  await page.goto(`${origin}/files`);
  await page.click("button:has-text('Undo') >> nth=0");
  check(`${name}: and is taken back`, (await page.content()).includes("Taken back"));
  return { serving, own, path };
}

async function twoTabs(browser: Browser): Promise<void> {
  const { serving, own } = await firstRun(browser, "two tabs", {
    viewport: { width: 1280, height: 900 },
  });
  const { page, origin } = own;
  const other = await page.context().newPage();
  for (const each of [page, other]) await each.goto(`${origin}/start`);
  for (const each of [page, other]) await each.fill("[name=name]", "Luis Reyes");
  await page.click("button.main:has-text('Add')");
  await other.click("button.main:has-text('Add')");
  check("two tabs: the second is told", (await other.content()).includes("nothing was added"));
  check("two tabs: what was typed stays", (await other.inputValue("[name=name]")) === "Luis Reyes");
  check(
    "two tabs: one person is added",
    (await other.content()).includes("In the book: Dana Okafor, Luis Reyes."),
  );
  serving.stop();
}

async function replacedBook(browser: Browser): Promise<void> {
  const one = await firstRun(browser, "replaced", { viewport: { width: 1280, height: 900 } });
  const two = await firstRun(browser, "replacement", { viewport: { width: 1280, height: 900 } });
  const { page, origin } = one.own;
  await page.goto(`${origin}/record/paycheck`);
  await page.fill("[name=gross_pay]", "9000");
  await page.fill("[name='contributions.after_tax']", "1,000.00");
  for (const end of ["-wal", "-shm"])
    if (existsSync(`${one.path}${end}`)) unlinkSync(`${one.path}${end}`);
  unlinkSync(one.path);
  copyFileSync(two.path, one.path);
  await page.click("button.main:has-text('Record')");
  const text = await page.content();
  check(
    "replaced: the form is refused",
    /another book|not the ledger|other history|was replaced|another ledger/.test(text),
    text.slice(text.indexOf("<main"), text.indexOf("<main") + 900),
  );
  one.serving.stop();
  two.serving.stop();
}

async function forAPreparer(browser: Browser): Promise<void> {
  const made = await firstRun(browser, "preparer's client", {
    viewport: { width: 1280, height: 900 },
  });
  made.serving.stop();
  const serving = await served([bookAt(made.path)], true);
  const own = await tab(browser, serving.address, { viewport: { width: 1280, height: 900 } });
  for (const path of [
    "/",
    "/files",
    "/year",
    "/events",
    "/forms",
    "/book",
    "/start",
    "/record/paycheck",
  ]) {
    await own.page.goto(`${own.origin}${path}`);
    const forms = await own.page.locator("form[method=post]").count();
    check(`read-only ${path}: no form that changes something`, forms === 0, String(forms));
    check(`read-only ${path}: no finding`, ...(await axeFindings(own.page)));
    check(`read-only ${path}: it is said`, (await own.page.content()).includes("Read only"));
  }
  serving.stop();
  const books = [made.path, made.path].map((path, place) =>
    bookAt(path, bookAddress(`client-${place}.db`, place)),
  );
  const board = await served(books, true);
  const own2 = await tab(browser, board.address, { viewport: { width: 390, height: 844 } });
  check("folder: a line for each book", (await own2.page.locator("tbody tr").count()) >= 2);
  check("folder: no finding", ...(await axeFindings(own2.page)));
  await look(own2, "folder 390");
  board.stop();
}

async function onPaper(browser: Browser): Promise<void> {
  const { serving, own, path } = await firstRun(browser, "paper", {
    viewport: { width: 1280, height: 900 },
  });
  check("paper: the book is there", existsSync(path));
  await own.page.goto(`${own.origin}/year`);
  await own.page.emulateMedia({ media: "print" });
  const shown = await own.page
    .locator("nav, button, .btn")
    .evaluateAll(
      (all) =>
        all.filter((each) => (each as { checkVisibility(): boolean }).checkVisibility()).length,
    );
  check("paper: no navigation and no button", shown === 0, String(shown));
  await own.page.pdf({ path: join(output, "year.pdf"), format: "Letter", printBackground: true });
  serving.stop();
}

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true, mode: 0o700 });
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  const desk = { viewport: { width: 1280, height: 900 } };
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: "dark" as const };
  const runs = [
    ["desk", desk],
    ["phone", phone],
    ["desk without script", { ...desk, javaScriptEnabled: false }],
    ["phone without script", { ...phone, javaScriptEnabled: false }],
  ] as const;
  for (const [name, options] of runs) (await firstRun(browser, name, options)).serving.stop();
  await twoTabs(browser);
  await replacedBook(browser);
  await forAPreparer(browser);
  await onPaper(browser);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`\ndoing: ${checks - failures.length} passed, ${failures.length} failed\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
