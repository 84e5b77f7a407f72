// Why something must be said of a drawn life and a year, though every person and every paper were right: a paper
// that came wrong or not at all, an excess that was not paid back, income that no form says, tax that is owed, a
// rule of IRAs that was not kept. From the law and the draw alone; nothing here asks the program.
import { excessOf } from "../arbitraries/excess-of-silent-life.ts";
import { iraLifeOf } from "../arbitraries/iras-of-silent-life.ts";
import { type PersonLife, PLANS } from "../arbitraries/silent-lives.ts";
import type { EventJson } from "../support/ledger-of.ts";
import type { Books } from "./books-of-plans.ts";

/** A life as its owner told it, with the papers, and what plans hold and report by it. */
export interface Told {
  readonly person: string;
  readonly life: PersonLife;
  readonly events: readonly EventJson[];
  readonly books: Books;
}

const YEARS = [2024, 2025] as const;

export function reasonsToSpeak({ life, events, books }: Told, year: number): string[] {
  const { papers, plans } = life;
  const reasons: string[] = [];
  const forms = books.forms.filter((form) => form.year <= 2025);
  for (const form of forms) {
    const at = form.plan === PLANS[0] ? 0 : 1;
    const fate = papers.plans[at];
    if (fate === "wrong" || fate === "code" || (fate === "missing" && form.year === year))
      reasons.push(`${form.plan} ${form.year} ${form.code}: the form is ${fate}`);
    const isShown = plans[at].months.some(({ slip }) => slip === "shown");
    if (form.five > form.one && !form.code.includes("8") && !form.code.includes("P") && !isShown)
      reasons.push(`${form.plan} ${form.year}: a loss that nothing shows`);
  }
  if (year === 2025 && plans.some(({ unpaid }) => unpaid !== "none"))
    reasons.push("paydays of June, between those of May and August, are not recorded");
  const excess = excessOf(life);
  if (excess !== undefined && excess.above > 0) {
    const { returned, above, roth } = excess;
    const isLate = returned !== undefined && returned.date > `${excess.year + 1}-04-15`;
    if (returned?.amount !== above) reasons.push("not what was above the limit was paid back");
    // A form of the year deferred says it only where the money came back in that year, and not what it had lost.
    const isOnAForm =
      returned?.date.startsWith(`${excess.year}`) === true && returned.earnings >= 0;
    if (excess.year === year && !isOnAForm && (!roth || isLate))
      reasons.push("an excess deferral is income, and no form of its year says so");
  }
  if (life.transfer?.slip === "basis" && isAboveShare(events))
    reasons.push("more basis was moved than the share of what was moved");
  // A tenth of it, to the cent.
  if ((books.early.get(year) ?? 0) >= 5) reasons.push("the tax on early distributions is owed");
  return [...reasons, ...reasonsOfIras(life, events, year)];
}

/** All the basis with a part of the money, which a statement of the day shows; a dollar is no matter. */
function isAboveShare(events: readonly EventJson[]): boolean {
  const transfer = events.find(({ kind }) => kind === "plan_transfer");
  const shown = events.find((each) => each.kind === "balance" && each["date"] === "2025-06-02");
  const [basis, amount, value] = [
    transfer?.["basis"],
    transfer?.["amount"],
    shown?.["balance"],
  ].map((text) => Number(String(text ?? "0.00").replace(".", "")));
  if (basis === undefined || amount === undefined || !value) return false;
  return basis - (basis * amount) / value > 101;
}

function reasonsOfIras(life: PersonLife, events: readonly EventJson[], year: number): string[] {
  const iras = iraLifeOf(life);
  const { papers } = life;
  const reasons: string[] = [];
  const hasForm = (kind: string, of: number) =>
    events.some(
      (each) => each.kind === kind && each["tax_year"] === of && each["payer"] === "broker",
    );
  if (papers.form5498 === "wrong" && YEARS.some((of) => hasForm("form_5498", of)))
    reasons.push("a Form 5498 is wrong");
  if (iras === undefined) return reasons;
  const { between, intoPlan, converted, contributed, basis, values } = iras;
  const moved = [
    ...between.map(({ date }) => Number(date.slice(0, 4))),
    ...(intoPlan === undefined && converted === 0 ? [] : [2025]),
  ];
  const { iras: fate } = papers;
  if (moved.length > 0 && (fate === "wrong" || fate === "code"))
    reasons.push(`a form of an IRA is ${fate}`);
  if (moved.includes(year) && fate === "missing") reasons.push("a form of an IRA is missing");
  if (papers.form5498 === "missing" && year === 2024 && (between.length > 0 || contributed > 0))
    reasons.push("a Form 5498 is missing");
  const [first, second] = between;
  if (first !== undefined && daysApart(first.date, first.arrived) > 60)
    reasons.push("an IRA was put back after the sixtieth day");
  if (first !== undefined && second !== undefined && second.date < nextYear(first.date))
    reasons.push("two rollovers between IRAs within twelve months");
  if (intoPlan !== undefined && values[2025] + converted < basis)
    reasons.push("basis of an IRA went into a plan");
  return reasons;
}

function daysApart(one: string, other: string): number {
  return (Date.parse(other) - Date.parse(one)) / 86_400_000;
}

function nextYear(date: string): string {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
}

/** Nothing was told otherwise than it was: what is said then must have one of the reasons. */
export function isWithoutSlip({ plans, transfer, ira, papers, excess }: PersonLife): boolean {
  const months = plans.flatMap((plan) => plan.months);
  // A loss that a statement shows, and beside it a small one that none shows: anything may be said.
  const isMixed = plans.some(
    (plan) =>
      plan.months.some(({ slip }) => slip === "shown") && plan.months.some(({ gain }) => gain < 0),
  );
  return (
    !isMixed &&
    months.every(({ slip }) => slip === "none" || slip === "shown") &&
    plans.every(({ unpaid }) => unpaid === "none") &&
    (transfer === undefined || transfer.slip === "none") &&
    (ira?.between === undefined || ira.between.slip === "none") &&
    (ira?.intoPlan === undefined || ira.intoPlan.slip === "none") &&
    excess?.back !== "too_little" &&
    [...papers.plans, papers.iras].every((fate) => fate === "right" || fate === "split") &&
    papers.form5498 === "right"
  );
}
