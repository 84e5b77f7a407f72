// What people call things before they know our names for them. A word that can mean one kind of event
// is taken for it; `conversion` can mean three, and they are taxed differently, so it is asked about.
import { suggestion } from "../../kernel/suggestion.ts";

export interface Meaning {
  readonly kind: string;
  readonly label: string;
  /** Fields that the word says already. */
  readonly given?: Readonly<Record<string, unknown>>;
}

const TO_ROTH: readonly Meaning[] = [
  { kind: "in_plan_roth_rollover", label: "inside the plan, into its Roth account" },
  {
    kind: "distribution",
    label: "from the plan to a Roth IRA",
    given: { from: "after_tax" },
  },
  { kind: "ira_conversion", label: "from a traditional IRA to a Roth IRA" },
];

const one = (kind: string): readonly Meaning[] => [{ kind, label: kind }];

const KINDS: Readonly<Record<string, readonly Meaning[]>> = {
  conversion: TO_ROTH,
  convert: TO_ROTH,
  roth_conversion: TO_ROTH,
  rollover: TO_ROTH.slice(0, 2),
  roth_rollover: TO_ROTH.slice(0, 2),
  mega_backdoor: TO_ROTH.slice(0, 2),
  in_plan: one("in_plan_roth_rollover"),
  in_plan_conversion: one("in_plan_roth_rollover"),
  in_plan_rollover: one("in_plan_roth_rollover"),
  backdoor: one("ira_conversion"),
  contribution: [
    { kind: "paycheck", label: "with a paycheck" },
    { kind: "employer_contribution", label: "by the employer, outside a paycheck" },
    { kind: "ira_contribution", label: "to an IRA" },
  ],
  bonus: one("paycheck"),
  payday: one("paycheck"),
  payslip: one("paycheck"),
  match: one("employer_contribution"),
  true_up: one("employer_contribution"),
  trueup: one("employer_contribution"),
  withdrawal: [
    { kind: "distribution", label: "from the plan" },
    { kind: "ira_distribution", label: "from an IRA" },
  ],
  refund: one("corrective_distribution"),
  correction: one("corrective_distribution"),
  recharacterization: one("ira_recharacterization"),
  recharacterize: one("ira_recharacterization"),
  returned_contribution: one("ira_returned_contribution"),
  excess_contribution: one("ira_returned_contribution"),
  repayment: one("disaster_repayment"),
  8915: one("form_8915f"),
  "8915f": one("form_8915f"),
  w2: one("wages"),
  w_2: one("wages"),
  1099: one("form_1099r"),
  "1099r": one("form_1099r"),
  "1099_r": one("form_1099r"),
  form_1099_r: one("form_1099r"),
  5498: one("form_5498"),
  opening: one("opening_basis"),
};

/** The kinds that a word may mean; none when it is no word of ours or of the table. */
export function meaningsOf(word: string): readonly Meaning[] {
  const key = word.toLowerCase().replaceAll("-", "_");
  return Object.hasOwn(KINDS, key) ? (KINDS[key] ?? []) : [];
}

/** The nearest kind, after a slip of the finger. */
export function nearestKind(word: string, kinds: readonly string[]): string | undefined {
  return suggestion(word.replaceAll("-", "_"), kinds);
}

const COMMANDS: Readonly<Record<string, string>> = {
  add: "record",
  new: "init",
  paycheck: "record paycheck",
  conversion: "record conversion",
  convert: "record conversion",
  contribution: "record paycheck",
  edit: "correct",
  delete: "correct",
  remove: "undo",
  list: "events",
  show: "events",
  history: "events",
  ledger: "status",
  dashboard: "status",
  summary: "status",
  year: "status",
  plans: "events --kind plan",
  people: "events --kind person",
  verify: "audit verify",
  log: "audit log",
  seal: "audit seal",
  prove: "audit prove",
  tax: "worksheet form-1040",
  taxes: "worksheet form-1040",
  1040: "worksheet form-1040",
  8606: "worksheet form-8606",
  "form-8606": "worksheet form-8606",
  "form-1040": "worksheet form-1040",
  1099: "distributions",
  "1099-r": "distributions",
  "1099r": "distributions",
  limit: "limits",
  plan: "schedule",
  election: "schedule",
  reminders: "calendar",
  reminder: "calendar",
  ics: "calendar",
  deadlines: "calendar",
  excess: "correct-excess",
  refund: "correct-excess",
  html: "report",
  page: "report",
  chart: "report",
  version: "--version",
};

/** The command that somebody who typed the word was looking for. */
export function commandFor(word: string): string | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : undefined;
}
