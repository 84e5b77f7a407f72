// The entries of a book as a page: months and sums, the filter, corrections as pairs, taking back.
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testFiles } from "../support/temporary-ledger.ts";
import { formOf, HOUSEHOLD_EVENTS, ledgerIn, wordsOf } from "./household.ts";
import { siteOf } from "./site-of.ts";

async function household(options: { readonly readOnly?: boolean } = {}) {
  const site = await siteOf(options);
  await site.take(HOUSEHOLD_EVENTS);
  const text = async (address: string) => await (await site.ask(address)).text();
  return { ...site, text };
}

describe("GET /events", () => {
  it("folds the year by month, with what went in and what was converted", async () => {
    const { text } = await household();
    const words = wordsOf(await text("/events?year=2025"));
    // March: 1,620 + 270 of Dana and 1,000 of Luis; 1,622 converted.
    expect(words).toContain("March 2025 3 entries");
    expect(words).toContain("contributed 2,890.00 converted 1,622.00");
    expect(words).toContain("April 2025 1 entry contributed 1,500.00");
    expect(words).not.toContain("January 2026");
  });

  it("shows one person's, one kind, one amount", async () => {
    const { text } = await household();
    const luis = wordsOf(await text("/events?year=2025&person=luis"));
    expect(luis).toContain("contributed 1,000.00");
    expect(luis).not.toContain("1,620.00");
    const kind = wordsOf(await text("/events?year=2025&kind=in_plan_roth_rollover"));
    expect(kind).toContain("converted 1,622.00");
    expect(kind).not.toContain("1,500.00");
    for (const q of ["1,500.00", "1500", "$1,500"]) {
      const amount = wordsOf(await text(`/events?year=2025&q=${encodeURIComponent(q)}`));
      expect(amount).toContain("April 2025");
      expect(amount).not.toContain("March 2025");
    }
    expect(await text("/events?year=2025&q=nowhere")).toContain("Nothing in the book fits that");
  });

  it("gives each entry an address", async () => {
    const { text } = await household();
    expect(await text("/events?year=2025")).toMatch(/<tr role="row" id="e\d+"/);
  });
});

