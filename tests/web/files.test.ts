// The files page: dropped, read, answered, recorded and taken back, by two people with two plans; and what
// goes wrong on the way.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testFiles } from "../support/temporary-ledger.ts";
import { siteOf } from "./site-of.ts";

type SiteUnderTest = Awaited<ReturnType<typeof siteOf>>;

const HOUSEHOLD = [
  { kind: "person", person: "dana", name: "Dana Okafor", birth_date: "1985-04-02" },
  { kind: "person", person: "luis", name: "Luis Reyes" },
  { kind: "employer", employer: "larkspur", name: "Larkspur Systems" },
  { kind: "employer", employer: "meridian", name: "Meridian Labs" },
  { kind: "plan", plan: "larkspur-401k", employer: "larkspur", features: { after_tax: true } },
  { kind: "plan", plan: "meridian-401k", employer: "meridian", features: { after_tax: true } },
];

const OWN = (person: string, plan: string, amount = "1620.00") =>
  `pay_date,person,plan,gross_pay,pretax_deferral,after_tax\n2026-01-15,${person},${plan},9000.00,1080.00,${amount}\n`;

const REGISTER = `Larkspur Systems payroll register
Worker,Pay Date,Gross Pay,401K PRETAX,401K AFTER-TAX
"Okafor, D",01/15/2026,9000.00,1080.00,1620.00
"Okafor, D",01/30/2026,9000.00,1080.00,1620.00
`;

async function drop(
  site: SiteUnderTest,
  files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
) {
  const form = new FormData();
  for (const [name, text] of Object.entries(files)) form.append("files", new File([text], name));
  return await site.ask("/files", { method: "POST", body: form });
}

/** Without the working files of the book and what this machine remembers of it. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => !/^\.|^rothbook\.db-/.test(name));
}

async function shown(site: SiteUnderTest): Promise<string> {
  return await (await site.ask("/files")).text();
}

async function send(
  site: SiteUnderTest,
  address: string,
  fields: Readonly<Record<string, string>>,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return await site.ask(address, { method: "POST", body: form });
}

/** What a browser would send of a page without a choice made on it. */
function asShown(page: string): Record<string, string> {
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  return Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value]));
}

async function paychecks(site: SiteUnderTest): Promise<readonly string[]> {
  const store = testFiles.open(site.path);
  const found: string[] = [];
  for await (const page of store.events({ kinds: ["paycheck"] }))
    for (const event of page)
      if (event.kind === "paycheck") found.push(`${event.data.person} ${event.data.plan}`);
  store.close();
  return found;
}

async function household(options: Parameters<typeof siteOf>[0] = {}) {
  const site = await siteOf(options);
  await site.take(HOUSEHOLD);
  return site;
}

