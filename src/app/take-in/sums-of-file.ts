// What a payroll says was paid in since 1 January, held against what is recorded with its file. `YTD After Tax
// 4,500.00` beside a first paycheck of 1,500.00 proves that 3,000.00 is missing, and every figure of the year is
// said without it. A sum that is lower proves nothing: some begin anew in the middle of a year.
import type { ReadRecord, YearToDate } from "../../intake/read-record.ts";
import { byCommand } from "../../kernel/advice.ts";
import { addDays, type CalendarDate, taxYearOf, yearStart } from "../../kernel/calendar.ts";
import { groupedBy, type NonEmpty } from "../../kernel/grouped-by.ts";
import { add, type Cents, formatCents, formatDollars, subtract, ZERO } from "../../kernel/money.ts";
import type { Problem, SourceSpan } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { CONTRIBUTION_KINDS, keysOf } from "../../ledger/contribution-kinds.ts";
import { type ContributionKey, contributionFields } from "../../ledger/kinds.ts";
import type { LedgerWriter } from "../ports.ts";
import { PaidIn } from "./paid-in.ts";

type Owner = NonNullable<ReadRecord["owner"]>;

interface Said {
  readonly sum: YearToDate;
  readonly at: SourceSpan;
  readonly owner: Owner | undefined;
}

interface Owned extends Said {
  readonly owner: Owner;
}

/** All that the rows of one day state of the kinds of one family: deferrals and catch-up together. */
interface SumOfDay {
  readonly date: CalendarDate;
  readonly stated: Cents;
  readonly keys: readonly ContributionKey[];
  readonly told: Owned;
}

interface Missing extends SumOfDay {
  readonly recorded: Cents;
  readonly missing: Cents;
}

export class SumsOfFile {
  readonly #said: Said[] = [];
  readonly #owners = new Map<string, Owner>();
  /** Of whom something waits for a decision: it may be what the sums have and the ledger has not. */
  readonly #open = new Set<string>();
  #openOfSomebody = false;

  note({ at, owner, result, yearToDate = [], sumsOfYear = [] }: ReadRecord): void {
    if (owner !== undefined) this.#owners.set(`${owner.person} ${owner.plan}`, owner);
    if (result.bucket === "needs_review") {
      if (owner === undefined) this.#openOfSomebody = true;
      else this.#open.add(owner.person);
    }
    for (const sum of [...yearToDate, ...sumsOfYear])
      if (sum.side === "payroll") this.#said.push({ sum, at, owner });
  }

  /** Once for each person, plan, family and year: where most is missing. */
  problems(writer: LedgerWriter): readonly Problem[] {
    if (this.#said.length === 0 || this.#openOfSomebody) return [];
    const [only, another] = this.#owners.values();
    // A payslip has lines with a sum of the year and no amount; it is of one person.
    const owned = this.#said.flatMap(({ owner: own, ...said }): Owned[] => {
      const owner = own ?? (another === undefined ? only : undefined);
      return owner === undefined || this.#open.has(owner.person) ? [] : [{ ...said, owner }];
    });
    if (owned.length === 0) return [];
    const paidIn = new PaidIn(writer, new Set(owned.map(({ owner }) => owner.person)));
    const groups = groupedBy(
      owned,
      ({
        owner,
        sum: {
          keys: [key],
        },
      }) => {
        const family = key === undefined ? "" : CONTRIBUTION_KINDS[key].family;
        return `${owner.person} ${owner.plan} ${family}`;
      },
    );
    const missing = [...groups.values()]
      .flatMap((group) => worstOfYears(sumsOfDays(group), paidIn))
      .toSorted((a, b) => a.told.at.line - b.told.at.line);
    const together = groupedBy(missing, togetherOf);
    return missing.map((each) =>
      problemOf(each, paycheckOf(together.get(togetherOf(each)) ?? [each], paidIn)),
    );
  }
}

/** What one paycheck can make good. */
function togetherOf({ told: { owner }, date }: Missing): string {
  return `${owner.person} ${owner.plan} ${taxYearOf(date)}`;
}

