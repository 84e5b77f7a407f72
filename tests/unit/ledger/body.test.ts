import { describe, expect, it } from "vitest";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { cents } from "../../../src/kernel/money.ts";
import { decodeBody, encodeBody, isBodyOf } from "../../../src/ledger/body.ts";
import { canonicalJson } from "../../../src/ledger/canonical-json.ts";
import type { Candidate } from "../../../src/ledger/event.ts";
import { contentOf, identityOf } from "../../../src/ledger/identity.ts";
import { recorded } from "../../support/ledger-of.ts";

const [event] = recorded([
  {
    kind: "ira_value",
    person: "alex",
    tax_year: 2025,
    amount: "63.61",
    id: "value-2025",
    note: "ok",
  },
]);

describe("canonical JSON", () => {
  it("sorts keys by code unit and leaves no whitespace", () => {
    expect(canonicalJson({ b: [1, true, null], a: "é", B: {} })).toBe(
      '{"B":{},"a":"é","b":[1,true,null]}',
    );
  });

  it.each([[{ a: 0.5 }], [{ a: 2 ** 53 }], [{ a: "\ud800" }], [{ a: "x".repeat(65_536) }]])(
    "refuses what has no one form",
    (value) => {
      expect(() => canonicalJson(value)).toThrow();
    },
  );
});

describe("a stored body", () => {
  it("holds the whole event and reads back equal", () => {
    expect(event).toBeDefined();
    if (event === undefined) return;
    const body = encodeBody(event, { seq: 7, batch: 5, replaces: 3 });
    expect(body).toBe(
      '{"batch":5,"data":{"amount":"63.61","person":"alex","tax_year":2025},"id":"value-2025","kind":"ira_value","note":"ok","replaces":3,"seq":7,"source":{"line":1},"v":1}',
    );
    expect(decodeBody(body, () => "given")).toEqual({ ...event, seq: 7, batch: 5, replaces: 3 });
  });

  it.each([
    ["not json", "JSON object"],
    ['{"v":2}', "version 2"],
    ['{"v":1,"kind":"gift"}', "kind gift"],
    [
      '{"v":1,"kind":"ira_value","seq":1,"batch":1,"data":{"person":"a","tax_year":2025}}',
      "/amount",
    ],
  ])("says why %s cannot be read", (text, reason) => {
    expect(decodeBody(text, () => undefined)).toEqual({
      unreadable: expect.stringContaining(reason),
    });
  });
});

describe("identity", () => {
  const of = (fields: Record<string, unknown>) => {
    const [one] = recorded([
      { kind: "in_plan_roth_rollover", person: "a", plan: "p", date: "2026-01-15", ...fields },
    ]);
    if (one?.kind !== "in_plan_roth_rollover") throw new Error("unreachable");
    return one;
  };

  it("is the same for a restatement and for a default written out", () => {
    const identity = identityOf(of({ amount: "1.00" }), undefined);
    expect(identityOf(of({ amount: "2.00" }), undefined)).toBe(identity);
    expect(identityOf(of({ amount: "1.00", from: "after_tax" }), undefined)).toBe(identity);
    expect(identityOf(of({ amount: "1.00", from: "pretax" }), undefined)).not.toBe(identity);
  });

  it("is the caller's id when there is one", () => {
    expect(identityOf(of({ amount: "1.00" }), "mine")).toBe("id:mine");
  });

  it("tells content apart", () => {
    const [one, two] = [of({ amount: "1.00" }), of({ amount: "2.00" })];
    expect(contentOf(one.kind, one.data, undefined)).not.toBe(
      contentOf(two.kind, two.data, undefined),
    );
  });
});

describe("comparing with a stored body", () => {
  const candidate = (changes: object = {}): Candidate<"ira_value"> => ({
    kind: "ira_value",
    data: { person: "alex", taxYear: taxYear(2025), amount: cents(63_61) },
    ...changes,
  });
  const noted = candidate({ note: "ok" });
  const placement = { seq: 7, batch: 3 };

  it("knows what it wrote, wherever it was read", () => {
    expect(isBodyOf(encodeBody(candidate(), placement), 7, candidate())).toBe(true);
    expect(isBodyOf(encodeBody(noted, placement), 7, noted)).toBe(true);
    const source = { file: "a.csv", line: 12 };
    expect(isBodyOf(encodeBody(candidate({ source }), placement), 7, candidate())).toBe(true);
  });

  it("does not take another event for it", () => {
    const body = encodeBody(noted, placement);
    expect(isBodyOf(body, 7, candidate())).toBe(false);
    expect(isBodyOf(body, 8, noted)).toBe(false);
    expect(isBodyOf(encodeBody({ ...noted, id: "mine" }, placement), 7, noted)).toBe(false);
    expect(isBodyOf(encodeBody(noted, { ...placement, replaces: 5 }), 7, noted)).toBe(false);
    const other = candidate({ note: "ok", data: { ...noted.data, amount: cents(63_62) } });
    expect(isBodyOf(body, 7, other)).toBe(false);
    expect(isBodyOf(body.replace('"batch":3', '"batch":"3"'), 7, noted)).toBe(false);
    expect(isBodyOf(body.replace('"v":1', '"v":2'), 7, noted)).toBe(false);
  });
});
