import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryNameOf } from "../../src/store/leftovers.ts";
import { temporaryFolder } from "../support/temporary-ledger.ts";

/** The number of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

describe("what a killed run left behind", () => {
  it("is removed by the next one that makes the same file", () => {
    const folder = temporaryFolder();
    const dead = deadProcess();
    const leftovers = [
      `copy.db.tmp-${dead}`,
      `copy.db.tmp-${dead}-journal`,
      `copy.db.tmp-${dead}.tmp-${dead}`,
      `copy.db.tmp-${process.pid}`,
    ];
    for (const name of leftovers) writeFileSync(join(folder, name), "somebody's money");
    const name = temporaryNameOf(join(folder, "copy.db"));
    expect(name).toBe(join(folder, `copy.db.tmp-${process.pid}`));
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is told from the work of another program, and from anybody's own files", () => {
    const folder = temporaryFolder();
    const others = [
      `copy.db.tmp-${process.ppid}`,
      `other.db.tmp-${deadProcess()}`,
      "copy.db.tmp-notes",
      "copy.db",
    ];
    for (const name of others) writeFileSync(join(folder, name), "");
    temporaryNameOf(join(folder, "copy.db"));
    expect(others.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
  });
});
