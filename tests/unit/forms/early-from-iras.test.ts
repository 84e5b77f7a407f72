// What of IRA money is early: shares of line 15c by payment, and who claims an exception (Instructions for Form 5329).
// 4,000.00 of basis, 4,000.00 paid and 12,000.00 left: a quarter was taxed before, 3,000.00 are taxable.
import { expect, it } from "vitest";
import { earlyFromTraditional } from "../../../src/forms/form-5329/from-iras.ts";
import { form8606Chain, lastYearOf } from "../../../src/forms/form-8606/chain.ts";
import { issuingNote } from "../../../src/forms/issuing-plan.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

type Fields = Readonly<Record<string, unknown>>;
const paid = (id: string, amount: string, date: string, more: Fields = {}): EventJson => ({
  ...{ kind: "ira_distribution", id, ira: "traditional", date, amount },
  ...more,
});
const BASIS: EventJson[] = [
  {
    ...{ kind: "opening_basis", account: "traditional_ira", amount: "4000.00" },
    ...{ as_of: "2024-12-31", evidence: "filed_8606" },
  },
  { kind: "ira_value", tax_year: 2025, amount: "12000.00" },
];
/** `75000 05 first`: cents, exception, event. */
function early(born: string, ...events: readonly EventJson[]): string[] {
  const ledger = ledgerOf([{ kind: "person", person: "alex", birth_date: born }, ...events]);
  const year = lastYearOf(form8606Chain({ ledger, person: "alex", throughYear: taxYear(2025) }));
  return earlyFromTraditional(ledger, year).map(({ income, exception = "-", isPlain }) => {
    const [term] = income;
    const amount = term?.amount.state === "complete" ? term.amount.cents : "?";
    return [amount, exception, term?.event?.id ?? "line", ...(isPlain ? ["plain"] : [])].join(" ");
  });
}
const [first, second] = [
  paid("first", "1000.00", "2025-03-03"),
  paid("second", "3000.00", "2025-09-01"),
];

it("is line 15c as a whole where all of it is early and nothing is claimed", () => {
  expect(early("1990-05-05", ...BASIS, first, second)).toEqual(["300000 - line"]);
  expect(early("1950-05-05", ...BASIS, first, second)).toEqual([]);
});

it("is shared out where one payment claims an exception, or came after 59½", () => {
  const claimed = paid("first", "1000.00", "2025-03-03", { exception: "05" });
  expect(early("1990-05-05", ...BASIS, claimed, second)).toEqual([
    "75000 05 first",
    "225000 - second",
  ]);
  // 59½ on 15 July 2025.
  expect(early("1966-01-15", ...BASIS, first, second)).toEqual(["75000 - first"]);
});

it("is all of a payment where there is no basis", () => {
  const [value] = BASIS.slice(1);
  const given = value === undefined ? [] : [value];
  expect(early("1966-01-15", ...given, first, second)).toEqual(["100000 - first plain"]);
  const claimed = paid("first", "1000.00", "2025-03-03", { exception: "05" });
  expect(early("1990-05-05", ...given, claimed, second)).toEqual([
    ...["100000 05 first plain", "300000 - second plain"],
  ]);
});

it("the plan of one's own business issues the form, by whoever is its trustee", () => {
  const note = (trustee: string | undefined) =>
    issuingNote({ plan: "solo", trustee }, taxYear(2025));
  expect(note("First Bank")).toContain("its trustee, First Bank, issues this form as payer");
  expect(note(undefined)).toContain("its trustee, not recorded, issues this form as payer");
  // 31 January 2026 is a Saturday, 28 February 2026 too.
  expect(note(undefined)).toContain(
    "due by 2026-02-02; Copy A goes to the IRS by 2026-03-02 on paper, with Form 1096, or by 2026-03-31 electronically",
  );
});
