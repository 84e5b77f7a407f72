// What changed between two states, for people: a table of lines for each year, the events, and one
// paragraph a year on whether the return has to be amended.
import { formatDollars, parseCents } from "../../kernel/money.ts";
import type { diffJson } from "../json/diff.ts";
import type { Table } from "../views/view.ts";
import { labelOf } from "../views/view.ts";
import { listTable } from "./list-tables.ts";

export type DiffJson = ReturnType<typeof diffJson>;

const LINE_KEYS = ["tax_year", "form", "line", "label", "before", "after", "events"];

export function diffTable({ lines, returns }: DiffJson): Table {
  const due = new Map(returns.map((year) => [year.tax_year, year.amended_return_due]));
  return listTable(
    lines.map((line) => ({
      ...line,
      events: line.events.join(" "),
      amended_return_due: due.get(line.tax_year),
    })),
    {
      keys: [...LINE_KEYS, "amended_return_due"],
      amounts: ["before", "after"],
      keepEmpty: true,
    },
  );
}

export function diffTables(json: DiffJson): Table[] {
  const { from, to, lines, events, returns } = json;
  const title = `What changed from ${stateText(from)} to ${stateText(to)}`;
  if (events.length === 0) return [note(title, "Nothing was recorded in between.")];
  const years = [
    ...new Set([...lines.map((line) => line.tax_year), ...returns.map((each) => each.tax_year)]),
  ];
  const head = note(title, summary(lines.length, events.length));
  const ofYears = years
    .toSorted((a, b) => a - b)
    .map((year) => {
      const verdict = returns.find((each) => each.tax_year === year);
      return {
        ...listTable(
          lines
            .filter((line) => line.tax_year === year)
            .map((line) => ({ ...line, because: line.events.join(" ") })),
          {
            title: `Tax year ${year}`,
            keys: ["form", "line", "before", "after", "because"],
            amounts: ["before", "after"],
          },
        ),
        ...(verdict !== undefined && { notes: verdictTexts(verdict) }),
      };
    });
  const what = listTable(
    events.map((event) => ({ ...event, kind: labelOf(event.kind) })),
    { title: "Events in between", keys: ["id", "change", "kind", "when"] },
  );
  const problems =
    json.problems.length === 0 ? [] : [{ ...note("Not made"), notes: json.problems }];
  return [head, ...ofYears, what, ...problems];
}

function summary(lines: number, events: number): string {
  const what = events === 1 ? "1 event changed" : `${events} events changed`;
  if (lines === 0) return `${what}, and no line of any worksheet differs.`;
  return `${what}, and ${lines === 1 ? "1 line differs" : `${lines} lines differ`}.`;
}

function note(title: string, text?: string): Table {
  return { title, columns: [], rows: [], ...(text !== undefined && { notes: [text] }) };
}

function stateText({ asked, event, recorded_on }: DiffJson["from"]): string {
  return asked === event ? `${event} of ${recorded_on}` : `${asked} (${event} of ${recorded_on})`;
}

function verdictTexts(year: DiffJson["returns"][number]): string[] {
  const {
    tax_year,
    amended_return_due: due,
    filed_as,
    forms,
    taxable_change,
    refund_claim_by,
  } = year;
  if (due === "no") {
    return [
      filed_as === null
        ? `No line of the return for ${tax_year} differs.`
        : `The return for ${tax_year}, filed as sealed in ${filed_as}, has these lines: nothing to amend.`,
    ];
  }
  const what = forms.includes("form-8606") ? "Form 1040-X with a new Form 8606" : "Form 1040-X";
  const lead =
    due === "yes"
      ? `An amended return is due: ${tax_year} was filed as sealed in ${filed_as} and its lines differ. File ${what}.`
      : `If the return for ${tax_year} has been filed, an amended return is due: ${what}. If not, file with the new lines; audit seal records that a year was filed.`;
  return [
    lead,
    consequence(taxable_change, refund_claim_by),
    `Authority: ${year.citations.join("; ")}`,
  ];
}

function consequence(change: string | null, claimBy: string | null): string {
  const cents = change === null ? undefined : parseCents(change);
  const limit = `A refund can be claimed within three years from filing or two years from paying the tax, whichever is later: until ${claimBy} for a return filed by its due date.`;
  if (cents?.ok !== true)
    return `Whether tax is owed or refunded depends on facts that are missing. ${limit}`;
  if (cents.value > 0)
    return `Lines 4b and 5b together rise by ${formatDollars(cents.value)}: tax and interest run from the due date of the return.`;
  if (cents.value < 0)
    return `Lines 4b and 5b together fall by ${formatDollars(cents.value).replace("-", "")}. ${limit}`;
  return `The taxable amounts do not change; what is carried to later years does, or how it is shown.`;
}
