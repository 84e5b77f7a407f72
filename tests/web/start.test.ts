// The first run: from no book at all to the first recorded file, past no terminal.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testFiles } from "../support/temporary-ledger.ts";
import { siteOf } from "./site-of.ts";

type SiteUnderTest = Awaited<ReturnType<typeof siteOf>>;

async function post(
  site: SiteUnderTest,
  address: string,
  fields: Readonly<Record<string, string>>,
) {
  const made_from = madeFrom(await (await site.ask(address)).text());
  const body = new URLSearchParams({ made_from, ...fields });
  return await site.ask(address, { method: "POST", body });
}

/** What the form of a page says it was made from. */
function madeFrom(page: string): string {
  return /name="made_from" value="([^"]+)"/.exec(page)?.[1] ?? "";
}

async function eventsOf(site: SiteUnderTest): Promise<Record<string, unknown>[]> {
  const store = testFiles.open(site.path);
  const found: Record<string, unknown>[] = [];
  for await (const page of store.events({}))
    for (const event of page)
      if (event.kind !== "batch" && event.kind !== "genesis")
        found.push({ kind: event.kind, ...event.data });
  store.close();
  return found;
}

const DANA = {
  name: "Dana Okafor",
  birth_date: "1985-04-02",
  employer: "Larkspur Systems",
  after_tax: "yes",
  in_plan: "manual",
  match: "50% up to 6%",
  opening_account: "plan_after_tax",
  opening_amount: "1,200.00",
  opening_date: "2025-12-31",
  opening_evidence: "statement",
};

