// The kinds of event and their fields: the one place that says what an event may hold. Types, JSON
// reading and writing, CSV columns, prompts and docs/ all follow from this table.
import {
  anyJson,
  calledName,
  date,
  exceptionNumber,
  type Fields,
  flag,
  group,
  type Infer,
  list,
  money,
  monthDay,
  name,
  oneOf,
  optional,
  percent,
  required,
  signedMoney,
  text,
  year,
} from "./codec.ts";

/** Every kind of money in a paycheck, by the name used in contracts and CSV headers. */
export const contributionFields = {
  pretaxDeferral: optional("pretax_deferral", money),
  rothDeferral: optional("roth_deferral", money),
  pretaxCatchUp: optional("pretax_catch_up", money),
  rothCatchUp: optional("roth_catch_up", money),
  afterTax: optional("after_tax", money),
  match: optional("match", money),
  rothMatch: optional("roth_match", money),
  nonelective: optional("nonelective", money),
  rothNonelective: optional("roth_nonelective", money),
  safeHarbor: optional("safe_harbor", money),
  qnec: optional("qnec", money),
  forfeiture: optional("forfeiture", money),
} satisfies Fields;

/** Money that the employer adds; `forfeiture` is what others left behind. */
const employerSource = oneOf(
  "match",
  "roth_match",
  "nonelective",
  "roth_nonelective",
  "safe_harbor",
  "qnec",
  "forfeiture",
);

/** A pool of money inside a plan. */
export const planSource = oneOf(
  "after_tax",
  "pretax",
  "match",
  "nonelective",
  "safe_harbor",
  "qnec",
  "rollover",
  "designated_roth",
  "whole_account",
  "unknown",
);

const matchTier = {
  percentMatch: required("percent_match", percent),
  upToPercentOfPay: required("up_to_percent_of_pay", percent),
} satisfies Fields;

const matchFormula = {
  tiers: required("tiers", list(group(matchTier))),
  trueUp: optional("true_up", flag),
} satisfies Fields;

const planFeatures = {
  afterTax: optional("after_tax", flag),
  inPlanRothRollover: optional("in_plan_roth_rollover", oneOf("automatic", "manual", "none")),
  inServiceRollover: optional("in_service_rollover", flag),
  designatedRoth: optional("designated_roth", flag),
  catchUp: optional("catch_up", flag),
  superCatchUp: optional("super_catch_up", flag),
  afterTaxSeparateContract: optional("after_tax_separate_contract", flag),
  afterTaxCap: optional("after_tax_cap", money),
  afterTaxCapPercentOfPay: optional("after_tax_cap_percent_of_pay", percent),
  deferralCapPercentOfPay: optional("deferral_cap_percent_of_pay", percent),
  match: optional("match", group(matchFormula)),
} satisfies Fields;

const destination = {
  to: required("to", oneOf("roth_ira", "traditional_ira", "eligible_plan", "cash")),
  method: optional("method", oneOf("direct", "sixty_day")),
  amount: required("amount", money),
  pretax: optional("pretax", money),
  arrivedOn: optional("arrived_on", date),
} satisfies Fields;

interface Kind {
  readonly summary: string;
  readonly fields: Fields;
  /** The fields that say which event this is: the same again with other content is a conflict. */
  readonly identity: readonly string[];
  /** Money that moved: an `amount` of 0.00 says nothing. */
  readonly moves: boolean;
}

function kind<const F extends Fields>(
  summary: string,
  fields: F,
  identity: readonly (keyof F & string)[],
  { moves = false }: { readonly moves?: boolean } = {},
) {
  return { summary, fields, identity, moves } satisfies Kind;
}

