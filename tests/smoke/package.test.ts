// The package as somebody installs it: packed, put into an empty folder without the clone's node_modules, and
// used there, on the command line, in the browser and as a library from both kinds of module.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { ROOT } from "../support/built-program.ts";

const folder = mkdtempSync(join(tmpdir(), "rothbook-package-"));
const home = join(folder, "home");
const installed = join(home, "node_modules", "rothbook");
const main = join(installed, manifest.bin.rothbook);
const DEMO = join(ROOT, "fixtures", "demo");
const YEAR = ["--tax-year", "2025"];

/** Built and packed beside the tree, so that tests that build into it are not disturbed. */
beforeAll(() => {
  const staged = join(folder, "staged");
  mkdirSync(staged);
  const node = (words: readonly string[]) => execFileSync(process.execPath, words, { cwd: ROOT });
  node(["esbuild.config.ts", join(staged, "dist")]);
  const types = join(staged, "dist", "types");
  node([
    join(ROOT, "node_modules/typescript/bin/tsc"),
    "--project",
    "tsconfig.types.json",
    "--outDir",
    types,
  ]);
  for (const part of [...manifest.files, "package.json"])
    if (part !== "dist") cpSync(join(ROOT, part), join(staged, part), { recursive: true });
  const npm = (cwd: string, ...words: string[]) =>
    execFileSync("npm", [...words, "--no-audit", "--no-fund", "--prefer-offline"], {
      cwd,
      stdio: "pipe",
    });
  npm(staged, "pack", "--ignore-scripts", "--pack-destination", folder);
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), '{ "private": true }');
  npm(home, "install", join(folder, `rothbook-${manifest.version}.tgz`));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function rothbook(...words: readonly string[]) {
  const env = { PATH: process.env["PATH"], HOME: home, ROTHBOOK_LEDGER: join(home, "rothbook.db") };
  return spawnSync(process.execPath, [main, ...words], {
    cwd: home,
    encoding: "utf8",
    env,
    input: "",
  });
}

describe("the installed package", () => {
  it("has the program, its fonts, migrations and the licences of what is built in", () => {
    for (const file of [
      "dist/main.cjs",
      "dist/fonts/NotoSans-Regular.ttf",
      "migrations",
      "man/rothbook.1",
    ])
      expect(existsSync(join(installed, file)), file).toBe(true);
    const notices = readFileSync(join(installed, "dist", "THIRD-PARTY-NOTICES.txt"), "utf8");
    for (const name of ["zod", "kysely", "hono", "age-encryption", "@cantoo/pdf-lib"])
      expect(notices).toMatch(new RegExp(`^${name} \\d`, "m"));
  });

  it("says what it is made of, each built-in part with its licence", () => {
    const read = (name: string) => readFileSync(join(installed, "dist", name), "utf8");
    const { components } = JSON.parse(read("sbom.cdx.json")) as {
      components: {
        name: string;
        version: string;
        licenses?: unknown;
        properties: { value: string }[];
      }[];
    };
    const notices = read("THIRD-PARTY-NOTICES.txt").split("=".repeat(78));
    const builtIn = components.filter(({ properties }) => properties[0]?.value === "built in");
    const beside = components.filter(({ properties }) => properties[0]?.value === "installed");
    for (const { name, version, licenses } of builtIn) {
      expect(licenses, name).toBeDefined();
      if (name.startsWith("@expo-google-fonts/")) continue;
      const notice = notices.find((each) => each.trim().startsWith(`${name} ${version} `)) ?? "";
      expect(notice.length, `${name}: its licence`).toBeGreaterThan(400);
    }
    expect(builtIn.length).toBeGreaterThan(15);
    const names = beside.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
    // What npm installed is what the list says.
    for (const { name } of beside)
      expect(existsSync(join(home, "node_modules", name)), name).toBe(true);
  });

  it("takes less than 90 MB with everything that it needs", () => {
    const [size = ""] = execFileSync("du", ["-sm", join(home, "node_modules")])
      .toString()
      .split("\t");
    expect(Number(size)).toBeLessThan(90);
  });

  it.each([
    ["init", "--no-input"],
    ["import", join(DEMO, "alex.jsonl"), join(DEMO, "acme-payroll-2025.csv")],
    ["worksheet", "annual-additions", ...YEAR, "--format", "pdf", "--output", "sheet.pdf"],
    ["report", ...YEAR, "--output", "report.html"],
    ["archive", "archive"],
    ["audit", "verify"],
  ])("does %s", (...words) => {
    const { status, stderr } = rothbook(...words);
    expect(stderr).not.toMatch(/error|bug/);
    expect(status).toBe(0);
  });

  it("makes a packet", () => {
    const { stderr } = rothbook("packet", ...YEAR, "--output", "packet.pdf");
    expect(stderr).not.toContain("bug");
    expect(statSync(join(home, "packet.pdf")).size).toBeGreaterThan(10_000);
  });

  it("serves its page", async () => {
    const env = {
      PATH: process.env["PATH"],
      HOME: home,
      ROTHBOOK_LEDGER: join(home, "rothbook.db"),
    };
    const child = spawn(process.execPath, [main, "serve", "--no-browser"], { cwd: home, env });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    const address = await new Promise<string>((resolve) =>
      child.stdout.once("data", (chunk) => resolve(String(chunk).trim())),
    );
    const page = await (await fetch(address)).text();
    expect(page).toContain("rothbook");
    const style = await fetch(address.replace("/?", "/style.css?"));
    expect((await style.text()).length).toBeGreaterThan(1000);
  });

  it.each([
    ["esm.mjs", 'import { formatCents, parseCents } from "rothbook";'],
    ["cjs.cjs", 'const { formatCents, parseCents } = require("rothbook");'],
  ])("is a library from %s", (name, first) => {
    writeFileSync(
      join(home, name),
      `${first}\nconsole.log(formatCents(parseCents("12.50").value));\n`,
    );
    const { stdout } = spawnSync(process.execPath, [name], { cwd: home, encoding: "utf8" });
    expect(stdout).toBe("12.50\n");
  });
});
