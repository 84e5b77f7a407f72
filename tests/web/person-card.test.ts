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
