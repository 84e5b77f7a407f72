// An OFX or QFX file → records: one for each transaction, position and balance, and one for what surrounds
// them. One physical line may hold a whole statement, so entries are counted beside lines.
import { byCommand } from "../../kernel/advice.ts";
import { invariant } from "../../kernel/invariant.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { PlanFeatures } from "../../ledger/kinds.ts";
import { type Entry, type EntrySpan, foldEntries } from "../fold/fold-entries.ts";
import { foldRows, type MeaningfulRow } from "../fold/fold-rows.ts";
import { type Layout, parseLayout } from "../layouts/layout.ts";
import type {
  Coverage,
  ReadContext,
  ReadRecord,
  ReadResult,
  StatementReader,
} from "../read-record.ts";
import { accountOf } from "../stated-account.ts";
import { countLines } from "../text/count-lines.ts";
import { withExcerpts } from "../text/excerpt.ts";
import { maskAccount, maskNumbers } from "../text/mask.ts";
import { onPhysicalLines } from "../text/physical-lines.ts";
import { refused as refusedFile, wholeFile } from "../text/whole-file.ts";
import { feedOf, type KnownFeed } from "../unknown.ts";
import { balanceResult } from "./balances.ts";
import { valueFaults } from "./check-values.ts";
import { classify, isNoise } from "./classify.ts";
import { type Element, elementTree, every } from "./elements.ts";
import { decodeOfx } from "./header.ts";
import { type Place, problemOf } from "./place.ts";
import { type AccountStatement, accountStatements } from "./statement.ts";
import { yearToDateReason, yearToDateSums } from "./year-to-date.ts";

export interface OfxReading {
  readonly decision: "recognised" | "declined" | "refused";
  readonly layout: string;
  readonly title: string;
  /** Physical lines: the records' `lines` sum to it. */
  readonly lines: number;
  /** How many entries the file has; the records' `entries` sum to it. */
  readonly entries: number;
  readonly records: readonly ReadRecord[];
}

export const OFX_LAYOUT = "ofx/401k";
const TITLE = "OFX/QFX 401(k) statement";

/** `layout` is the user's own, for its `accounts`, `person` and `plan`. */
export function readOfx(bytes: Uint8Array, given: ReadContext, layout?: Layout): OfxReading {
  const { file } = given;
  const decoded = decodeOfx(bytes, file);
  const text = decoded.ok ? decoded.value.text : new TextDecoder("latin1").decode(bytes);
  const lines = countLines(text);
  const refused = (problem: Problem): OfxReading => ({
    decision: "refused",
    layout: layout?.layout ?? OFX_LAYOUT,
    title: TITLE,
    lines,
    entries: 0,
    records: withExcerpts([refusedFile(problem, lines)], text),
  });
  if (!decoded.ok) return refused(decoded.error);
  const tree = elementTree(decoded.value.body);
  if (!tree.ok) return refused(problemOf(tree.error, file));
  const statements = accountStatements(tree.value);
  if (statements.length === 0) return refused(noStatement(tree.value, file));

  const known = feedOfAccounts(statements, given);
  const { recalled } = known;
  const context = {
    ...given,
    ...(recalled?.plan !== undefined && { plan: recalled.plan }),
    ...(recalled?.person !== undefined && { person: recalled.person }),
  };
  const only401k = statements.filter(({ is401k }) => is401k).length === 1;
  const entries = [
    ...outside(tree.value, statements),
    ...statements.flatMap((statement) =>
      withYearToDate(
        statement,
        surroundings(statement, context),
        planOf(statement, layout ?? PLAIN, context, only401k),
      ),
    ),
    ...transactionEntries(statements, context, layout ?? PLAIN, known),
  ].toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const [only, ...more] = statements.filter(({ is401k }) => is401k);
  const account =
    only === undefined || more.length > 0
      ? undefined
      : accountOf(only.account, layout ?? PLAIN, context);
  const covers = coverageOf(only, planOf(only, layout ?? PLAIN, context, more.length === 0));
  const noted = entries.map((entry, index) => {
    const said = [...(index === 0 ? decoded.value.notes : []), ...(entry.notes ?? [])];
    return {
      ...entry,
      at: { file, ...entry.at },
      ...(said.length > 0 && { notes: said }),
      ...(index === 0 && account && { account }),
      ...(index === 0 && covers && { covers }),
    };
  });
  const records = onPhysicalLines(noted, lines, "header of the file");
  return {
    decision: entries.some(({ result }) => result.bucket === "error")
      ? "refused"
      : statements.some(({ is401k }) => is401k)
        ? "recognised"
        : "declined",
    layout: layout?.layout ?? OFX_LAYOUT,
    title: layout?.title ?? TITLE,
    lines,
    entries: entries.reduce((sum, { entries: parts }) => sum + parts, 0),
    records: withExcerpts(records, text),
  };
}

