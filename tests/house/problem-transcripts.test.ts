// Every condition that can be reported is shown once in a session, so that nobody meets a message that
// no one has read before.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT, PROBLEM_CODES, type ProblemCode } from "../../src/kernel/problem-codes.ts";

const folder = join(import.meta.dirname, "..", "transcripts", "errors");

/** Reported by code that no session reaches: no command yet, a form of the page, a port; each has a test. */
const NO_SESSION: readonly ProblemCode[] = [
  "form.incomplete",
  "form.unknown-revision",
  "page.other-book",
  "page.port-taken",
];

const codes = Object.keys(PROBLEM_CODES) as ProblemCode[];

describe("tests/transcripts/errors", () => {
  it("holds one session for each problem code, and no other", () => {
    const shown = readdirSync(folder).map((file) => file.replace(/\.transcript$/, ""));
    const expected = codes.filter((code) => !NO_SESSION.includes(code));
    expect(shown.toSorted()).toEqual(expected.toSorted());
  });

  it.each(codes.filter((code) => !NO_SESSION.includes(code)))("shows %s", (code) => {
    const text = readFileSync(join(folder, `${code}.transcript`), "utf8");
    expect(text).toContain(`  code: ${code}\n`);
    const exits = [...text.matchAll(/^>= (\d+)$/gm)].map(([, exit]) => Number(exit));
    // A warning leaves the exit code of what was done.
    const warned = new RegExp(`rothbook: warning: [^]*code: ${code}\\n`).test(text);
    expect(exits).toContain(
      warned && !exits.includes(PROBLEM_CODES[code].exit) ? EXIT.done : PROBLEM_CODES[code].exit,
    );
  });
});
