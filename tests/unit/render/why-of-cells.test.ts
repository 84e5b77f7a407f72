// A cell that says where it is explained says so truly: the line or the figure there has the same amount.
import { describe, expect, it } from "vitest";
import { explain } from "../../../src/forms/explain.ts";
import { worksheetOf } from "../../../src/forms/worksheet-of.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { FORM_NAMES } from "../../../src/kernel/form-names.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { limitsOf } from "../../../src/limits/limits-of.ts";
import { deferralsFigure, roomFigure } from "../../../src/planning/year-figures.ts";
import { yearOutlook } from "../../../src/planning/year-outlook.ts";
import { type Cell, isCell, type Tree } from "../../../src/render/views/cell.ts";
import { limitsView } from "../../../src/render/views/limits.ts";
import { roomView } from "../../../src/render/views/room.ts";
import { ledgerOf } from "../../support/ledger-of.ts";

const scope = { person: "mara", taxYear: taxYear(2025) };
// Two employers, catch-up at one of them, and pay that is known.
const ledger = ledgerOf([
  { kind: "person", person: "mara", birth_date: "1970-05-05" },
  ...["harbor", "pine"].flatMap((employer, at) => [
    { kind: "employer", employer },
    {
      kind: "plan",
      plan: `${employer}-401k`,
      employer,
      features: { after_tax: true, catch_up: true },
    },
    ...[1, 2, 3].map((month) => ({
      kind: "paycheck",
      person: "mara",
      plan: `${employer}-401k`,
      date: `2025-0${month + at * 4}-15`,
      gross_pay: "30000.00",
      contributions: { pretax_deferral: "5000.00", match: "1000.00", after_tax: "2000.00" },
    })),
  ]),
]);

function cellsOf(tree: Tree | undefined): Cell[] {
  if (tree === undefined) return [];
  return isCell(tree) ? [tree] : Object.values(tree).flatMap(cellsOf);
}

function explainedBy({ form, line }: { form: string; line: string }): number | undefined {
  const name = FORM_NAMES.find((each) => each === form);
  if (name === undefined) {
    const figures = [roomFigure(outlook()), deferralsFigure(limits().electiveDeferrals)];
    const value = figures.find(({ id }) => id === line)?.value;
    return value?.state === "complete" ? value.cents : undefined;
  }
  const worksheet = worksheetOf(name, { ledger, law: builtInLaw, ...scope });
  const value = worksheet.ok ? explain(worksheet.value, line)?.value : undefined;
  return value?.kind === "amount" ? value.cents : undefined;
}

function limits() {
  const found = limitsOf(ledger, builtInLaw, scope);
  if (!found.ok) throw new Error("the limits are refused");
  return found.value;
}

function outlook() {
  const expect = { remainingChecks: 0 };
  const asked = { ...scope, today: calendarDate("2025-10-01"), plan: "pine-401k", expect };
  const found = yearOutlook(ledger, builtInLaw, asked);
  if (!found.ok) throw new Error("the outlook is refused");
  return found.value;
}

describe("why of a cell", () => {
  it.each([
    ["limits", limitsView(limits()).tree, 23],
    ["room", roomView(outlook()).tree, 1],
  ] as const)("leads from %s to the same amount", (_, tree, count) => {
    const cells = cellsOf(tree).filter(({ why }) => why !== undefined);
    expect(cells).toHaveLength(count);
    for (const { why, ...cell } of cells) {
      if (why === undefined || !("form" in why)) throw new Error("no line");
      expect({ ...why, cents: explainedBy(why) }).toEqual({
        ...why,
        cents: cell.kind === "money" ? cell.cents : cell,
      });
    }
  });
});
