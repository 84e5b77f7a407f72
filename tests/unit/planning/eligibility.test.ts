import { describe, expect, it } from "vitest";
import type { PlanFeatures } from "../../../src/ledger/kinds.ts";
import { eligibility } from "../../../src/planning/eligibility.ts";
import { administratorLetter, planQuestions } from "../../../src/planning/plan-questions.ts";

const full: PlanFeatures = {
  afterTax: true,
  designatedRoth: true,
  inPlanRothRollover: "automatic",
  inServiceRollover: true,
};

describe("eligibility", () => {
  // Authority: IRC §402A(c)(4) (an in-plan rollover goes to a designated Roth account of the plan);
  // otherwise the ladder of the mission: best, good, okay, at separation, not possible.
  it.each<[string, PlanFeatures, string]>([
    ["automatic in-plan", full, "automatic_in_plan"],
    ["manual in-plan", { ...full, inPlanRothRollover: "manual" }, "manual_in_plan"],
    ["rollover", { ...full, inPlanRothRollover: "none" }, "in_service_rollover"],
    [
      "at separation",
      { ...full, inPlanRothRollover: "none", inServiceRollover: false },
      "at_separation",
    ],
    ["no after-tax", { ...full, afterTax: false }, "not_possible"],
    ["no Roth account to roll into", { ...full, designatedRoth: false }, "in_service_rollover"],
  ])("%s", (_, features, verdict) => {
    expect(eligibility(features)).toMatchObject({ verdict, possible: [verdict], unknown: [] });
  });

  it("needs no answer that cannot change the verdict", () => {
    expect(eligibility({ afterTax: false })).toMatchObject({
      verdict: "not_possible",
      unknown: [],
    });
    const { inServiceRollover: _, ...automatic } = full;
    expect(eligibility(automatic)).toMatchObject({ verdict: "automatic_in_plan", unknown: [] });
  });

  it("leaves the verdict open and names what would settle it", () => {
    const open = eligibility({ afterTax: true, designatedRoth: true, inPlanRothRollover: "none" });
    expect(open).toMatchObject({
      verdict: "unknown",
      possible: ["in_service_rollover", "at_separation"],
      unknown: ["inServiceRollover"],
    });
  });

  it("takes nothing for granted about a plan of which nothing is known", () => {
    const { verdict, possible, unknown } = eligibility({});
    expect(verdict).toBe("unknown");
    expect(possible).toHaveLength(5);
    expect(unknown).toEqual([
      "afterTax",
      "designatedRoth",
      "inPlanRothRollover",
      "inServiceRollover",
    ]);
  });

  it("points out an in-plan rollover without a Roth account", () => {
    const reasons = eligibility({ ...full, designatedRoth: false }).reasons.map(({ text }) => text);
    expect(reasons.join()).toContain("one of the two is mistaken");
  });
});

describe("planQuestions", () => {
  it("asks what decides first and does not ask what is known", () => {
    const questions = planQuestions({ afterTax: true, designatedRoth: true });
    expect(questions.slice(0, 2).map(({ feature }) => feature)).toEqual([
      "in_plan_roth_rollover",
      "in_service_rollover",
    ]);
    expect(questions.map(({ feature }) => feature)).not.toContain("after_tax");
    expect(questions.filter(({ deciding }) => deciding)).toHaveLength(2);
  });

  it("becomes a letter that names the plan", () => {
    const letter = administratorLetter({
      features: {},
      planName: "Acme 401(k)",
      signature: "Alex",
    });
    expect(letter).toContain(
      "Subject: After-tax contributions and Roth conversions in the Acme 401(k)",
    );
    expect(letter).toContain("\n1. Does the plan accept after-tax employee contributions");
    expect(letter.endsWith("Thank you,\nAlex")).toBe(true);
  });
});
