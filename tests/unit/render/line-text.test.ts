import { describe, expect, it } from "vitest";
import type { ExplainedLine } from "../../../src/app/questions/year/tax-result.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import type { FormName } from "../../../src/kernel/form-names.ts";
import { captionText, lineText, titleOfLine } from "../../../src/render/html/year/line-text.ts";
import { sampleReport } from "../../support/sample-report.ts";
import { sheetLine } from "../../support/sheet-line.ts";

function explained(
  form: FormName,
  title: string,
  line: Partial<Parameters<typeof sheetLine>[0]>,
): ExplainedLine {
  const made = sheetLine({ line: "", value: { kind: "check", checked: true }, ...line });
  return {
    worksheet: { form, title, taxYear: taxYear(2025), person: "alex" },
    explanation: { ...made, trail: [], assumptions: [] },
  };
}

describe("lines of worksheets in a report", () => {
  it("are named as their form names them", () => {
    expect(lineText({ number: "4c" })).toBe("4c");
    expect(lineText({ schedule: "2", number: "8" })).toBe("Schedule 2, line 8");
    expect(captionText("additional tax of Form 5329")).toBe("Additional tax of Form 5329");
  });

  it("say whose they are by name, not by id", () => {
    const report = {
      ...sampleReport(),
      limits: [{ group: "acme.us", label: "Acme Robotics" }],
      forms: [{ plan: "acme.401/k", payerName: "Acme 401(k) Plan" }],
    } as unknown as Parameters<typeof titleOfLine>[0];
    const people = new Map([["ben.ode", "Ben Ode"]]);
    const title = (...of: Parameters<typeof explained>) =>
      titleOfLine(report, explained(...of), (id) => people.get(id) ?? id);
    expect(
      title("form-1040", "Form 1040", {
        place: { number: "4a" },
        owner: { person: "ben.ode" },
        label: "IRA distributions",
      }),
    ).toBe("Form 1040: line 4a of Ben Ode. IRA distributions");
    expect(
      title("annual-additions", "Annual additions", {
        place: { number: "4" },
        owner: { employer: "acme.us" },
        label: "Elective deferrals",
      }),
    ).toBe("Annual additions: line 4 of Acme Robotics. Elective deferrals");
    expect(
      title("form-1099-r", "Form 1099-R", {
        place: { number: "2a" },
        owner: { plan: "acme.401/k", code: "G" },
        label: "Taxable amount",
      }),
    ).toBe("Form 1099-R: box 2a of Acme 401(k) Plan with code G. Taxable amount");
  });
});
