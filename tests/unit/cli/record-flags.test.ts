// Flags follow from the kinds of event, so that every field can be recorded by hand.
import { describe, expect, it } from "vitest";
import { recordableKinds } from "../../../src/app/take-in/recordable.ts";
import { flagsOf, readFlags } from "../../../src/cli/record/record-flags.ts";

function kind(name: string) {
  const found = recordableKinds().find((each) => each.kind === name);
  if (found === undefined) throw new Error(name);
  return found;
}

function read(name: string, ...words: readonly string[]) {
  const outcome = readFlags(kind(name), words);
  return outcome.ok ? outcome.value : outcome.error.map(({ message }) => message);
}

describe("the flags of record", () => {
  it.each(recordableKinds().map((each) => [each.kind, each] as const))(
    "are unambiguous for %s",
    (_, each) => {
      const names = flagsOf(each).map(({ flag }) => flag);
      expect(new Set(names).size).toBe(names.length);
      // Flags of `record` itself, and of the program, must not be taken.
      for (const taken of ["--id", "--note", "--json", "--ledger", "--help", "--debug"])
        expect(names).not.toContain(taken);
    },
  );

  it("take yes and no, as init does", () => {
    const plan = ["--plan", "acme-401k", "--employer", "acme"];
    expect(read("plan", ...plan, "--after-tax", "yes", "--catch-up", "no")).toEqual({
      plan: "acme-401k",
      employer: "acme",
      features: { after_tax: true, catch_up: false },
    });
    expect(read("plan", ...plan, "--after-tax=no")).toMatchObject({
      features: { after_tax: false },
    });
  });

  it("take the words of init for a plan and its match", () => {
    const words = ["--in-plan", "Manual", "--in-service", "no", "--plan-name", "The Plan"];
    expect(read("plan", ...words, "--true-up", "--match", "100% up to 3%, 50% up to 5%")).toEqual({
      name: "The Plan",
      features: {
        in_plan_roth_rollover: "manual",
        in_service_rollover: false,
        match: {
          true_up: true,
          tiers: [
            { percent_match: "100", up_to_percent_of_pay: "3" },
            { percent_match: "50", up_to_percent_of_pay: "5" },
          ],
        },
      },
    });
    expect(read("plan", "--match", "50 percent")).toEqual([
      expect.stringContaining("is not a match formula"),
    ]);
    expect(read("plan", "--match", "50% up to 6%", "--match", "9% up to 6%")).toEqual([
      "--match is given twice",
    ]);
  });

  it("take a dash for an underscore, and capitals, where the words are known", () => {
    expect(read("opening_basis", "--account", "Traditional-IRA")).toEqual({
      account: "traditional_ira",
    });
    expect(read("distribution", "--from=after-tax", "--destination", "to=roth-ira")).toEqual({
      from: "after_tax",
      destinations: [{ to: "roth_ira" }],
    });
    // An id is what was typed.
    expect(read("person", "--person", "A-b")).toEqual({ person: "A-b" });
  });

  it("put contributions into their group", () => {
    expect(
      read("paycheck", "--person", "alex", "--date=2025-01-03", "--after-tax", "1500.00"),
    ).toEqual({
      person: "alex",
      date: "2025-01-03",
      contributions: { after_tax: "1500.00" },
    });
  });

  it("repeat for a list and take JSON for what is deeper", () => {
    expect(
      read(
        "distribution",
        "--destination",
        "to=roth_ira,method=direct,amount=9.00",
        "--destination",
        '{"to":"cash","amount":"1.00"}',
      ),
    ).toEqual({
      destinations: [
        { to: "roth_ira", method: "direct", amount: "9.00" },
        { to: "cash", amount: "1.00" },
      ],
    });
    expect(read("plan", "--match", '{"tiers":[]}', "--catch-up", "--after-tax", "false")).toEqual({
      features: { match: { tiers: [] }, catch_up: true, after_tax: false },
    });
  });

  it("report every mistake, and guess what was meant", () => {
    expect(
      read("ira_value", "--amont", "1.00", "--tax-year", "--person", "a", "--person", "b"),
    ).toEqual([
      '"--amont" is not a flag of ira_value',
      "--tax-year needs a value",
      "--person is given twice",
    ]);
    expect(readFlags(kind("ira_value"), ["--amont", "1.00"])).toMatchObject({
      error: [{ hint: "did you mean --amount?" }],
    });
    expect(read("distribution", "--destination", "to=cash,sum=1.00")).toEqual([
      '--destination: "sum=1.00" is not one of its parts',
    ]);
  });

  it("allow a negative amount", () => {
    expect(read("corrective_distribution", "--earnings", "-3.00")).toEqual({ earnings: "-3.00" });
  });
});
