import { describe, expect, it } from "vitest";
import { labelText, lineText, titleOfLine } from "../../../src/render/html/year/line-text.ts";
import { sampleReport } from "../../support/sample-report.ts";

type Line = Parameters<typeof titleOfLine>[1];

const line = (form: string, title: string, name: string, label: string, part?: string): Line =>
  ({
    worksheet: { form, title, taxYear: 2025, person: "alex" },
    explanation: { line: name, label, value: { kind: "check", checked: true }, trail: [] },
    part,
  }) as unknown as Line;

describe("lines of worksheets in a report", () => {
  it("are named as their form names them", () => {
    expect(lineText("4c_rollover")).toBe("4c");
    expect(lineText("schedule_2_8")).toBe("Schedule 2, line 8");
    expect(labelText("Schedule 2, line 8: additional tax of Form 5329, Part I, only")).toBe(
      "Additional tax of Form 5329, Part I, only",
    );
  });

  it("say whose they are by name, not by id", () => {
    const report = {
      ...sampleReport(),
      limits: [{ group: "acme", label: "Acme Robotics" }],
      forms: [{ plan: "acme-401k", payerName: "Acme 401(k) Plan" }],
    } as unknown as Parameters<typeof titleOfLine>[0];
    const title = (...of: Parameters<typeof line>) => titleOfLine(report, line(...of));
    expect(title("form-1040", "Form 1040", "ben/4a", "IRA distributions", "Of which Ben Ode")).toBe(
      "Form 1040: line 4a of Ben Ode. IRA distributions",
    );
    expect(title("annual-additions", "Annual additions", "acme/4", "Elective deferrals")).toBe(
      "Annual additions: line 4 of Acme Robotics. Elective deferrals",
    );
    expect(title("form-1099-r", "Form 1099-R", "acme-401k/G/2a", "Taxable amount")).toBe(
      "Form 1099-R: box 2a of Acme 401(k) Plan with code G. Taxable amount",
    );
  });
});
