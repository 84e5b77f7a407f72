// `packet`: everything a preparer needs in one PDF, and the same as files in a folder.
import { join } from "node:path";
import { anyText, option, requiredOption } from "../../answers/input.ts";
import { asOfInput, personInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { fontsOf, makeOutputFolder } from "../../compose.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliverData, encryptedName } from "../deliver.ts";
import { encryptionOptions, passphraseFor } from "../encryption.ts";
import { forceOption, taxYearOption } from "../options/shared-options.ts";

export const packetCommand = defineCommand({
  name: "packet",
  summary: "Write everything a preparer needs for a year into one PDF",
  example: "packet --tax-year 2025 --output packet-2025.pdf",
  arguments: {},
  options: {
    taxYear: taxYearOption,
    person: personInput,
    asOf: asOfInput,
    output: requiredOption("-o, --output <file>", "the PDF to write", anyText),
    folder: option("--folder <dir>", "also write the tables as CSV and JSON here", anyText),
    force: forceOption,
    ...encryptionOptions,
  },
  run: async ({ options }, context) => {
    const key = await passphraseFor(options, context);
    if (!key.ok) return context.report(key.error);
    const how = { force: options.force, passphrase: key.value };
    const { packet } = await import("../../app/questions/packet.ts");
    const { isOpen, keepsPacketOpen } = await import(
      "../../app/questions/open-points/open-point.ts"
    );
    const { yearSeal } = await import("../../app/seal/seal-year.ts");
    const made = await withLedger(context.access, async (store) => {
      const whole = await packet(store, { ...options, today: context.access.today });
      if (!whole.ok) return whole;
      return { ...whole, seal: await yearSeal(store, whole.value.person, options.taxYear) };
    });
    if (!made.ok) return context.report(made.error);
    const { head, openPoints } = made.value;
    const { stampOf } = await import("../../app/seal/stamp.ts");
    const stamp = await stampOf(context.access, head, made.seal);
    const { packetPdf } = await import("../../render/pdf/packet-pdf.ts");
    const written = await deliverData(
      await packetPdf(made.value, stamp, await fontsOf()),
      { ...how, output: options.output },
      context,
    );
    if (written !== EXIT.done) return written;
    if (options.folder !== undefined) {
      const { packetFiles } = await import("../../render/documents/packet-files.ts");
      const refused = await makeOutputFolder({ cwd: context.io.cwd, folder: options.folder });
      if (refused !== undefined) return context.report([refused]);
      for (const { name, text } of packetFiles(made.value, stamp, context.access.today)) {
        const output = join(options.folder, name);
        const exit = await deliverData(text, { ...how, output }, context);
        if (exit !== EXIT.done) return exit;
      }
    }
    const open = openPoints.filter((point) => isOpen(point, context.access.today)).length;
    const name = key.value === undefined ? options.output : encryptedName(options.output);
    context.io.stdout.write(
      `${name} is written${open === 0 ? "; nothing is open" : `; ${open} open ${open === 1 ? "point stands" : "points stand"} on its first page`}\n`,
    );
    return openPoints.some(keepsPacketOpen) ? EXIT.problems : EXIT.done;
  },
});
