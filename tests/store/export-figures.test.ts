// Figures that a user added are part of what stands: an export that left them behind would give a ledger
// that refuses the year.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { addLaw } from "../../src/app/change/add-law.ts";
import { correctEvent } from "../../src/app/change/correct-event.ts";
import { lawOfLedger } from "../../src/app/person-ledger.ts";
import { sourceFile } from "../../src/store/source-file.ts";
import { HOUSEHOLD, temporaryFolder, temporaryLedger } from "../support/temporary-ledger.ts";

const builtIn = readFileSync(join(import.meta.dirname, "../../src/law/years/2026.json"), "utf8");

/** The figures of 2026 under a year that the program does not have. */
function figuresOf2031(): string {
  return JSON.stringify({ ...(JSON.parse(builtIn) as object), tax_year: 2031 });
}

async function ledgerWithFigures() {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", HOUSEHOLD);
  const file = join(temporaryFolder(), "2031.json");
  writeFileSync(file, figuresOf2031());
  const added = await addLaw(ledger.store, sourceFile(file));
  return { ledger, event: added.ok ? added.value.event : "" };
}

it("exports the figures that were added and takes them in again, once", async () => {
  const { ledger } = await ledgerWithFigures();
  const content = await ledger.content();
  expect(content.filter((line) => line.includes('"law_figures"'))).toHaveLength(1);
  const copy = temporaryLedger();
  const taken = await copy.take("events.jsonl", `${content.join("\n")}\n`);
  expect(taken.problems).toEqual([]);
  expect(await copy.content()).toEqual(content);
  const again = await copy.take("again.jsonl", `${content.join("\n")}\n`);
  expect(again.files[0]).toMatchObject({ imported: 0, already_recorded: 4, events: 0 });
  const law = await lawOfLedger(copy.store);
  expect(law.ok && law.value.years).toContain(2031);
});

it("refuses figures that `law add` would refuse, at their line", async () => {
  const ledger = temporaryLedger();
  const line = '{"kind":"law_figures","tax_year":2031,"figures":{"deferral_limit":"24500.00"}}';
  const taken = await ledger.take("events.jsonl", `${HOUSEHOLD}${line}\n`);
  expect(taken.problems[0]).toMatchObject({ code: "law.file-invalid", at: { line: 4 } });
  expect(taken.files[0]).toMatchObject({ imported: 0, batch: null });
});

it("leaves out figures of a year that the program has by now", async () => {
  const ledger = temporaryLedger();
  const { figures } = JSON.parse(builtIn) as { figures: object };
  const line = JSON.stringify({ kind: "law_figures", tax_year: 2026, figures });
  const taken = await ledger.take("events.jsonl", `${HOUSEHOLD}${line}\n`);
  expect(taken.problems).toEqual([]);
  expect(taken.files[0]?.reasons).toMatchObject([
    { bucket: "ignored", reason: "figures for 2026 come with the program", first_line: 4 },
  ]);
});

it("lets added figures be taken back, as the refusal to replace them advises", async () => {
  const { ledger, event } = await ledgerWithFigures();
  const correction = { event, changes: {}, remove: true, reason: "typo" } as const;
  expect(await correctEvent(ledger.store, correction)).toMatchObject({ ok: true });
  const law = await lawOfLedger(ledger.store);
  expect(law.ok && law.value.years).not.toContain(2031);
});
