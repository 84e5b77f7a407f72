import { beforeEach, describe, expect, it } from "vitest";
import { sealYear } from "../../src/app/seal/seal-year.ts";
import { recordEvents } from "../../src/app/take-in/record-events.ts";
import { calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import { hashing } from "../../src/store/hashing.ts";
import { testFiles } from "../support/temporary-ledger.ts";
import { HOSTILE, household } from "./couple.ts";
import { siteOf } from "./site-of.ts";

let site: Awaited<ReturnType<typeof siteOf>>;

async function text(address: string): Promise<string> {
  const answer = await site.ask(address);
  expect(answer.status).toBe(200);
  return await answer.text();
}

beforeEach(async () => {
  site = await siteOf();
  await site.take(household());
});

describe("/year", () => {
  it("shows the lines of both people and of their joint return", async () => {
    const page = await text("/year?year=2025");
    // 24,240.00 − 24,000.00 of Mara; Teo's 100.00 went to a traditional IRA untaxed.
    expect(page).toContain('aria-label="240.00, line 5b: why"');
    expect(page).toContain('aria-label="26,840.00, line 5a: why"');
    expect(page).toContain('aria-label="2,600.00, line 5a: why"');
    expect(page.indexOf('id="return"')).toBeLessThan(page.indexOf('id="limits"'));
  });

  it.each([
    ["2018, on one line", 2018, ["IRA and plan money taxed, line 4b", "1,340.00", "line 4a"]],
    ["2017, on two", 2017, ["IRA money taxed, line 15b", "1,100.00", "Plan money taxed, line 16b"]],
  ])("shows what is taxed of IRAs and plans: %s", async (_, year, said) => {
    const conversion = {
      kind: "in_plan_roth_rollover",
      plan: "harbor-401k",
      date: `${year}-06-01`,
      amount: "5240.00",
      basis: "5000.00",
      account_balance: "5240.00",
    };
    const paid = { kind: "ira_distribution", ira: "traditional", date: `${year}-03-01` };
    await site.take([
      {
        kind: "paycheck",
        person: "mara",
        plan: "harbor-401k",
        date: `${year}-02-14`,
        contributions: { after_tax: "5000.00" },
      },
      { ...conversion, person: "mara" },
      { ...paid, person: "mara", amount: "1100.00" },
      // Another person of the household is on another return.
      { ...paid, person: "teo", amount: "700.00" },
    ]);
    const page = await text(`/year?person=mara&year=${year}`);
    for (const words of said) expect(page).toContain(words);
    expect(page).not.toContain("nothing was paid out");
    expect(page).not.toContain('<span class="num">0.00</span>');
  });

  it("shows one person's lines when one is chosen", async () => {
    const page = await text("/year?person=teo&year=2025");
    expect(page).toContain('aria-label="2,600.00, line 5a: why"');
    expect(page).not.toContain("Mara Quist, Harbor Robotics");
  });

  it("adds each limit up to its list, per employer", async () => {
    const page = await text("/year?person=mara&year=2025");
    for (const part of ["16,000.00", "4,000.00", "12,000.00", "38,000.00", "70,000.00"])
      expect(page).toContain(part);
  });

  it("leads from deferrals within a limit to terms that leave the catch-up out", async () => {
    await site.take([
      {
        kind: "paycheck",
        person: "mara",
        plan: "harbor-401k",
        date: "2025-12-15",
        contributions: { pretax_deferral: "10000.00" },
      },
    ]);
    // 16,000.00 and 10,000.00 are 26,000.00; 2,500.00 above 23,500.00 is catch-up of somebody of 54.
    const page = await text("/year?person=mara&year=2025");
    const [, to] =
      /href="([^"]*)" aria-label="23,500.00, Own deferrals, Harbor Robotics/.exec(page) ?? [];
    const why = await text((to ?? "").replaceAll("&amp;", "&"));
    expect(why).toContain("Own deferrals within the limit, Harbor Robotics: 23,500.00");
    expect(why).toContain("2,500.00");
  });

  it("marks forms in words: what differs, and what has not come", async () => {
    const page = await text("/year?year=2025");
    expect(page).toContain("Differs ✗");
    expect(page).toContain("Not received ✗");
    expect(page).toMatch(/1,240\.00<\/a> <span class="mark warn">✗/);
  });

  it("draws each chart for three widths, with title, description and a table", async () => {
    const page = await text("/year?year=2025");
    const count = (what: RegExp) => [...page.matchAll(what)].length;
    expect(count(/<svg class="w326"/g)).toBe(count(/<svg class="w850"/g));
    expect(count(/<svg class="w640"/g)).toBeGreaterThan(5);
    expect(count(/<desc id=/g)).toBe(count(/<svg class="w\d+"/g));
    expect(page).not.toContain("style=");
    expect(page).toContain("The same as a table, by month");
  });

  it("shows names as text", async () => {
    const page = await text("/year?year=2025");
    expect(page).not.toContain(HOSTILE);
    expect(page).toContain("Teo &lt;img");
  });

  it("leads from every figure to a reason that is there, and no chart leads nowhere", async () => {
    for (const year of [2024, 2025]) {
      const page = await text(`/year?year=${year}`);
      const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
      const reasons = new Set(
        [...page.matchAll(/href="(\/why\/[^"]+)"/g)].map(([, to]) => to ?? ""),
      );
      expect(reasons.size).toBeGreaterThan(8);
      for (const to of reasons) {
        const answer = await site.ask(to.replaceAll("&amp;", "&"));
        expect([to, answer.status]).toEqual([to, 200]);
      }
    }
  });

  it("has no amount in a list or a table that does not lead to its reason, but sums beside their parts", async () => {
    const page = await text("/year?year=2025");
    const cells = [...page.matchAll(/<(dd|td)\b([^>]*)>([\s\S]*?)<\/\1>/g)];
    expect(cells.length).toBeGreaterThan(60);
    const bare = cells.filter(
      ([, , attributes = "", inside = ""]) =>
        !attributes.includes("total") && /\d\.\d\d(?!\d)/.test(inside) && !inside.includes("<a "),
    );
    expect(bare.map(([cell]) => cell)).toEqual([]);
  });

  it("of somebody who has IRAs and no plan is shown without room, though there are two plans", async () => {
    await site.take([
      { kind: "person", person: "ida", name: "Ida Quist", birth_date: "1980-02-02" },
      {
        kind: "ira_contribution",
        person: "ida",
        ira: "traditional",
        date: "2025-02-03",
        tax_year: 2025,
        amount: "7000.00",
      },
    ]);
    const page = await text("/year?person=ida&year=2025");
    expect(page).not.toContain("cannot be shown");
    expect(page).toContain("form-8606 line 14, Ida Quist: why");
    expect(page).not.toContain("--plan");
    const home = await text("/?person=ida&year=2025");
    expect(home).toContain("No plan of Ida Quist is known:");
  });

  it("of a year without a paycheck is that of the plan which somebody is in", async () => {
    await site.take([
      { kind: "person", person: "ole", name: "Ole Quist" },
      {
        kind: "opening_basis",
        person: "ole",
        as_of: "2024-12-31",
        account: "plan_after_tax",
        plan: "harbor-401k",
        amount: "900.00",
        evidence: "statement",
      },
    ]);
    const page = await text("/year?person=ole&year=2025");
    expect(page).not.toContain("cannot be shown");
    expect(page).toContain("900.00");
  });

  it("stands with an empty book", async () => {
    const empty = await siteOf();
    const answer = await empty.ask("/year");
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Nothing is recorded yet");
  });

  it("shows a sealed year as filed, beside what the book says now", async () => {
    const own = await siteOf();
    await own.take(household());
    const store = testFiles.open(own.path);
    const sealed = await sealYear(store, hashing, {
      taxYear: taxYear(2025),
      person: "mara",
      explanation: "as it was filed",
      today: calendarDate("2026-04-10"),
    });
    store.close();
    expect(sealed.ok).toBe(true);
    const page = await (await own.ask("/year?person=mara&year=2025")).text();
    expect(page).toContain("As filed, and as the book stands now");
    expect(page).toContain("Every line is as it was filed.");
    const other = await (await own.ask("/year?person=teo&year=2025")).text();
    expect(other).not.toContain("As filed, and as the book stands now");
  });
});