/** `layout` is the user's own, for its `accounts`, `person` and `plan`. */
export function ofxReader(layout?: Layout): StatementReader {
  return {
    layout: layout?.layout ?? OFX_LAYOUT,
    async *read(chunks, context) {
      const bytes = await wholeFile(chunks, context.file);
      yield bytes.ok ? readOfx(bytes.value, context, layout).records : [bytes.error];
    },
  };
}

/** The layout of nobody in particular: OFX names its fields itself. */
const PLAIN = plainLayout();

function plainLayout(): Layout {
  const parsed = parseLayout(
    {
      layout: OFX_LAYOUT,
      version: 1,
      title: TITLE,
      side: "plan",
      tables: [{ name: "transactions" }],
    },
    OFX_LAYOUT,
  );
  invariant(parsed.ok, "the layout of OFX files is sound");
  return parsed.value;
}

/** Sign-on, securities and the like: one entry for each message set that holds no statement. */
function outside(root: Element, statements: readonly AccountStatement[]): Entry[] {
  const holds = (element: Element): boolean =>
    statements.some((statement) => statement.element === element) || element.children.some(holds);
  return root.children
    .filter((messages) => !holds(messages))
    .map(({ at, name, endLine }) => ({
      at,
      entries: 1,
      parts: [{ ...at, endLine }],
      result: { bucket: "ignored", reason: `${quoted(name)} holds no transactions` },
    }));
}

/** Everything of a statement but its transactions. */
function surroundings(statement: AccountStatement, context: ReadContext): Entry[] {
  const { element, plan, balances } = statement;
  const parts = [
    ...statement.positions,
    ...element.children.filter(({ name }) => name === "INVBAL" || name === "INVOOLIST"),
    ...(plan === undefined ? [] : [plan.element]),
    ...(balances === undefined ? [] : [balances.element]),
  ];
  const entries: Entry[] = [
    entryOf(element, [], context, () => ({
      bucket: "ignored",
      reason: statement.is401k ? `the statement of ${nameOf(statement)}` : declined(statement),
    })),
  ];
  for (const part of parts) {
    entries.push(
      entryOf(part, [], context, () => {
        if (!statement.is401k) return { bucket: "ignored", reason: declined(statement) };
        if (part === plan?.element)
          return { bucket: "ignored", reason: yearToDateReason(statement, plan) };
        if (part === balances?.element) return balanceResult(statement, context);
        return { bucket: "ignored", reason: "what the account holds: a valuation" };
      }),
    );
  }
  return entries;
}

/** The sums of the year stand with the aggregate that states them; whose they are is known of one account only. */
function withYearToDate(
  statement: AccountStatement,
  entries: readonly Entry[],
  plan: string | undefined,
): Entry[] {
  const stated = statement.is401k ? statement.plan : undefined;
  const yearToDate = yearToDateSums(stated, plan);
  return entries.map((entry) =>
    entry.at === stated?.element.at && yearToDate.length > 0 ? { ...entry, yearToDate } : entry,
  );
}

/** A statement without a purchase says, too, that nothing was received. */
function coverageOf(
  statement: AccountStatement | undefined,
  plan: string | undefined,
): Coverage | undefined {
  const { start, end } = statement ?? {};
  if (plan === undefined || start === undefined || end === undefined || end < start)
    return undefined;
  return { plan, from: start, to: end };
}

/** A file is known again by the account of its one 401(k). */
function feedOfAccounts(statements: readonly AccountStatement[], context: ReadContext): KnownFeed {
  const accounts = statements.filter(({ is401k }) => is401k).map(({ account }) => account);
  const [account = "", another] = accounts;
  const feed = feedOf(OFX_LAYOUT, another === undefined ? [maskAccount(account)] : [], [TITLE]);
  return { feed, recalled: context.recall?.(feed) };
}

function planOf(
  statement: AccountStatement | undefined,
  layout: Layout,
  context: ReadContext,
  only: boolean,
): string | undefined {
  const { accounts } = layout;
  const { account = "" } = statement ?? {};
  const named = accounts[account] ?? accounts[maskAccount(account)] ?? accounts[account.slice(-4)];
  return named ?? (only ? (layout.plan ?? context.plan) : undefined);
}

