import { describe, expect, it } from "vitest";
import { builtInLayouts } from "../../../src/intake/layouts/built-in-layouts.ts";
import { type Layout, parseLayout } from "../../../src/intake/layouts/layout.ts";
import { readStatement } from "../../../src/intake/read-statement.ts";
import { chooseLayout, rankLayouts } from "../../../src/intake/tables/recognise-table.ts";
import { adviceText } from "../../../src/kernel/advice.ts";

function layout(name: string, headers: Record<string, string>): Layout {
  const columns = Object.fromEntries(
    Object.entries(headers).map(([field, header]) => [field, { header }]),
  );
  const parsed = parseLayout(
    {
      layout: name,
      version: 1,
      title: `the layout ${name}`,
      side: "plan",
      tables: [{ name: "rows", columns, every_row: "contribution", date_formats: ["YYYY-MM-DD"] }],
    },
    name,
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const choose = (text: string, layouts: readonly Layout[]) =>
  chooseLayout(rankLayouts(text, "renamed.dat", layouts), "renamed.dat");

describe("recognition", () => {
  const text = "Day,Money,Pot\n2026-01-16,5.00,x\n";

  it("refuses a tie, and shows both with their reasons", () => {
    const chosen = choose(text, [
      layout("a/one", { date: "Day", amount: "Money" }),
      layout("b/two", { date: "Day", amount: "Money" }),
    ]);
    expect(chosen).toMatchObject({ ok: false, error: { code: "import.layout-ambiguous" } });
    const hint = adviceText(chosen.ok ? "" : (chosen.error.hint ?? ""));
    expect(hint).toContain("a/one: line 1");
    expect(hint).toContain("b/two: line 1");
  });

  it("takes the layout that explains more of the header", () => {
    const chosen = choose(text, [
      layout("a/one", { date: "Day", amount: "Money" }),
      layout("b/two", { date: "Day", amount: "Money", source: "Pot" }),
    ]);
    expect(chosen).toMatchObject({ ok: true, value: { layout: { layout: "b/two" } } });
  });

  it("refuses a match that is only in the header", () => {
    const weak = "Day,Money,c,d,e,f,g,h,i,j\nred,green\nblue,white\n";
    const chosen = choose(weak, [layout("a/one", { date: "Day", amount: "Money" })]);
    expect(chosen).toMatchObject({ ok: false, error: { code: "import.unknown-layout" } });
    expect(chosen.ok ? "" : chosen.error.message).toContain("hardly looks like");
  });

  it("says what the nearest layouts lack", () => {
    const chosen = choose("Day,Money\n2026-01-16,5.00\n", [
      layout("b/two", { date: "Day", amount: "Money", source: "Pot" }),
    ]);
    expect(adviceText(chosen.ok ? "" : (chosen.error.hint ?? ""))).toContain(
      "b/two: line 1 lacks Pot",
    );
  });

  it("finds the header by its words below a preamble that looks like one", () => {
    const preamble = "Plan name:,EXAMPLE, LLC,,\nDate Range,01/01/2026 - 02/01/2026,,,\n\n";
    const text2 = `${preamble}Date,Investment,Transaction Type,Amount,Shares/Unit\n`;
    const { recognition } = readStatement(
      new TextEncoder().encode(`${text2}01/05/2026,FUND,Dividend,"1.00","0.1"\n`),
      { file: "f.csv" },
      { layouts: builtInLayouts() },
    );
    expect(recognition.headers).toEqual([{ table: "transactions", line: 4 }]);
    expect(recognition.layout).toBe("fidelity/netbenefits-history");
  });

  it("has no two built-in layouts of one name, and every one parses", () => {
    const names = builtInLayouts().map(({ layout: name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(15);
  });
});

describe("the schema of layouts", () => {
  it("names the path of every fault", () => {
    const parsed = parseLayout(
      {
        layout: "Nope",
        version: 1,
        title: "x y z",
        side: "plan",
        tables: [{ name: "t", sauces: 1 }],
      },
      "mine.json",
    );
    const messages = parsed.ok ? [] : parsed.error.map(({ message }) => message);
    expect(messages.join("\n")).toContain("layout: provider/name");
    expect(messages.join("\n")).toContain("tables.0");
    expect(messages.join("\n")).toContain("sauces");
  });
});
