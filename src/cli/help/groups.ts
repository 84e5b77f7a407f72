// How `rothbook --help` groups the commands, so that fifty names can be read: by what somebody came to
// do. A command is listed under its first word.
export interface HelpGroup {
  readonly heading: string;
  readonly commands: readonly string[];
}

export const HELP_GROUPS: readonly HelpGroup[] = [
  {
    heading: "Start and record:",
    commands: ["demo", "init", "serve", "import", "record", "review", "correct", "undo"],
  },
  {
    heading: "Through the year:",
    commands: [
      "status",
      "room",
      "schedule",
      "limits",
      "check",
      "calendar",
      "report",
      "eligibility",
      "cadence",
      "project",
    ],
  },
  {
    heading: "At tax time:",
    commands: [
      "basis",
      "distributions",
      "reconcile",
      "worksheet",
      "explain",
      "packet",
      "clients",
      "letter",
      "correct-excess",
      "roth-access",
    ],
  },
  { heading: "Look and prove:", commands: ["events", "diff", "audit", "amend", "law"] },
  {
    heading: "Files:",
    commands: ["export", "backup", "restore", "archive", "doctor", "formats", "layout"],
  },
  { heading: "The shell:", commands: ["completions", "help"] },
];

/** What a group of commands that is no command itself is for. */
export const FIRST_WORDS: Readonly<Record<string, string>> = {
  audit: "Prove that the ledger is what it was",
  formats: "List the statements that can be read, or say how a file is",
  layout: "Teach the program a statement that it does not know",
};

/** As the groups list them; the commands of one group of words stay in their order. */
export function inGroupOrder<C extends { readonly name: string }>(commands: readonly C[]): C[] {
  const order = HELP_GROUPS.flatMap((group) => group.commands);
  const place = ({ name }: C) => order.indexOf(name.split(" ")[0] ?? "");
  return commands.toSorted((a, b) => place(a) - place(b));
}
