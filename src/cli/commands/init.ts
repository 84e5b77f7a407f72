// `init`: makes the ledger with what every ledger needs first, from flags or, on a terminal without
// flags, from questions. The only command that may make one; nothing is made when something is wrong.
import { existsSync } from "node:fs";
import { anyText, oneOf, option, repeatedOption, switchOption } from "../../answers/input.ts";
import { PAY_FREQUENCIES } from "../../app/questions/payroll-request.ts";
import {
  eventsOfFacts,
  type FirstEvent,
  type FirstFacts,
  faultsOfFacts,
} from "../../app/take-in/first-events.ts";
import { type RecordableField, recordableKinds } from "../../app/take-in/recordable.ts";
import { ledgerFilesOf } from "../../compose.ts";
import { invariant } from "../../kernel/invariant.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { type Context, defineCommand } from "../command.ts";
import { askFirstEvents } from "../record/first-events-prompts.ts";

const YES_NO = oneOf(["yes", "no"]);

export const initCommand = defineCommand({
  name: "init",
  summary: "Make a new ledger",
  example:
    "init --person alex --birth-date 1985-04-02 --employer acme --plan acme-401k --after-tax yes",
  arguments: {},
  options: {
    input: switchOption("--no-input", "ask nothing"),
    person: option("--person <id>", "a short id for whose money it is", anyText),
    name: option("--name <name>", "that person's name, for worksheets", anyText),
    birthDate: option("--birth-date <date>", "that person's birth date, YYYY-MM-DD", anyText),
    employer: option("--employer <id>", "a short id for the employer", anyText),
    employerName: option("--employer-name <name>", "the employer's name", anyText),
    payFrequency: option(
      "--pay-frequency <frequency>",
      `how often it pays: ${PAY_FREQUENCIES.join(", ")}`,
      oneOf(PAY_FREQUENCIES),
    ),
    plan: option("--plan <id>", "a short id for its 401(k) plan", anyText),
    planName: option("--plan-name <name>", "the plan's name", anyText),
    afterTax: option("--after-tax <yes|no>", "the plan takes after-tax contributions", YES_NO),
    inPlan: option(
      "--in-plan <kind>",
      "in-plan Roth rollover: automatic, manual or none",
      oneOf(["automatic", "manual", "none"]),
    ),
    inService: option("--in-service <yes|no>", "after-tax money can leave while employed", YES_NO),
    designatedRoth: option("--designated-roth <yes|no>", "the plan has a Roth account", YES_NO),
    catchUp: option("--catch-up <yes|no>", "the plan takes catch-up contributions", YES_NO),
    match: option("--match <tiers>", 'the match, as in "50% up to 6%"; tiers with commas', anyText),
    trueUp: option("--true-up <yes|no>", "the employer trues up the match", YES_NO),
    opening: repeatedOption(
      "--opening <account=amount>",
      "basis from before, as in plan_after_tax=1200.00; repeatable",
      anyText,
    ),
    openingDate: option("--opening-date <date>", "the day the openings stand for", anyText),
    openingEvidence: option(
      "--opening-evidence <how>",
      "filed_8606, statement or recollection (default)",
      anyText,
    ),
  },
  run: async ({ options: { input, ...facts } }, context) => {
    const asked = Object.values(facts).every((value) => value === undefined || isEmpty(value));
    const faults = faultsOfFacts(facts, fieldOf);
    if (faults.length > 0) return context.report(faults);
    const interactive =
      asked && input && context.io.stdin.isTty && !existsSync(context.access.ledger);
    const events = interactive ? await interview(context) : eventsOfFacts(facts as FirstFacts);
    const { initLedger } = await import("../../app/copies/init-ledger.ts");
    const made = await initLedger(
      await ledgerFilesOf(context.machine),
      context.access.ledger,
      events as Parameters<typeof initLedger>[2],
    );
    if (!made.ok) return context.report(made.error);
    const problems = made.value.recorded?.problems ?? [];
    if (problems.length > 0) return context.report(problems);
    const count =
      events.length === 0
        ? ""
        : ` with ${events.length} ${events.length === 1 ? "event" : "events"}`;
    context.io.stdout.write(`${context.access.ledger} is ready${count}\n`);
    if (interactive)
      context.io.stderr.write(
        "next: rothbook import FILE for statements, rothbook record for one event,\nrothbook status for where the year stands\n",
      );
    return EXIT.done;
  },
});

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

async function interview(context: Context): Promise<readonly FirstEvent[]> {
  const { io } = context;
  io.stderr.write(`A new ledger: ${context.access.ledger}. Ctrl-C makes nothing.\n`);
  const openingDate = `${Number(io.today.slice(0, 4)) - 1}-12-31`;
  return await askFirstEvents({ prompter: await io.prompter(), fieldOf, openingDate });
}

function fieldOf(kind: string, name: string): RecordableField {
  const field = recordableKinds()
    .find((each) => each.kind === kind)
    ?.fields.find((each) => each.name === name);
  invariant(field !== undefined, `${kind} has no ${name}`);
  return field;
}
