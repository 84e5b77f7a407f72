// `demo FOLDER`: a ledger of a year that is over, the statements it comes from and what the program makes of
// it, in a folder of its own; every command is printed before it runs.
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { anyText, argument } from "../../answers/input.ts";
import { atMoment } from "../../app/ledger-access.ts";
import { demoFiles, ledgerAccess, makeOutputFolder } from "../../compose.ts";
import { invariant } from "../../kernel/invariant.ts";
import { problem } from "../../kernel/problem.ts";
import { EXIT, type ExitCode } from "../../kernel/problem-codes.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { VERSION } from "../../kernel/version.ts";
import { type Context, defineCommand } from "../command.ts";
import { deliverData } from "../deliver.ts";
import { DEMO_STEPS } from "../demo-steps.ts";
import { parse } from "../parse.ts";

export const demoCommand = defineCommand({
  name: "demo",
  summary: "Make a ledger to try things on, with its statements, worksheets, report and packet",
  example: "demo rothbook-demo",
  withoutLedger: true,
  arguments: { folder: argument("folder", "a folder that is empty or does not exist", anyText) },
  options: {},
  run: async ({ arguments: { folder } }, context) => {
    const { io } = context;
    const place = resolve(io.cwd, folder);
    if (existsSync(place) && !isEmptyFolder(place)) {
      const hint = "name a folder that does not exist yet";
      return context.report([problem("file.exists", `${quoted(folder)} is not empty`, { hint })]);
    }
    const refused = await makeOutputFolder({ cwd: io.cwd, folder });
    if (refused !== undefined) return context.report([refused]);
    for (const { name, bytes } of await demoFiles()) {
      const copied = await deliverData(
        bytes,
        { output: join(folder, name), force: false },
        context,
      );
      if (copied !== EXIT.done) return copied;
    }
    const ledger = join(folder, "rothbook.db");
    for (const [why, line] of DEMO_STEPS) {
      const words = line.split(" ").map((word) => word.replace("{}", folder));
      io.stdout.write(`\n# ${why}\n$ rothbook --ledger ${ledger} ${words.join(" ")}\n`);
      const exit = await ran(words, ledger, context);
      // The packet of a year in January awaits its forms: that is no failure of the demonstration.
      if (exit !== EXIT.done && words[0] !== "packet") return exit;
    }
    io.stdout.write(
      `\nThe ledger and what was made of it are in ${folder}.\nLook at it in the browser: rothbook --ledger ${ledger} serve\n`,
    );
    return EXIT.done;
  },
});

/** A file is not one. */
function isEmptyFolder(place: string): boolean {
  try {
    return readdirSync(place).length === 0;
  } catch {
    return false;
  }
}

async function ran(words: readonly string[], ledger: string, context: Context): Promise<ExitCode> {
  const { io, machine, commands } = context;
  const parsed = parse(words, commands, VERSION, io.stdout.columns);
  invariant(
    parsed.kind === "call",
    `a step of the demonstration is no command: ${words.join(" ")}`,
  );
  const access = ledgerAccess(ledger, { named: true, today: io.today }, machine);
  const at = await atMoment(access, parsed.given.options);
  if (!at.ok) return context.report(at.error);
  return await parsed.command.run(parsed.given, { ...context, access: at.value });
}
