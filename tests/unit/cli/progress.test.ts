// The bar of a long import fits the terminal it is on, and is not there when nobody can see it.
import { describe, expect, it } from "vitest";
import type { Io } from "../../../src/cli/terminal/io.ts";
import { progressOn, progressText } from "../../../src/cli/terminal/progress.ts";
import { testIo } from "../../support/test-io.ts";

const LARGE = { file: "register.csv", bytes: 4 * 1024 * 1024 };

function terminal(isTty: boolean): { io: Io; text: () => string } {
  const { io } = testIo({ cwd: "/" });
  let text = "";
  const write = (data: string | Uint8Array) => {
    text += String(data);
  };
  return { io: { ...io, stderr: { isTty, columns: 60, write } }, text: () => text };
}

describe("progress", () => {
  it("fills with the share that was read", () => {
    expect(progressText("register.csv", 0.5, 60)).toBe("[#########---------]  50% register.csv");
    expect(progressText("register.csv", 7, 60)).toContain("] 100% ");
  });

  it.each([1, 4, 8, 12, 20, 33, 80, 200])("never fills a line of %i columns", (columns) => {
    for (const share of [0, 0.33, 1])
      expect(progressText("a-rather-long-name.csv", share, columns).length).toBeLessThan(columns);
  });

  it("shows a large file on a terminal and wipes the line after", () => {
    const { io, text } = terminal(true);
    const line = progressOn(io, false);
    line.show({ ...LARGE, bytesRead: LARGE.bytes / 2 });
    line.clear();
    expect(text()).toContain("50% register.csv");
    expect(text().endsWith("\r\u001b[K")).toBe(true);
  });

  it.each([
    ["no terminal", false, false, LARGE.bytes],
    ["--quiet", true, true, LARGE.bytes],
    ["a small file", true, false, 1000],
  ])("shows nothing with %s", (_, isTty, quiet, bytes) => {
    const { io, text } = terminal(isTty);
    const line = progressOn(io, quiet);
    line.show({ ...LARGE, bytes, bytesRead: bytes / 2 });
    line.clear();
    expect(text()).toBe("");
  });
});
