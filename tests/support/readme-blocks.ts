// The parts of the README that the program itself knows: commands, problem codes, figures, and a session
// that is a transcript of `tests/`. They are written by `npm run docs` and checked by a house test.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { COMMANDS } from "../../src/cli/commands/index.ts";
import { citationText } from "../../src/kernel/citation.ts";
import { formatDollars } from "../../src/kernel/money.ts";
import { PROBLEM_CODES } from "../../src/kernel/problem-codes.ts";
import { builtInLaw } from "../../src/law/law.ts";
import { parseTranscript } from "./transcript.ts";

const ROOT = join(import.meta.dirname, "..", "..");

const BLOCKS: Readonly<Record<string, () => string>> = {
  tour: () => session("readme-tour"),
  session: () => session("readme-session"),
  importing: () => session("readme-importing"),
  commands,
  "tax-years": taxYears,
  refusals,
  "problem-codes": problemCodes,
};

/** The README with every block made anew. */
export function withFreshBlocks(readme: string): string {
  let fresh = readme;
  for (const [name, make] of Object.entries(BLOCKS)) {
    const block = new RegExp(`(<!-- begin: ${name} -->\n)[^]*?(<!-- end: ${name} -->)`);
    if (!block.test(fresh)) throw new Error(`README.md has no block ${name}`);
    fresh = fresh.replace(block, (_, begin: string, end: string) => `${begin}${make()}\n${end}`);
  }
  return fresh;
}

/** A transcript as a reader of the terminal sees it; standard error and the carriage returns of CSV are left out. */
function session(name: string): string {
  const text = readFileSync(join(ROOT, "tests", "transcripts", `${name}.transcript`), "utf8");
  const steps = parseTranscript(text).map(({ before, command, stdout }) => {
    const why = before.filter((line) => line.startsWith("#"));
    return [...why, `$ rothbook ${command}`, stdout.trimEnd()]
      .filter((part) => part !== "")
      .join("\n")
      .replaceAll(/\$TMP\/|\r/g, "");
  });
  return `\`\`\`console\n${steps.join("\n\n")}\n\`\`\``;
}

function commands(): string {
  const rows = COMMANDS.map(
    ({ name, summary, example }) => `| \`${name}\` | ${summary} | \`rothbook ${example}\` |`,
  );
  return ["| command | what it does | example |", "|---|---|---|", ...rows].join("\n");
}

function taxYears(): string {
  const rows = builtInLaw.years.map((year) => {
    const found = builtInLaw.figuresOf(year);
    if (!found.ok) throw new Error(found.error.message);
    const {
      annualAdditionsLimit,
      deferralLimit,
      catchUpLimit,
      catchUpLimit60To63,
      compensationLimit,
    } = found.value.figures;
    const { citation } = annualAdditionsLimit;
    const amounts = [
      annualAdditionsLimit,
      deferralLimit,
      catchUpLimit,
      catchUpLimit60To63,
      compensationLimit,
    ].map((figure) => (figure === null ? "–" : formatDollars(figure.amount).replace(/\.00$/, "")));
    return `| ${year} | ${amounts.join(" | ")} | ${citation.source ?? citationText(citation)} |`;
  });
  return [
    "| year | §415(c) | §402(g) | catch-up, 50 and over | catch-up, 60 to 63 | §401(a)(17) | source |",
    "|---|--:|--:|--:|--:|--:|---|",
    ...rows,
  ].join("\n");
}

function refusals(): string {
  const refused = Object.entries(PROBLEM_CODES).filter(
    ([code]) => code.startsWith("unsupported.") || code.endsWith("-unsupported"),
  );
  return refused.map(([code, { means }]) => `- ${means} (\`${code}\`)`).join("\n");
}

function problemCodes(): string {
  const rows = Object.entries(PROBLEM_CODES).map(
    ([code, { exit, means }]) => `| \`${code}\` | ${exit} | ${means} |`,
  );
  return ["| code | exit | what it means |", "|---|--:|---|", ...rows].join("\n");
}
