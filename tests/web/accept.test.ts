// A warning that is right as it is, accepted on the page: whoever has no terminal could not.
import { beforeEach, expect, it } from "vitest";
import { siteOf } from "./site-of.ts";

let site: Awaited<ReturnType<typeof siteOf>>;

const paychecks = (person: string, plan: string, months: readonly number[]) =>
  months.map((month) => ({
    kind: "paycheck",
    id: `${person}-${month}`,
    person,
    plan,
    date: `2026-0${month}-15`,
    gross_pay: "9000.00",
    contributions: { pretax_deferral: "500.00" },
  }));

const HOUSEHOLD = [
  { kind: "person", person: "mara", name: "Mara <Lind>", birth_date: "1980-05-05" },
  { kind: "person", person: "teo", name: "Teo Lind", birth_date: "1981-05-05" },
  ...["harbor", "pine"].flatMap((employer) => [
    { kind: "employer", employer, pay_frequency: "monthly" },
    { kind: "plan", plan: `${employer}-401k`, employer, name: `${employer} plan` },
  ]),
];

async function linksOf(address: string): Promise<string[]> {
  const page = await (await site.ask(address)).text();
  return [...page.matchAll(/href="([^"]*\/accept\?[^"]*)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
}

async function send(address: string, reason: string): Promise<Response> {
  const form = await (await site.ask(address)).text();
  const [, ledger = ""] = /name="ledger" value="([^"]*)"/.exec(form) ?? [];
  return await site.ask(address, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ledger, reason }),
  });
}

beforeEach(async () => {
  site = await siteOf({ today: "2026-08-01" });
  await site.take([
    ...HOUSEHOLD,
    ...paychecks("mara", "harbor-401k", [1, 2, 4, 6, 7]),
    ...paychecks("teo", "pine-401k", [3, 5, 6, 7]),
  ]);
});

it("is offered beside each warning, and takes one of them away, with its reason", async () => {
  expect(await linksOf("/?person=mara&year=2026")).toHaveLength(2);
  const [first = "", second = ""] = await linksOf("/?person=mara&year=2026");
  const form = await (await site.ask(first)).text();
  expect(form).toContain("arbor plan was paid into every month");
  expect(form).toContain("Mara &lt;Lind&gt;");
  expect(form).toContain("Why is it right?");
  const done = await send(first, "unpaid leave in March");
  expect(done.status).toBe(303);
  expect(done.headers.get("location")).toBe("/?person=mara&year=2026&done=accepted");
  expect(await linksOf("/?person=mara&year=2026")).toEqual([second]);
  expect(await linksOf("/?person=teo&year=2026")).toHaveLength(1);
  expect(await (await site.ask("/events?person=mara&year=2026")).text()).toContain(
    "unpaid leave in March",
  );
  expect(await (await site.ask(first)).text()).toContain("That is not open any more.");
});

it("asks for a reason, and keeps nothing without one", async () => {
  const [first = ""] = await linksOf("/?person=mara&year=2026");
  const refused = await send(first, "  ");
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("Say why, in a few words");
  expect(await linksOf("/?person=mara&year=2026")).toHaveLength(2);
});

it("is asked again when an entry of it was corrected, and can be accepted again", async () => {
  const [first = ""] = await linksOf("/?person=teo&year=2026");
  await send(first, "leave");
  expect(await linksOf("/?person=teo&year=2026")).toEqual([]);
  const page = await (await site.ask("/events?person=teo&year=2026")).text();
  const [, event = ""] = /\/correct\?event=([^"&]*)/.exec(page) ?? [];
  expect(event).not.toBe("");
  const { correctEvent } = await import("../../src/app/change/correct-event.ts");
  const { testFiles } = await import("../support/temporary-ledger.ts");
  const store = testFiles.open(site.path);
  const asked = new URLSearchParams(first.split("?")[1]).get("event") ?? "";
  const done = await correctEvent(store, {
    event: asked,
    changes: { gross_pay: "9100.00" },
    remove: false,
    reason: "typo",
    carry: false,
  });
  store.close();
  expect(done.ok).toBe(true);
  const [again = ""] = await linksOf("/?person=teo&year=2026");
  expect((await send(again, "still leave")).status).toBe(303);
  expect(await linksOf("/?person=teo&year=2026")).toEqual([]);
});

it("is not offered where nothing may be changed, nor for what is no warning", async () => {
  const readOnly = await siteOf({ today: "2026-08-01", readOnly: true });
  await readOnly.take([...HOUSEHOLD, ...paychecks("mara", "harbor-401k", [1, 2, 4, 6, 7])]);
  const page = await (await readOnly.ask("/?person=mara&year=2026")).text();
  expect(page).toContain("arbor plan was paid into every month");
  expect(page).not.toContain("/accept?");
  const stranger = await site.ask("/accept?person=mara&year=2026&code=backup.missing&event=e9");
  expect(await stranger.text()).toContain("That is not open any more.");
});