describe("where no book is", () => {
  it.each(["/", "/files", "/record/paycheck"])("%s leads to the first page", async (address) => {
    const site = await siteOf({ ledger: false });
    const answer = await site.ask(address);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/start"]);
    expect(existsSync(site.path)).toBe(false);
  });

  it("the first page asks, chooses nothing and makes nothing", async () => {
    const site = await siteOf({ ledger: false });
    const page = await (await site.ask("/start")).text();
    expect(page).toContain("An empty book");
    expect(page).toContain("Who are you, and where do you work?");
    expect(page).not.toMatch(/value="(yes|no|automatic)" checked/);
    expect(existsSync(site.path)).toBe(false);
  });

  it("a file can come first; what the plan allows and money from before wait behind their names", async () => {
    const site = await siteOf({ ledger: false });
    const page = await (await site.ask("/start")).text();
    expect(page.indexOf("Drop the first file")).toBeLessThan(page.indexOf("Who are you, and"));
    expect(page.match(/<details>/g)).toHaveLength(2);
    const wrong = await (
      await post(site, "/start", { ...DANA, name: "", opening_amount: "1,50" })
    ).text();
    expect(wrong.match(/<details open>/g)).toHaveLength(2);
  });

  it("a name that comes along stands in its field, and nowhere else", async () => {
    const site = await siteOf({ ledger: false });
    const page = await (await site.ask("/start?name=Iris%20%22Kwan")).text();
    expect(page).toContain('name="name" type="text" value="Iris &quot;Kwan"');
    expect(page.match(/Kwan/g)).toHaveLength(1);
  });

  describe("a name that waits in a dropped file", () => {
    const register = (...workers: string[]) =>
      `Larkspur Systems payroll register\nWorker,Pay Date,Gross Pay,401K PRETAX,401K AFTER-TAX\n${workers
        .map((worker, at) => `"${worker}",01/${15 + at}/2026,9000.00,1080.00,1620.00\n`)
        .join("")}`;
    const fixture = (name: string) =>
      readFileSync(join(import.meta.dirname, "../../fixtures/statements", name), "utf8");
    const startAfter = async (files: Readonly<Record<string, string>>, ledger = false) => {
      const site = await siteOf({ ledger });
      const form = new FormData();
      for (const [name, text] of Object.entries(files))
        form.append("files", new File([text], name));
      await site.ask("/files", { method: "POST", body: form });
      return { site, page: await (await site.ask("/start")).text() };
    };
    const nameOn = (page: string) => /name="name" type="text" value="([^"]*)"/.exec(page)?.[1];

    it.each([false, true])(
      "is proposed, and nothing is recorded (a book is there: %s)",
      async (ledger) => {
        const { site, page } = await startAfter(
          { "r.csv": register("Okafor, Dana", "Okafor, Dana") },
          ledger,
        );
        expect(nameOn(page)).toBe("Dana Okafor");
        expect(page).toContain("So it stands in what you dropped.");
        if (ledger) expect(await eventsOf(site)).toEqual([]);
        else expect(existsSync(site.path)).toBe(false);
        await post(site, "/start", { name: "Dana A. Okafor" });
        expect(await eventsOf(site)).toEqual([
          { kind: "person", person: "dana", name: "Dana A. Okafor" },
        ]);
        expect(nameOn(await (await site.ask("/start")).text())).toBe("");
      },
    );

    it("is that of a payslip and of a form as data", async () => {
      // Only what is called so: a line without a label may be the address.
      const bare = fixture("payslip/ok/gusto-stub.txt");
      const slip = bare.replace("Alex River", "Employee: Alex River");
      expect(nameOn((await startAfter({ "s.txt": slip })).page)).toBe("Alex River");
      expect(nameOn((await startAfter({ "s.txt": bare })).page)).toBe("");
      const form = (await startAfter({ "f.json": fixture("fdx/ok/form-1099-r.json") })).page;
      expect(nameOn(form)).toBe("Alex Vale");
    });

    it("is the longer form where two files have the same", async () => {
      const files = { "a.csv": register("Okafor, D"), "b.csv": register("Okafor, Dana") };
      expect(nameOn((await startAfter(files)).page)).toBe("Dana Okafor");
    });

    it("is nobody's where two are named, in one file or in two, or none", async () => {
      for (const files of [
        { "a.csv": register("Okafor, Dana", "Reyes, Luis") },
        { "a.csv": register("Okafor, Dana"), "b.csv": register("Reyes, Luis") },
        { "noise.csv": "a,b\n1,2\n" },
      ]) {
        const { page } = await startAfter(files);
        expect(nameOn(page)).toBe("");
        expect(page).not.toContain("So it stands");
      }
    });
  });

  it("what is said makes it, in words, with what the plan allows and money from before", async () => {
    const site = await siteOf({ ledger: false });
    const answer = await post(site, "/start", DANA);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/files?done=started"]);
    expect(await eventsOf(site)).toMatchObject([
      { kind: "person", person: "dana", name: "Dana Okafor", birthDate: "1985-04-02" },
      { kind: "employer", employer: "larkspur-systems", name: "Larkspur Systems" },
      {
        kind: "plan",
        plan: "larkspur-systems-401k",
        name: "Larkspur Systems 401(k)",
        features: { afterTax: true, inPlanRothRollover: "manual" },
      },
      { kind: "opening_basis", person: "dana", account: "plan_after_tax", amount: 120_000 },
    ]);
  });

  it("money from before, dated in the last year, does not make that the year of the book", async () => {
    const site = await siteOf({ ledger: false });
    await post(site, "/start", DANA);
    expect(await (await site.ask("/")).text()).toContain("<h1>Dana Okafor 2026</h1>");
  });

  it("a name alone is enough", async () => {
    const site = await siteOf({ ledger: false });
    expect((await post(site, "/start", { name: "李雷" })).status).toBe(303);
    expect(await eventsOf(site)).toEqual([{ kind: "person", person: "me", name: "李雷" }]);
  });

  it.each([
    ["Wang Xiaoming", "wang-xiaoming"],
    ["Okafor, Dana", "okafor-dana"],
  ])("%s is no id of the family name alone", async (name, person) => {
    const site = await siteOf({ ledger: false });
    await post(site, "/start", { name });
    expect(await eventsOf(site)).toEqual([{ kind: "person", person, name }]);
  });

  it("every fault is said beside its field, what was typed stays, and nothing is made", async () => {
    const site = await siteOf({ ledger: false });
    const answer = await post(site, "/start", {
      ...DANA,
      name: " ",
      birth_date: "1985-02-30",
      match: "half",
      opening_amount: "1.200,00",
      opening_evidence: "",
    });
    const page = await answer.text();
    expect(answer.status).toBe(400);
    for (const field of ["name", "birth_date", "match", "opening_amount", "opening_evidence"])
      expect(page).toContain(`id="field-${field}-fault"`);
    expect(page).toContain('value="Larkspur Systems"');
    expect(page).toContain('value="yes" checked');
    expect(existsSync(site.path)).toBe(false);
  });

  it("files may come first: they wait, and are read once it is known whose they are", async () => {
    const site = await siteOf({ ledger: false });
    const form = new FormData();
    const text =
      "pay_date,person,plan,gross_pay,after_tax\n2026-01-15,dana,larkspur-systems-401k,9000.00,1620.00\n";
    form.append("files", new File([text], "dana.csv"));
    await site.ask("/files", { method: "POST", body: form });
    expect(await (await site.ask("/start")).text()).toContain("1 file waits here");
    await post(site, "/start", DANA);
    expect(await (await site.ask("/files")).text()).toContain("Record this 1 now");
  });

  it("an empty post and one that is no form are refused in place", async () => {
    const site = await siteOf({ ledger: false });
    expect((await post(site, "/start", {})).status).toBe(400);
    const json = await site.ask("/start", { method: "POST", body: "{}" });
    expect(json.status).toBe(400);
    expect(existsSync(site.path)).toBe(false);
  });

  it("read-only makes nothing", async () => {
    const site = await siteOf({ ledger: false, readOnly: true });
    expect((await post(site, "/start", DANA)).status).toBe(403);
    expect(await (await site.ask("/start")).text()).not.toContain("<form");
    expect(existsSync(site.path)).toBe(false);
  });
});

