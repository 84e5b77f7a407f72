// The manual page, made of what the program says of itself.

import manifest from "../../package.json" with { type: "json" };
import { COMMANDS } from "../../src/cli/commands/index.ts";
import { exitCodeRows } from "../../src/cli/help/ends.ts";
import { FIRST_WORDS, HELP_GROUPS } from "../../src/cli/help/groups.ts";
import { ENVIRONMENT, FILES } from "../../src/cli/help/topics.ts";

/** In the man macros of every Unix; a hyphen that is typed is written `\-`. */
export function manPage(): string {
  return [
    `.TH ROTHBOOK 1 "" "rothbook ${manifest.version}" "User Commands"`,
    ".SH NAME",
    `rothbook \\- ${text(lower(manifest.description))}`,
    ".SH SYNOPSIS",
    ".B rothbook",
    "[\\fB\\-\\-ledger\\fR \\fIFILE\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]",
    ".SH DESCRIPTION",
    "The ledger is one SQLite file: the one that \\fB\\-\\-ledger\\fR names, else \\fB$ROTHBOOK_LEDGER\\fR, else \\fI./rothbook.db\\fR.",
    "Results go to standard output, everything else to standard error. Nothing is sent anywhere.",
    "\\fBrothbook help\\fR \\fICOMMAND\\fR shows the options of a command.",
    ".SH COMMANDS",
    ...HELP_GROUPS.flatMap(({ heading, commands }) => [
      `.SS "${text(heading.replace(/:$/, ""))}"`,
      ...commands.flatMap((first) => entriesOf(first)),
    ]),
    ".SH EXIT STATUS",
    ...exitCodeRows().flatMap(([code, means]) => [".TP", `.B ${code}`, text(means)]),
    ".SH ENVIRONMENT",
    ...ENVIRONMENT.flatMap(([name, means]) => [".TP", `.B ${name}`, text(means)]),
    ".SH FILES",
    ...FILES.flatMap(([file, means]) => [".TP", `.I ${text(file)}`, text(means)]),
    "",
  ].join("\n");
}

function entriesOf(first: string): string[] {
  const found = COMMANDS.filter(({ name }) => name === first || name.startsWith(`${first} `));
  if (found.length === 0)
    return first in FIRST_WORDS ? [".TP", `.B ${first}`, text(FIRST_WORDS[first] ?? "")] : [];
  return found.flatMap(({ name, summary, example }) => [
    ".TP",
    `.B ${text(name)}`,
    text(summary),
    ".br",
    `.I rothbook ${text(example)}`,
  ]);
}

function text(words: string): string {
  return words
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^([.'])/, "\\&$1");
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