/** What people, payrolls and plans report. */
export const RECORDED_KINDS = {
  person: kind(
    "a person whose money this is",
    {
      person: required("person", name),
      name: optional("name", calledName),
      birthDate: optional("birth_date", date),
    },
    ["person"],
  ),
  employer: kind(
    "an employer; those of one controlled group share `group`; `owner` is whose business it is",
    {
      employer: required("employer", name),
      name: optional("name", calledName),
      group: optional("group", name),
      owner: optional("owner", name),
      payFrequency: optional(
        "pay_frequency",
        oneOf("weekly", "biweekly", "semimonthly", "monthly"),
      ),
    },
    ["employer"],
  ),
  plan: kind(
    "a workplace plan, a 401(k) unless `type` says otherwise, and what it allows",
    {
      plan: required("plan", name),
      employer: required("employer", name),
      name: optional("name", calledName),
      type: optional("type", oneOf("401k", "403b", "401a", "457b")),
      trustee: optional("trustee", text),
      limitationYearEnd: optional("limitation_year_end", monthDay),
      features: optional("features", group(planFeatures)),
    },
    ["plan"],
  ),
  separation: kind(
    "the day on which somebody stopped working for an employer",
    {
      person: required("person", name),
      employer: required("employer", name),
      date: required("date", date),
      reason: optional("reason", oneOf("left", "disability", "death")),
    },
    ["person", "employer", "date"],
  ),
  wages: kind(
    "a year's wages from one employer",
    {
      person: required("person", name),
      employer: required("employer", name),
      taxYear: required("tax_year", year),
      ficaWages: optional("fica_wages", money),
      compensation: optional("compensation", money),
    },
    ["person", "employer", "taxYear"],
  ),
  paycheck: kind(
    "one paycheck's contributions",
    {
      person: required("person", name),
      plan: required("plan", name),
      date: required("date", date),
      periodStart: optional("period_start", date),
      periodEnd: optional("period_end", date),
      depositedOn: optional("deposited_on", date),
      grossPay: optional("gross_pay", money),
      contributions: required("contributions", group(contributionFields)),
    },
    ["person", "plan", "date"],
  ),
  employer_contribution: kind(
    "employer money outside a paycheck: a true-up, profit sharing",
    {
      person: required("person", name),
      plan: required("plan", name),
      date: required("date", date),
      limitationYear: required("limitation_year", year),
      source: required("source", employerSource),
      amount: required("amount", money),
    },
    ["person", "plan", "date", "limitationYear", "source"],
  ),
  in_plan_roth_rollover: kind(
    "money moved to the designated Roth account of the same plan",
    {
      person: required("person", name),
      plan: required("plan", name),
      date: required("date", date),
      amount: required("amount", money),
      from: optional("from", planSource),
      basis: optional("basis", money),
      accountBalance: optional("account_balance", money),
      corrects: optional("corrects", oneOf("catch_up_must_be_roth")),
    },
    ["person", "plan", "date", "from"],
    { moves: true },
  ),
  distribution: kind(
    "money that left the plan, and where it went",
    {
      person: required("person", name),
      plan: required("plan", name),
      date: required("date", date),
      amount: required("amount", money),
      from: required("from", planSource),
      basis: optional("basis", money),
      accountBalance: optional("account_balance", money),
      accountBasis: optional("account_basis", money),
      unvested: optional("unvested", money),
      designatedRoth: optional("designated_roth", money),
      scheduledWith: optional("scheduled_with", name),
      destinations: required("destinations", list(group(destination))),
      federalWithholding: optional("federal_withholding", money),
      exception: optional("exception", exceptionNumber),
      netUnrealizedAppreciation: optional("net_unrealized_appreciation", money),
    },
    ["person", "plan", "date", "from"],
    { moves: true },
  ),
  plan_transfer: kind(
    "plan money moved to another plan without a distribution: a merger, a new plan (IRC 414(l))",
    {
      person: required("person", name),
      plan: required("plan", name),
      toPlan: required("to_plan", name),
      date: required("date", date),
      source: optional("source", planSource),
      amount: optional("amount", money),
      basis: optional("basis", money),
    },
    ["person", "plan", "toPlan", "date", "source"],
  ),
  corrective_distribution: kind(
    "an excess paid back",
    {
      person: required("person", name),
      plan: required("plan", name),
      date: required("date", date),
      reason: required("reason", oneOf("annual_additions", "elective_deferral", "acp", "adp")),
      source: required(
        "source",
        oneOf(
          "after_tax",
          "pretax_deferral",
          "roth_deferral",
          "match",
          "nonelective",
          "pretax_catch_up",
          "roth_catch_up",
        ),
      ),
      amount: required("amount", money),
      earnings: required("earnings", signedMoney),
      forTaxYear: required("for_tax_year", year),
      federalWithholding: optional("federal_withholding", money),
      paidFrom: optional("paid_from", oneOf("designated_roth")),
    },
    ["person", "plan", "date", "reason", "source", "forTaxYear"],
  ),
  catch_up_reported_as_roth: kind(
    "pretax catch-up that had to be Roth, reported as Roth on Form W-2 before that was furnished",
    {
      person: required("person", name),
      plan: required("plan", name),
      taxYear: required("tax_year", year),
      amount: required("amount", money),
    },
    ["person", "plan", "taxYear"],
  ),
  roth_excess_in_plan: kind(
    "Roth deferrals above the limit of a year, by themselves, that this plan holds: the choice told to the plan, also where they stay in it",
    {
      person: required("person", name),
      plan: required("plan", name),
      taxYear: required("tax_year", year),
      amount: required("amount", money),
    },
    ["person", "plan", "taxYear"],
  ),
  balance: kind(
    "a balance that a statement shows",
    {
      person: required("person", name),
      plan: required("plan", name),
      date: required("date", date),
      source: required("source", planSource),
      balance: required("balance", money),
      basis: optional("basis", money),
      unvested: optional("unvested", money),
    },
    ["person", "plan", "date", "source"],
  ),
  ira_contribution: kind(
    "a contribution to an IRA",
    {
      person: required("person", name),
      ira: required("ira", oneOf("traditional", "roth")),
      date: required("date", date),
      taxYear: required("tax_year", year),
      amount: required("amount", money),
      deductible: optional("deductible", money),
    },
    ["person", "ira", "date", "taxYear"],
  ),
  ira_recharacterization: kind(
    "an IRA contribution moved with its earnings to the other kind of IRA, as if made there",
    {
      person: required("person", name),
      from: required("from", oneOf("traditional", "roth")),
      date: required("date", date),
      contributedOn: required("contributed_on", date),
      taxYear: required("tax_year", year),
      amount: required("amount", money),
      earnings: required("earnings", signedMoney),
      deductible: optional("deductible", money),
      yearEndValue: optional("year_end_value", money),
    },
    ["person", "from", "date", "contributedOn", "taxYear"],
    { moves: true },
  ),
  ira_returned_contribution: kind(
    "an IRA contribution paid back: by the due date with its earnings, or later as an excess",
    {
      person: required("person", name),
      ira: required("ira", oneOf("traditional", "roth")),
      date: required("date", date),
      contributedOn: required("contributed_on", date),
      taxYear: required("tax_year", year),
      amount: required("amount", money),
      earnings: optional("earnings", signedMoney),
      afterDueDate: optional("after_due_date", flag),
    },
    ["person", "ira", "date", "contributedOn", "taxYear"],
    { moves: true },
  ),
  ira_conversion: kind(
    "a conversion from a traditional to a Roth IRA",
    {
      person: required("person", name),
      date: required("date", date),
      amount: required("amount", money),
    },
    ["person", "date"],
    { moves: true },
  ),
  ira_distribution: kind(
    "a distribution from an IRA",
    {
      person: required("person", name),
      ira: required("ira", oneOf("traditional", "roth")),
      date: required("date", date),
      amount: required("amount", money),
      qualified: optional("qualified", flag),
      homebuyer: optional("homebuyer", money),
      disaster: optional("disaster", name),
      charitable: optional("charitable", money),
      federalWithholding: optional("federal_withholding", money),
      exception: optional("exception", exceptionNumber),
    },
    ["person", "ira", "date"],
    { moves: true },
  ),
  ira_rollover: kind(
    "IRA money rolled into a plan, or within 60 days to an IRA; a direct IRA-to-IRA transfer is no event",
    {
      person: required("person", name),
      date: required("date", date),
      amount: required("amount", money),
      from: required("from", oneOf("traditional", "roth")),
      to: required("to", oneOf("eligible_plan", "traditional_ira", "roth_ira")),
      plan: optional("plan", name),
      method: optional("method", oneOf("direct", "sixty_day")),
      arrivedOn: optional("arrived_on", date),
    },
    ["person", "date", "from", "to", "plan"],
    { moves: true },
  ),
  disaster_repayment: kind(
    "a qualified disaster distribution paid back to an IRA",
    {
      person: required("person", name),
      ira: required("ira", oneOf("traditional", "roth")),
      date: required("date", date),
      distributedIn: required("distributed_in", year),
      amount: required("amount", money),
      disaster: optional("disaster", name),
    },
    ["person", "ira", "date", "distributedIn", "disaster"],
    { moves: true },
  ),
  ira_value: kind(
    "the value of all traditional, SEP and SIMPLE IRAs at 31 December",
    {
      person: required("person", name),
      taxYear: required("tax_year", year),
      amount: required("amount", money),
    },
    ["person", "taxYear"],
  ),
  opening_basis: kind(
    "basis from before this ledger, and how well it is known",
    {
      person: required("person", name),
      asOf: required("as_of", date),
      account: required(
        "account",
        oneOf(
          "traditional_ira",
          "roth_contributions",
          "roth_conversions",
          "plan_after_tax",
          "designated_roth",
        ),
      ),
      plan: optional("plan", name),
      amount: required("amount", money),
      earnings: optional("earnings", money),
      pre1987: optional("pre_1987", money),
      taxable: optional("taxable", money),
      taxYear: optional("tax_year", year),
      evidence: required("evidence", oneOf("filed_8606", "statement", "recollection")),
    },
    ["person", "asOf", "account", "plan", "taxYear"],
  ),
  form_1099r: kind(
    "a Form 1099-R that was received",
    {
      person: required("person", name),
      plan: optional("plan", name),
      payer: optional("payer", name),
      taxYear: required("tax_year", year),
      box1: required("box_1", money),
      box2a: optional("box_2a", money),
      box2bNotDetermined: optional("box_2b_not_determined", flag),
      box2bTotal: optional("box_2b_total", flag),
      box4: optional("box_4", money),
      box5: optional("box_5", money),
      box6: optional("box_6", money),
      box7: required("box_7", text),
      iraSepSimple: optional("ira_sep_simple", flag),
      box9b: optional("box_9b", money),
      box10: optional("box_10", money),
      box11: optional("box_11", year),
      accountNumber: optional("account_number", text),
    },
    ["person", "plan", "payer", "taxYear", "box7", "accountNumber"],
  ),
  form_8915f: kind(
    "what the year's Forms 8915-F make taxable of qualified disaster distributions from IRAs",
    {
      person: required("person", name),
      taxYear: required("tax_year", year),
      iraTaxable: required("ira_taxable", money),
    },
    ["person", "taxYear"],
  ),
  form_5498: kind(
    "a Form 5498 that was received",
    {
      person: required("person", name),
      payer: optional("payer", name),
      taxYear: required("tax_year", year),
      box1: optional("box_1", money),
      box2: optional("box_2", money),
      box3: optional("box_3", money),
      box5: optional("box_5", money),
      box10: optional("box_10", money),
    },
    ["person", "payer", "taxYear"],
  ),
  accepted_finding: kind(
    "a warning of check about an event that is right as it is, and why",
    {
      person: required("person", name),
      code: required("code", text),
      event: required("event", text),
      reason: required("reason", text),
    },
    ["person", "code", "event"],
  ),
  filing_status: kind(
    "how a person files the return of a year, and with whom",
    {
      person: required("person", name),
      taxYear: required("tax_year", year),
      status: required("status", oneOf("single", "joint", "separate", "head_of_household")),
      spouse: optional("spouse", name),
    },
    ["person", "taxYear"],
  ),
  statement_answer: kind(
    "what somebody answered about the words of a statement, remembered for the next one",
    {
      layout: required("layout", text),
      plan: optional("plan", name),
      asked: required(
        "asked",
        oneOf(
          "column",
          "source",
          "kind",
          "person",
          "owner",
          "plan",
          "dates",
          "pair",
          "out",
          "layout",
          "gone",
          "sums",
          "again",
        ),
      ),
      words: required("words", text),
      answer: required("answer", text),
      rules: optional("rules", anyJson),
    },
    ["layout", "plan", "asked", "words"],
  ),
} as const;