describe("POST /correct", () => {
  it("records the new entry under the old one, with the reason", async () => {
    const { ask, text } = await household();
    const page = await text("/events?year=2025&q=1500");
    const event = /correct\?event=(e\d+)/.exec(page)?.[1] ?? "";
    const form = await text(`/correct?event=${event}&year=2025`);
    expect(form).toContain('name="field:contributions.after_tax" value="1500.00"');
    const answer = await ask(
      "/correct",
      formOf({
        ledger: ledgerIn(form),
        event,
        back: "year=2025&person=dana",
        "field:contributions.after_tax": "1,550.00",
        "field:person": "dana",
        reason: "typo",
        text: "a slip",
      }),
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(
      `/events?person=dana&year=2025&done=corrected#${event}`,
    );
    const after = wordsOf(await text("/events?year=2025&person=dana"));
    expect(after).toContain("April 2025 2 entries contributed 1,550.00");
    expect(after).toMatch(/: a slip .* 1,500\.00 .*corrected replaces e\d+ .* 1,550\.00/);
  });

  it("says what is wrong with a field, and changes nothing", async () => {
    const { ask, text } = await household();
    const page = await text("/events?year=2025&q=1500");
    const event = /correct\?event=(e\d+)/.exec(page)?.[1] ?? "";
    const ledger = ledgerIn(await text(`/correct?event=${event}`));
    const bad = { ledger, event, "field:contributions.after_tax": "12.345", reason: "typo" };
    const answer = await ask("/correct", formOf(bad));
    expect(answer.status).toBe(409);
    const words = wordsOf(await answer.text());
    expect(words).toContain("12.345");
    expect(words).toContain("Nothing was changed.");
    expect(wordsOf(await text("/events?year=2025"))).toContain("contributed 1,500.00");
  });

  it("of the same entry in two tabs: the second is told", async () => {
    const { ask, text } = await household();
    const page = await text("/events?year=2025&q=1500");
    const event = /correct\?event=(e\d+)/.exec(page)?.[1] ?? "";
    const ledger = ledgerIn(await text(`/correct?event=${event}`));
    const fields = (amount: string) =>
      formOf({ ledger, event, "field:contributions.after_tax": amount, reason: "typo" });
    const [first, second] = await Promise.all([
      ask("/correct", fields("1501.00")),
      ask("/correct", fields("1502.00")),
    ]);
    expect([first.status, second.status].toSorted()).toEqual([303, 409]);
    expect(wordsOf(await second.text())).toContain("was reversed before");
  });

  it.each(["", "e0", "e999999", "../../etc/passwd", "b3", "e1"])(
    "of %j, which is no entry, is refused",
    async (event) => {
      const { ask, text } = await household();
      const ledger = ledgerIn(await text("/events?year=2025"));
      expect((await ask("/correct", formOf({ ledger, event, remove: "1" }))).status).toBe(409);
      expect((await ask(`/correct?event=${encodeURIComponent(event)}`)).status).toBe(409);
    },
  );
});

describe("POST /undo", () => {
  it("takes the batch back; both stay visible", async () => {
    const { ask, text } = await household();
    const page = await text("/events?year=2025");
    const batch = /name="batch" value="(b\d+)"/.exec(page)?.[1] ?? "";
    const answer = await ask("/undo", formOf({ ledger: ledgerIn(page), batch, back: "year=2025" }));
    expect(answer.headers.get("location")).toBe("/events?year=2025&done=undone");
    expect(wordsOf(await text("/events?year=2025"))).toContain("taken back");
  });

  it("that would leave others without a name offers to take them along", async () => {
    const { ask, take, text } = await household();
    await take([{ kind: "plan", plan: "new-401k", employer: "acme" }]);
    await take([
      {
        kind: "paycheck",
        person: "dana",
        plan: "new-401k",
        date: "2025-05-09",
        contributions: { after_tax: "10.00" },
      },
    ]);
    const page = await text("/events?year=2025");
    const batches = [...page.matchAll(/name="batch" value="(b\d+)"/g)].map(([, batch]) => batch);
    const batch = batches[1] ?? "";
    const refused = await ask("/undo", formOf({ ledger: ledgerIn(page), batch }));
    expect(refused.status).toBe(409);
    const choice = await refused.text();
    expect(choice).toContain('name="carry" value="yes"');
    const done = await ask("/undo", formOf({ ledger: ledgerIn(page), batch, carry: "yes" }));
    expect(done.status).toBe(303);
  });
});

describe("a book that was replaced since the page was made", () => {
  it("is not changed", async () => {
    const { ask, text, path, folder } = await household();
    const page = await text("/events?year=2025");
    const batch = /name="batch" value="(b\d+)"/.exec(page)?.[1] ?? "";
    const other = join(folder, "other.db");
    testFiles.create(other);
    rmSync(path);
    for (const rest of ["-wal", "-shm"]) rmSync(`${path}${rest}`, { force: true });
    copyFileSync(other, path);
    for (const ledger of [ledgerIn(page), ""]) {
      const answer = await ask("/undo", formOf({ ledger, batch }));
      expect(answer.status).toBe(409);
      expect(wordsOf(await answer.text())).toContain("another book");
    }
  });
});

describe("read-only", () => {
  it("refuses every change and shows none", async () => {
    const { ask, text } = await household({ readOnly: true });
    const page = await text("/events?year=2025");
    expect(page).not.toContain('method="post"');
    expect(page).not.toContain("/correct?");
    for (const address of ["/correct", "/undo", "/seal", "/amend"])
      expect((await ask(address, formOf({ batch: "b3", event: "e3" }))).status).toBe(403);
    expect((await ask("/correct?event=e5")).status).toBe(404);
  });
});
