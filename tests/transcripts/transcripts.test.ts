// Every session in this folder prints what it says it prints, byte by byte. `npm run test:update`
// rewrites them; read the difference before you commit it.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseTranscript, replayTranscript, splitWords } from "../support/transcript.ts";

const folder = import.meta.dirname;
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".transcript"))
  .toSorted();

describe("sessions", () => {
  it.each(files)("%s", async (file) => {
    const { given, actual } = await replayTranscript(join(folder, file));
    expect(parseTranscript(given)).not.toHaveLength(0);
    expect(actual).toBe(given);
  });
});

describe("the session format", () => {
  it("keeps comments, input, both outputs and the exit code apart", () => {
    const text = "# why\n$ a 'b c' --d=\"e f\"\n<\nin\n>\nout\n>2\nerr\n>= 3\n";
    const [step] = parseTranscript(text);
    expect(step).toEqual({
      before: ["# why"],
      command: "a 'b c' --d=\"e f\"",
      stdin: "in\n",
      stdout: "out\n",
      stderr: "err\n",
      exit: 3,
    });
    expect(splitWords(step?.command ?? "")).toEqual(["a", "b c", "--d=e f"]);
  });

  it("refuses a step without an exit code", () => {
    expect(() => parseTranscript("$ limits\n>\n1\n")).toThrow(/>= N/);
  });
});
