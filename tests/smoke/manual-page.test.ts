// The manual page as a reader of manual pages sees it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../support/built-program.ts";
import { needs } from "../support/tools.ts";

it("is one that mandoc has nothing against", (context) => {
  needs(context, "mandoc");
  const page = join(ROOT, "man", "rothbook.1");
  const { status, stdout, stderr } = spawnSync("mandoc", ["-T", "lint", "-W", "error", page], {
    encoding: "utf8",
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
});
