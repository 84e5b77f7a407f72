// The open points of a person's year as a shell asks for them: with what is known of backups and of the newest
// state of the ledger, and with what keeps a joint return from being made.
import type { TaxYear } from "../../../kernel/calendar.ts";
import type { Problem } from "../../../kernel/problem.ts";
import type { Reading } from "../../person-ledger.ts";
import type { LedgerReader } from "../../ports.ts";
import { jointReturn } from "../joint-return.ts";
import type { OpenPoint } from "./open-point.ts";
import { type OpenPointsRequest, openPoints } from "./open-points.ts";

export async function openPointsOfYear(
  store: LedgerReader,
  reading: Reading,
  when: Pick<OpenPointsRequest, "taxYear" | "today" | "plan" | "expect">,
): Promise<OpenPoint[]> {
  return openPoints({
    ...reading,
    ...when,
    backup: await store.backups(),
    also: [
      ...(await store.againstRememberedHeads()),
      ...(await jointProblems(store, { taxYear: when.taxYear, person: reading.person })),
    ],
  });
}

/** Not filing jointly is no problem; what contradicts itself, or cannot be computed, is. */
async function jointProblems(
  store: LedgerReader,
  asked: { readonly taxYear: TaxYear; readonly person: string },
): Promise<readonly Problem[]> {
  const joint = await jointReturn(store, asked);
  return joint.ok
    ? []
    : joint.error.filter(({ code, events }) => code !== "form.not-joint" || events);
}
