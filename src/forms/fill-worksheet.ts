// Puts facts on lines. The definition says which; this is the one place that makes worksheet lines, and
// it refuses to make a line whose terms do not sum to it.

import { type Citation, citationText } from "../kernel/citation.ts";
import { invariant } from "../kernel/invariant.ts";
import { type LineOwner, lineOf, placeText } from "../kernel/line-name.ts";
import { factsInOrder, type MissingFact } from "../kernel/missing-fact.ts";
import { negate, total } from "../kernel/money.ts";
import { plainText } from "../kernel/sentence.ts";
import { placeOf, type WorksheetDefinition } from "./definition.ts";
import { type FactName, isFactName } from "./fact-registry.ts";
import type { FactSheet, FactTerm } from "./fact-sheet.ts";
import type { LineValue, Term, WorksheetLine } from "./worksheet.ts";

/** One set of facts. A worksheet of several blocks (one per plan) names the lines after their owner. */
export interface Block {
  readonly sheet: FactSheet;
  readonly owner?: LineOwner;
  readonly part?: string;
}

export function fillLines(
  definition: WorksheetDefinition,
  blocks: readonly Block[],
): WorksheetLine[] {
  return blocks.flatMap((block) => fillBlock(definition, block));
}

function fillBlock(definition: WorksheetDefinition, block: Block): WorksheetLine[] {
  const { owner } = block;
  const nameOfFact = new Map<FactName, string>();
  for (const { line, fact } of definition.lines) {
    invariant(isFactName(fact), `${fact} is not a fact`);
    nameOfFact.set(fact, lineOf(line, owner));
  }
  return definition.lines.flatMap((defined) => {
    const { line, part: head, part_title: title, label: caption, fact } = defined;
    invariant(isFactName(fact), `${fact} is not a fact`);
    const found = block.sheet.get(fact);
    if (found === undefined) return [];
    const terms = found.terms.flatMap((term) => termsOf(block.sheet, nameOfFact, term));
    const section = head !== undefined && title !== undefined && { head, title };
    const inPart = block.part ?? (section && `${section.head} — ${section.title}`);
    const place = placeOf(defined);
    return [
      worksheetLine({
        line: lineOf(line, owner),
        place,
        ...(owner !== undefined && { owner }),
        fact,
        label: place.schedule === undefined ? caption : `${placeText(place)}: ${caption}`,
        caption,
        value: found.value,
        terms,
        ...(typeof inPart === "string" && { part: inPart }),
        ...(section && { section }),
      }),
    ];
  });
}

/** The only maker of lines: an amount is the sum of its terms, or the program is wrong. */
export function worksheetLine(line: WorksheetLine): WorksheetLine {
  if (line.value.kind === "amount") {
    const shown = total(
      line.terms.map(({ sign, amount }) => (sign === "+" ? amount : negate(amount))),
    );
    invariant(shown === line.value.cents, `the terms of line ${line.line} do not sum to it`);
  }
  return line;
}

/** A term that is a fact with a line of its own refers to that line; one without is replaced by its terms. */
function termsOf(
  sheet: FactSheet,
  nameOfFact: ReadonlyMap<FactName, string>,
  term: FactTerm,
): readonly Term[] {
  const { sign, fact } = term;
  const line = fact && nameOfFact.get(fact);
  if (fact !== undefined && line === undefined) {
    const known = sheet.get(fact);
    invariant(known !== undefined, `${fact} is not on the sheet`);
    return known.terms.flatMap((part) =>
      termsOf(sheet, nameOfFact, sign === "+" ? part : { ...part, sign: opposite(part.sign) }),
    );
  }
  const known = knownTerm(term);
  return line === undefined
    ? known
    : known.map(({ said: _, ...each }) => ({ ...each, label: `line ${line}`, line }));
}

function opposite(sign: "+" | "-"): "+" | "-" {
  return sign === "+" ? "-" : "+";
}

/** Every missing fact of the lines, once, in order. */
export function missingFacts(lines: readonly WorksheetLine[]): MissingFact[] {
  const missing = lines.flatMap(({ value }) => missingOf(value));
  return factsInOrder(missing);
}

function missingOf(value: LineValue): readonly MissingFact[] {
  return value.kind === "incomplete" ? value.missing : [];
}

/** The citations of a worksheet: those of the form and those of its terms, each once. */
export function citationsOf(
  lines: readonly WorksheetLine[],
  ofForm: readonly Citation[],
): Citation[] {
  const all = [...ofForm, ...lines.flatMap(({ terms }) => terms.flatMap((t) => t.citation ?? []))];
  return [...new Map(all.map((citation) => [citationText(citation), citation])).values()];
}

/** The term as it is shown, with its event and the line that it was read from; nothing while it lacks a fact. */
export function knownTerm(term: FactTerm): readonly Term[] {
  const { sign, amount, label, event, figure, citation, assumes, origin } = term;
  if (amount.state === "incomplete") return [];
  return [
    {
      sign,
      amount: amount.cents,
      label: plainText(label),
      ...(typeof label !== "string" && { said: label }),
      ...(event !== undefined && { event: event.id }),
      ...(event?.source !== undefined && { source: event.source }),
      ...(figure !== undefined && { figure }),
      ...(citation !== undefined && { citation }),
      ...(assumes !== undefined && { assumes }),
      ...(origin !== undefined && { origin }),
    },
  ];
}
