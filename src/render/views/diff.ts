// What changed between two states: lines before and after, the events that made the difference, and what
// it means for a return that was filed.
import type { LedgerPoint } from "../../app/known-at.ts";
import type { ReturnOfYear, StateDiff } from "../../app/questions/diff-states.ts";
import type { FormChange } from "../../forms/changes-between.ts";
import { citationText } from "../../kernel/citation.ts";
import { FORM_TITLES } from "../../kernel/form-names.ts";
import { eventIdOf } from "../../kernel/ids.ts";
import { formatDollars, negate } from "../../kernel/money.ts";
import { say } from "../../kernel/sentence.ts";
import {
  citationCell,
  dateCell,
  moneyCell,
  NONE,
  nameCell,
  names,
  personCell,
  textCell,
  texts,
  yearCell,
} from "./cell.ts";
import { lineCell } from "./line-cell.ts";
import { labelOf, listTable, notesTable, type Table, type View } from "./view.ts";

const LINE = ["tax_year", "form", "line", "label", "before", "after", "events"];

export function diffView(diff: StateDiff): View {
  const lines = diff.lines.map(lineTree);
  return {
    tree: {
      ...(diff.taxYear !== undefined && { tax_year: yearCell(diff.taxYear) }),
      person: personCell(diff.person),
      from: pointTree(diff.from),
      to: pointTree(diff.to),
      lines,
      events: diff.events.map(({ event, when, change }) => ({
        id: nameCell(event.id),
        ledger_event: nameCell(eventIdOf(event.seq)),
        kind: nameCell(event.kind),
        when: nameCell(when),
        change: nameCell(change),
      })),
      returns: diff.returns.map(returnTree),
      problems: texts(diff.problems.map(({ message }) => message)),
    },
    sections: () => sectionsOf(diff),
    table: () => {
      const due = new Map(diff.returns.map((year) => [year.taxYear, year.due]));
      return listTable(
        diff.lines.map((line) => ({
          ...lineTree(line),
          amended_return_due: nameCell(due.get(line.taxYear)),
        })),
        { keys: [...LINE, "amended_return_due"], keepEmpty: true },
      );
    },
  };
}

function pointTree({ asked, seq, recordedOn }: LedgerPoint) {
  return {
    asked: nameCell(asked),
    event: nameCell(eventIdOf(seq)),
    recorded_on: dateCell(recordedOn),
  };
}

/** `null` in JSON for a line that is blank. */
function lineTree({ taxYear, form, line, label, part, before, after, because }: FormChange) {
  return {
    tax_year: yearCell(taxYear),
    form: nameCell(form),
    line: nameCell(line),
    label: textCell(label),
    ...(part !== undefined && { part: textCell(part) }),
    before: before === undefined ? NONE : lineCell(before),
    after: after === undefined ? NONE : lineCell(after, { form, line }),
    events: names(because),
  };
}

function returnTree(year: ReturnOfYear) {
  const { taxYear, due, seal, forms, taxableChange, refundClaimBy, citations } = year;
  return {
    tax_year: yearCell(taxYear),
    amended_return_due: nameCell(due),
    filed_as: nameCell(seal),
    forms: names(forms),
    taxable_change: moneyCell(taxableChange),
    refund_claim_by: due === "no" ? NONE : dateCell(refundClaimBy),
    citations: due === "no" ? [] : citations.map(citationCell),
  };
}