describe("an empty book", () => {
  it("takes two people with two plans, one after the other", async () => {
    const site = await siteOf();
    await post(site, "/start", DANA);
    const second = await (await site.ask("/start")).text();
    expect(second).toContain("In the book: Dana Okafor.");
    await post(site, "/start", { name: "Dana Reyes", employer: "Meridian Labs", after_tax: "no" });
    const events = await eventsOf(site);
    expect(events.filter(({ kind }) => kind === "person").map(({ person }) => person)).toEqual([
      "dana",
      "dana-2",
    ]);
    expect(events.filter(({ kind }) => kind === "plan")).toHaveLength(2);
  });

  it("money from before is asked whose it is when there are several", async () => {
    const site = await siteOf();
    await post(site, "/start", { name: "Dana" });
    await post(site, "/start", { name: "Luis" });
    const basis = {
      opening_account: "traditional_ira",
      opening_amount: "7000.00",
      opening_date: "2025-12-31",
      opening_evidence: "filed_8606",
    };
    const refused = await post(site, "/start", basis);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("Whose is it?");
    const taken = await post(site, "/start", { ...basis, opening_whose: "luis" });
    expect(taken.status).toBe(303);
    expect((await eventsOf(site)).at(-1)).toMatchObject({ kind: "opening_basis", person: "luis" });
  });

  it("hostile names are shown and not run", async () => {
    const site = await siteOf();
    await post(site, "/start", { name: "<script>alert(1)</script>", employer: '"><b>x' });
    for (const address of ["/start", "/files", "/record/paycheck", "/record"]) {
      const page = await (await site.ask(address)).text();
      expect(page).not.toContain("<script>alert(1)");
      expect(page).not.toContain("<b>x");
    }
  });
});

describe("two windows on the first page", () => {
  it("begin one book", async () => {
    const site = await siteOf({ ledger: false });
    const first = await post(site, "/start", { ...DANA, made_from: "none" });
    expect(first.status).toBe(303);
    const second = await post(site, "/start", { ...DANA, made_from: "none" });
    expect(second.status).toBe(400);
    expect(await second.text()).toContain("nothing was added");
    expect((await eventsOf(site)).filter(({ kind }) => kind === "person")).toHaveLength(1);
  });

  it("add the second person once, even when both are sent at the same moment", async () => {
    const site = await siteOf({ ledger: false });
    await post(site, "/start", DANA);
    const made_from = madeFrom(await (await site.ask("/start")).text());
    const luis = { name: "Luis Reyes", employer: "Meridian Labs", made_from };
    const both = await Promise.all([post(site, "/start", luis), post(site, "/start", luis)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 400]);
    const people = (await eventsOf(site)).filter(({ kind }) => kind === "person");
    expect(people.map(({ person }) => person)).toEqual(["dana", "luis"]);
  });
});
