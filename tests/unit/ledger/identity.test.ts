// Which event is the same as another: by its caller's id, else by what it says, numbered where two say the same.
import { describe, expect, it } from "vitest";
import { contentOf, identityOf, lastingNames, sameEventKey } from "../../../src/ledger/identity.ts";
import { type EventJson, recorded } from "../../support/ledger-of.ts";

const PAY: EventJson = {
  kind: "paycheck",
  person: "alex",
  plan: "k",
  date: "2025-01-15",
  contributions: { after_tax: "100.00" },
};
const FORM: EventJson = {
  kind: "form_1099r",
  person: "alex",
  plan: "k",
  tax_year: 2025,
  box_1: "100.00",
  box_7: "G",
};
const only = (event: EventJson) => {
  const [found] = recorded([event]);
  if (found === undefined) throw new Error("nothing was recorded");
  return found;
};

describe("what lasts as a name", () => {
  it("is numbered from the second on, in the order of recording", () => {
    const events = recorded([PAY, PAY, { ...PAY, date: "2025-01-31" }, PAY]);
    const [first = "", second, third, fourth] = lastingNames(events.toReversed()).values();
    expect([first, second, third, fourth]).toEqual([
      identityOf(only(PAY), undefined),
      `${first}#2`,
      identityOf(only({ ...PAY, date: "2025-01-31" }), undefined),
      `${first}#3`,
    ]);
  });
});

describe("a repeat", () => {
  it("says the same with the same note", () => {
    const { data } = only(PAY) as ReturnType<typeof only> & { kind: "paycheck" };
    const said = (note?: string) => contentOf("paycheck", data as never, note);
    expect(said()).toBe(said());
    expect(said("a")).toBe(said("a"));
    expect(new Set([said(), said("a"), said("b"), said("")]).size).toBe(4);
  });

  it("of a form without an account number has the same boxes", () => {
    const key = (more: Record<string, unknown>, callerId?: string) =>
      sameEventKey(only({ ...FORM, ...more }), callerId);
    expect(key({})).toBe(key({}));
    expect(key({ box_1: "200.00" })).not.toBe(key({}));
    const account = { account_number: "7" };
    expect(key({ ...account, box_1: "200.00" })).toBe(key(account));
    expect(key({ box_1: "200.00" }, "mine")).toBe(key({}, "mine"));
    expect(key({}, "mine")).not.toBe(key({}, "yours"));
  });

  it("of a rollover names its source or leaves it out, which is after-tax money", () => {
    const rolled = { kind: "in_plan_roth_rollover", person: "alex", plan: "k", date: "2025-01-15" };
    const identity = (more: Record<string, unknown>) =>
      identityOf(only({ ...rolled, amount: "1.00", ...more }), undefined);
    expect(identity({})).toBe(identity({ from: "after_tax" }));
    expect(identity({})).not.toBe(identity({ from: "pretax" }));
  });
});
