// `init`: makes the ledger, and on a terminal asks for what every ledger needs first. The only command
// that may make one.

import { EXIT } from "../../kernel/problem.ts";
import { defineCommand } from "../command.ts";
import { ledgerFilesOf } from "../compose.ts";
import type { Io } from "../io.ts";
import { switchOption } from "../option.ts";

export const initCommand = defineCommand({
  name: "init",
  summary: "Make a new ledger",
  example: "init",
  arguments: {},
  options: { input: switchOption("--no-input", "ask nothing and make an empty ledger") },
  run: async ({ options }, context) => {
    const { initLedger } = await import("../../app/init-ledger.ts");
    const events = options.input && context.io.stdin.isTty ? await firstEvents(context.io) : [];
    const made = await initLedger(await ledgerFilesOf(context), context.ledger, events);
    if (!made.ok) return context.report(made.error);
    const problems = made.value.recorded?.problems ?? [];
    if (problems.length > 0) return context.report(problems);
    context.io.stdout.write(`${context.ledger} is ready\n`);
    return EXIT.done;
  },
});

type EventJson = { readonly kind: string } & Readonly<Record<string, string>>;

/** An empty answer leaves the question, and what depends on it, for later. */
async function firstEvents(io: Io): Promise<EventJson[]> {
  const events: EventJson[] = [];
  const person = await io.ask("A short id for you, such as alex (empty: later): ");
  if (person === "") return events;
  const birthDate = await io.ask("Birth date, YYYY-MM-DD (decides catch-up; empty: later): ");
  events.push({ kind: "person", person, ...(birthDate !== "" && { birth_date: birthDate }) });
  const employer = await io.ask("A short id for your employer, such as acme (empty: later): ");
  if (employer === "") return events;
  events.push({ kind: "employer", employer });
  const plan = await io.ask("A short id for its 401(k) plan, such as acme-401k (empty: later): ");
  if (plan !== "") events.push({ kind: "plan", plan, employer });
  return events;
}
