// What is open for everybody alike is nobody's: a backup is of the book.
import { expect, it } from "vitest";
import { HOUSEHOLD_EVENTS, wordsOf } from "./household.ts";
import { siteOf } from "./site-of.ts";

it("names whose a point is, unless it is everybody's", async () => {
  const site = await siteOf({ today: "2026-11-20" });
  // Of Luis' conversion no Form 1099-R has come.
  const converted = { kind: "in_plan_roth_rollover", person: "luis", plan: "globex-401k" };
  const moved = { ...converted, date: "2025-03-20", amount: "1001.00", basis: "1000.00" };
  await site.take([...HOUSEHOLD_EVENTS, moved]);
  const words = wordsOf(await (await site.ask("/?year=2025")).text());
  expect(words).toContain("No backup of this ledger is known on this machine");
  expect(words).not.toMatch(/(?:Dana|Luis) Ortiz: no backup/);
  expect(words).toMatch(/Luis Ortiz: Form 1099-R for 2025/);
  const alone = wordsOf(await (await site.ask("/?year=2025&person=dana")).text());
  expect(alone).toContain("No backup of this ledger is known on this machine");
});
