// What can be saved: the same documents as the command line's, under safe names, and nothing else.
import { describe, expect, it } from "vitest";
import { packetQuestion } from "../../src/answers/packet.ts";
import { worksheetQuestion } from "../../src/answers/worksheet.ts";
import { taxYear } from "../../src/kernel/calendar.ts";
import { disposition } from "../../src/web/download.ts";
import { formOf, HOUSEHOLD_EVENTS, ledgerIn, wordsOf } from "./household.ts";
import { siteOf } from "./site-of.ts";

async function household(options: { readonly readOnly?: boolean; readonly today?: string } = {}) {
  const site = await siteOf(options);
  await site.take(HOUSEHOLD_EVENTS);
  const text = async (address: string) => await (await site.ask(address)).text();
  return { ...site, text };
}

describe("GET /forms", () => {
  it("says of each form whether it is here", async () => {
    const { text, take } = await household();
    const words = wordsOf(await text("/forms?year=2025&person=dana"));
    expect(words).toContain("Form 1099-R, Acme 401(k)");
    expect(words).toContain("here, and agrees");
    expect(words).not.toContain("Globex");
    await take([
      {
        kind: "in_plan_roth_rollover",
        person: "luis",
        plan: "globex-401k",
        date: "2025-06-02",
        amount: "1000.00",
        basis: "1000.00",
      },
    ]);
    expect(wordsOf(await text("/forms?year=2025&person=luis"))).toContain("missing");
    expect(wordsOf(await text("/forms?year=2025"))).toContain("Luis Ortiz");
  });

  it("opens on the year whose return is due, until everybody's is sealed or the day has passed", async () => {
    const of2026 = {
      kind: "paycheck",
      person: "dana",
      plan: "acme-401k",
      date: "2026-01-15",
      gross_pay: "9000.00",
      contributions: { pretax_deferral: "500.00" },
    };
    const { take, text } = await household({ today: "2026-04-15" });
    await take([of2026]);
    const current = (page: string) => /aria-current="true">(\d{4})/.exec(page)?.[1];
    expect(current(await text("/forms"))).toBe("2025");
    expect(current(await text("/forms?year=2026"))).toBe("2026");
    expect(current(await text("/events"))).toBe("2026");
    const later = await household({ today: "2026-04-16" });
    await later.take([of2026]);
    expect(current(await later.text("/forms"))).toBe("2026");
  });
});

