// `packet`: everything a preparer needs in one PDF, and the same as files in a folder; encrypted, if it is
// to be mailed.
import { dirname, join } from "node:path";
import { anyText, option, requiredOption } from "../../answers/input.ts";
import { packetFilesOf, packetPdfOf, packetQuestion } from "../../answers/packet.ts";
import { withSettled } from "../../answers/settle.ts";
import { makeOutputFolder } from "../../compose.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliverData, encryptedName } from "../deliver.ts";
import { encryptionOptions, passphraseFor } from "../encryption.ts";
import { forceOption } from "../options/shared-options.ts";

const { name, summary, example, inputs, endsWithOne } = packetQuestion;

export const packetCommand = defineCommand({
  name,
  summary,
  example,
  takesDefaults: true,
  ...(endsWithOne && { endsWith: { 1: endsWithOne.when } }),
  arguments: {},
  options: {
    ...inputs,
    output: requiredOption("-o, --output <file>", "the PDF to write", anyText),
    folder: option(
      "--folder <dir>",
      "also write a workbook and the tables as CSV and JSON here",
      anyText,
    ),
    force: forceOption,
    ...encryptionOptions,
  },
  run: async ({ options }, context) => {
    const { access, io } = context;
    const key = await passphraseFor(options, context);
    if (!key.ok) return context.report(key.error);
    const how = { force: options.force, passphrase: key.value };
    const asked = { inputs, given: options };
    const made = await withSettled(access, asked, async (opened, { given, said }) => {
      if (!context.quiet) for (const line of said) io.stderr.write(`${line}\n`);
      return await packetQuestion.ask(opened, given);
    });
    if (!made.ok) return context.report(made.error);
    const where = { ...how, output: options.output };
    const pdf = await packetPdfOf(made.value, access);
    const written = await deliverData(pdf.bytes, where, context);
    if (written !== EXIT.done) return written;
    if (options.folder !== undefined) {
      const refused = await makeOutputFolder({ cwd: io.cwd, folder: options.folder });
      if (refused !== undefined) return context.report([refused]);
      for (const { name: file, content } of await packetFilesOf(made.value, access)) {
        const output = join(options.folder, file);
        const cannot = await makeOutputFolder({ cwd: io.cwd, folder: dirname(output) });
        if (cannot !== undefined) return context.report([cannot]);
        const exit = await deliverData(content, { ...how, output }, context);
        if (exit !== EXIT.done) return exit;
      }
    }
    const { actions, questions } = pdf.standing;
    const stand = `${pdf.status}: ${actions.length} to do and ${questions.length} to ask stand on its first page`;
    const file = key.value === undefined ? options.output : encryptedName(options.output);
    const said = `${file} is written; ${pdf.status === "READY" ? "nothing is open" : stand}\n`;
    (options.output === "-" ? io.stderr : io.stdout).write(said);
    if (pdf.lost.length > 0) io.stderr.write(`not printable in it: ${pdf.lost.join(", ")}\n`);
    return endsWithOne?.is(made.value, undefined) === true ? EXIT.problems : EXIT.done;
  },
});
