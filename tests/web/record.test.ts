// Entries that are typed in: forms that follow from the table of kinds, and what is wrong with them.
import { describe, expect, it } from "vitest";
import { recordableKinds } from "../../src/app/take-in/recordable.ts";
import { testFiles } from "../support/temporary-ledger.ts";
import { ledgerIn } from "./household.ts";
import { siteOf } from "./site-of.ts";

type SiteUnderTest = Awaited<ReturnType<typeof siteOf>>;

async function household() {
  const site = await siteOf();
  await site.take([
    { kind: "person", person: "dana", name: "Dana Okafor" },
    { kind: "person", person: "luis", name: "Luis Reyes" },
    { kind: "employer", employer: "larkspur" },
    { kind: "employer", employer: "meridian" },
    { kind: "plan", plan: "larkspur-401k", employer: "larkspur", name: "Larkspur 401(k)" },
    { kind: "plan", plan: "meridian-401k", employer: "meridian" },
  ]);
  return site;
}

async function post(site: SiteUnderTest, kind: string, fields: Readonly<Record<string, string>>) {
  const ledger = ledgerIn(await (await site.ask(`/record/${kind}`)).text());
  const body = new URLSearchParams({ ledger, ...fields });
  return await site.ask(`/record/${kind}`, { method: "POST", body });
}

async function lastEvent(site: SiteUnderTest): Promise<Record<string, unknown>> {
  const store = testFiles.open(site.path);
  const { seq } = await store.head();
  let last: Record<string, unknown> = {};
  for await (const page of store.events({}))
    for (const event of page)
      if (event.seq === seq)
        last = { kind: event.kind, ...event.data, ...(event.note && { note: event.note }) };
  store.close();
  return last;
}

const PAYCHECK = {
  person: "luis",
  plan: "meridian-401k",
  date: "2026-01-15",
  gross_pay: "9,000.00",
  "contributions.pretax_deferral": "1080.00",
  "contributions.after_tax": "1620.00",
};

describe("the form of a kind", () => {
  it.each(recordableKinds().map(({ kind }) => kind))("%s is shown", async (kind) => {
    const site = await household();
    const answer = await site.ask(`/record/${kind}`);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    const labels = [...page.matchAll(/<label for="([^"]*)"/g)].map(([, id]) => id);
    for (const id of labels) expect(page).toContain(` id="${id}"`);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("has the person of the address chosen, and names instead of ids", async () => {
    const site = await household();
    const page = await (await site.ask("/record/paycheck?person=luis")).text();
    expect(page).toContain('<option value="luis" selected>Luis Reyes</option>');
    expect(page).toContain('<option value="larkspur-401k">Larkspur 401(k)</option>');
    expect(page).toContain('value="2026-03-18"');
  });

  it("of an unknown kind is no page", async () => {
    const site = await household();
    expect((await site.ask("/record/__proto__")).status).toBe(404);
    expect((await post(site, "batch", {})).status).toBe(404);
  });
});

describe("an entry", () => {
  it("is recorded, with its parts and its note", async () => {
    const site = await household();
    const answer = await post(site, "paycheck", { ...PAYCHECK, note: "from the stub" });
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      "/?person=luis&done=recorded",
    ]);
    expect(await lastEvent(site)).toMatchObject({
      kind: "paycheck",
      person: "luis",
      grossPay: 900_000,
      contributions: { pretaxDeferral: 108_000, afterTax: 162_000 },
      note: "from the stub",
    });
  });

  it("with a list takes as many parts as are filled", async () => {
    const site = await household();
    const fields = {
      person: "dana",
      plan: "larkspur-401k",
      date: "2026-02-02",
      amount: "1000.00",
      from: "after_tax",
      basis: "990.00",
      "destinations.0.to": "roth_ira",
      "destinations.0.amount": "990.00",
      "destinations.1.to": "traditional_ira",
      "destinations.1.amount": "10.00",
    };
    const more = await post(site, "distribution", { ...fields, more: "destinations" });
    const page = await more.text();
    expect(more.status).toBe(200);
    expect(page).toContain('name="destinations.2.to"');
    expect(page).toContain('value="990.00"');
    expect((await post(site, "distribution", fields)).status).toBe(303);
    expect(await lastEvent(site)).toMatchObject({
      destinations: [{ to: "roth_ira" }, { to: "traditional_ira" }],
    });
  });

  it("with faults is shown again: each beside its field, everything typed kept", async () => {
    const site = await household();
    const answer = await post(site, "paycheck", {
      ...PAYCHECK,
      plan: "",
      date: "2026-02-30",
      "contributions.after_tax": "-5",
    });
    const page = await answer.text();
    expect(answer.status).toBe(400);
    for (const name of ["plan", "date", "contributions.after_tax"])
      expect(page).toContain(`id="field-${name}-fault"`);
    expect(page).toContain('value="9,000.00"');
    expect(page).toContain("Nothing was recorded yet.");
    expect((await lastEvent(site))["kind"]).toBe("plan");
  });

  it("that the book refuses says why", async () => {
    const site = await household();
    const answer = await post(site, "paycheck", { ...PAYCHECK, person: "nobody" });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("nobody");
  });

  it("twice is one; with another amount it asks before it takes the other's place", async () => {
    const site = await household();
    await post(site, "paycheck", PAYCHECK);
    const again = await post(site, "paycheck", PAYCHECK);
    expect(await again.text()).toContain("in the book already");
    const other = { ...PAYCHECK, "contributions.after_tax": "1700.00" };
    const refused = await post(site, "paycheck", other);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('name="supersede"');
    expect((await post(site, "paycheck", { ...other, supersede: "1" })).status).toBe(303);
    expect(await lastEvent(site)).toMatchObject({ contributions: { afterTax: 170_000 } });
  });

  it("that is empty needs everything that is required", async () => {
    const site = await household();
    const answer = await post(site, "paycheck", {});
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("This is needed.");
  });
});

describe("two windows with the same entry", () => {
  it("record it once, even when both are sent at the same moment", async () => {
    const site = await household();
    const both = await Promise.all([
      post(site, "paycheck", PAYCHECK),
      post(site, "paycheck", PAYCHECK),
    ]);
    const pages = await Promise.all(both.map(async (answer) => await answer.text()));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 303]);
    expect(pages.join("")).toContain("That is in the book already; nothing was added.");
  });

  it("of another book than the one that is there now record nothing", async () => {
    const site = await household();
    const answer = await post(site, "paycheck", { ...PAYCHECK, ledger: "another" });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain("made from another book");
    expect(page).toContain('value="1620.00"');
  });
});

describe("a question that the home page asks", () => {
  it("opens the form with what is known of it", async () => {
    const site = await household();
    const page = await (
      await site.ask("/record/wages?person=luis&employer=meridian&tax_year=2026")
    ).text();
    expect(page).toContain('<option value="luis" selected>');
    expect(page).toContain('<option value="meridian" selected>');
    expect(page).toContain('name="tax_year" type="text" inputmode="numeric" value="2026"');
  });
});
