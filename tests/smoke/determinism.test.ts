// The same ledger gives the same bytes wherever it is read: CSV, JSON, PDF and everything else that
// people keep and compare, over time zones, locales and versions of Node.
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BuiltProgram, buildProgram, ROOT, spawned } from "../support/built-program.ts";

// West and east of UTC, on both sides of the date line, and offsets that are no whole hours.
const ZONES = [
  "UTC",
  "America/Los_Angeles",
  "Asia/Tokyo",
  "Pacific/Kiritimati",
  "America/St_Johns",
  "Asia/Kathmandu",
];
// A decimal comma, and the dotless i that breaks case-insensitive comparison.
const LOCALES = ["en_US.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"];
/** Further versions: `NODE_BINARIES=/path/to/node22:/path/to/node26`. */
const NODES = [process.execPath, ...(process.env["NODE_BINARIES"]?.split(":") ?? [])];

const FORMS = ["form-8606", "form-1099-r", "form-1040", "annual-additions", "after-tax-basis"];
const YEAR = ["--tax-year", "2025"];
const COMMANDS = [
  ...FORMS.flatMap((form) =>
    ["pdf", "csv", "json", "text"].map((format) => [
      ...["worksheet", form, ...YEAR, "--format", format, "--output", `${form}.${format}`],
    ]),
  ),
  ["packet", ...YEAR, "--output", "packet.pdf", "--folder", "packet"],
  ["report", ...YEAR, "--today", "2026-02-01", "--output", "report.html"],
  ["calendar", ...YEAR, "--today", "2025-02-01", "--output", "calendar.ics"],
  ["export", "--output", "events.jsonl"],
  ["export", "--format", "csv", "--output", "events.csv"],
  ...["limits", "basis", "distributions", "reconcile"].flatMap((command) =>
    ["json", "csv"].map((format) => [
      ...[command, ...YEAR, "--format", format, "--output", `${command}.${format}`],
    ]),
  ),
  ["audit", "log", "--format", "csv", "--output", "log.csv"],
];

const folder = mkdtempSync(join(tmpdir(), "rothbook-determinism-"));
const ledger = join(folder, "rothbook.db");
let program: BuiltProgram;

async function runIn(
  place: string,
  node: string,
  env: Record<string, string>,
  commands: string[][],
) {
  mkdirSync(place, { mode: 0o700 });
  const driver = join(ROOT, "tests", "support", "run-commands.cjs");
  const words = [driver, join(program.folder, "program.cjs"), JSON.stringify(commands)];
  const ended = await spawned(node, words, {
    cwd: place,
    env: { ROTHBOOK_LEDGER: ledger, XDG_STATE_HOME: join(folder, "state"), ...env },
  });
  expect(ended.status, ended.stderr).toBe(0);
}

function digestsIn(place: string): Record<string, string> {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name));
      return [
        join(basename(parentPath) === "packet" ? "packet" : "", name),
        createHash("sha256").update(bytes).digest("hex"),
      ];
    }),
  );
}

beforeAll(async () => {
  program = buildProgram();
  const demo = join(ROOT, "fixtures", "demo");
  const files = ["acme-payroll-2025", "acme-conversions-2025", "globex-payroll-2025"];
  await runIn(join(folder, "start"), process.execPath, {}, [
    ["init", "--no-input"],
    ["import", join(demo, "alex.jsonl")],
    ["import", ...files.map((file) => join(demo, `${file}.csv`))],
  ]);
}, 60_000);

afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true });
});

it("gives the same bytes in every time zone and locale", async () => {
  const worlds = NODES.flatMap((node, index) =>
    ZONES.flatMap((TZ) => LOCALES.map((LC_ALL) => ({ node, index, TZ, LC_ALL }))),
  );
  const found = new Map<string, Record<string, string>>();
  const next = worlds.values();
  const worker = async () => {
    for (const { node, index, TZ, LC_ALL } of next) {
      const place = join(folder, `${index}-${TZ.replace("/", "-")}-${LC_ALL}`);
      await runIn(place, node, { TZ, LC_ALL }, COMMANDS);
      found.set(`${node} ${TZ} ${LC_ALL}`, digestsIn(place));
    }
  };
  await Promise.all([worker(), worker()]);
  expect(found.size).toBe(NODES.length * 18);
  const [first = {}] = found.values();
  // Every command wrote its file, and the packet its folder.
  expect(Object.keys(first).length).toBeGreaterThan(COMMANDS.length + 4);
  for (const [world, digests] of found) expect(digests, world).toEqual(first);
}, 300_000);