/** What the ledger writes about itself. */
const SYSTEM_KINDS = {
  genesis: kind(
    "the first event: the ledger's random id",
    { ledgerId: required("ledger_id", text) },
    [],
  ),
  batch: kind(
    "the opening of a batch: everything one command wrote, in one transaction",
    {
      command: required(
        "command",
        oneOf("init", "import", "record", "correct", "undo", "law", "seal", "amend", "restore"),
      ),
      recordedAt: required("recorded_at", text),
      app: required("app", text),
      file: optional("file", text),
      sha256: optional("sha256", text),
      bytes: optional("bytes", text),
      layout: optional("layout", text),
      /** Whose account the file was: masked numbers and plan names, by the plan that they fed. */
      accounts: optional(
        "accounts",
        list(group({ plan: required("plan", name), account: required("account", text) })),
      ),
    },
    [],
  ),
  reversal: kind(
    "the whole opposite of an earlier event",
    {
      of: required("of", text),
      person: optional("person", name),
      reason: required(
        "reason",
        oneOf(
          "typo",
          "duplicate",
          "custodian_corrected",
          "reclassified",
          "wrong_year",
          "undone",
          "superseded",
        ),
      ),
      text: optional("text", text),
    },
    ["of"],
  ),
  seal: kind(
    "a person's tax year as it was filed: every printed line, and a root over the year's events",
    {
      person: required("person", name),
      taxYear: required("tax_year", year),
      events: required("events", text),
      first: optional("first", text),
      last: optional("last", text),
      merkleRoot: required("merkle_root", text),
      headBefore: required("head_before", text),
      eventsBefore: required("events_before", text),
      worksheets: required("worksheets", anyJson),
      explanation: optional("explanation", text),
      supersedes: optional("supersedes", text),
      linesFrom: optional("lines_from", text),
    },
    ["person", "taxYear"],
  ),
  sealed_lines: kind(
    "printed lines for which the seal that follows has no room",
    {
      person: required("person", name),
      taxYear: required("tax_year", year),
      worksheets: required("worksheets", anyJson),
    },
    ["person", "taxYear"],
  ),
  amendment: kind(
    "the opening of a sealed year, to be sealed again",
    {
      person: required("person", name),
      taxYear: required("tax_year", year),
      opens: required("opens", text),
      reason: optional("reason", text),
    },
    ["person", "taxYear"],
  ),
  law_figures: kind(
    "figures of a tax year that the user added, with their citations",
    { taxYear: required("tax_year", year), figures: required("figures", anyJson) },
    ["taxYear"],
  ),
} as const;

export const KINDS = { ...RECORDED_KINDS, ...SYSTEM_KINDS };

export type RecordedKind = keyof typeof RECORDED_KINDS;
export type EventKind = keyof typeof KINDS;
export type EventData<K extends EventKind> = Infer<(typeof KINDS)[K]["fields"]>;

/** What may be asked about a statement. */
export type Asked = EventData<"statement_answer">["asked"];

export type Contributions = Infer<typeof contributionFields>;
export type ContributionKey = keyof typeof contributionFields;
export type PlanFeatures = Infer<typeof planFeatures>;
export type MatchFormula = Infer<typeof matchFormula>;
export type Destination = Infer<typeof destination>;

/** What `export` writes and `import` takes: events, and figures of years that the user added. */
export type ImportableKind = RecordedKind | "law_figures";

export function isImportableKind(text: string): text is ImportableKind {
  return isRecordedKind(text) || text === "law_figures";
}

export function isRecordedKind(text: string): text is RecordedKind {
  return Object.hasOwn(RECORDED_KINDS, text);
}

export function isEventKind(text: string): text is EventKind {
  return Object.hasOwn(KINDS, text);
}
