// 100 % of the first 3 % of pay and 50 % of the next 2 %, whatever the order in which the tiers are written. By hand.
import { expect, it } from "vitest";
import { dollars, formatCents } from "../../../src/kernel/money.ts";
import { type Percent, parsePercent } from "../../../src/kernel/percent.ts";
import { matchOn } from "../../../src/limits/match-formula.ts";

const percent = (text: string) => parsePercent(text) as Percent;
const FIRST = { upToPercentOfPay: percent("3"), percentMatch: percent("100") };
const NEXT = { upToPercentOfPay: percent("5"), percentMatch: percent("50") };

it.each([[[FIRST, NEXT]], [[NEXT, FIRST]]])(
  "of 10,000.00 and a deferral, tiers in any order",
  (tiers) => {
    const match = (deferral: string) =>
      formatCents(
        matchOn({ formula: { tiers }, pay: dollars("10000.00"), deferral: dollars(deferral) }),
      );
    expect(match("200.00")).toBe("200.00");
    expect(match("400.00")).toBe("350.00");
    expect(match("900.00")).toBe("400.00");
  },
);
