// Every screen of `serve` in a real browser, over a book whose names, notes and file names attack it: they are
// shown and not run; nothing is asked of another origin; the console stays silent; axe-core finds nothing on
// two widths in two themes; the keyboard alone reaches everything. Screenshots go to browser-output/pages/.
// Part of `npm run test:browser`.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { importFiles } from "../../src/app/take-in/import-files.ts";
import {
  ledgerAccess,
  ledgerFilesOf,
  type Machine,
  pageAssets,
  sourceOfBytes,
} from "../../src/compose.ts";
import { calendarDate } from "../../src/kernel/calendar.ts";
import { serveSite } from "../../src/web/serve.ts";
import type { Book } from "../../src/web/site.ts";
import { Uploads } from "../../src/web/uploads.ts";
import { axeFindings } from "./axe-findings.ts";

const root = join(import.meta.dirname, "..", "..");
const output = join(root, "browser-output", "pages");
const folder = mkdtempSync(join(tmpdir(), "rothbook-pages-"));
const failures: string[] = [];
let checks = 0;

function check(what: string, holds: boolean, detail = ""): void {
  checks += 1;
  if (!holds) failures.push(what);
  if (!holds) process.stdout.write(`FAIL ${what} ${detail}\n`);
}

const MARKUP = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>`;
const BREAKOUT = `"'><svg onload=window.ran=1>`;
const LONG = "Donaudampfschifffahrtsgesellschaft".repeat(5);
const TURNED = "\u202eevitcepsrep\u202c مرحبا 王小明 שלום";

const EVENTS: readonly object[] = [
  { kind: "person", person: "dana", name: MARKUP, birth_date: "1985-04-12" },
  { kind: "person", person: "luis", name: TURNED, birth_date: "1984-02-02" },
  { kind: "employer", employer: "acme", name: BREAKOUT },
  { kind: "plan", plan: "acme-401k", employer: "acme", name: `${LONG} ${MARKUP}` },
  ...["2025-03-14", "2025-06-13", "2026-01-16"].map((date) => ({
    kind: "paycheck",
    person: "dana",
    plan: "acme-401k",
    date,
    gross_pay: "9000.00",
    contributions: { after_tax: "1620.00", match: "270.00" },
    note: `${MARKUP} ${BREAKOUT}`,
  })),
  {
    kind: "in_plan_roth_rollover",
    person: "dana",
    plan: "acme-401k",
    date: "2025-03-20",
    amount: "1622.00",
    basis: "1620.00",
    note: TURNED,
  },
  {
    kind: "form_1099r",
    person: "dana",
    payer: "acme-brokerage",
    tax_year: 2025,
    box_1: "1622.00",
    box_7: "G",
  },
];

const SCREENS: readonly (readonly [name: string, address: string])[] = [
  ["home", "/?year=2025"],
  ["files", "/files"],
  ["start", "/start"],
  ["record", "/record"],
  ["paycheck", "/record/paycheck?person=dana"],
  ["figure", "/why/year/room?person=dana&year=2025"],
  ["year", "/year?person=dana&year=2025"],
  ["why", "/why/form-1040/5b?person=dana&year=2025"],
  ["events", "/events?year=2025"],
  ["filtered", `/events?year=2025&q=${encodeURIComponent(BREAKOUT)}`],
  ["correct", "/correct?event=e7&year=2025"],
  ["forms", "/forms?year=2025"],
  ["questions", "/ask?person=dana&year=2025"],
  ["limits", "/ask/limits?person=dana&year=2025"],
  ["cadence", "/ask/cadence?person=dana&year=2025&bracket=24&settlementDays=no"],
  ["changed", "/ask/diff?person=dana&year=2025&from=e3"],
  ["book", "/book"],
  ["error", `/no-such-page/${encodeURIComponent(MARKUP)}`],
];

