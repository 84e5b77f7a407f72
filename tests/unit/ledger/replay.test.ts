import { describe, expect, it } from "vitest";
import type { LedgerEvent } from "../../../src/ledger/event.ts";
import { byPerson, ofPerson, replay } from "../../../src/ledger/ledger.ts";
import { recorded } from "../../support/ledger-of.ts";

const given = recorded([
  { kind: "person", person: "alex" },
  { kind: "employer", employer: "acme", group: "acme-group" },
  { kind: "plan", plan: "acme-401k", employer: "acme" },
  { kind: "ira_value", person: "alex", tax_year: 2025, amount: "1.00" },
  { kind: "ira_value", person: "alex", tax_year: 2026, amount: "2.00" },
]);

function reversal(seq: number, of: number): LedgerEvent<"reversal"> {
  return {
    kind: "reversal",
    seq,
    batch: seq,
    id: `e${seq}`,
    data: { of: String(of), reason: "typo" },
  };
}

describe("replay", () => {
  it("drops a reversed event", () => {
    const ledger = replay([...given, reversal(6, 4)]);
    expect(ledger.of("ira_value").map(({ data }) => data.taxYear)).toEqual([2026]);
  });

  it("keeps an event whose reversal was itself reversed", () => {
    const ledger = replay([...given, reversal(6, 4), reversal(7, 6)]);
    expect(ledger.of("ira_value").map(({ data }) => data.taxYear)).toEqual([2025, 2026]);
  });

  it("does not depend on the order of entry", () => {
    const ids = (events: readonly LedgerEvent[]) => replay(events).events.map(({ data }) => data);
    expect(ids(given.toReversed())).toEqual(ids(given));
  });

  it("shows no reversal as an event", () => {
    expect(replay([...given, reversal(6, 4)]).of("reversal")).toEqual([]);
  });

  it("knows people, employers and plans by name", () => {
    const ledger = replay(given);
    expect([...ledger.people.keys(), ...ledger.employers.keys(), ...ledger.plans.keys()]).toEqual([
      "alex",
      "acme",
      "acme-401k",
    ]);
  });
});

describe("ofPerson", () => {
  it("keeps one person's events and those of nobody in particular", () => {
    const two = recorded([
      { kind: "person", person: "alex" },
      { kind: "person", person: "blake" },
      { kind: "employer", employer: "acme" },
      { kind: "ira_value", person: "alex", tax_year: 2025, amount: "1.00" },
      { kind: "ira_value", person: "blake", tax_year: 2025, amount: "2.00" },
    ]);
    const alone = ofPerson(replay(two), "blake");
    expect(alone.of("ira_value").map(({ data }) => data.person)).toEqual(["blake"]);
    expect(alone.employers.size).toBe(1);
  });

  it("is the ledger itself where nobody else is in it, and only there", () => {
    const alex = [
      { kind: "person", person: "alex" },
      { kind: "employer", employer: "acme" },
    ];
    const alone = replay(recorded(alex));
    expect(ofPerson(alone, "alex")).toBe(alone);
    expect(ofPerson(alone, "blake").people.size).toBe(0);
  });
});

describe("byPerson", () => {
  it("gives everybody the view that ofPerson gives", () => {
    const ledger = replay(
      recorded([
        { kind: "person", person: "blake" },
        { kind: "person", person: "alex" },
        { kind: "employer", employer: "acme" },
        { kind: "ira_value", person: "blake", tax_year: 2025, amount: "2.00" },
        { kind: "ira_value", person: "alex", tax_year: 2025, amount: "1.00" },
        { kind: "ira_value", person: "alex", tax_year: 2024, amount: "3.00" },
      ]),
    );
    const views = byPerson(ledger);
    expect([...views.keys()].toSorted()).toEqual(["alex", "blake"]);
    for (const [person, view] of views) {
      expect(view.events).toEqual(ofPerson(ledger, person).events);
      expect(view.of("ira_value")).toEqual(ofPerson(ledger, person).of("ira_value"));
    }
  });
});
