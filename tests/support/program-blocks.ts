// What the program knows of itself, as Markdown: the blocks of docs/ that `doc-blocks.ts` writes by name.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listFormats } from "../../src/app/questions/explain-format.ts";
import { wordsOfField } from "../../src/app/take-in/field-words.ts";
import { COMMANDS } from "../../src/cli/commands/index.ts";
import { exitCodeRows } from "../../src/cli/help/ends.ts";
import { DEFAULTS, ENVIRONMENT, endingRows, FILES } from "../../src/cli/help/topics.ts";
import { KIND_EXAMPLES } from "../../src/cli/record/kind-examples.ts";
import { citationText } from "../../src/kernel/citation.ts";
import { formatDollars } from "../../src/kernel/money.ts";
import { PROBLEM_CODES } from "../../src/kernel/problem-codes.ts";
import { builtInLaw } from "../../src/law/law.ts";
import type { Codec, Fields } from "../../src/ledger/codec.ts";
import { RECORDED_KINDS } from "../../src/ledger/kinds.ts";

const ROOT = join(import.meta.dirname, "..", "..");

export const PROGRAM_BLOCKS: Readonly<Record<string, () => string>> = {
  commands,
  options,
  kinds,
  formats,
  "tax-years": taxYears,
  refusals,
  "problem-codes": problemCodes,
  "exit-codes": exitCodes,
  "ends-with": endsWith,
  environment,
  files,
  defaults,
  "library-exports": libraryExports,
};

/** A pipe would end the cell, and a `<` outside of code begin a tag. */
function cellText(text: string): string {
  const parts = text.replaceAll("|", "\\|").split("`");
  return parts.map((part, at) => (at % 2 === 0 ? part.replaceAll("<", "&lt;") : part)).join("`");
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cellText).join(" | ")} |`;
  return [line(heads), `|${heads.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
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

/** Every command with what it takes, as its own help prints it. */
function options(): string {
  return COMMANDS.map(({ name, summary, example, arguments: words, options: flags }) => {
    const taken = [
      ...Object.values(words).map((each) => [each.name, each.summary, each.required] as const),
      ...Object.values(flags).map((each) => [each.flags, each.summary, each.required] as const),
    ];
    const rows = taken.map(([what, why, required]) => [
      `\`${what}\``,
      required && what.startsWith("-") ? `${why} (required)` : why,
    ]);
    const takes = rows.length === 0 ? [] : ["", table(["takes", "what it is"], rows)];
    return [`### ${name}`, "", `${summary}. For example \`rothbook ${example}\`.`, ...takes].join(
      "\n",
    );
  }).join("\n\n");
}

function kinds(): string {
  return Object.entries(RECORDED_KINDS)
    .map(([name, kind]) => {
      const identity: readonly string[] = kind.identity;
      const fields: Fields = kind.fields;
      const told = identity.map((key) => `\`${fields[key]?.wire ?? key}\``).join(", ");
      const same = told === "" ? "" : ` It is the same event again when it agrees in ${told}.`;
      const example = `For example \`rothbook ${KIND_EXAMPLES[name] ?? ""}\`.`;
      const head = [`### ${name}`, "", `${capital(kind.summary)}.${same}`, "", example, ""];
      return [...head, fieldTable(name, fields)].join("\n");
    })
    .join("\n\n");
}

function fieldTable(kind: string, fields: Fields): string {
  return table(["field", "what it is", "form", "needed"], fieldRows(kind, fields, ""));
}

/** Fields in depth: `features.match.tiers[].percent_match`. */
function fieldRows(kind: string, fields: Fields, prefix: string): string[][] {
  return Object.values(fields).flatMap(({ wire, optional, codec }) => {
    const [inner, path] = inside(codec, `${prefix}${wire}`);
    const means = wordsOfField(kind, wire) ?? "";
    const row = [`\`${path}\``, means, formOf(inner), optional ? "" : "yes"];
    return [row, ...(inner.fields === undefined ? [] : fieldRows(kind, inner.fields, `${path}.`))];
  });
}

function inside(codec: Codec<unknown>, path: string): readonly [Codec<unknown>, string] {
  return codec.item === undefined ? [codec, path] : inside(codec.item, `${path}[]`);
}

function formOf({ choices, fields, form }: Codec<unknown>): string {
  if (fields !== undefined) return "a group of the fields below";
  return choices === undefined ? form : choices.map((each) => `\`${each}\``).join(", ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function formats(): string {
  return table(
    ["layout", "who reports", "what it is"],
    listFormats().map(({ layout, side, title }) => [`\`${layout}\``, side, title]),
  );
}

function exitCodes(): string {
  return table(["code", "what it means"], exitCodeRows());
}

function endsWith(): string {
  const rows = endingRows(COMMANDS).map(([name, when]) => [`\`${name}\``, when]);
  return table(["command", "ends with"], rows);
}

function environment(): string {
  return table(
    ["variable", "what it does"],
    ENVIRONMENT.map(([name, means]) => [`\`${name}\``, means]),
  );
}

function defaults(): string {
  return table(
    ["line", "what it does"],
    DEFAULTS.map(([line, means]) => [`\`${line}\``, means]),
  );
}

function files(): string {
  return table(
    ["file", "what it is"],
    FILES.map(([name, means]) => [`\`${name}\``, means]),
  );
}

/** What `src/library.ts` hands out, by the module it comes from. */
function libraryExports(): string {
  const source = readFileSync(join(ROOT, "src", "library.ts"), "utf8");
  const lists = source.matchAll(/^export (type )?\{([^}]*)\} from "\.\/([^"]+)\.ts";/gm);
  const rows = [...lists].flatMap(([, allTypes, names = "", from = ""]) =>
    names
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "")
      .map((each) => {
        const isType = allTypes !== undefined || each.startsWith("type ");
        const name = each.replace(/^type /, "").replace(/^\w+ as /, "");
        return [`\`${name}\``, isType ? "type" : "function", `\`src/${from}.ts\``];
      }),
  );
  const own = [...source.matchAll(/^export (interface|function) (\w+)/gm)].map(
    ([, kind = "", name = ""]) => [
      `\`${name}\``,
      kind === "interface" ? "type" : "function",
      "`src/library.ts`",
    ],
  );
  return table(["name", "what it is", "where it is described"], [...own, ...rows].toSorted());
}
