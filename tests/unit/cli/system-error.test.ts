// An error of the system is told as one, and anything else that is thrown as a bug.
import { expect, test } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { testIo } from "../../support/test-io.ts";

const eio = Object.assign(new Error("EIO: i/o error, read"), {
  code: "EIO",
  errno: -5,
  syscall: "read",
});

test.each([
  [eio, 3, /^rothbook: error: the system reported an error: EIO: i\/o error, read\n {2}hint: /],
  [new Error("no such thing"), 70, /^rothbook: bug: Error: no such thing; please report it/],
])("%s", async (thrown, exit, said) => {
  const world = testIo({ cwd: "/", env: {} });
  const write = () => {
    throw thrown;
  };
  const stdout = { ...world.io.stdout, write };
  expect(await run(["--help"], { ...world.io, stdout })).toBe(exit);
  expect(world.stderr()).toMatch(said);
});
