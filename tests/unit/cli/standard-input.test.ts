// What comes through a pipe is kept until it is recorded, so there is an end to it.
import { expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { temporaryFolder } from "../../support/temporary-ledger.ts";
import { testIo } from "../../support/test-io.ts";

it("ends where standard input is more than 256 MiB, and is not read on", async () => {
  const folder = temporaryFolder();
  const env = { ROTHBOOK_LEDGER: `${folder}/rothbook.db`, HOME: folder };
  await run(["init", "--no-input"], testIo({ cwd: folder, env }).io);
  const world = testIo({ cwd: folder, env });
  const piece = Buffer.alloc(1024 * 1024, "x");
  let given = 0;
  const stdin = {
    isTty: false,
    async *chunks() {
      for (; given < 100_000; given += 1) yield piece;
    },
  };
  expect(await run(["import", "-"], { ...world.io, stdin })).toBe(1);
  expect(world.stderr()).toContain("standard input is more than 256 MiB");
  expect(given).toBeLessThan(300);
});
