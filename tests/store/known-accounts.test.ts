// The account that a file names is remembered with the plan it fed, masked; another account's file asks.
import { expect, it } from "vitest";
import { undoBatch } from "../../src/app/change/undo-batch.ts";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

const TWO_PLANS = `${HOUSEHOLD}{"kind":"employer","employer":"globex"}\n{"kind":"plan","plan":"globex-401k","employer":"globex"}\n`;

function vanguard(account: string, day = "01/16/2026"): string {
  const purchase = `<BUYMF><INVBUY><INVTRAN><FITID>${day}<DTTRADE>${day.slice(6)}${day.slice(0, 2)}${day.slice(3, 5)}</INVTRAN><SECID><UNIQUEID>T<UNIQUEIDTYPE>OTHER</SECID><UNITS>1<UNITPRICE>640.00<TOTAL>-640.00<INV401KSOURCE>PRETAX<DTPAYROLL>${day.slice(6)}${day.slice(0, 2)}${day.slice(3, 5)}</INVBUY></BUYMF>`;
  return `<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><INVACCTFROM><BROKERID>b.example<ACCTID>${account}</INVACCTFROM><INVTRANLIST>${purchase}</INVTRANLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>\n`;
}

const history = (plan: string) =>
  `Plan name:,${plan}\nDate,Investment,Transaction Type,Amount,Shares/Unit\n06/12/2026,T,Transfer,"-640.10","-5.1"\n06/12/2026,T,Transfer,"640.10","5.1"\n`;

it("asks before a file of another account feeds a plan, and remembers what was confirmed", async () => {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", TWO_PLANS);
  await ledger.take("a.qfx", vanguard("111100001234"), { plan: "acme-401k" });
  const content = await ledger.content();
  const other = await ledger.take("b.qfx", vanguard("222200009999", "02/13/2026"), {
    plan: "acme-401k",
  });
  expect(other.problems).toMatchObject([{ code: "import.other-account" }]);
  expect(other.problems[0]?.message).toContain('"…9999"; acme-401k was fed from "…1234" before');
  expect(await ledger.content()).toEqual(content);

  const confirmed = await ledger.take("b.qfx", vanguard("222200009999", "02/13/2026"), {
    plan: "acme-401k",
    confirm: ["account"],
  });
  expect(confirmed.files[0]).toMatchObject({ events: 1 });
  const later = await ledger.take("c.qfx", vanguard("222200009999", "02/27/2026"), {
    plan: "acme-401k",
  });
  expect(later.problems).toEqual([]);
});

it("asks when the account fed another plan, and forgets an import that was undone", async () => {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", TWO_PLANS);
  const wrong = await ledger.take("a.qfx", vanguard("111100001234"), { plan: "globex-401k" });
  const right = await ledger.take("a.qfx", vanguard("111100001234", "02/13/2026"), {
    plan: "acme-401k",
  });
  expect(right.problems[0]?.message).toContain("which fed globex-401k before");
  await undoBatch(ledger.store, { batch: wrong.files[0]?.batch ?? "" });
  const again = await ledger.take("a.qfx", vanguard("111100001234", "02/13/2026"), {
    plan: "acme-401k",
  });
  expect(again.problems).toEqual([]);
});

it("goes by the plan's name where a file has no account number", async () => {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", TWO_PLANS);
  const plan = "acme-401k";
  await ledger.take("history.csv", history("EXAMPLE WORKS"), { plan, accept: "all" });
  const other = await ledger.take("history.csv", history("GLOBEX, LLC"), { plan });
  expect(other.problems[0]?.message).toContain(
    '"GLOBEX, LLC"; acme-401k was fed from "EXAMPLE WORKS"',
  );
});

it("keeps no account number in the ledger", async () => {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", TWO_PLANS);
  await ledger.take("a.qfx", vanguard("111100001234"), { plan: "acme-401k" });
  const bodies: string[] = [];
  for (let seq = 1; seq <= (await ledger.store.head()).seq; seq++)
    bodies.push(await ledger.store.body(seq));
  expect(bodies.join("\n")).toContain("…1234");
  expect(bodies.join("\n")).not.toContain("111100001234");
});

it("asks once about amounts above ten million, of the file and not of the record", async () => {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", HOUSEHOLD);
  const csv =
    "pay_date,person,plan,after_tax\n2026-01-09,alex,acme-401k,10000000.01\n2026-01-23,alex,acme-401k,10000000.00\n";
  const asked = await ledger.take("p.csv", csv);
  expect(asked.problems).toMatchObject([{ code: "import.amount-implausible", at: { line: 2 } }]);
  expect(asked.files[0]).toMatchObject({ batch: null, needs_review: 1 });
  const confirmed = await ledger.take("p.csv", csv, { confirm: ["large-amounts"] });
  expect(confirmed.files[0]).toMatchObject({ imported: 2 });
  expect((await ledger.take("again.csv", csv)).problems).toEqual([]);
});
