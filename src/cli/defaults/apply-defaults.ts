// Defaults for what a question was not told. Only questions take them: what is recorded is said each time.
// Whatever is taken from the file is said on standard error, so that nobody believes a figure of another year.
import { resolve } from "node:path";
import type { Command } from "../command.ts";
import type { Defaults } from "./defaults-file.ts";

export interface Chosen {
  /** The ledger that was meant. */
  readonly ledger: string;
  /** Somebody said which, so that it has to be there. */
  readonly named: boolean;
  readonly options: Readonly<Record<string, unknown>>;
  /** What came from the file: `person alex, tax year 2025: from …`. */
  readonly said?: string;
}

export function withDefaults(
  defaults: Defaults | undefined,
  {
    command,
    options,
    ledger,
    env,
    cwd,
  }: {
    readonly command: Command;
    readonly options: Readonly<Record<string, unknown>>;
    readonly ledger: string | undefined;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly cwd: string;
  },
): Chosen {
  const said = ledger ?? (env["ROTHBOOK_LEDGER"] || undefined);
  const meant = said ?? defaults?.ledger ?? "rothbook.db";
  const named = ledger !== undefined || (said === undefined && defaults?.ledger !== undefined);
  const chosen = { ledger: meant, named };
  // What holds of one ledger says nothing of another.
  const isTheirs = defaults?.ledger === undefined || resolve(cwd, meant) === defaults.ledger;
  if (defaults === undefined || command.withoutLedger === true) return { ...chosen, options };
  const found: string[] = [];
  if (said === undefined && defaults.ledger !== undefined) found.push(`ledger ${defaults.ledger}`);
  const filled: Record<string, unknown> = { ...options };
  const fill = (key: string, label: string, value: string | undefined, read: unknown) => {
    if (value === undefined || !isTheirs || command.takesDefaults !== true) return;
    const option = command.options[key];
    if (option === undefined || options[key] !== undefined) return;
    // Where no year means all of them, one is not meant.
    if (key === "taxYear" && !("settled" in option)) return;
    filled[key] = read;
    found.push(`${label} ${value}`);
  };
  // Of both spouses, one person is not what was asked.
  if (options["joint"] !== true) fill("person", "person", defaults.person, defaults.person);
  fill("plan", "plan", defaults.plan, defaults.plan);
  fill("taxYear", "tax year", defaults.taxYear, Number(defaults.taxYear));
  return {
    ...chosen,
    options: filled,
    ...(found.length > 0 && { said: `${found.join(", ")}: from ${defaults.file}` }),
  };
}
