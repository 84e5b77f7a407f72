// The report page in a real browser: it renders, asks the network for nothing, logs no error, sorts its
// tables, works without script, and axe-core finds nothing. `npm run test:browser`; needs
// Chromium (CHROMIUM names it, else /usr/bin/chromium), so it is not part of `npm test`. Screenshots go
// to browser-output/.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";
import { reportPage } from "../../src/render/html/report-page.ts";
import { pageAssets } from "../../src/store/page-assets.ts";
import { HOUSEHOLD, sampleReport } from "../support/sample-report.ts";
import { axeFindings } from "./axe-findings.ts";

const root = join(import.meta.dirname, "..", "..");
const output = join(root, "browser-output");
const scratch = mkdtempSync(join(tmpdir(), "rothbook-browser-"));
const failures: string[] = [];
let checks = 0;

function check(what: string, holds: boolean, detail = ""): void {
  checks += 1;
  process.stdout.write(`${holds ? "ok  " : "FAIL"} ${what}${holds ? "" : ` ${detail}`}\n`);
  if (!holds) failures.push(what);
}

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: { width: 1100, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1100, height: 900 }, colorScheme: "dark" },
  narrow: { viewport: { width: 360, height: 740 }, colorScheme: "light" },
};

async function open(browser: Browser, file: string, options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { context, page, errors, requests };
}

async function checkLook(browser: Browser, name: string, file: string): Promise<void> {
  const { context, page, errors, requests } = await open(browser, file, LOOKS[name] ?? {});
  check(`${name}: one request, the page itself`, requests.length === 1, requests.join(" "));
  check(`${name}: axe-core finds nothing`, ...(await axeFindings(page)));
  const overflow = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  check(`${name}: the page does not scroll sideways`, overflow === 0, String(overflow));
  await page.screenshot({ path: join(output, `${name}.png`), fullPage: true });
  for (const id of ["glance", "contributions", "roth"]) {
    await page.locator(`#${id}`).screenshot({ path: join(output, `${name}-${id}.png`) });
  }
  if (name === "light") {
    await page.click("#events thead th:nth-child(6) button");
    await page.click("#events thead th:nth-child(6) button");
    const first = await page.textContent("#events tbody tr:first-child td:nth-child(6)");
    check("a table sorts by amount, largest first", first?.trim() === "4,511.27", String(first));
    const sorted = await page.getAttribute("#events thead th:nth-child(6)", "aria-sort");
    check("and says so", sorted === "descending", String(sorted));
    const broken = await page.evaluate(
      "[...document.querySelectorAll('a[href^=\"#\"]')].filter((a) => !document.getElementById(a.getAttribute('href').slice(1))).map((a) => a.getAttribute('href'))",
    );
    check("every link leads somewhere", (broken as string[]).length === 0, String(broken));
    check("names are text, never markup", (await page.$$("img")).length === 0);
    await page.emulateMedia({ media: "print" });
    // Chromium leaves a button out of a table heading that it repeats on the next sheet.
    const heading = await page.evaluate(
      "getComputedStyle(document.querySelector('th button')).display",
    );
    check("print: headings are text, no buttons", heading === "contents", String(heading));
    await page.pdf({ path: join(output, "print.pdf"), format: "Letter", printBackground: true });
  }
  check(`${name}: no error in the console`, errors.length === 0, errors.join(" "));
  await context.close();
}

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true, mode: 0o700 });
const { style } = pageAssets();
const file = join(scratch, "report.html");
const page = reportPage(sampleReport(), { style, household: HOUSEHOLD });
writeFileSync(file, page, { mode: 0o600 });
check(
  "two pages of the same report are the same bytes",
  page === reportPage(sampleReport(), { style, household: HOUSEHOLD }),
);

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  for (const name of Object.keys(LOOKS)) await checkLook(browser, name, file);
  const bare = await open(browser, file, {
    javaScriptEnabled: false,
    viewport: { width: 1100, height: 900 },
  });
  const rows = await bare.page.locator("#events tbody tr").count();
  check("without script every row is there", rows > 20, String(rows));
  const charts = await bare.page.locator(".chart svg:visible").count();
  check("without script the charts are there, each once", charts === 4, String(charts));
  await bare.context.close();
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(`\n${checks - failures.length} passed, ${failures.length} failed\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
