// D8: box 7 of Form 1099-R, by the guide to distribution codes in its instructions.
import { describe, expect, it } from "vitest";
import {
  distributionCodesIn,
  isValidDistributionCode,
} from "../../../src/distributions/distribution-codes.ts";

const EVERY_CODE = [..."123456789ABCDEFGHJKLMNPQRSTUWY"];

describe("isValidDistributionCode", () => {
  it.each(["G", "B+1", "B+7", "4+G", "B+G", "8+B", "P+B", "4+H", "1B", "bp", "1, 8"])(
    "accepts %s",
    (code) => expect(isValidDistributionCode(code)).toBe(true),
  );
  it.each(["E+1", "7+8", "1+7", "H+G", "E+B", "N+1", "", "X", "Z", "1B8", "GG", "11"])(
    "refuses %s",
    (code) => expect(isValidDistributionCode(code)).toBe(false),
  );
  it("knows every code by itself", () => {
    expect(EVERY_CODE.filter((code) => !isValidDistributionCode(code))).toEqual([]);
  });
  it("does not depend on which code stands first", () => {
    for (const one of EVERY_CODE) {
      for (const other of EVERY_CODE) {
        expect(isValidDistributionCode(one + other), one + other).toBe(
          isValidDistributionCode(other + one),
        );
      }
    }
  });
});

it("reads box 7 as payers write it", () => {
  expect(distributionCodesIn("7 + b")).toEqual(["7", "B"]);
  expect(distributionCodesIn("1B")).toEqual(distributionCodesIn("B+1"));
});
