// The program against the second opinion, over random lives. `NUM_RUNS=10000` for the long run; a difference
// names its seed, which gives the same life again.
import { expect, it } from "vitest";
import { worksheetOf } from "../../src/forms/worksheet-of.ts";
import { taxYear } from "../../src/kernel/calendar.ts";
import { builtInLaw } from "../../src/law/law.ts";
import { limitsOf } from "../../src/limits/limits-of.ts";
import { ledgerOf } from "../support/ledger-of.ts";
import { eventsOf, randomLife } from "./lives.ts";
import { type Opinion, opinionOf } from "./second-opinion.ts";

const RUNS = Number(process.env["NUM_RUNS"] ?? 150);
const NAMES: Readonly<Record<string, string>> = {
  "1h": "earned",
  schedule_2_8: "tax",
};

it(
  "agrees with a calculation that knows none of its rules",
  () => {
    const different: unknown[] = [];
    let compared = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const life = randomLife(seed);
      const ledger = ledgerOf(eventsOf(life));
      for (const year of [life.year, life.year + 1]) {
        const ours = programOf(ledger, year);
        const theirs = opinionOf(life, year);
        const wanted = year === life.year ? theirs : { ...theirs, excess: ours.excess };
        compared++;
        if (JSON.stringify(sorted(ours)) !== JSON.stringify(sorted(wanted)))
          different.push({ seed, year, ours: sorted(ours), theirs: sorted(wanted) });
      }
    }
    expect(different.slice(0, 5)).toEqual([]);
    expect(compared).toBe(RUNS * 2);
  },
  60_000 + RUNS * 100,
);

/** What the program says, in the words of the second opinion; lines that are not complete are told. */
function programOf(ledger: ReturnType<typeof ledgerOf>, year: number): Opinion {
  const context = { ledger, law: builtInLaw, person: "p", taxYear: taxYear(year) };
  const limits = limitsOf(ledger, builtInLaw, context);
  const [form1040, form5329] = [
    worksheetOf("form-1040", context),
    worksheetOf("form-5329", context),
  ];
  if (!limits.ok || !form1040.ok || !form5329.ok) throw new Error(`refused: ${year}`);
  const lines: Record<string, number> = {};
  for (const { line, value } of form1040.value.lines) {
    if (value.kind === "check" || line === "4a") continue;
    lines[NAMES[line] ?? line] = value.kind === "amount" ? value.cents : Number.NaN;
  }
  const tax = new Map(
    form5329.value.lines.map(({ line, value }) => [
      line,
      value.kind === "amount" ? value.cents : 0,
    ]),
  );
  const on = (line: string) => tax.get(line) ?? 0;
  return {
    excess: limits.value.electiveDeferrals.excess,
    lines,
    tax: { line1: on("1"), line2: on("2"), line4: on("4") },
  };
}

function sorted({ excess, lines, tax }: Opinion): unknown {
  return { excess, lines: Object.entries(lines).toSorted(), tax };
}
