// An acceptance names an event of one ledger. In another the same number is another event, so an export
// that kept it would lose the acceptance, or accept a warning that nobody has looked at.
import { expect, it } from "vitest";
import type { LedgerStore } from "../../src/app/ports.ts";
import { check } from "../../src/app/questions/check.ts";
import { invariant } from "../../src/kernel/invariant.ts";
import { temporaryLedger } from "../support/temporary-ledger.ts";

const PLAN = `{"kind":"employer","employer":"acme"}
{"kind":"plan","plan":"acme-401k","employer":"acme","features":{"match":{"tiers":[{"percent_match":"50","up_to_percent_of_pay":"6"}]}}}
{"kind":"paycheck","plan":"acme-401k","date":"2025-01-15","gross_pay":"9000.00","contributions":{"pretax_deferral":"1000.00","match":"280.00"}}
`;
const ACCEPTED = `{"kind":"accepted_finding","code":"limits.match-above-formula","event":"e8","reason":"rounded up"}
`;

async function openFindings(store: LedgerStore): Promise<string[]> {
  const found = await check(store, { taxYear: undefined, person: undefined });
  invariant(found.ok, "the ledger reads");
  return found.value.open.map(({ code }) => code);
}

it("takes an acceptance to a ledger in which the event has another number, once", async () => {
  const ledger = temporaryLedger();
  await ledger.take("person.jsonl", '{"kind":"person","person":"alex"}\n');
  await ledger.take("plan.jsonl", PLAN);
  expect(await openFindings(ledger.store)).toEqual(["limits.match-above-formula"]);
  await ledger.take("accepted.jsonl", ACCEPTED);
  expect(await openFindings(ledger.store)).toEqual([]);

  const exported = `${(await ledger.content()).join("\n")}\n`;
  const copy = temporaryLedger();
  expect((await copy.take("events.jsonl", exported)).problems).toEqual([]);
  expect(await openFindings(copy.store)).toEqual([]);
  expect(`${(await copy.content()).join("\n")}\n`).toBe(exported);
  for (const { take } of [ledger, copy])
    expect((await take("again.jsonl", exported)).files[0]).toMatchObject({
      imported: 0,
      already_recorded: 5,
    });
});

it("refuses an acceptance of an acceptance, its own number too: nothing is found about one", async () => {
  const ledger = temporaryLedger();
  await ledger.take("person.jsonl", '{"kind":"person","person":"alex"}\n');
  await ledger.take("plan.jsonl", PLAN);
  await ledger.take("accepted.jsonl", ACCEPTED);
  const { seq } = await ledger.store.head();
  for (const number of [seq, seq + 2]) {
    const text = ACCEPTED.replace('"e8"', `"e${number}"`);
    const { problems } = await ledger.take("again.jsonl", text);
    expect(problems.map(({ code }) => code)).toEqual(["ledger.unknown-event"]);
  }
});