function sectionsOf({ from, to, lines, events, returns, problems }: StateDiff): Table[] {
  const title = `What changed from ${stateText(from)} to ${stateText(to)}`;
  if (events.length === 0) return [notesTable(["Nothing was recorded in between."], title)];
  const years = [...lines, ...returns].map(({ taxYear }) => taxYear);
  const ofYears = [...new Set(years)]
    .toSorted((a, b) => a - b)
    .map((year) => {
      const verdict = returns.find(({ taxYear }) => taxYear === year);
      const rows = lines
        .filter(({ taxYear }) => taxYear === year)
        .map((line) => ({
          ...lineTree(line),
          form: { ...nameCell(line.form), said: [FORM_TITLES[line.form]] },
          line: { ...nameCell(line.line), said: say`${{ form: line.form, line }}` },
          because: names(line.because),
        }));
      return {
        ...listTable(rows, {
          title: `Tax year ${year}`,
          keys: ["form", "line", "before", "after", "because"],
        }),
        ...(verdict !== undefined && { notes: verdictTexts(verdict) }),
      };
    });
  const what = listTable(
    events.map(({ event, when, change }) => ({
      id: nameCell(event.id),
      change: nameCell(change),
      kind: textCell(labelOf(event.kind)),
      when: nameCell(when),
    })),
    { title: "Events in between", keys: ["id", "change", "kind", "when"] },
  );
  const notMade = problems.map(({ message }) => message);
  return [
    notesTable([summary(lines.length, events.length)], title),
    ...ofYears,
    what,
    ...(notMade.length === 0 ? [] : [notesTable(notMade, "Not made")]),
  ];
}

function summary(lines: number, events: number): string {
  const what = events === 1 ? "1 event changed" : `${events} events changed`;
  if (lines === 0) return `${what}, and no line of any worksheet differs.`;
  return `${what}, and ${lines === 1 ? "1 line differs" : `${lines} lines differ`}.`;
}

function stateText({ asked, seq, recordedOn }: LedgerPoint): string {
  const event = eventIdOf(seq);
  return asked === event ? `${event} of ${recordedOn}` : `${asked} (${event} of ${recordedOn})`;
}

function verdictTexts(year: ReturnOfYear): string[] {
  const { taxYear, due, seal, forms, citations } = year;
  if (due === "no") {
    return [
      seal === undefined
        ? `No line of the return for ${taxYear} differs.`
        : `The return for ${taxYear}, filed as sealed in ${seal}, has these lines: nothing to amend.`,
    ];
  }
  const what = forms.includes("form-8606") ? "Form 1040-X with a new Form 8606" : "Form 1040-X";
  if (year.paidTooMuch) {
    const filed =
      due === "refund_can_be_claimed"
        ? `${taxYear} was filed as sealed in ${seal} and its lines differ`
        : `if the return for ${taxYear} has been filed`;
    const claim = `Tax was paid on too much: a refund can be claimed, ${filed}. File ${what} for it.`;
    return [claim, consequence(year), `Authority: ${citations.map(citationText).join("; ")}`];
  }
  const lead =
    due === "yes"
      ? `An amended return is due: ${taxYear} was filed as sealed in ${seal} and its lines differ. File ${what}.`
      : `If the return for ${taxYear} has been filed, an amended return is due: ${what}. If not, file with the new lines; audit seal records that a year was filed.`;
  return [lead, consequence(year), `Authority: ${citations.map(citationText).join("; ")}`];
}

function consequence({ taxableChange, taxableLines, refundClaimBy }: ReturnOfYear): string {
  const limit = `A refund can be claimed within three years from filing or two years from paying the tax, whichever is later: until ${refundClaimBy} for a return filed by its due date.`;
  if (taxableChange === undefined)
    return `Whether tax is owed or refunded depends on facts that are missing. ${limit}`;
  const numbers = taxableLines.map(({ number }) => number);
  const [lines, s] =
    numbers.length === 1
      ? [`Line ${numbers.join("")}`, "s"]
      : [`Lines ${numbers.join(" and ")} together`, ""];
  if (taxableChange > 0)
    return `${lines} rise${s} by ${formatDollars(taxableChange)}: tax and interest run from the due date of the return.`;
  if (taxableChange < 0)
    return `${lines} fall${s} by ${formatDollars(negate(taxableChange))}. ${limit}`;
  return "The taxable amounts do not change; what is carried to later years does, or how it is shown.";
}
