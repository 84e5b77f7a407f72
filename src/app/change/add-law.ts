// Adds a year's figures from a file with their sources. The ledger keeps them, so that later answers
// can name the figures they used.
import { byCommand } from "../../kernel/advice.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { batchIdOf, eventIdOf } from "../../kernel/ids.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { parseUserYear } from "../../law/user-year.ts";
import { canonicalJson } from "../../ledger/canonical-json.ts";
import type { Candidate } from "../../ledger/event.ts";
import { attempt, type Result, refusal } from "../attempt.ts";
import type { LedgerStore, SourceFile } from "../ports.ts";
import { SealedYears } from "../seal/sealed-years.ts";
import { textOf } from "../source-text.ts";

export interface AddedYear {
  readonly taxYear: TaxYear;
  readonly event: string;
  /** False when the same figures were there already. */
  readonly added: boolean;
}

export async function addLaw(store: LedgerStore, source: SourceFile): Promise<Result<AddedYear>> {
  return await attempt(async () => {
    const text = await textOf(source);
    const { sha256, bytes } = await source.fingerprint();
    const { chunks, changed } = source.read();
    if ((await decoded(chunks)) !== text || changed()) {
      const message = `${source.name} changed while it was read`;
      return refusal("import.file-changed", message, "nothing was recorded; run it again");
    }
    const parsed = parseUserYear({ name: source.name, text });
    if (!parsed.ok) return failure(parsed.error);
    const { taxYear, figures } = parsed.value;
    return await store.write<Result<AddedYear>>(async (writer) => {
      for (const event of writer.standing(["law_figures"])) {
        if (event.kind !== "law_figures" || event.data.taxYear !== taxYear) continue;
        if (canonicalJson(event.data.figures) === canonicalJson(figures))
          return { keep: false, value: success({ taxYear, event: event.id, added: false }) };
        const message = `figures for ${taxYear} were added before, as ${event.id}`;
        const hint = byCommand("take them back first", `undo ${batchIdOf(event.batch)}`);
        return { keep: false, value: refusal("law.year-exists", message, hint) };
      }
      const event: Candidate = { kind: "law_figures", data: { taxYear, figures } };
      const refused = new SealedYears(writer).refusalOf(event);
      if (refused !== undefined) return { keep: false, value: failure([refused]) };
      writer.openBatch({ command: "law", file: source.name, sha256, bytes: String(bytes) });
      const seq = writer.append(event);
      return { keep: true, value: success({ taxYear, event: eventIdOf(seq), added: true }) };
    });
  });
}

async function decoded(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