describe("/why", () => {
  it("shows terms that sum, each with day, and a drawer with the line it was read from", async () => {
    const page = await text("/why/form-1040/5b?person=mara&year=2025");
    expect(page).toContain("Line 5b is 240.00");
    expect(page).toContain("Dec 1, 2025</a>");
    expect(page).toMatch(/events\.jsonl, line \d+/);
    expect(page).toMatch(/<aside class="drawer" id="line-mara-conversion"/);
    expect(page).toMatch(/href="\/events\?person=mara&(?:amp;)?year=2025#mara-conversion"/);
    expect(page).toContain("IRC §");
  });

  it("puts what comes with many days under one heading each, with its sum", async () => {
    const own = await siteOf();
    await own.take(household());
    await own.take(
      ["07-01", "08-01", "10-01", "12-01"].map((day) => ({
        kind: "in_plan_roth_rollover",
        person: "teo",
        plan: "city-401k",
        date: `2025-${day}`,
        amount: "510.00",
        basis: "500.00",
      })),
    );
    const page = await (await own.ask("/why/form-1040/5b?person=teo&year=2025")).text();
    const kinds = [...page.matchAll(/<tr class="kind">.*?<b>([^<]*)<\/b>/g)].map(([, sum]) => sum);
    // Taxed before: four times 500.00, and the 2,500.00 that Teo rolled over besides.
    expect(kinds).toEqual(["2,040.00", "−4,500.00", "2,500.00"]);
    expect(page.match(/<tr><td><a href="#line-[^"]*">(?:Jul|Aug|Oct|Dec) 1, 2025/g)).toHaveLength(
      8,
    );
    // Two terms need no headings.
    const short = await (await own.ask("/why/form-1040/5b?person=mara&year=2025")).text();
    expect(short).not.toContain('class="kind"');
  });

  it("explains the joint line of both, and each one's share", async () => {
    const joint = await text("/why/form-1040/5a?year=2025");
    expect(joint).toContain("Line 5a is 26,840.00");
    const share = await text("/why/form-1040/teo%2F5a?year=2025");
    expect(share).toContain("Line 5a is 2,600.00");
  });

  it("explains every line of every worksheet", async () => {
    for (const [form, line, is] of [
      ["annual-additions", "harbor%2F11", "38,000.00"],
      ["after-tax-basis", "harbor-401k%2F7", "0.00"],
      ["form-1099-r", "harbor-401k%2FG%2F2a", "240.00"],
    ])
      expect(await text(`/why/${form}/${line}?person=mara&year=2025`)).toContain(is);
    expect(await text("/why/annual-additions/pine%2F6?person=teo&year=2025")).toContain("2,500.00");
    expect(await text("/why/year/waiting?person=teo&year=2025")).toContain("2,500.00");
  });

  it("says what there is when a form or a line is not there", async () => {
    for (const address of ["/why/form-9999/1", "/why/form-1040/99", "/why/year/nothing"]) {
      const answer = await site.ask(`${address}?person=mara&year=2025`);
      expect(answer.status).toBe(404);
    }
    const hostile = await site.ask(`/why/form-1040/${encodeURIComponent("<b>x")}?person=mara`);
    expect(await hostile.text()).not.toContain("<b>x");
  });

  it("says what would change the figure: what is open about it, and what no file proves", async () => {
    const store = testFiles.open(site.path);
    await recordEvents(store, [
      {
        kind: "in_plan_roth_rollover",
        person: "mara",
        plan: "harbor-401k",
        date: "2025-12-30",
        amount: "10.00",
        basis: "10.00",
      },
    ] as unknown as Parameters<typeof recordEvents>[1]);
    store.close();
    const page = await text("/why/form-1040/5a?person=mara&year=2025");
    expect(page).toContain("What would change this");
    expect(page).toContain("1 entry behind it was typed in");
  });

  it("asks for what is missing in words, and leads to where it is said", async () => {
    await site.take([
      {
        kind: "in_plan_roth_rollover",
        person: "teo",
        plan: "pine-401k",
        date: "2025-12-29",
        amount: "3000.00",
      },
    ]);
    const page = await text("/why/form-1040/5b?person=teo&year=2025");
    expect(page).toContain("how much did the account hold just before");
    expect(page).toMatch(/href="\/correct\?event=e\d+">Say it</);
    expect(page).not.toContain("account_balance");
  });
});
