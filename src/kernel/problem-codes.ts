// Every condition that a problem can report, with the exit code it leads to: one list, in the order in which
// conditions are tested and reported.

export const EXIT = {
  done: 0,
  problems: 1,
  usage: 2,
  unreadable: 3,
  decision: 4,
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Every condition with the exit code it leads to and, in one phrase, what it means. */
export const PROBLEM_CODES = {
  "usage.unknown-command": { exit: EXIT.usage, means: "the command does not exist" },
  "usage.bad-option": {
    exit: EXIT.usage,
    means: "an option or argument is missing, unknown or malformed",
  },
  "usage.bad-defaults": {
    exit: EXIT.usage,
    means: "the file of defaults is not TOML, or holds what is no default",
  },
  "usage.person-needed": {
    exit: EXIT.usage,
    means: "several people are in the ledger and none was named",
  },
  "usage.unknown-person": { exit: EXIT.usage, means: "no person of that id is in the ledger" },

  "file.not-found": { exit: EXIT.unreadable, means: "the input file does not exist" },
  "file.not-readable": {
    exit: EXIT.unreadable,
    means: "the input cannot be read or is not a regular file",
  },
  "file.exists": {
    exit: EXIT.unreadable,
    means: "the output file exists and --force was not given",
  },
  "file.not-writable": { exit: EXIT.unreadable, means: "the output cannot be written" },
  "store.not-found": { exit: EXIT.unreadable, means: "the ledger file does not exist" },
  "store.exists": {
    exit: EXIT.unreadable,
    means: "init found a file where the new ledger would go",
  },
  "store.empty-file": { exit: EXIT.unreadable, means: "the ledger file is empty" },
  "store.not-a-ledger": { exit: EXIT.unreadable, means: "the file is not a rothbook ledger" },
  "store.newer-format": {
    exit: EXIT.unreadable,
    means: "the ledger was written by a newer program",
  },
  "store.busy": { exit: EXIT.unreadable, means: "another program is writing to the ledger" },
  "store.not-writable": {
    exit: EXIT.unreadable,
    means: "the ledger cannot be written: full disk, permissions, or an I/O error",
  },
  "store.damaged": { exit: EXIT.problems, means: "the ledger does not verify" },
  "store.synced-folder": {
    exit: EXIT.problems,
    means: "the ledger is in a synchronised folder or on a network file system",
  },
  "store.readable-by-others": {
    exit: EXIT.problems,
    means: "other users of the machine can look into the ledger or its folder",
  },
  "store.linked-elsewhere": { exit: EXIT.problems, means: "the ledger file has another name" },
  "store.leftover": {
    exit: EXIT.problems,
    means: "what a command that was cut short left lies beside the ledger",
  },
  "anchor.differs": {
    exit: EXIT.problems,
    means: "the ledger was written anew since its head was remembered",
  },
  "store.clock-jumped": {
    exit: EXIT.problems,
    means: "a batch says that it was recorded before the one before it, or in the future",
  },
  "anchor.ahead-of-ledger": {
    exit: EXIT.problems,
    means: "the ledger lacks events that were recorded on this machine",
  },
  "anchor.missing": {
    exit: EXIT.problems,
    means: "no head of the ledger is remembered on this machine",
  },
  "anchor.not-written": {
    exit: EXIT.problems,
    means: "the head of the ledger could not be remembered",
  },

  "import.no-data": { exit: EXIT.problems, means: "the file has no data rows" },
  "import.not-text": {
    exit: EXIT.problems,
    means: "the file is not text in an encoding that can be read",
  },
  "import.file-too-large": {
    exit: EXIT.problems,
    means: "the file is larger than files of its kind are read",
  },
  "import.unknown-layout": { exit: EXIT.problems, means: "no layout matches the file" },
  "import.read-as-windows-1252": {
    exit: EXIT.problems,
    means: "the file is not UTF-8 and was read as Windows-1252",
  },
  "import.not-a-workbook": {
    exit: EXIT.problems,
    means: "the file is a zip, but no workbook that can be read",
  },
  "import.pdf-not-readable": {
    exit: EXIT.problems,
    means: "the file is a PDF that is damaged, too long or takes too long",
  },
  "import.pdf-encrypted": { exit: EXIT.problems, means: "the PDF opens with a password only" },
  "import.pdf-without-text": {
    exit: EXIT.problems,
    means: "the PDF is a picture: a scan has no text to read",
  },
  "import.no-roth-source": {
    exit: EXIT.problems,
    means: "the format cannot tell Roth money from after-tax money",
  },
  "import.year-to-date-higher": {
    exit: EXIT.problems,
    means: "a payroll's sum of the year is more than what is recorded: earlier money is missing",
  },
  "import.layout-invalid": { exit: EXIT.problems, means: "a layout does not fit the schema" },
  "import.layout-ambiguous": {
    exit: EXIT.decision,
    means: "two layouts match the file equally well",
  },
  "import.answer-needed": {
    exit: EXIT.decision,
    means: "something in the file can be read in more than one way, and nobody has said how",
  },
  "import.plan-needed": {
    exit: EXIT.decision,
    means: "the file names no plan, and neither did the command",
  },
  "import.other-account": {
    exit: EXIT.decision,
    means: "the file is of another account than the plan was fed from before",
  },
  "import.malformed-csv": { exit: EXIT.problems, means: "the CSV is not well formed" },
  "import.malformed-ofx": { exit: EXIT.problems, means: "the OFX is not well formed" },
  "import.malformed-json": { exit: EXIT.problems, means: "a line is not a JSON object" },
  "import.column-missing": { exit: EXIT.problems, means: "a required column is missing" },
  "import.column-repeated": { exit: EXIT.problems, means: "two columns have the same header" },
  "import.column-unknown": { exit: EXIT.problems, means: "a column is not part of the layout" },
  "import.formula-cell": { exit: EXIT.problems, means: "a cell holds a spreadsheet formula" },
  "import.unknown-kind": { exit: EXIT.problems, means: "the event kind does not exist" },
  "import.unknown-key": {
    exit: EXIT.problems,
    means: "the event has a key that its kind does not have",
  },
  "import.value-missing": { exit: EXIT.problems, means: "a required value is missing" },
  "import.value-malformed": {
    exit: EXIT.problems,
    means: "a value is not of the form its field asks for",
  },
  "import.amount-not-decimal": { exit: EXIT.problems, means: "an amount is not a dollar amount" },
  "import.amount-negative": {
    exit: EXIT.problems,
    means: "an amount is negative where direction is in the event kind",
  },
  "import.amount-implausible": {
    exit: EXIT.decision,
    means: "an amount is above ten million dollars and wants a second look",
  },
  "import.date-implausible": {
    exit: EXIT.decision,
    means: "a date is after the end of next year and wants a second look",
  },
  "import.date-invalid": {
    exit: EXIT.problems,
    means: "a date is not a day of the calendar, YYYY-MM-DD",
  },
  "import.date-ambiguous": {
    exit: EXIT.decision,
    means: "nothing in the file proves whether the day or the month comes first",
  },
  "import.year-invalid": { exit: EXIT.problems, means: "a year is not a four-digit year" },
  "import.exists-with-different-content": {
    exit: EXIT.decision,
    means: "the same event was recorded before with other content",
  },
  "import.file-changed": {
    exit: EXIT.unreadable,
    means: "the file changed while it was being read",
  },

  "ledger.person-needed": {
    exit: EXIT.problems,
    means: "the event names no person and there is not exactly one",
  },
  "ledger.unknown-person": {
    exit: EXIT.problems,
    means: "the event names a person that is not recorded",
  },
  "ledger.unknown-employer": {
    exit: EXIT.problems,
    means: "the event names an employer that is not recorded",
  },
  "ledger.unknown-plan": {
    exit: EXIT.problems,
    means: "the event names a plan that is not recorded",
  },
  "ledger.payer-needed": {
    exit: EXIT.problems,
    means: "the form names neither a plan nor a payer",
  },
  "ledger.amount-is-zero": {
    exit: EXIT.problems,
    means: "an amount that must be positive is zero",
  },
  "ledger.destinations-do-not-sum": {
    exit: EXIT.problems,
    means: "the destinations do not sum to the distribution",
  },
  "ledger.pretax-above-destination": {
    exit: EXIT.problems,
    means: "a destination is given more pretax money than it received",
  },
  "ledger.withholding-above-amount": {
    exit: EXIT.problems,
    means: "more tax is withheld than was distributed",
  },
  "ledger.roth-share-above-amount": {
    exit: EXIT.problems,
    means: "more designated Roth money is stated than was distributed",
  },
  "ledger.amount-above-balance": {
    exit: EXIT.problems,
    means: "more came out than the balance stated",
  },
  "ledger.charitable-above-amount": {
    exit: EXIT.problems,
    means: "more went to charity than was distributed",
  },
  "ledger.loss-above-amount": {
    exit: EXIT.problems,
    means: "more was lost on a contribution than was contributed",
  },
  "ledger.unknown-finding": {
    exit: EXIT.problems,
    means: "an acceptance names a finding that check does not know",
  },
  "ledger.rollover-not-possible": {
    exit: EXIT.problems,
    means: "the IRA money cannot be rolled there, or that is another kind of event",
  },
  "ledger.transfer-to-itself": {
    exit: EXIT.problems,
    means: "a transfer names the same plan twice",
  },
  "ledger.period-reversed": { exit: EXIT.problems, means: "a pay period ends before it starts" },
  "ledger.paycheck-told-twice": {
    exit: EXIT.problems,
    means: "a paycheck and a deposit of the plan look like the same money",
  },
  "ledger.still-referred-to": {
    exit: EXIT.decision,
    means: "other events rest on a person, employer or plan that would be gone",
  },
  "ledger.dangling-name": {
    exit: EXIT.problems,
    means: "events rest on a person, employer or plan that is not recorded",
  },
  "page.port-taken": {
    exit: EXIT.unreadable,
    means: "serve cannot listen on the port: another program has it, or it is not allowed",
  },
  "page.other-book": {
    exit: EXIT.decision,
    means: "a form was made from another ledger than the one in its place now",
  },
  "ledger.unknown-event": { exit: EXIT.usage, means: "no event of that id is in the ledger" },
  "ledger.nothing-known-then": {
    exit: EXIT.usage,
    means: "nothing was recorded by the moment that was asked for",
  },
  "ledger.unknown-batch": { exit: EXIT.usage, means: "no batch of that id is in the ledger" },
  "ledger.already-reversed": { exit: EXIT.decision, means: "the event was reversed before" },

  "ledger.year-sealed": {
    exit: EXIT.decision,
    means: "the change would touch a tax year that is sealed",
  },
  "ledger.year-not-sealed": {
    exit: EXIT.usage,
    means: "the tax year is not sealed, or no seal holds the event",
  },
  "seal.checks-open": {
    exit: EXIT.decision,
    means: "a year is to be sealed while a check complains or a line lacks a fact",
  },
  "proof.not-verified": { exit: EXIT.problems, means: "a proof of an event does not verify" },
  "sheet.not-verified": {
    exit: EXIT.problems,
    means: "the lines of a printed worksheet are not those of its digest",
  },

  "law.tax-year-unsupported": {
    exit: EXIT.problems,
    means: "there are no figures for the tax year",
  },
  "law.file-invalid": { exit: EXIT.problems, means: "a figures file does not fit the schema" },
  "law.year-exists": { exit: EXIT.decision, means: "figures for the year exist already" },

  "unsupported.returned-contribution": {
    exit: EXIT.problems,
    means: "an excess IRA contribution was withdrawn in a way that is taxable or has no rule here",
  },
  "unsupported.charitable-distribution": {
    exit: EXIT.problems,
    means: "a distribution to charity is not qualified, or has no rule here",
  },
  "unsupported.inherited-ira": {
    exit: EXIT.problems,
    means: "an inherited IRA, which has a Form 8606 of its own",
  },
  "unsupported.divorce-transfer": {
    exit: EXIT.problems,
    means: "money of a plan or an IRA that is divided in a divorce",
  },
  "unsupported.alternate-payee": {
    exit: EXIT.problems,
    means: "a payment to an alternate payee",
  },
  "unsupported.plan-loan": {
    exit: EXIT.problems,
    means: "a plan loan, a deemed distribution or a loan offset",
  },
  "unsupported.other-457-plan": {
    exit: EXIT.problems,
    means: "a 457 plan other than a governmental 457(b)",
  },
  "unsupported.disaster-distribution": {
    exit: EXIT.problems,
    means: "a qualified disaster distribution was repaid in a way that has no rule here",
  },
  "unsupported.distribution-repayment": {
    exit: EXIT.problems,
    means:
      "a birth or adoption, emergency, domestic abuse or terminal illness distribution that is paid back",
  },
  "unsupported.simple-first-two-years": {
    exit: EXIT.problems,
    means: "a SIMPLE IRA paid out in its first two years: the additional tax is 25%",
  },
  "unsupported.mixed-limitation-years": {
    exit: EXIT.problems,
    means: "plans of one employer have limitation years that end on different days",
  },
  "limits.annual-additions-exceeded": {
    exit: EXIT.problems,
    means: "annual additions are above the limit of §415(c)",
  },
  "limits.elective-deferrals-exceeded": {
    exit: EXIT.problems,
    means: "elective deferrals are above the limit of §402(g)",
  },
  "limits.catch-up-must-be-roth": {
    exit: EXIT.problems,
    means: "a catch-up contribution that must be Roth is not",
  },
  "limits.correction-above-excess": {
    exit: EXIT.problems,
    means: "more was paid back as an excess than there was",
  },
  "limits.deferral-plan-cap-exceeded": {
    exit: EXIT.problems,
    means: "elective deferrals are above the plan's own limit",
  },
  "limits.after-tax-plan-cap-exceeded": {
    exit: EXIT.problems,
    means: "after-tax contributions are above the plan's own limit",
  },
  "limits.late-deposit": {
    exit: EXIT.problems,
    means: "after-tax money was deposited too late for its limitation year",
  },
  "limits.paycheck-missing": {
    exit: EXIT.problems,
    means:
      "regular paydays are not recorded: between two others, or the last of a year that is over",
  },
  "limits.match-above-formula": {
    exit: EXIT.problems,
    means: "the match is more than the plan's formula yields",
  },
  "limits.birth-date-unknown": {
    exit: EXIT.problems,
    means: "catch-up depends on a birth date that is not recorded",
  },
  "limits.wages-unknown": {
    exit: EXIT.problems,
    means: "whether catch-up must be Roth depends on wages that are not recorded",
  },
  "limits.compensation-unknown": {
    exit: EXIT.problems,
    means: "the limit of 100% of compensation cannot be tested",
  },

  "basis.recovered-more-than-contributed": {
    exit: EXIT.problems,
    means: "more basis came out of a plan account than is recorded to have gone in",
  },
  "basis.stated-above-amount": {
    exit: EXIT.problems,
    means: "a partial movement states more basis than it moved",
  },
  "basis.amount-above-vested-balance": {
    exit: EXIT.problems,
    means: "more came out than was vested",
  },
  "basis.conversion-recorded-twice": {
    exit: EXIT.problems,
    means: "two equal conversions on neighbouring days, and the money was there once",
  },
  "basis.conversion-above-pool": {
    exit: EXIT.problems,
    means: "more left an account than can have been there by what is recorded",
  },
  "basis.conversion-below-basis": {
    exit: EXIT.problems,
    means: "all of an account was converted, far below what was paid in",
  },
  "basis.stated-above-share": {
    exit: EXIT.problems,
    means: "a partial movement states more basis than its share of the balance",
  },
  "basis.transfer-counted-twice": {
    exit: EXIT.problems,
    means: "an opening of a plan holds what was moved into it later",
  },
  "basis.above-gross": {
    exit: EXIT.problems,
    means: "a form would show more basis than money, and no loss is recorded",
  },
  "basis.conversion-missing": {
    exit: EXIT.problems,
    means: "an automatic or regular conversion is missing",
  },
  "basis.required-distribution-rolled-over": {
    exit: EXIT.problems,
    means: "all of an account was rolled over in a year with a required minimum distribution",
  },
  "basis.pretax-choice-impossible": {
    exit: EXIT.problems,
    means: "the pretax amounts chosen for the destinations cannot be",
  },
  "basis.rollover-not-allowed": {
    exit: EXIT.problems,
    means: "designated Roth money was rolled where it cannot go",
  },

  "ira.rollover-within-12-months": {
    exit: EXIT.problems,
    means: "a second 60-day rollover between IRAs within twelve months",
  },
  "ira.rollover-after-60-days": {
    exit: EXIT.problems,
    means: "what was paid out was put back after the sixtieth day",
  },
  "ira.basis-rolled-into-plan": {
    exit: EXIT.problems,
    means: "more IRA money went into a plan than was pretax",
  },
  "ira.contribution-not-recorded": {
    exit: EXIT.problems,
    means: "an IRA contribution that was recharacterized or returned is not recorded",
  },
  "ira.contribution-too-late": {
    exit: EXIT.problems,
    means: "an IRA contribution was made after the return for its year was due",
  },
  "ira.contributions-above-limit": {
    exit: EXIT.problems,
    means: "contributions to IRAs are above the limit of their year",
  },

  "form-1099r.code-invalid": {
    exit: EXIT.problems,
    means: "box 7 of a received Form 1099-R has codes that do not exist or do not go together",
  },
  "form-1099r.rollover-code-wrong": {
    exit: EXIT.problems,
    means: "a received Form 1099-R has code G where H belongs, or H where G belongs",
  },
  "form-1099r.ira-box-ticked": {
    exit: EXIT.problems,
    means: "a plan's Form 1099-R says that it is from an IRA",
  },
  "form-1099r.boxes-contradict": {
    exit: EXIT.problems,
    means: "the boxes of a received Form 1099-R contradict each other",
  },
  "form-1099r.basis-above-gross": {
    exit: EXIT.problems,
    means: "box 5 of a received Form 1099-R is above box 1: a loss",
  },
  "form-1099r.basis-missing": {
    exit: EXIT.problems,
    means: "box 5 of a received Form 1099-R lacks the basis",
  },
  "form-1099r.earnings-not-taxed": {
    exit: EXIT.problems,
    means: "box 2a of a received Form 1099-R is zero though earnings went to Roth",
  },
  "form-1099r.differs": {
    exit: EXIT.problems,
    means: "a box of a received Form 1099-R is not what the ledger says",
  },
  "form-1099r.unanswered": {
    exit: EXIT.problems,
    means: "nothing in the ledger answers to a received Form 1099-R",
  },
  "form-5498.box-differs": {
    exit: EXIT.problems,
    means: "a box of the received Forms 5498 is not what the ledger says",
  },

  "form.year-unsupported": {
    exit: EXIT.problems,
    means: "there is no worksheet of the form for the tax year",
  },
  "form.not-joint": {
    exit: EXIT.usage,
    means: "the record does not say that two people file the year's return jointly",
  },
  "form.unknown-revision": {
    exit: EXIT.problems,
    means: "the blank form is not one whose fields are known",
  },
  "form.incomplete": {
    exit: EXIT.problems,
    means: "a form cannot be filled because a fact is missing",
  },

  "unsupported.worksheet-1-1": {
    exit: EXIT.problems,
    means: "the year needs Worksheet 1-1 of Pub. 590-B with plan money that it does not cover",
  },
} as const satisfies Record<string, { exit: ExitCode; means: string }>;

export type ProblemCode = keyof typeof PROBLEM_CODES;
