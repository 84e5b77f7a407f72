// The built program as a shell starts it: three things that no in-process test can see.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };

const root = join(import.meta.dirname, "..", "..");
const program = join(root, "dist", "main.cjs");
const folder = mkdtempSync(join(tmpdir(), "rothbook-smoke-"));
const ledger = join(folder, "rothbook.db");

beforeAll(() => {
  execFileSync(process.execPath, ["esbuild.config.ts"], { cwd: root });
});
afterAll(() => rmSync(folder, { recursive: true }));

function rothbook(...args: readonly string[]) {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ROTHBOOK_LEDGER: ledger, XDG_STATE_HOME: join(folder, "state") },
    input: "",
  });
}

describe("dist/main.cjs", () => {
  it("prints its version", () => {
    const { status, stdout, stderr } = rothbook("--version");
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: `${manifest.version}\n`,
      stderr: "",
    });
  });

  it("makes a private ledger, records and reads back", () => {
    expect(rothbook("init", "--no-input").stderr).toBe("");
    expect(statSync(ledger).mode & 0o777).toBe(0o600);
    expect(rothbook("record", "person", "--person", "alex").status).toBe(0);
    expect(rothbook("events", "--format", "json").stdout).toContain('"alex"');
  });

  it("ends with 141 and says nothing when the reader has gone", async () => {
    const child = spawn(process.execPath, [program, "help"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += String(chunk);
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect({ status, stderr }).toEqual({ status: 141, stderr: "" });
  });

  it("ends with 3 when the device is full", () => {
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `"${process.execPath}" "${program}" help > /dev/full`],
      {
        encoding: "utf8",
      },
    );
    expect(status).toBe(process.platform === "linux" ? 3 : status);
    expect(stderr).toContain(process.platform === "linux" ? "ENOSPC" : "");
  });
});
