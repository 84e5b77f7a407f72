// `audit seal`, `amend`, `audit prove`, `audit verify-proof`, `audit verify-sheet`: a filed year, closed, and what can be shown of it.

import { anyText, argument, option, readWords } from "../../answers/input.ts";
import { personInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { textOf } from "../../app/source-text.ts";
import { hashingOf } from "../../compose.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { parseShortCode } from "../../kernel/short-code.ts";
import { defineCommand } from "../command.ts";
import { deliver, deliverData } from "../deliver.ts";
import {
  forceOption,
  outputOption,
  resultOptions,
  taxYearOption,
} from "../options/shared-options.ts";

function readDigest(text: string): Outcome<string, string> {
  return /^[0-9a-fA-F]{64}$/.test(text)
    ? { ok: true, value: text.toLowerCase() }
    : { ok: false, error: "64 hexadecimal digits" };
}

export const auditSealCommand = defineCommand({
  name: "audit seal",
  summary: "Close a filed tax year and all before it: changes are refused until it is amended",
  example: "audit seal --tax-year 2025",
  endsWith: { 4: "something is open and --explain does not say why, or the year is sealed" },
  arguments: {},
  options: {
    taxYear: taxYearOption,
    person: personInput,
    explain: option(
      "--explain <text>",
      "why the year was filed although something is open",
      readWords,
    ),
    ...resultOptions,
  },
  run: async ({ options }, context) => {
    const { sealYear } = await import("../../app/seal/seal-year.ts");
    const hashing = await hashingOf();
    const sealed = await withLedger(context.access, async (store) => {
      const { today } = context.access;
      const asked = { ...options, explanation: options.explain, today };
      const made = await sealYear(store, hashing, asked);
      return made.ok ? { ...made, head: await store.head() } : made;
    });
    if (!sealed.ok) return context.report(sealed.error);
    const { sealView } = await import("../../render/views/ledger.ts");
    return await deliver(sealView(sealed.value, sealed.head), options, context);
  },
});

export const amendCommand = defineCommand({
  name: "amend",
  summary: "Open a sealed tax year and all after it; seal them again when they are right",
  example: "amend --tax-year 2025",
  arguments: {},
  options: {
    taxYear: taxYearOption,
    person: personInput,
    reason: option("--reason <text>", "why, in words", readWords),
  },
  run: async ({ options }, context) => {
    const { amendYear } = await import("../../app/seal/seal-year.ts");
    const opened = await withLedger(context.access, (store) => amendYear(store, options));
    if (!opened.ok) return context.report(opened.error);
    for (const { taxYear, amendment, opens } of opened.value) {
      const again = `seal it again after: rothbook audit seal --tax-year ${taxYear}`;
      context.io.stdout.write(
        `${taxYear}, sealed as ${opens}, is open again (${amendment}); ${again}\n`,
      );
    }
    return EXIT.done;
  },
});

export const auditProveCommand = defineCommand({
  name: "audit prove",
  summary: "Write a proof, as JSON, that one event belongs to a sealed year",
  example: "audit prove e17",
  arguments: { event: argument("event", "its id, as events lists it", anyText) },
  options: { output: outputOption, force: forceOption },
  run: async ({ options, arguments: { event } }, context) => {
    const { proveEvent } = await import("../../app/seal/prove-event.ts");
    const hashing = await hashingOf();
    const proven = await withLedger(context.access, (store) => proveEvent(store, hashing, event));
    if (!proven.ok) return context.report(proven.error);
    const { taxYear, ledgerId, ...proof } = proven.value;
    const { jsonText } = await import("../../render/json.ts");
    const text = jsonText({ ...proof, tax_year: taxYear, ledger_id: ledgerId });
    return await deliverData(text, options, context);
  },
});

export const auditVerifyProofCommand = defineCommand({
  name: "audit verify-proof",
  summary: "Check a proof of one event; needs no ledger",
  example: "audit verify-proof proof.json",
  withoutLedger: true,
  endsWith: { 1: "it does not verify" },
  arguments: { file: argument("file", "what audit prove wrote", anyText) },
  options: {
    root: option("--root <hex>", "the root that the seal printed", readDigest),
  },
  run: async ({ options, arguments: { file } }, context) => {
    const { verifyProof } = await import("../../app/seal/prove-event.ts");
    const text = await textOf(await context.access.source(file));
    const proven = verifyProof(await hashingOf(), { name: file, text, root: options.root });
    if (!proven.ok) return context.report(proven.error);
    const { visible } = await import("../../kernel/shown-text.ts");
    const { body, root, seal } = proven.value;
    context.io.stdout.write(
      `${file} verifies: this event is under the root ${root} of seal ${visible(seal)}\n${visible(body)}\n`,
    );
    return EXIT.done;
  },
});

function readPaperDigest(text: string): Outcome<string, string> {
  const code = parseShortCode(text);
  return code === undefined ? readDigest(text) : { ok: true, value: code };
}

export const auditVerifySheetCommand = defineCommand({
  name: "audit verify-sheet",
  summary: "Check a worksheet as CSV or JSON against its digest; needs no ledger",
  example: "audit verify-sheet form-8606.csv --digest 7Q4M-93KX-2F1R-0ABC-D",
  withoutLedger: true,
  endsWith: { 1: "it does not agree" },
  arguments: { sheet: argument("sheet", "what worksheet wrote", anyText) },
  options: {
    digest: option(
      "--digest <digest>",
      "the sheet digest on paper, or its short code",
      readPaperDigest,
    ),
  },
  run: async ({ options, arguments: { sheet: file } }, context) => {
    const { verifySheet } = await import("../../app/seal/verify-sheet.ts");
    const text = await textOf(await context.access.source(file));
    const verified = verifySheet(await hashingOf(), { name: file, text, digest: options.digest });
    if (!verified.ok) return context.report(verified.error);
    const { sheet, shortCode, digest } = verified.value;
    const { visible } = await import("../../kernel/shown-text.ts");
    const against = options.digest === undefined ? "the digest in it" : "the digest given";
    const lines = [
      `${file} agrees with ${against}: ${sheet.lines.size} lines of ${sheet.form}, tax year ${sheet.taxYear}, of ${sheet.person}`,
      `from ledger ${sheet.ledgerId.slice(0, 16)}, event ${sheet.seq}, digest ${sheet.ledgerDigest}`,
      `sheet digest ${digest}, short code ${shortCode}`,
      ...(options.digest === undefined
        ? ["compare that with what is printed on paper, or give it: --digest"]
        : []),
    ];
    context.io.stdout.write(lines.map((line) => `${visible(line)}\n`).join(""));
    return EXIT.done;
  },
});
