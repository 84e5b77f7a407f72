// The parts of README.md and docs/ that the program itself knows: commands, kinds of events, problem codes,
// figures, and sessions that are transcripts of `tests/`. A block stands where its markers are:
// `<!-- begin: commands -->`, or `<!-- begin: session readme-tour 1-3 -->` for the first three steps of a
// transcript. They are written by `npm run docs` and checked by a house test.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROGRAM_BLOCKS } from "./program-blocks.ts";
import { parseTranscript, type Step } from "./transcript.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** README.md and every Markdown file below docs/, by path from the root. */
export function docFiles(): string[] {
  const below = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" });
  const pages = below.filter((file) => file.endsWith(".md")).map((file) => `docs/${file}`);
  return ["README.md", ...pages.toSorted()];
}

export function readDoc(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

/** The names of the blocks that stand in a text, as their markers give them. */
export function blocksIn(text: string): string[] {
  return [...text.matchAll(/^<!-- begin: (.+?) -->$/gm)].map(([, name = ""]) => name);
}

/** A page with every block made anew. */
export function withFreshBlocks(text: string): string {
  const marks = text.match(/^<!-- (begin|end): /gm)?.length ?? 0;
  let blocks = 0;
  const fresh = text.replace(
    /^<!-- begin: (.+?) -->\n[\s\S]*?^<!-- end: (.+?) -->$/gm,
    (_, name: string, ended: string) => {
      if (ended !== name) throw new Error(`block ${name} ends as ${ended}`);
      blocks += 1;
      return `<!-- begin: ${name} -->\n${makeBlock(name)}\n<!-- end: ${name} -->`;
    },
  );
  if (marks !== 2 * blocks) throw new Error("a block begins or ends alone");
  return fresh;
}

function makeBlock(name: string): string {
  const [, transcript, from, to] = /^session (\S+)(?: (\d+)-(\d+))?$/.exec(name) ?? [];
  if (transcript !== undefined) return session(transcript, Number(from ?? 1), to);
  const make = PROGRAM_BLOCKS[name];
  if (make === undefined) throw new Error(`no block is called ${name}`);
  return make();
}

/**
 * A transcript as a reader of the terminal sees it; standard error, unless somebody answers questions there, and the
 * carriage returns of CSV are left out. A file that the session makes for itself is shown.
 */
function session(name: string, from: number, to: string | undefined): string {
  const text = readFileSync(join(ROOT, "tests", "transcripts", `${name}.transcript`), "utf8");
  const steps = parseTranscript(text).slice(from - 1, to === undefined ? undefined : Number(to));
  if (steps.length === 0) throw new Error(`${name} has no step ${from}`);
  return `\`\`\`console\n${steps.map(shownStep).join("\n\n")}\n\`\`\``;
}

function shownStep({ before, command, stdout, stderr, exit }: Step): string {
  const why = before.filter((line) => line.startsWith("#"));
  const files = before.flatMap((line) => {
    const [, file, content] = /^@ file (\S+) (.*)$/.exec(line) ?? [];
    if (file === undefined || content === undefined) return [];
    return [`$ cat ${file}`, content.replaceAll("\\n", "\n").trimEnd(), ""];
  });
  const ended = exit === 0 ? [] : [`# exit code ${exit}`];
  const isAsked = before.some((line) => line.startsWith("@ answers "));
  const asked = isAsked ? `${stderr.trim()}\n\n` : "";
  const printed = `${asked}${stdout.trimEnd()}`.trim();
  return [...why, ...files, `$ rothbook ${command}`, ...(printed === "" ? [] : [printed]), ...ended]
    .join("\n")
    .replaceAll(/--ledger \$TMP\/l\.db |\$TMP\/|\r/g, "");
}
