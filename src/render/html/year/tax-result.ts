// What goes on the return, first of all: four figures, then the lines of Form 1040, of each person and of
// both on a joint return.
import type { YearReport } from "../../../app/questions/year-report.ts";
import type { FactName } from "../../../forms/fact-registry.ts";
import type { LineValue, Worksheet, WorksheetLine } from "../../../forms/worksheet.ts";
import { type LineOwner, lineWith } from "../../../kernel/line-name.ts";
import { type Cents, formatDollars, total } from "../../../kernel/money.ts";
import { type Html, html } from "../markup.ts";
import { captionText, lineText } from "./line-text.ts";
import { type LineAsked, linkedLine, type YearLinks } from "./links.ts";
import { cardTable } from "./tables.ts";
import { nameOf } from "./words.ts";

/** The sum over the people on the page: the joint return's, or the only one's. */
interface Whole {
  readonly worksheet: Worksheet | undefined;
  readonly person: string | undefined;
}

export function taxResultSection(people: readonly YearReport[], links: YearLinks): Html {
  const whole = wholeOf(people);
  const lines = lineNames(people, whole.worksheet);
  if (lines.length === 0)
    return html`<div class="card"><p>Nothing of the year goes on Form 1040: no money left a plan or an IRA.</p></div>${cards(people, whole, links)}`;
  const shares = people.length > 1 ? people : [];
  const columns = [
    { name: "Line" },
    ...shares.map((report) => ({ name: nameOf(report), right: true })),
    ...(whole.worksheet === undefined
      ? []
      : [{ name: people.length > 1 ? "Together" : "To enter", right: true }]),
  ];
  const rows = lines.map(({ fact, place, caption }) => ({
    head: html`<b>${lineText(place)}</b> ${captionText(caption)}`,
    cells: [
      ...shares.map((report) => cellOf(sheetOf(report), fact, report.person, links)),
      ...(whole.worksheet === undefined
        ? []
        : [html`<b>${cellOf(whole.worksheet, fact, whole.person, links)}</b>`]),
    ],
  }));
  const year = people[0]?.taxYear ?? "";
  return html`${cards(people, whole, links)}<div class="card">${cardTable({
    caption: `Form 1040 of ${year}`,
    columns,
    rows,
  })}${otherSpouse(people, links)}</div>`;
}

/** One person is asked about, and the return is of two: their lines are shown all the same. */
function otherSpouse(people: readonly YearReport[], links: YearLinks): Html | undefined {
  const joint = people[0]?.result.joint;
  if (people.length !== 1 || joint === undefined) return undefined;
  // Who has no line of their own has no column.
  const spouses = (joint.spouses ?? []).filter(({ person }) =>
    joint.lines.some(({ owner }) => owner !== undefined && isOf(owner, person)),
  );
  const rows = joint.lines
    .filter(({ owner }) => owner === undefined)
    .map((whole) => ({
      head: html`<b>${lineText(whole.place)}</b> ${captionText(whole.caption)}`,
      cells: [...spouses.map(({ person }) => lineWith(joint, whole.fact, person)), whole].map(
        (each) =>
          linkedLine(each?.value, {
            href: links.line({
              form: "form-1040",
              line: each?.line ?? whole.line,
              person: undefined,
            }),
            of: each?.line ?? whole.line,
          }),
      ),
    }));
  const columns = [
    { name: "Line" },
    ...spouses.map(({ name }) => ({ name, right: true })),
    { name: "Together", right: true },
  ];
  return html`<h3>On the joint return</h3>${cardTable({ caption: joint.personName ?? joint.person, columns, rows })}`;
}

/** What is taxed and what it is of. 2018 has IRAs, pensions and annuities on one line. */
const TAXED: readonly (readonly [label: string, taxable: FactName, gross: FactName])[] = [
  [
    "IRA and plan money taxed",
    "form_1040.all_taxable_distributions",
    "form_1040.all_distributions",
  ],
  ["IRA money taxed", "form_1040.taxable_ira_distributions", "form_1040.ira_distributions"],
  ["Plan money taxed", "form_1040.taxable_pensions", "form_1040.pensions"],
];