describe("a dropped file", () => {
  it("is shown with what would be recorded, and nothing is recorded", async () => {
    const site = await household();
    const answer = await drop(site, { "dana.csv": OWN("dana", "larkspur-401k") });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/files"]);
    const page = await shown(site);
    expect(page).toContain("dana.csv");
    expect(page).toMatch(/<dt>to record<\/dt><dd>1<\/dd>/);
    expect(page).toMatch(/<dt>ignored<\/dt><dd>1<\/dd>/);
    expect(page).toMatch(/<dt>lines in the file<\/dt><dd>2<\/dd>/);
    expect(page).toContain("1 entry from 1 file is ready.");
    expect(page).toContain("For Dana Okafor.");
    expect(await paychecks(site)).toEqual([]);
  });

  it("is recorded as one batch for each file, of two people in two plans", async () => {
    const site = await household();
    await drop(site, {
      "dana.csv": OWN("dana", "larkspur-401k"),
      "luis.csv": OWN("luis", "meridian-401k"),
    });
    const page = await shown(site);
    expect(page).toContain("Record these 2 now");
    const answer = await send(site, "/files/record", asShown(page));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/?done=recorded"]);
    expect(await paychecks(site)).toEqual(["dana larkspur-401k", "luis meridian-401k"]);
    const after = await shown(site);
    expect(after).not.toContain('name="revision"');
    expect([...after.matchAll(/aria-label="Undo b/g)]).toHaveLength(3);
    expect(site.book.uploads.all()).toEqual([]);
  });

  it("with a fault is refused with its line, its column and a caret, and the other is taken", async () => {
    const site = await household();
    await drop(site, {
      "bad.csv": OWN("dana", "larkspur-401k", "1O20.00"),
      "luis.csv": OWN("luis", "meridian-401k"),
    });
    const page = await shown(site);
    expect(page).toContain("Line 2, column 47: &quot;1O20.00&quot; is not a dollar amount");
    expect(page).toContain('<span class="caret">^^^^^^^</span>');
    expect(page).toContain("Record this 1 now");
    const answer = await send(site, "/files/record", asShown(page));
    expect(answer.headers.get("location")).toBe("/files?done=recorded");
    expect(await paychecks(site)).toEqual(["luis meridian-401k"]);
    expect(site.book.uploads.all().map(({ name }) => name)).toEqual(["bad.csv"]);
  });

  it("is left out, and its place in memory is free", async () => {
    const site = await household();
    await drop(site, { "dana.csv": OWN("dana", "larkspur-401k") });
    const answer = await send(site, "/files/leave", { ...asShown(await shown(site)), file: "f1" });
    expect(answer.status).toBe(303);
    expect(site.book.uploads.all()).toEqual([]);
    expect(await paychecks(site)).toEqual([]);
  });

  it("that was mended is read in the place of the other", async () => {
    const site = await household();
    await drop(site, { "bad.csv": OWN("dana", "larkspur-401k", "1O20.00") });
    const form = new FormData();
    for (const [name, value] of Object.entries(asShown(await shown(site))))
      form.append(name, value);
    form.append("again.f1", new File([OWN("dana", "larkspur-401k")], "good.csv"));
    await site.ask("/files/answers", { method: "POST", body: form });
    const page = await shown(site);
    expect(page).toContain("good.csv");
    expect(page).toContain("Record this 1 now");
  });

  it("that is recorded with another amount asks whether to replace it", async () => {
    const site = await household();
    await drop(site, { "dana.csv": OWN("dana", "larkspur-401k") });
    const first = await send(site, "/files/record", asShown(await shown(site)));
    expect(first.headers.get("location")).toBe("/?done=recorded");
    await drop(site, { "dana.csv": OWN("dana", "larkspur-401k", "1630.00") });
    const page = await shown(site);
    expect(page).toContain("Record what the file says instead");
    expect(page).not.toContain("Record this 1 now");
    const replaced = await send(site, "/files/answers", { ...asShown(page), "replace.f2": "1" });
    expect(replaced.status).toBe(303);
    expect(await shown(site)).toContain("Record this 1 now");
  });
});

describe("a Form 1099-R that names nobody of the book", () => {
  const form = () =>
    readFileSync(
      join(import.meta.dirname, "../../fixtures/statements/pdf/ok/own-1099-r.pdf"),
    ) as Uint8Array<ArrayBuffer>;

  it("is asked whose it is and of which plan; then it is ticked and recorded", async () => {
    const site = await household();
    await drop(site, { "form.pdf": form() });
    const page = await shown(site);
    expect(page).toContain("A Form 1099-R.");
    expect(page).toContain("1 line stays out");
    expect(page).toContain("Whose is it?");
    expect(page).not.toContain("--person");
    const whose = { "person.f1": "luis", "plan.f1": "meridian-401k" };
    await send(site, "/files/answers", { ...asShown(page), ...whose });
    const asked = await shown(site);
    const line = /name="accept\.f1" value="(\d+)"/.exec(asked)?.[1] ?? "";
    await send(site, "/files/answers", { ...asShown(asked), "accept.f1": line });
    const ready = await shown(site);
    expect(ready).toContain("Record this 1 now");
    await send(site, "/files/record", asShown(ready));
    const events = await (await site.ask("/events?person=luis&year=2025")).text();
    expect(events).toContain("Form 1099-R received");
    expect(events).toContain("12,345.67");
  });

  it("does not leave with the others when nothing of it was recorded", async () => {
    const site = await household();
    await drop(site, { "form.pdf": form(), "dana.csv": OWN("dana", "larkspur-401k") });
    await send(site, "/files/record", asShown(await shown(site)));
    const after = await shown(site);
    expect(after).toContain("form.pdf");
    expect(after).toContain("Not recorded from this file");
  });
});

describe("a question", () => {
  it("has no answer chosen; the proposal is said, and the answer opens the rest", async () => {
    const site = await household();
    await drop(site, { "register.csv": REGISTER });
    const page = await shown(site);
    expect(page).toContain("<fieldset");
    expect(page).toContain("Is &quot;Okafor, D&quot; Dana Okafor?");
    expect(page).toContain("<mark>Okafor, D</mark>");
    expect(page).toContain("That speaks for “Dana Okafor”.");
    expect(page).not.toMatch(/type="radio"[^>]* checked/);
    const name = /name="(answer\.f1\.person-[^"]*)"/.exec(page)?.[1] ?? "";
    const said = await send(site, "/files/answers", { ...asShown(page), [name]: "dana" });
    expect(said.status).toBe(303);
    const next = await shown(site);
    expect(next).toContain("Which of your plans is this file about?");
    const plan = /name="(answer\.f1\.plan-[^"]*)"/.exec(next)?.[1] ?? "";
    await send(site, "/files/answers", { ...asShown(next), [plan]: "larkspur-401k" });
    const last = await shown(site);
    expect(last).toContain("Record these 2 now");
    await send(site, "/files/record", asShown(last));
    expect(await paychecks(site)).toEqual(["dana larkspur-401k", "dana larkspur-401k"]);
  });

  it("that is not among the offers is nobody's answer", async () => {
    const site = await household();
    await drop(site, { "register.csv": REGISTER });
    const page = await shown(site);
    const name = /name="(answer\.f1\.person-[^"]*)"/.exec(page)?.[1] ?? "";
    await send(site, "/files/answers", { ...asShown(page), [name]: "mallory" });
    expect(site.book.uploads.all()[0]?.choices.answers.size).toBe(0);
  });

  it("that was answered on the form that records is shown in the numbers first", async () => {
    const site = await household();
    await drop(site, { "register.csv": REGISTER, "luis.csv": OWN("luis", "meridian-401k") });
    const page = await shown(site);
    const name = /name="(answer\.f1\.person-[^"]*)"/.exec(page)?.[1] ?? "";
    const answer = await send(site, "/files/record", { ...asShown(page), [name]: "dana" });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("Your last answers change what is recorded");
    expect(await paychecks(site)).toEqual([]);
  });
});

