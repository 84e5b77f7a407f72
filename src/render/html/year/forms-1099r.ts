// Forms 1099-R as a table of ticks: box by box what came, with a mark and a word beside what was expected.
import type { ReportForm, YearReport } from "../../../app/questions/year-report.ts";
import type { Cents } from "../../../kernel/money.ts";
import { type Html, html } from "../markup.ts";
import { linked, missing, type YearLinks } from "./links.ts";
import { cardTable } from "./tables.ts";
import { nameOf } from "./words.ts";

const BOXES = [
  { box: "box_1", name: "Box 1, paid", line: "1" },
  { box: "box_2a", name: "Box 2a, taxed", line: "2a" },
  { box: "box_5", name: "Box 5, taxed before", line: "5" },
] as const;

const RESULTS: Readonly<
  Record<
    ReportForm["result"],
    { readonly words: string; readonly mark: string; readonly tag: string }
  >
> = {
  agrees: { words: "Agrees", mark: "✓", tag: "good" },
  differs: { words: "Differs", mark: "✗", tag: "warn" },
  missing: { words: "Not received", mark: "✗", tag: "warn" },
  "not yet due": { words: "Not yet due", mark: "", tag: "ask" },
  "not in the records": { words: "Not in the book", mark: "✗", tag: "warn" },
  "not compared": { words: "Not compared", mark: "", tag: "ask" },
};

export function formsSection(people: readonly YearReport[], links: YearLinks): Html {
  const forms = people.flatMap((report) => report.forms.map((form) => ({ report, form })));
  const year = people[0]?.taxYear ?? "";
  if (forms.length === 0)
    return html`<div class="card"><p>The book implies no Form 1099-R for ${year}, and none came.</p></div>`;
  return html`<div class="card">${cardTable({
    caption: `Forms 1099-R of ${year}: what the book expects, and what came`,
    columns: [
      { name: "Payer" },
      { name: "Code" },
      ...BOXES.map(({ name }) => ({ name, right: true })),
      { name: "Came" },
    ],
    rows: forms.map(({ report, form }) => {
      const { words, mark, tag } = RESULTS[form.result];
      const who =
        people.length > 1 ? html`<br><span class="small muted">${nameOf(report)}</span>` : "";
      return {
        head: html`${form.payerName}${form.account === undefined ? "" : ` •••• ${form.account}`}${who}`,
        cells: [
          form.code === "" ? "?" : form.code,
          ...BOXES.map((box) => boxCell(report, form, box, links)),
          html`<span class="tag ${tag}">${words} ${mark}</span>`,
        ],
        ...(tag === "warn" && { mark: "differs" as const }),
      };
    }),
  })}</div>`;
}

function boxCell(
  report: YearReport,
  form: ReportForm,
  { box, name, line }: (typeof BOXES)[number],
  links: YearLinks,
): Html {
  const [expected, received] = [form.expected?.[box], form.received?.[box]];
  if (expected === undefined && received === undefined) return html`<span class="muted">—</span>`;
  const id = `${form.plan ?? ""}/${form.code}/${line}`;
  const sheet = report.result.worksheets.find((each) => each.form === "form-1099-r");
  const isLine = sheet?.lines.some((each) => each.line === id) ?? false;
  // What came, and what an IRA paid, stands on no worksheet: it leads to its entries.
  const entries = (cents: Cents, of: string) =>
    linked(cents, {
      href: links.entries({
        person: report.person,
        year: report.taxYear,
        ...(of === "received" && { kind: "form_1099r" as const }),
      }),
      of: `${of}, ${name}, ${form.payerName}`,
    });
  const figure = (cents: Cents, of: string) =>
    isLine
      ? linked(cents, {
          href: links.line({ form: "form-1099-r", line: id, person: report.person }),
          of: `${of}, ${name}, ${form.payerName}`,
        })
      : entries(cents, of);
  const wanted =
    expected?.state === "complete"
      ? html`<span class="small muted">expected ${figure(expected.cents, "expected")}</span>`
      : expected?.state === "incomplete"
        ? html`<span class="small">expected: ${missing(links.line({ form: "form-1099-r", line: id, person: report.person }))}</span>`
        : html`<span class="small muted">not expected</span>`;
  if (received?.state !== "complete") return wanted;
  if (expected?.state !== "complete")
    return html`${entries(received.cents, "received")}<br>${wanted}`;
  return received.cents === expected.cents
    ? html`${figure(received.cents, "received as expected")} <span class="mark good">✓<span class="hide"> agrees</span></span>`
    : html`${entries(received.cents, "received")} <span class="mark warn">✗<span class="hide"> differs</span></span><br>${wanted}`;
}