function cards(
  people: readonly YearReport[],
  { worksheet, person }: Whole,
  links: YearLinks,
): Html {
  const [together, ...apart] = TAXED;
  const isTogether = together !== undefined && lineWith(worksheet, together[1]) !== undefined;
  const shown = isTogether ? [together] : apart;
  const taxed = shown.map(([label, taxable, gross]) => {
    const line = lineWith(worksheet, taxable);
    const of = lineWith(worksheet, gross);
    return html`<div class="card"><h3 class="label">${label}${line === undefined ? "" : `, line ${lineText(line.place)}`}</h3><p class="value">${
      line === undefined
        ? html`<span class="num">0.00</span>`
        : linkedLine(line.value, {
            href: links.line({ form: "form-1040", line: line.line, person }),
            of: label,
          })
    }</p><p class="small muted">${wholeText(line, of)}</p></div>`;
  });
  return html`<div class="four">${
    people.length > 1 && worksheet === undefined ? undefined : taxed
  }<div class="card"><h3 class="label">Hit by the 10% tax</h3>${people.map((report) =>
    ofPerson(people, report, links, { form: "form-5329", line: "4" }, "no Form 5329"),
  )}<p class="small muted">${exposedText(people)}</p></div><div class="card"><h3 class="label">Taxed before and carried on, Form 8606 line 14</h3>${people.map(
    (report) => ofPerson(people, report, links, { form: "form-8606", line: "14" }, "no Form 8606"),
  )}</div></div>`;
}

function wholeText(taxable: WorksheetLine | undefined, of: WorksheetLine | undefined): string {
  if (of?.value.kind === "amount")
    return `of ${formatDollars(of.value.cents)} on line ${lineText(of.place)}`;
  if (of !== undefined) return "what was paid out is not known";
  // The form leaves the total blank where all of it is taxable.
  return taxable === undefined ? "nothing was paid out" : "all that was paid out";
}

function ofPerson(
  people: readonly YearReport[],
  report: YearReport,
  links: YearLinks,
  asked: Pick<LineAsked, "form" | "line">,
  none: string,
): Html {
  const value = lineValue(
    report.result.worksheets.find(({ form }) => form === asked.form),
    asked.line,
  );
  const name = people.length > 1 ? html` <span class="small muted">${nameOf(report)}</span>` : "";
  return value === undefined
    ? html`<p class="${people.length > 1 ? "small" : "value-none"} muted">${people.length > 1 ? `${nameOf(report)}: ` : ""}${none}</p>`
    : html`<p class="value">${linkedLine(value, { href: links.line({ ...asked, person: report.person }), of: `${asked.form} line ${asked.line}, ${nameOf(report)}` })}${name}</p>`;
}

function exposedText(people: readonly YearReport[]): string {
  const known = people.flatMap(({ result }): Cents[] =>
    result.stillExposed.state === "complete" ? [result.stillExposed.cents] : [],
  );
  if (known.length < people.length)
    return "What stays open to it is not known: part of a Roth account was paid out.";
  const open = total(known);
  return open === 0
    ? "Nothing that was taxed on conversion stays open to it."
    : `${formatDollars(open)} that was taxed on conversion stays open to it.`;
}

function wholeOf(people: readonly YearReport[]): Whole {
  const [first] = people;
  if (people.length === 1 && first !== undefined)
    return { worksheet: sheetOf(first), person: first.person };
  return { worksheet: first?.result.joint, person: undefined };
}

function sheetOf({ result }: YearReport): Worksheet | undefined {
  return result.worksheets.find(({ form }) => form === "form-1040");
}

/** In the order of the form: as the whole has them, then what only one person has. */
function lineNames(people: readonly YearReport[], whole: Worksheet | undefined): WorksheetLine[] {
  const all = [whole, ...people.map(sheetOf)].flatMap((sheet) => sheet?.lines ?? []);
  const own = all.filter(({ owner }) => owner === undefined);
  return [...new Map(own.toReversed().map((line) => [line.fact, line])).values()].toReversed();
}

function cellOf(
  worksheet: Worksheet | undefined,
  fact: FactName,
  person: string | undefined,
  links: YearLinks,
): Html {
  const line = lineWith(worksheet, fact);
  if (line === undefined) return linkedLine(undefined, { href: "", of: "" });
  const href = links.line({ form: "form-1040", line: line.line, person });
  return linkedLine(line.value, { href, of: `line ${lineText(line.place)}` });
}

function isOf(owner: LineOwner, person: string): boolean {
  return "person" in owner && owner.person === person;
}

function lineValue(worksheet: Worksheet | undefined, line: string): LineValue | undefined {
  return worksheet?.lines.find((each) => each.line === line)?.value;
}
