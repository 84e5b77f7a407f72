// The bar of a person's limit: catch-up is outside it, and the list beside the bar adds up to it.
import { expect, it } from "vitest";
import { siteOf } from "./site-of.ts";

it("leaves catch-up outside the limit of §415(c), and adds up to the limit of the year", async () => {
  const site = await siteOf();
  await site.take([
    { kind: "person", person: "mara", name: "Mara Lind", birth_date: "1970-05-05" },
    { kind: "employer", employer: "harbor", name: "Harbor" },
    {
      kind: "plan",
      plan: "harbor-401k",
      employer: "harbor",
      name: "Harbor 401(k)",
      features: { after_tax: true, catch_up: true },
    },
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((month) => ({
      kind: "paycheck",
      person: "mara",
      plan: "harbor-401k",
      date: `2025-${String(month).padStart(2, "0")}-15`,
      gross_pay: "20000.00",
      contributions: { pretax_deferral: "3100.00", match: "1000.00", after_tax: "2000.00" },
    })),
  ]);
  const page = await (await site.ask("/?year=2025")).text();
  const text = page.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
  // By hand: 31,000.00 deferred, 7,500.00 of it catch-up; 70,000 − 23,500 − 10,000 − 20,000 = 16,500.
  expect(text).toContain("Deferrals so far 23,500.00");
  expect(text).toContain("Employer money so far 10,000.00");
  expect(text).toContain("After-tax so far 20,000.00");
  expect(text).toContain("Room left for after-tax 16,500.00");
  expect(text).toContain("Limit for 2025 70,000.00");
});

/** Two plans of Mara: money of December that came in January waits, and what waits in the other plan depends. */
async function waiting(more: readonly object[] = []) {
  const site = await siteOf();
  await site.take([
    { kind: "person", person: "mara", name: "Mara Lind", birth_date: "1980-05-05" },
    ...["harbor", "pine"].flatMap((employer) => [
      { kind: "employer", employer },
      { kind: "plan", plan: `${employer}-401k`, employer, features: { after_tax: true } },
    ]),
    {
      kind: "paycheck",
      person: "mara",
      plan: "harbor-401k",
      date: "2025-12-31",
      deposited_on: "2026-01-05",
      gross_pay: "20000.00",
      contributions: { after_tax: "1800.00" },
    },
    ...more,
  ]);
  const page = await (await site.ask("/?person=mara&year=2025")).text();
  return { site, page, text: page.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ") };
}

it("leads from what waits today to the money that waits today, in a year that is over too", async () => {
  const { site, page, text } = await waiting();
  expect(text).toContain("Waits to be converted 1,800.00 The oldest for 72 days.");
  const [, href = ""] = /href="([^"]*)"[^>]*aria-label="1,800.00, waits/.exec(page) ?? [];
  const why = await (await site.ask(href.replaceAll("&amp;", "&"))).text();
  expect(why).toContain("Waiting to be converted: 1,800.00");
  // The year's own page is of its last day, on which nothing was in the plan, and says so.
  const year = await (await site.ask("/year?person=mara&year=2025")).text();
  expect(year).toContain("on 2025-12-31: nothing waits");
});

it("does not say that nothing waits where that is not known", async () => {
  const pine = { person: "mara", plan: "pine-401k" };
  const moved = (date: string, amount: string, balance?: string) => ({
    ...{ kind: "in_plan_roth_rollover", ...pine, date, amount },
    ...(balance !== undefined && { account_balance: balance }),
  });
  // 550.00 of earnings and basis stay behind the first, and nothing says what they were worth at the second.
  const { site, text } = await waiting([
    { kind: "paycheck", ...pine, date: "2025-10-15", contributions: { after_tax: "1000.00" } },
    moved("2025-11-03", "550.00", "1100.00"),
    moved("2025-12-01", "200.00"),
  ]);
  expect(text).toContain(
    "Waits to be converted 1,800.00 The oldest for 72 days. Not all is known: what it needs .",
  );
  const why = await (await site.ask("/why/year/waiting-today?person=mara&year=2025")).text();
  expect(why).toContain("how much did the account hold just before");
});

// By hand: 72,000 less 21 × 2,000, and less 500 deferred on each of two paychecks, is 29,000 of room; of 3,000 of pay
// 2,500 are left each time, so 24,000 of the room cannot be paid in.
it("does not say that a room is filled for which the pay of the year is not enough", async () => {
  const site = await siteOf({ today: "2026-11-29" });
  await site.take([
    { kind: "person", person: "mara", name: "Mara Lind", birth_date: "1980-05-05" },
    { kind: "employer", employer: "harbor", pay_frequency: "biweekly" },
    { kind: "plan", plan: "harbor-401k", employer: "harbor", features: { after_tax: true } },
    { kind: "wages", person: "mara", employer: "harbor", tax_year: 2026, compensation: "90000.00" },
    ...Array.from({ length: 23 }, (_, index) => ({
      kind: "paycheck",
      person: "mara",
      plan: "harbor-401k",
      date: new Date(Date.UTC(2026, 0, 16 + 14 * index)).toISOString().slice(0, 10),
      gross_pay: "3000.00",
      contributions: { pretax_deferral: "500.00", after_tax: "1500.00" },
    })).filter((_, index) => index !== 5 && index !== 22),
  ]);
  const page = await (await site.ask("/?person=mara&year=2026")).text();
  const text = page.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
  expect(text).toContain(
    "2 paychecks are left; $2,500.00 on each is all that pay allows, and $24,000.00 stays unused.",
  );
  expect(text).toContain(
    "2,500.00 a check, or 83% of pay is all that pay allows, and 24,000.00 of the room stays; it is 1,500.00 now",
  );
  // What is wrong with the record comes before what is to be done in weeks.
  const [missing, december] = [text.indexOf("To look at"), text.indexOf("By Dec")];
  expect(missing).toBeGreaterThan(0);
  expect(missing).toBeLessThan(december);
});