describe("two windows", () => {
  it("do not record the same twice", async () => {
    const site = await household();
    await drop(site, { "dana.csv": OWN("dana", "larkspur-401k") });
    const fields = asShown(await shown(site));
    const [one, other] = await Promise.all([
      send(site, "/files/record", fields),
      send(site, "/files/record", fields),
    ]);
    expect([one.status, other.status].toSorted()).toEqual([303, 409]);
    expect(await paychecks(site)).toHaveLength(1);
  });

  it.each(["/files/answers", "/files/record", "/files/leave"])(
    "%s from a page that is out of date is refused with a word and the current state",
    async (address) => {
      const site = await household();
      await drop(site, { "dana.csv": OWN("dana", "larkspur-401k") });
      const old = asShown(await shown(site));
      await drop(site, { "luis.csv": OWN("luis", "meridian-401k") });
      const answer = await send(site, address, { ...old, file: "f1" });
      const page = await answer.text();
      expect(answer.status).toBe(409);
      expect(page).toContain("not up to date");
      expect(page).toContain("luis.csv");
      expect(await paychecks(site)).toEqual([]);
      expect(site.book.uploads.all()).toHaveLength(2);
    },
  );

  it("see when another program wrote to the book meanwhile", async () => {
    const site = await household();
    await drop(site, { "dana.csv": OWN("dana", "larkspur-401k") });
    const old = asShown(await shown(site));
    await site.take([{ kind: "person", person: "kim" }]);
    const answer = await send(site, "/files/record", old);
    expect(answer.status).toBe(409);
    expect(await paychecks(site)).toEqual([]);
  });
});

