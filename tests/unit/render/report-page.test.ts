import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { say, worded } from "../../../src/kernel/sentence.ts";
import { escapeHtml, html } from "../../../src/render/html/markup.ts";
import { reportPage } from "../../../src/render/html/report-page.ts";
import { SORT_SCRIPT, SORT_SCRIPT_DIGEST } from "../../../src/render/html/sort-script.ts";
import { HOSTILE, HOUSEHOLD, sampleReport } from "../../support/sample-report.ts";

describe("html", () => {
  it("escapes every value that is not markup", () => {
    const name = `</script><b a="1" b='2'>&`;
    const escaped = "&lt;/script&gt;&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;";
    expect(html`<i title="${name}">${html`<u>${name}</u>`}${[name]}</i>`.text).toBe(
      `<i title="${escaped}"><u>${escaped}</u>${escaped}</i>`,
    );
  });

  it("shows no direction marks and no taxpayer numbers", () => {
    expect(escapeHtml("a\u202eb 123-45-6789")).toBe("a\ufffdb ***-**-****");
  });
});

describe("reportPage", () => {
  it("has no link that leads nowhere, also where a spouse's entry counts on a joint line", () => {
    const report = sampleReport();
    const [room, ...rest] = report.explanations;
    if (room === undefined) throw new Error("nothing is explained");
    const [term] = room.terms;
    if (term === undefined) throw new Error("room has no terms");
    const ofSpouse = { ...room, terms: [{ ...term, event: "e999" }, ...room.terms.slice(1)] };
    const page = reportPage(
      { ...report, explanations: [ofSpouse, ...rest] },
      { style: "", household: HOUSEHOLD },
    );
    const places = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const dead = [...page.matchAll(/href="#([^"]+)"/g)].flatMap(([, to]) =>
      places.has(to) ? [] : [to],
    );
    expect(dead).toEqual([]);
    expect(page).toContain("<td>e999 </td>");
  });

  it("names people, plans and employers in what is open and in terms", () => {
    const report = {
      ...sampleReport(),
      open: [
        {
          code: "limits.annual-additions-exceeded" as const,
          severity: "warning" as const,
          ...worded(
            say`annual additions of ${{ person: "alex" }} at ${{ employer: "acme" }} in ${{ plan: "acme-401k" }}`,
          ),
          events: [],
        },
      ],
    };
    const page = reportPage(report, { style: "", household: HOUSEHOLD });
    expect(page).toContain("Annual additions of Alex Ode at Acme Robotics in Acme 401(k) Plan.");
  });

  it("names no other place, and allows its own script only", () => {
    const page = reportPage(sampleReport(), { style: "", household: HOUSEHOLD });
    expect(page.replaceAll("http://www.w3.org/", "")).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/<(?:img|link|iframe|object|embed)\b/i);
    expect(page).not.toContain(HOSTILE);
    const digest = createHash("sha256").update(SORT_SCRIPT).digest("base64");
    expect(SORT_SCRIPT_DIGEST).toBe(`sha256-${digest}`);
    expect(page).toContain(`script-src &#39;${SORT_SCRIPT_DIGEST}&#39;`);
    expect(page).toContain(`<script>${SORT_SCRIPT}</script>`);
  });

  it("leads from a figure to its explanation and on to the event and its line", () => {
    const page = reportPage(sampleReport(), { style: "", household: HOUSEHOLD });
    expect(page).toContain('<a class="fig" href="#why-waiting"');
    expect(page).toContain('<article class="why" id="why-waiting">');
    expect(page).toContain('<a href="#event-e47">e47</a>');
    expect(page).toMatch(/<tr id="event-e47">.*acme-payroll-2026\.csv:2/);
  });

  it("begins with what goes on the return, and explains it", () => {
    const page = reportPage(sampleReport(), { style: "", household: HOUSEHOLD });
    expect(page.indexOf('id="return"')).toBeLessThan(page.indexOf('id="glance"'));
    expect(page).toContain('href="#why-form-1040-5b"');
    expect(page).toMatch(/id="why-form-1040-5b">.*line 5b/);
  });

  it("draws catch-up as a source of its own, outside the limit", () => {
    const page = reportPage(sampleReport(), { style: "", household: HOUSEHOLD });
    expect(page).toContain("Catch-up, outside the limit 1,000.00");
  });

  it("says what is missing instead of a number", () => {
    const page = reportPage(sampleReport(), { style: "", household: HOUSEHOLD });
    expect(page).toContain("— needs: what the account held just before e46, earnings included");
  });

  it("stands with nothing recorded", () => {
    const empty = {
      ...sampleReport(),
      contributions: [],
      afterTax: [],
      clocks: [],
      flow: undefined,
      limits: [],
      forms: [],
      open: [],
      events: [],
    };
    const page = reportPage(empty, { style: "", household: HOUSEHOLD });
    expect(page).toContain("No contributions are recorded.");
    expect(page).toContain("No after-tax money moved in 2026.");
    expect(page).not.toContain('role="group" aria-labelledby="w');
  });
});
