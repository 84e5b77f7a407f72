// What may enter the ledger. Each condition is one statement, tested in the order of the list of
// problem codes, and every condition that fails is reported, not the first.
import { type Advice, byCommand } from "../kernel/advice.ts";
import { add, type Cents, formatDollars, ZERO } from "../kernel/money.ts";
import type { Problem, SourceSpan } from "../kernel/problem.ts";
import { PROBLEM_CODES, type ProblemCode } from "../kernel/problem-codes.ts";
import { quoted } from "../kernel/shown-text.ts";
import { suggestion } from "../kernel/suggestion.ts";
import type { Candidate } from "./event.ts";
import { KINDS } from "./kinds.ts";

/** The names that events may refer to: those in the ledger and those in the same file. */
export interface KnownNames {
  readonly people: ReadonlySet<string>;
  readonly employers: ReadonlySet<string>;
  readonly plans: ReadonlySet<string>;
}

/** A name that an event refers to, checked when the whole file is known: order in a file does not matter. */
export interface Reference {
  readonly to: "person" | "employer" | "plan";
  readonly name: string;
}

export function referencesOf(candidate: Candidate): Reference[] {
  const data = candidate.data as {
    person?: string;
    employer?: string;
    plan?: string;
    toPlan?: string;
  };
  const references: Reference[] = [];
  if (candidate.kind !== "person" && data.person !== undefined)
    references.push({ to: "person", name: data.person });
  if (candidate.kind !== "employer" && data.employer !== undefined) {
    references.push({ to: "employer", name: data.employer });
  }
  if (candidate.kind !== "plan" && data.plan !== undefined)
    references.push({ to: "plan", name: data.plan });
  if (data.toPlan !== undefined) references.push({ to: "plan", name: data.toPlan });
  return references;
}

/** The problem with a reference that nothing defines, or undefined when it is sound. */
export function admitReference(
  reference: Reference,
  known: KnownNames,
  at?: SourceSpan,
): Problem | undefined {
  const names = { person: known.people, employer: known.employers, plan: known.plans }[
    reference.to
  ];
  if (names.has(reference.name)) return undefined;
  const close = suggestion(reference.name, [...names]);
  const recorded =
    close !== undefined
      ? `did you mean ${close}?`
      : names.size === 0
        ? `no ${reference.to} is recorded yet`
        : `recorded: ${[...names].slice(0, 8).join(", ")}`;
  return {
    code: `ledger.unknown-${reference.to}`,
    severity: "error",
    message: `${quoted(reference.name)} is not a recorded ${reference.to}`,
    hint: byCommand(
      `${recorded}${close === undefined ? "; record" : " Else record"} it first`,
      `record ${reference.to} --${reference.to} ${reference.name} …`,
    ),
    ...(at && { at }),
  };
}

