// A warning about one event can be accepted; an error cannot, nor what was recorded after the acceptance.
import { describe, expect, it } from "vitest";
import { sortFindings } from "../../../src/checks/accepted-findings.ts";
import type { Problem } from "../../../src/kernel/problem.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PERSON: EventJson = { kind: "person", person: "alex" };
const VALUE: EventJson = { kind: "ira_value", id: "value", tax_year: 2025, amount: "1.00" };
const ACCEPTED: EventJson = {
  kind: "accepted_finding",
  code: "limits.late-deposit",
  event: "value",
  reason: "looked at",
};
const WARNING: Problem = {
  code: "limits.late-deposit",
  severity: "warning",
  message: "late",
  events: ["value"],
};

describe("sortFindings", () => {
  it.each<[string, readonly EventJson[], Problem, number]>([
    ["a warning about that event", [PERSON, VALUE, ACCEPTED], WARNING, 1],
    ["an error", [PERSON, VALUE, ACCEPTED], { ...WARNING, severity: "error" }, 0],
    ["another event", [PERSON, VALUE, ACCEPTED], { ...WARNING, events: ["e1"] }, 0],
    ["another code", [PERSON, VALUE, ACCEPTED], { ...WARNING, code: "limits.wages-unknown" }, 0],
    [
      "another event joining since",
      [PERSON, VALUE, ACCEPTED, { kind: "ira_value", id: "more", tax_year: 2024, amount: "2.00" }],
      { ...WARNING, events: ["value", "more"] },
      0,
    ],
    [
      "one of two events that were there before",
      [PERSON, VALUE, { ...VALUE, id: "more", tax_year: 2024 }, ACCEPTED],
      { ...WARNING, events: ["more", "value"] },
      1,
    ],
    [
      "an event by the name that it has in any ledger",
      [PERSON, { ...VALUE, id: "e2" }, { ...ACCEPTED, event: "ira_value|alex|2025" }],
      { ...WARNING, events: ["e2"] },
      1,
    ],
    ["an event recorded later under the same id", [PERSON, ACCEPTED, VALUE], WARNING, 0],
  ])("%s: accepted or not", (_, events, problem, accepted) => {
    const sorted = sortFindings(ledgerOf(events), [problem]);
    expect(sorted.accepted).toHaveLength(accepted);
    expect(sorted.open).toHaveLength(1 - accepted);
  });
});
