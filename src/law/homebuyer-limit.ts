// The lifetime amount for a first home. The statute states it without indexing, so it belongs to no
// tax year's figures.
import { dollars } from "../kernel/money.ts";
import type { Figure } from "./law.ts";

export const HOMEBUYER_LIFETIME_LIMIT: Figure = {
  amount: dollars("10000.00"),
  citation: {
    authority: "IRC §72(t)(8)(B)",
    source: "Form 8606 (2025)",
    locator: "line 20",
  },
};