function sumsOfDays(said: readonly Owned[]): SumOfDay[] {
  const days = [...groupedBy(said, ({ sum }) => sum.date)].map(([date, ofDay]): SumOfDay => {
    // Of two rows of one day the later one has both.
    const most = new Map<string, Owned>();
    for (const each of ofDay) {
      const [key = ""] = each.sum.keys;
      const before = most.get(key);
      if (before === undefined || before.sum.amount < each.sum.amount) most.set(key, each);
    }
    const largest = [...most.values()].toSorted((a, b) => b.sum.amount - a.sum.amount);
    const keys = ofDay.flatMap(({ sum }) => sum.keys);
    const families = keys.map((key) => CONTRIBUTION_KINDS[key].family);
    return {
      date,
      stated: add(...largest.map(({ sum }) => sum.amount)),
      keys: [...new Set([...keys, ...keysOf(...families)])],
      told: largest[0] ?? ofDay[0],
    };
  });
  return days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function worstOfYears(sums: readonly SumOfDay[], paidIn: PaidIn): Missing[] {
  const worst = new Map<number, Missing>();
  // Years of payroll that run on over 1 January: their sums are of no year of the law's.
  const runOn = new Set<number>();
  for (const [index, sum] of sums.entries()) {
    const year = taxYearOf(sum.date);
    const before = sums[index - 1];
    if (before !== undefined && taxYearOf(before.date) !== year) {
      const since = paidIn.of(sum.told.owner, sum.keys, {
        from: addDays(before.date, 1),
        to: sum.date,
      });
      if (sum.stated === add(before.stated, since)) runOn.add(year);
    }
    if (runOn.has(year)) continue;
    const found = missingOf(sum, paidIn);
    if (found !== undefined && found.missing > (worst.get(year)?.missing ?? ZERO))
      worst.set(year, found);
  }
  return [...worst.values()];
}

function missingOf(sum: SumOfDay, paidIn: PaidIn): Missing | undefined {
  const { date, stated, keys, told } = sum;
  const days = { from: yearStart(taxYearOf(date)), to: date };
  const recorded = paidIn.of(told.owner, keys, days);
  if (stated <= recorded) return undefined;
  const missing = subtract(stated, recorded);
  // A payroll that took over the sums of the one before.
  if (stated === paidIn.anywhere(told.owner.person, keys, days)) return undefined;
  return { ...sum, recorded, missing };
}

/** One command for all the kinds: a second paycheck of the same day would contradict the first. */
function paycheckOf(together: NonEmpty<Missing>, paidIn: PaidIn): string {
  const [first] = together;
  const { owner } = first.told;
  const [date = first.date] = together.map((each) => each.date).toSorted();
  const dayBefore = addDays(date, -1);
  const inYear = taxYearOf(dayBefore) === taxYearOf(date) ? dayBefore : date;
  const day = paidIn.openingOf(owner, date) ?? inYear;
  const flags = together.flatMap(({ keys, told, missing }) => {
    const [key] = told.sum.keys;
    const families = new Set(keys.map((each) => CONTRIBUTION_KINDS[each].family));
    // A sum that may be of several kinds does not say of which one the money is.
    if (key === undefined || families.size > 1) return [];
    const name = contributionFields[key].wire.replaceAll("_", "-");
    return [`--${name}`, formatCents(missing)];
  });
  const whose = ["--person", owner.person, "--plan", owner.plan, "--date", day];
  return ["record paycheck", ...whose, ...flags].join(" ");
}

function problemOf({ date, stated, recorded, missing, told }: Missing, paycheck: string): Problem {
  const { person, plan } = told.owner;
  const [key] = told.sum.keys;
  const year = taxYearOf(date);
  const kind = key === undefined ? "contribution" : CONTRIBUTION_KINDS[key].words;
  return {
    code: "import.year-to-date-higher",
    severity: "warning",
    message: `${quoted(told.sum.source)} says ${formatDollars(stated)} by ${date}; of ${person} in ${plan}, ${formatDollars(recorded)} is recorded from 1 January to that day: ${formatDollars(missing)} is missing (${kind}), and the limits and the room of ${year} are said without it`,
    at: told.at,
    hint: byCommand(
      `import the earlier payroll files of ${year}; without them, record all that is missing as one paycheck`,
      paycheck,
    ),
    amount: missing,
  };
}