async function hostileBook(): Promise<Book> {
  const path = join(folder, "rothbook.db");
  const machine: Machine = {
    now: () => "2026-03-18T12:00:00Z",
    randomBytes: (count) => new Uint8Array(count).fill(7),
    env: { HOME: folder },
    mounts: () => "",
    warn: () => undefined,
    patience: 0,
  };
  const files = await ledgerFilesOf(machine);
  files.create(path);
  const store = files.open(path);
  const text = EVENTS.map((event) => `${JSON.stringify(event)}\n`).join("");
  const name = `${MARKUP}${TURNED}.jsonl`;
  const imported = await importFiles(
    store,
    [await sourceOfBytes(name, new TextEncoder().encode(text))],
    {},
  );
  store.close();
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  if (imported.value.files.some(({ errors }) => errors > 0))
    throw new Error(JSON.stringify(imported.value));
  return {
    base: "",
    name: "rothbook.db",
    path,
    access: () => ledgerAccess(path, { named: true, today: calendarDate("2026-03-18") }, machine),
    files: () => ledgerFilesOf(machine),
    uploads: new Uploads(),
  };
}

const FOCUSABLE = `[...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter((each) => each.checkVisibility() && !each.disabled)`;

/** Tab from the top until the focus comes round: every control has to be met. */
async function keyboardReaches(page: Page, name: string): Promise<void> {
  // One radio of a group is a stop; arrow keys go on from there.
  const all = (await page.evaluate(
    `{ const groups = new Set(); window.stops = ${FOCUSABLE}.filter((each) => { if (each.type !== "radio") return true; if (groups.has(each.name)) return false; groups.add(each.name); return true; }); window.met = new Set(); window.stops.length }`,
  )) as number;
  for (let pressed = 0; pressed < all + 15; pressed += 1) {
    await page.keyboard.press("Tab");
    await page.evaluate("window.met.add(document.activeElement)");
  }
  const missed = await page.evaluate(
    "window.stops.filter((each) => !window.met.has(each) && each.type !== 'radio').map((each) => each.outerHTML.slice(0, 120))",
  );
  check(`${name}: the keyboard reaches everything`, (missed as string[]).length === 0, `${missed}`);
}

async function look(browser: Browser, address: string, width: number, theme: "light" | "dark") {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const foreign: string[] = [];
  const { origin } = new URL(address);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("dialog", (dialog) => void dialog.dismiss().then(() => errors.push("a dialog")));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) foreign.push(request.url());
  });
  await page.goto(address);
  for (const [screen, path] of SCREENS) {
    const name = `${screen} ${width} ${theme}`;
    errors.length = 0;
    await page.goto(`${origin}${path}`);
    await page.evaluate(
      "document.querySelectorAll('details').forEach((each) => { each.open = true })",
    );
    check(`${name}: axe-core finds nothing`, ...(await axeFindings(page)));
    check(`${name}: nothing of it ran`, (await page.evaluate("window.ran")) === undefined);
    const planted = await page.locator("img, [onerror], [onload], main script").count();
    check(`${name}: nothing was planted`, planted === 0, String(planted));
    const over = await page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    check(`${name}: no sideways scroll`, over === 0, String(over));
    // The browser itself says of an error page that it is one.
    const own = errors.filter((each) => screen !== "error" || !each.includes("404"));
    check(`${name}: the console is silent`, own.length === 0, own.join(" "));
    const file = `${screen}-${width}-${theme}.png`;
    await page.screenshot({ path: join(output, file), fullPage: true });
    if (width === 1280 && theme === "light") await keyboardReaches(page, name);
  }
  check(`${width} ${theme}: no request leaves the origin`, foreign.length === 0, foreign.join(" "));
  await context.close();
}

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true, mode: 0o700 });
const book = await hostileBook();
const serving = await serveSite(
  { books: [book], readOnly: false, assets: await pageAssets() },
  { port: 0, token: "0123456789abcdef".repeat(4) },
);
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  for (const width of [1280, 390])
    for (const theme of ["light", "dark"] as const)
      await look(browser, serving.address, width, theme);
} finally {
  await browser.close();
  serving.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`\npages: ${checks - failures.length} passed, ${failures.length} failed\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