/** What is wrong with an event by itself. */
export function admit(candidate: Candidate, at?: SourceSpan): Problem[] {
  const problems: Problem[] = [];
  const refuse = (code: ProblemCode, message: string, hint: Advice) =>
    problems.push({ code, severity: "error", message, hint, ...(at && { at }) });

  if (
    candidate.kind === "form_1099r" &&
    candidate.data.plan === undefined &&
    candidate.data.payer === undefined
  ) {
    refuse(
      "ledger.payer-needed",
      "the form names neither a plan nor a payer",
      "give plan or payer",
    );
  }
  if (KINDS[candidate.kind].moves && (candidate.data as { amount: Cents }).amount === 0) {
    refuse(
      "ledger.amount-is-zero",
      `a ${candidate.kind} of 0.00 says nothing`,
      "leave it out, or mend the amount",
    );
  }
  if (candidate.kind === "distribution") admitDistribution(candidate, refuse);
  if (candidate.kind === "in_plan_roth_rollover") {
    const { amount, accountBalance = amount } = candidate.data;
    if (amount > accountBalance) {
      const message = `${formatDollars(amount)} came out of a balance of ${formatDollars(accountBalance)}`;
      refuse(
        "ledger.amount-above-balance",
        message,
        "account_balance is the value of the source just before",
      );
    }
  }
  if (candidate.kind === "paycheck") {
    const { periodStart, periodEnd } = candidate.data;
    if (periodStart !== undefined && periodEnd !== undefined && periodEnd < periodStart) {
      refuse(
        "ledger.period-reversed",
        `the pay period ${periodStart} to ${periodEnd} ends before it starts`,
        "swap them",
      );
    }
  }
  if (candidate.kind === "ira_distribution") {
    const { amount, charitable = ZERO } = candidate.data;
    if (charitable > amount) {
      const message = `${formatDollars(charitable)} went to charity of a distribution of ${formatDollars(amount)}`;
      refuse("ledger.charitable-above-amount", message, "the gift is a part of the distribution");
    }
  }
  if (
    candidate.kind === "corrective_distribution" ||
    candidate.kind === "ira_returned_contribution" ||
    candidate.kind === "ira_recharacterization"
  ) {
    const { amount, earnings = ZERO } = candidate.data;
    if (add(amount, earnings) < 0) {
      const message = `earnings of ${formatDollars(earnings)} are a greater loss than the ${formatDollars(amount)} that they belong to`;
      refuse("ledger.loss-above-amount", message, "no more can be lost than was contributed");
    }
  }
  if (candidate.kind === "accepted_finding" && !Object.hasOwn(PROBLEM_CODES, candidate.data.code)) {
    const close = suggestion(candidate.data.code, Object.keys(PROBLEM_CODES));
    refuse(
      "ledger.unknown-finding",
      `${quoted(candidate.data.code)} is no finding of check`,
      close === undefined
        ? byCommand("the code of each finding stands beside it", "check")
        : `did you mean ${quoted(close)}?`,
    );
  }
  if (candidate.kind === "ira_rollover") {
    const { from, to } = candidate.data;
    if (from === "roth" && to !== "roth_ira") {
      const message = `Roth IRA money cannot go to ${to === "eligible_plan" ? "a plan" : "a traditional IRA"}`;
      const hint = "it can be rolled to a Roth IRA only (IRC 408A(e), 408(d)(3)(A)(ii))";
      refuse("ledger.rollover-not-possible", message, hint);
    }
    if (from === "traditional" && to === "roth_ira") {
      const message = "traditional IRA money that goes to a Roth IRA is converted";
      refuse("ledger.rollover-not-possible", message, "record it as an ira_conversion");
    }
  }
  if (candidate.kind === "plan_transfer") {
    const { plan, toPlan, amount, basis } = candidate.data;
    if (plan === toPlan) {
      const message = `${quoted(plan)} is both the plan and to_plan`;
      refuse("ledger.transfer-to-itself", message, "to_plan is the plan that has the money now");
    }
    if (amount === 0 && basis === 0) {
      const message = "a plan_transfer of 0.00 says nothing";
      refuse("ledger.amount-is-zero", message, "leave it out, or mend the amount");
    }
  }
  return problems;
}

type Refuse = (code: ProblemCode, message: string, hint: Advice) => void;

function admitDistribution({ data }: Candidate<"distribution">, refuse: Refuse): void {
  const total = add(...data.destinations.map((destination) => destination.amount));
  if (total !== data.amount) {
    const message = `the destinations sum to ${formatDollars(total)}, the distribution is ${formatDollars(data.amount)}`;
    refuse("ledger.destinations-do-not-sum", message, "tax withheld from cash is part of the cash");
  }
  for (const { pretax = ZERO, amount } of data.destinations) {
    if (pretax <= amount) continue;
    const message = `pretax ${formatDollars(pretax)} is more than the ${formatDollars(amount)} that went there`;
    refuse(
      "ledger.pretax-above-destination",
      message,
      "pretax is the untaxed part of the destination's amount",
    );
  }
  const {
    amount,
    accountBalance = amount,
    designatedRoth = ZERO,
    federalWithholding = ZERO,
  } = data;
  if (federalWithholding > amount) {
    const message = `${formatDollars(federalWithholding)} withheld of ${formatDollars(data.amount)}`;
    refuse("ledger.withholding-above-amount", message, "the amount is before withholding");
  }
  if (designatedRoth > amount) {
    const message = `${formatDollars(designatedRoth)} of the ${formatDollars(data.amount)} came out of the designated Roth account`;
    refuse("ledger.roth-share-above-amount", message, "it is a part of the amount");
  }
  if (amount > accountBalance) {
    const message = `${formatDollars(amount)} came out of a balance of ${formatDollars(accountBalance)}`;
    refuse("ledger.amount-above-balance", message, "account_balance is the value just before");
  }
}
