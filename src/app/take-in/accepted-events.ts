// An acceptance names the event that its finding is about: one of this ledger by its id, or one of any ledger by
// the name that it keeps there. Checked when the whole file is in, so order in a file does not matter.
import { byCommand } from "../../kernel/advice.ts";
import { type Problem, problem, type SourceSpan } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { Candidate } from "../../ledger/event.ts";
import { lastingNames } from "../../ledger/identity.ts";
import { isRecordedKind, KINDS } from "../../ledger/kinds.ts";
import type { LedgerWriter } from "../ports.ts";

export class AcceptedEvents {
  readonly #accepted: { readonly event: string; readonly at: SourceSpan | undefined }[] = [];

  note(candidate: Candidate): void {
    if (candidate.kind !== "accepted_finding") return;
    const { source } = candidate;
    const at = source && source.file !== "" ? { file: source.file, line: source.line } : undefined;
    this.#accepted.push({ event: candidate.data.event, at });
  }

  /** One for each acceptance of an event that is not there. */
  problems(writer: LedgerWriter): Problem[] {
    if (this.#accepted.length === 0) return [];
    // Nothing is found about an acceptance, least of all by itself.
    const kinds = Object.keys(KINDS).filter(isRecordedKind);
    const standing = writer.standing(kinds.filter((kind) => kind !== "accepted_finding"));
    const names = new Set<string>([
      ...standing.map(({ id }) => id),
      ...lastingNames(standing).values(),
    ]);
    return this.#accepted.flatMap(({ event, at }) =>
      names.has(event)
        ? []
        : [
            problem(
              "ledger.unknown-event",
              `there is no event ${quoted(event)} to accept a finding about`,
              {
                hint: byCommand(
                  "list the events with their ids, and the findings with theirs",
                  "events",
                  "check --format json",
                ),
                ...(at && { at }),
              },
            ),
          ],
    );
  }
}
