// What was recorded before, a batch an item, the newest first, each with its undoing.
import type { Result } from "../../app/attempt.ts";
import { listEvents } from "../../app/list-events.ts";
import type { LedgerReader } from "../../app/ports.ts";
import { auditLog, type LoggedBatch } from "../../app/questions/audit-log.ts";
import { parseBatchId } from "../../kernel/ids.ts";
import { success } from "../../kernel/outcome.ts";
import { type Html, html } from "../../render/html/markup.ts";
import { bookField } from "../posted.ts";
import { icon } from "../shell/icon.ts";
import { countText, momentText } from "../shell/words.ts";

const SHOWN = 12;

export async function recentBatches(store: LedgerReader): Promise<Result<readonly LoggedBatch[]>> {
  const log = await auditLog(store);
  if (!log.ok) return log;
  const recorded = log.value.filter(({ data, events }) => UNDOABLE.has(data.command) && events > 0);
  const recent: LoggedBatch[] = [];
  for (const each of recorded.toReversed()) {
    if (recent.length === SHOWN) break;
    if (await stands(store, each.batch)) recent.push(each);
  }
  return success(recent);
}

/** Something of it can still be taken back. */
async function stands(store: LedgerReader, batch: string): Promise<boolean> {
  const filter = { batch: parseBatchId(batch) ?? 0, standingOnly: true };
  for await (const { event } of listEvents(store, filter)) if (event.kind !== "batch") return true;
  return false;
}

const UNDOABLE: ReadonlySet<string> = new Set(["import", "record", "correct", "undo"]);

export function recordedBefore(
  batches: readonly LoggedBatch[],
  {
    base,
    readOnly,
    ledgerId,
  }: { readonly base: string; readonly readOnly: boolean; readonly ledgerId: string },
): Html | undefined {
  if (batches.length === 0) return undefined;
  return html`<section aria-labelledby="before"><div class="section-head"><h2 id="before">Recorded before</h2>${readOnly ? undefined : html`<p>Undo takes a whole batch back. Both the batch and its undoing stay in the book.</p>`}</div><div class="card"><ul class="batches">${batches.map(
    ({ batch, data, events }) =>
      html`<li><div class="grow"><b>${batchText(data)}</b><small>${momentText(data.recordedAt)} · ${countText(events, "entry")}</small></div>${
        readOnly ? undefined : undoForm(batch, { base, ledgerId })
      }</li>`,
  )}</ul></div></section>`;
}

function batchText({ command, file }: LoggedBatch["data"]): string {
  if (command === "import") return file ?? "Files";
  return COMMANDS[command] ?? command;
}

const COMMANDS: Readonly<Record<string, string>> = {
  record: "Typed in",
  correct: "A correction",
  undo: "Something was taken back",
};

function undoForm(
  batch: string,
  { base, ledgerId }: { readonly base: string; readonly ledgerId: string },
): Html {
  return html`<form method="post" action="${base}/undo">${bookField(ledgerId)}<button class="btn slim" type="submit" name="batch" value="${batch}" aria-label="Undo ${batch}">${icon("undo")}Undo</button></form>`;
}