describe("a file to save", () => {
  it("is the worksheet that the command line writes", async () => {
    const { ask, book } = await household();
    const saved = await ask("/forms/worksheet/form-1040.csv?year=2025&person=dana");
    expect(saved.headers.get("content-disposition")).toContain('filename="dana-form-1040.csv"');
    const given = {
      form: "form-1040" as const,
      taxYear: taxYear(2025),
      person: "dana",
      asOf: undefined,
      wholeDollars: false,
      roundLine10: undefined,
      joint: false,
      official: undefined,
    };
    const answer = await worksheetQuestion.ask(book.access(), given);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const how = { access: book.access(), given, columns: 100 };
    const bytes = Buffer.from(await saved.arrayBuffer());
    expect(bytes.toString("utf8")).toBe(
      `\ufeff${await worksheetQuestion.documents?.["csv"]?.make(answer.value, how)}`,
    );
  });

  it("is the packet, of the person who was asked for", async () => {
    const { ask, book } = await household();
    const saved = await ask("/forms/packet.pdf?year=2025&person=luis");
    expect(saved.headers.get("content-type")).toBe("application/pdf");
    const bytes = new Uint8Array(await saved.arrayBuffer());
    const given = { taxYear: taxYear(2025), person: "luis", asOf: undefined };
    const answer = await packetQuestion.ask(book.access(), given);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const how = { access: book.access(), given, columns: 100 };
    const made = await packetQuestion.documents?.["pdf"]?.make(answer.value, how);
    expect(Buffer.from(bytes).equals(Buffer.from(made as Uint8Array))).toBe(true);
  });

  it("may be the calendar, all entries, and a copy of the book that opens", async () => {
    const { ask, book } = await household();
    const calendar = await ask("/forms/calendar.ics?year=2026&person=dana");
    expect(await calendar.text()).toContain("BEGIN:VCALENDAR");
    const entries = (await (await ask("/forms/export.jsonl")).text()).trim().split("\n");
    expect(entries).toHaveLength(HOUSEHOLD_EVENTS.length);
    const copy = await ask("/book/backup.db");
    expect(copy.headers.get("content-disposition")).toContain("rothbook-2026-03-18.db");
    const bytes = Buffer.from(await copy.arrayBuffer());
    expect(bytes.subarray(0, 15).toString()).toBe("SQLite format 3");
    const store = await book.access().open();
    expect((await store.backups())?.newest?.seq).toBe((await store.head()).seq);
    store.close();
  });

  it.each([
    "/forms/worksheet/form-9999.pdf",
    "/forms/worksheet/form-1040.exe",
    "/forms/worksheet/form-1040",
    "/forms/worksheet/..%2f..%2f..%2fetc%2fpasswd",
    "/forms/worksheet/..%2fform-1040.pdf",
    "/forms/worksheet/%2e%2e%2fform-1040.pdf",
    "/forms/worksheet/form-1040.pdf%00.csv",
    "/forms/../../../etc/passwd",
    "/forms/packet.pdf/..%2fx",
    "/book/..%2frothbook.db",
    "/rothbook.db",
    "/forms/letter.pdf?plan=..%2f..%2fetc%2fpasswd&year=2025&person=dana",
    "/forms/letter.pdf?year=2025&person=dana",
    "/forms/packet.pdf?year=20x5&person=dana",
    "/forms/packet.pdf?year=2025&person=nobody",
  ])("is not %s", async (address) => {
    const { ask } = await household();
    const joined = address.includes("worksheet/") ? `${address}?year=2025&person=dana` : address;
    const answer = await ask(joined);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-disposition")).toBeNull();
  });

  it("has a name that breaks no header and leads nowhere", () => {
    expect(disposition('a"\r\nSet-Cookie: x=1; ../b.pdf')).toBe(
      "attachment; filename=\"a-Set-Cookie-x-1-..-b.pdf\"; filename*=UTF-8''a%22--Set-Cookie%3A%20x%3D1%3B%20..-b.pdf",
    );
    expect(disposition("../../etc/passwd")).toContain('filename="etc-passwd"');
    expect(disposition("王小明.pdf")).toContain("filename*=UTF-8''%E7%8E%8B");
    expect(disposition("…")).toContain('filename="download"');
  });
});

describe("GET /book", () => {
  it("says that the chain is unbroken, what was recorded, and which years are closed", async () => {
    const { ask, text } = await household();
    const page = await text("/book");
    const words = wordsOf(page);
    expect(words).toContain("Unbroken");
    expect(words).toContain("events.jsonl");
    expect(words).toContain("No year is sealed");
    const seal = { ledger: ledgerIn(page), person: "luis", year: "2025" };
    const sealed = await ask("/seal", formOf({ ...seal, explain: "filed as it is" }));
    expect(sealed.headers.get("location")).toBe("/book?done=sealed#sealed");
    const after = wordsOf(await text("/book"));
    expect(after).toContain("2025, Luis Ortiz");
    expect(after).not.toContain("2025, Dana Ortiz");
    const amended = await ask("/amend", formOf({ ...seal, reason: "a wrong form" }));
    expect(amended.headers.get("location")).toBe("/book?done=opened#sealed");
    expect(wordsOf(await text("/book"))).toContain("No year is sealed");
  });

  it("seals nothing while something is open, unless it is said why", async () => {
    const { ask, text, take } = await household();
    await take([
      {
        kind: "form_1099r",
        person: "luis",
        plan: "globex-401k",
        tax_year: 2025,
        box_1: "500.00",
        box_7: "G",
      },
    ]);
    const ledger = ledgerIn(await text("/book"));
    const refused = await ask("/seal", formOf({ ledger, person: "luis", year: "2025" }));
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("Seal it with these points named");
    expect(wordsOf(await text("/book"))).toContain("No year is sealed");
  });

  it.each(["", "x", "0", "99999", "1e3"])("knows no year %j", async (year) => {
    const { ask, text } = await household();
    const ledger = ledgerIn(await text("/book"));
    expect((await ask("/seal", formOf({ ledger, person: "dana", year }))).status).toBe(404);
  });

  it("shows no control that would change something when it is read-only", async () => {
    const { text } = await household({ readOnly: true });
    for (const address of ["/", "/book", "/forms?year=2025", "/events?year=2025"]) {
      const page = await text(address);
      expect(page).not.toContain('method="post"');
      expect(page).toContain("Read only");
    }
  });
});
