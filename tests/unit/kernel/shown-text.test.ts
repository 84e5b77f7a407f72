// Taxpayer numbers in the forms that people write, and what is none.
import { describe, expect, it } from "vitest";
import { maskFreeText, maskTaxpayerNumbers } from "../../../src/kernel/shown-text.ts";

describe("the mask of taxpayer numbers", () => {
  it.each([
    ["123-45-6789", "***-**-****"],
    ["123 45 6789", "***-**-****"],
    ["123.45.6789", "***-**-****"],
    ["123\u201345\u20136789", "***-**-****"],
    ["123\u201145\u20116789", "***-**-****"],
    ["123 - 45 - 6789", "*** - ** - ****"],
    ["\uff11\uff12\uff13-\uff14\uff15-\uff16\uff17\uff18\uff19", "***-**-****"],
    ["12-3456789", "**-*******"],
  ])("strikes out %s", (number, struck) => {
    expect(maskTaxpayerNumbers(`a ${number}, b`)).toBe(`a ${struck}, b`);
    expect([...maskTaxpayerNumbers(number)].length).toBe([...number].length);
  });

  it.each([
    "2026-01-15",
    "1,234.56",
    "123.45 6789",
    "1234-56-7890",
    "123456789",
    "12-34567890",
    "2026-11-22T12:00:00Z",
  ])("leaves %s", (text) => expect(maskTaxpayerNumbers(text)).toBe(text));

  it("strikes out nine bare digits in free text, and no more and no fewer", () => {
    expect(maskFreeText("ssn 123456789.")).toBe("ssn *********.");
    expect(maskFreeText("12345678 1234567890")).toBe("12345678 1234567890");
  });
});
