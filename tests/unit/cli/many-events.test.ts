// A year of one person with more events than a call has arguments.
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { HOUSEHOLD, temporaryLedger } from "../../support/temporary-ledger.ts";

const MANY = 12_000;
const ONE = ["--tax-year", "2025"];
const TODAY = ["--today", "2025-11-01"];
/** Open points hold every check and every worksheet of the year. */
const QUESTIONS: readonly (readonly string[])[] = [
  ["status", ...TODAY],
  ["distributions", ...ONE],
  ["report", ...ONE, "--output", "report.html"],
];

const events = Array.from({ length: MANY }, (_, nth) => {
  const day = (days: number) => new Date(Date.UTC(2025, 0, 2 + days)).toISOString().slice(0, 10);
  const days = Math.floor((nth * 300) / MANY);
  const of = { person: "alex", plan: "acme-401k" };
  const contributions = { roth_deferral: "1.00", after_tax: "2.00", match: "0.50" };
  return [
    { kind: "paycheck", ...of, date: day(days), gross_pay: `${nth + 100}.00`, contributions },
    {
      kind: "in_plan_roth_rollover",
      ...of,
      date: day(days + 1),
      amount: `2.${10 + (nth % 80)}`,
      basis: "2.00",
    },
  ];
});

it("answers for more events than a call has arguments", { timeout: 120_000 }, async () => {
  const ledger = temporaryLedger();
  await ledger.take("household.jsonl", HOUSEHOLD);
  const lines = events.flat().map((event) => `${JSON.stringify(event)}\n`);
  await ledger.take("events.jsonl", lines.join(""));
  ledger.store.close();
  const cwd = join(ledger.path, "..");
  const answers: { words: string; exit: number; stderr: string }[] = [];
  const worker = new Worker(new URL("../../support/asked-with-little-stack.ts", import.meta.url), {
    workerData: { cwd, questions: QUESTIONS },
    resourceLimits: { stackSizeMb: 0.5 },
    execArgv: [],
  });
  worker.on("message", (answer) => answers.push(answer));
  await new Promise((resolve, reject) => worker.on("exit", resolve).on("error", reject));
  expect(answers.map(({ words }) => words)).toEqual(QUESTIONS.map((words) => words.join(" ")));
  expect(answers.filter(({ exit, stderr }) => exit > 1 || stderr.includes("call stack"))).toEqual(
    [],
  );
});