describe("what is sent", () => {
  it.each(["../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "a/b/c.csv"])(
    "a name that is a path is a name only: %s",
    async (name) => {
      const site = await household();
      await drop(site, { [name]: OWN("dana", "larkspur-401k") });
      const [upload] = site.book.uploads.all();
      expect(upload?.name).not.toMatch(/[\\/]/);
      expect(upload?.name).not.toBe("..");
    },
  );

  it("a name with markup and direction marks is shown and not run", async () => {
    const site = await household();
    const name = '<img src=x onerror=alert(1)>\u202Efdp.csv"';
    await drop(site, { [name]: OWN("dana", "larkspur-401k") });
    const page = await shown(site);
    expect(page).not.toContain("<img src=x");
    expect(page).not.toContain("\u202E");
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
  });

  it.each([
    "../../../../etc/cron.d/rothbook",
    "..\\..\\rothbook.db",
    "/etc/passwd",
    "C:\\Users\\dana\\pay.csv",
    "..",
    "%2e%2e%2frothbook.db",
    "rothbook.db\0.csv",
  ])(
    "a path in a file's name (%j) leads nowhere: only the name is kept, and nothing is written",
    async (name) => {
      const site = await household();
      const before = filesIn(site.folder);
      await drop(site, { [name]: OWN("dana", "larkspur-401k") });
      const page = await shown(site);
      expect(page).not.toMatch(/etc\/cron|Users\\dana|\.\.[\\/]/);
      await send(site, "/files/record", asShown(page));
      expect(await paychecks(site)).toHaveLength(1);
      expect(filesIn(site.folder)).toEqual(before);
    },
  );

  it("nothing at all is said so", async () => {
    const site = await household();
    const empty = new FormData();
    empty.append("files", new File([], ""));
    for (const body of [empty, new FormData()]) {
      const answer = await site.ask("/files", { method: "POST", body });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("No file was chosen.");
    }
    const json = { body: "{}", headers: { "content-type": "application/json" } };
    for (const address of ["/files", "/files/record", "/files/answers", "/files/leave"])
      expect((await site.ask(address, { method: "POST", ...json })).status).toBe(400);
    expect((await site.ask("/undo", { method: "POST", ...json })).status).toBe(409);
  });

  it("an empty file and a file of noise are refused in place", async () => {
    const site = await household();
    const form = new FormData();
    form.append("files", new File([""], "empty.csv"));
    form.append("files", new File([new Uint8Array(5000).map((_, at) => at % 251)], "noise.bin"));
    await site.ask("/files", { method: "POST", body: form });
    const page = await shown(site);
    expect([...page.matchAll(/Not taken/g)]).toHaveLength(2);
    expect(page).toContain("Nothing is ready to be recorded.");
  });

  it("the same file twice is one file", async () => {
    const site = await household();
    await drop(site, { "dana.csv": OWN("dana", "larkspur-401k") });
    await drop(site, { "dana.csv": OWN("dana", "larkspur-401k") });
    expect(site.book.uploads.all()).toHaveLength(1);
  });

  it("200 files are read together and recorded one by one", async () => {
    const site = await household();
    const files = Array.from({ length: 200 }, (_, at) => {
      const day = new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10);
      const [person, plan] = at % 2 === 0 ? ["dana", "larkspur-401k"] : ["luis", "meridian-401k"];
      return [`${at}.csv`, OWN(person, plan, "10.00").replace("2026-01-15", day)];
    });
    await drop(site, Object.fromEntries(files) as Record<string, string>);
    const page = await shown(site);
    expect(page).toContain("Record these 200 now");
    await send(site, "/files/record", asShown(page));
    expect(await paychecks(site)).toHaveLength(200);
  });
});

describe("undo", () => {
  it("takes a batch back, and says so", async () => {
    const site = await household();
    await drop(site, { "dana.csv": OWN("dana", "larkspur-401k") });
    await send(site, "/files/record", asShown(await shown(site)));
    const batch = /value="(b\d+)" aria-label="Undo/.exec(await shown(site))?.[1] ?? "";
    const answer = await send(site, "/undo", { ...asShown(await shown(site)), batch });
    expect(answer.headers.get("location")).toBe("/files?done=undone");
    expect(await shown(site)).not.toContain(`value="${batch}"`);
  });

  it("of what others rest on offers to take them along", async () => {
    const site = await household();
    await drop(site, { "dana.csv": OWN("dana", "larkspur-401k") });
    await send(site, "/files/record", asShown(await shown(site)));
    const batches = [...(await shown(site)).matchAll(/value="(b\d+)" aria-label="Undo/g)];
    const first = batches.at(-1)?.[1] ?? "";
    const refused = await send(site, "/undo", { ...asShown(await shown(site)), batch: first });
    const page = await refused.text();
    expect(refused.status).toBe(409);
    expect(page).toContain("Nothing was taken back.");
    expect(page).toContain("along and undo all");
    expect(page).not.toContain("--carry");
    const carried = await send(site, "/undo", { ...asShown(page), batch: first });
    expect(carried.status).toBe(303);
  });

  it("of a batch that is not there changes nothing", async () => {
    const site = await household();
    const answer = await send(site, "/undo", { ...asShown(await shown(site)), batch: "b999" });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("Nothing was taken back.");
  });
});

describe("read-only", () => {
  it("shows what was recorded, and no way to change it", async () => {
    const site = await household({ readOnly: true });
    const page = await shown(site);
    expect(page).toContain("events.jsonl");
    expect(page).not.toContain("<form");
    expect(page).not.toContain("Undo");
    expect((await drop(site, { "dana.csv": OWN("dana", "larkspur-401k") })).status).toBe(403);
    expect(site.book.uploads.all()).toEqual([]);
  });
});