function transactionEntries(
  statements: readonly AccountStatement[],
  context: ReadContext,
  layout: Layout,
  known: KnownFeed,
): Entry[] {
  const entries: Entry[] = [];
  const rows: MeaningfulRow[] = [];
  const places: EntrySpan[] = [];
  const [table] = layout.tables;
  invariant(table !== undefined, "a layout has a table");
  for (const statement of statements) {
    const meanings = statement.is401k ? classify(statement, featuresOf(context)) : undefined;
    for (const transaction of statement.transactions) {
      const { element } = transaction;
      const meaning = meanings?.get(transaction);
      const faults = meaning === undefined || isNoise(transaction.kind) ? [] : valueFaults(element);
      if (meaning === undefined || faults.length > 0) {
        entries.push(
          entryOf(element, faults, context, () => ({
            bucket: "ignored",
            reason: declined(statement),
          })),
        );
        continue;
      }
      // While rows are folded the number of the entry stands for its line, since lines are shared.
      places.push({ ...element.at, endLine: element.endLine });
      rows.push({ line: places.length, lines: 1, column: 1, table, meaning });
    }
  }
  const folded = foldEntries(foldRows(rows, layout, context, known), places, context.file);
  return [...entries, ...withRothWarning(folded, context.file)];
}

/** Says once, on the first of them, that after-tax money was read as after-tax. */
function withRothWarning(entries: readonly Entry[], file: string): readonly Entry[] {
  const first = entries.find(({ result }) => hasAfterTax(result));
  return entries.map((entry) => {
    const { result } = entry;
    if (result.bucket !== "candidates" || !hasAfterTax(result)) return entry;
    const notes = [...(entry.notes ?? []), ...(entry === first ? [noRothSource(entry.at)] : [])];
    return {
      ...entry,
      result: { ...result, afterTaxMayBeRoth: true as const },
      ...(notes.length > 0 && { notes }),
    };
  });

  function noRothSource(at: Place): Problem {
    return {
      code: "import.no-roth-source",
      severity: "warning",
      message: "OFX has no source for Roth money; AFTERTAX was read as after-tax contributions",
      at: { file, ...at },
      hint: "if the plan takes Roth deferrals, record its features with designated_roth and import again",
    };
  }
}

function hasAfterTax(result: ReadResult): boolean {
  return (
    result.bucket === "candidates" &&
    result.candidates.some(
      ({ kind, data }) => kind === "paycheck" && data.contributions.afterTax !== undefined,
    )
  );
}

function entryOf(
  element: Element,
  faults: ReturnType<typeof valueFaults>,
  context: ReadContext,
  otherwise: () => ReadResult,
): Entry {
  const problems = faults.map((fault) => problemOf(fault, context.file));
  const result: ReadResult = problems.length > 0 ? { bucket: "error", problems } : otherwise();
  const { at, endLine } = element;
  return { at, entries: 1, parts: [{ ...at, endLine }], result };
}

function featuresOf(context: ReadContext): PlanFeatures | undefined {
  return context.plan === undefined ? undefined : context.planFeatures?.(context.plan);
}

function declined(statement: AccountStatement): string {
  const what = {
    bank: "a bank statement",
    credit_card: "a credit card statement",
    investment: "an investment account in which nothing says that it is a 401(k)",
  }[statement.kind];
  return `${what}, ${nameOf(statement)}: not read`;
}

function nameOf({ institution, account }: AccountStatement): string {
  const words = [maskNumbers(institution), maskAccount(account)].filter((word) => word !== "");
  return words.length === 0 ? "an account without a name" : `account ${words.join(" ")}`;
}

function noStatement(root: Element, file: string): Problem {
  const tax = [...every(root, TAX_FORMS)].map(({ name }) => TAX_FORM_NAMES[name]);
  if (tax.length > 0)
    return {
      code: "import.unknown-layout",
      severity: "error",
      message: `the file is ${tax[0] ?? "a tax form"} as OFX, no statement of an account`,
      at: { file, line: root.at.line, column: root.at.column },
      hint: byCommand("record what stands in its boxes", "record form_1099r", "record form_5498"),
    };
  return {
    code: "import.no-data",
    severity: "error",
    message: "the file holds no statement of an account",
    at: { file, line: root.at.line, column: root.at.column },
    hint: "the provider may have answered with an error; download it again",
  };
}

const TAX_FORM_NAMES: Readonly<Record<string, string>> = {
  TAX1099RS: "Form 1099-R",
  TAX1099R_V100: "Form 1099-R",
  TAX5498RS: "Form 5498",
  TAX5498_V100: "Form 5498",
};
const TAX_FORMS = new Set(Object.keys(TAX_FORM_NAMES));
