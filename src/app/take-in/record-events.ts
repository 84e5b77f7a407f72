// Records events that a person typed, checked exactly as a file of them would be.
import { jsonLinesReader } from "../../intake/own/json-lines.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { eventIdOf } from "../../kernel/ids.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { JsonObject } from "../../ledger/codec.ts";
import { attempt, type Result } from "../attempt.ts";
import type { LedgerStore } from "../ports.ts";
import type { TypedConfirmation } from "./import-options.ts";
import type { FileReport } from "./import-report.ts";
import { Intake } from "./take-in.ts";

export interface Recorded {
  readonly report: FileReport;
  /** The ids of the new events; a caller's own id comes first where there was one. */
  readonly events: readonly string[];
  readonly problems: readonly Problem[];
}

export interface RecordOptions {
  readonly confirm?: readonly TypedConfirmation[] | undefined;
  readonly takenOn?: CalendarDate | undefined;
  readonly person?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly supersede?: boolean | undefined;
}

/** The events are objects in the form of the contract: `{ kind, …fields }`. */
export async function recordEvents(
  store: LedgerStore,
  events: readonly JsonObject[],
  options: RecordOptions = {},
): Promise<Result<Recorded>> {
  return await attempt(async () => {
    const recorded = await store.write(async (writer) => {
      const intake = new Intake({ store, writer }, { command: "record" }, options);
      const lines = events.map((event) => `${JSON.stringify(event)}\n`).join("");
      await intake.read(jsonLinesReader, oneChunk(lines), "");
      const { keep, value } = await intake.finish();
      const problems = value.problems.map(withoutPlace);
      const ids = keep ? intake.appended.map((seq) => writer.bySeq(seq)?.id ?? eventIdOf(seq)) : [];
      return {
        keep: keep && options.dryRun !== true,
        value: { report: value.report, events: ids, problems },
      };
    });
    return success(recorded);
  });
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** What was typed is in no file. */
function withoutPlace({ at, ...problem }: Problem): Problem {
  return problem;
}
