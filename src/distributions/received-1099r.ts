// What is wrong with a Form 1099-R by itself, or against what the ledger knows of the plan: the errors
// that payers usually make. A loss, where box 5 is above box 1, is as the instructions say and accepted.
import { planMovements } from "../basis/plan-movements.ts";
import { isExplainedLoss } from "../basis/recorded-loss.ts";
import { byCommand } from "../kernel/advice.ts";
import type { Amount } from "../kernel/amount-state.ts";
import { add, type Cents, subtract, total, ZERO } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { type Part, type Said, say, worded } from "../kernel/sentence.ts";
import { quoted } from "../kernel/shown-text.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { isValidDistributionCode, sortedCodes } from "./distribution-codes.ts";
import { type ExpectedForm1099R, expectedForms1099r } from "./expected-forms-1099r.ts";
import { type ReceivedForm1099R, receivedForms1099r, senderOf } from "./received-form.ts";

const INSTRUCTIONS = "Instructions for Forms 1099-R and 5498";

/** The code of a qualified charitable distribution, beside 4, 7 or K. */
const FIRST_YEAR_OF_Y = 2025;

interface Case {
  readonly form: ReceivedForm1099R;
  /** All forms of that payer, year and code: what they say together is what counts. */
  readonly together: readonly ReceivedForm1099R[];
  /** The forms that the ledger implies for the same plan and year. */
  readonly expected: readonly ExpectedForm1099R[];
  readonly problem: (code: Finding["code"], message: Said, more: More) => Finding;
}

type More = Pick<Finding, "hint"> & {
  readonly severity?: Finding["severity"];
  readonly locator: string;
};

/** Every form of a person, in the ledger's order. @see Instructions for Forms 1099-R and 5498 */
export function checkReceivedForms1099r(ledger: Ledger, person: string): Finding[] {
  const all = receivedForms1099r(ledger, { person });
  return all.flatMap((form) => {
    const { taxYear } = form.event.data;
    const whose: Part = senderOf(form.event.data);
    const expected = expectedForms1099r(ledger, { person, taxYear }).filter(
      (each) => form.from.kind === "plan" && each.plan === form.from.plan,
    );
    const problem: Case["problem"] = (code, message, { locator, severity = "error", hint }) => ({
      code,
      severity,
      ...worded(say`Form 1099-R for ${taxYear} from ${whose}: ${message}`),
      ...(hint !== undefined && { hint }),
      citation: { authority: INSTRUCTIONS, locator },
      events: [form.event.id],
    });
    const together = all.filter((other) => isSameForm(other, form));
    const received: Case = { form, together, expected, problem };
    return [
      ...invalidCode(received),
      ...swappedCode(received),
      ...iraBox(received),
      ...contradictions(received),
      ...(isLossShown(ledger, received) ? [] : lossOrMore(received)),
      ...basisMissing(received),
      ...earningsNotTaxed(received),
    ];
  });
}

/** One payer, year and code; what an IRA paid never stands with what a plan paid. */
function isSameForm(one: ReceivedForm1099R, other: ReceivedForm1099R): boolean {
  const [a, b] = [one.event.data, other.event.data];
  return (
    a.taxYear === b.taxYear &&
    one.code === other.code &&
    JSON.stringify(one.from) === JSON.stringify(other.from) &&
    (a.iraSepSimple === true) === (b.iraSepSimple === true)
  );
}

function isFirst({ form, together }: Case): boolean {
  return together[0] === form;
}

function sumOf({ together }: Case, box: "box1" | "box2a" | "box5" | "box9b"): Cents {
  return total(together.map(({ event }) => event.data[box] ?? ZERO));
}

function invalidCode({ form, problem }: Case): Finding[] {
  const { box7, taxYear } = form.event.data;
  const isTooNew = form.code.includes("Y") && taxYear < FIRST_YEAR_OF_Y;
  if (isValidDistributionCode(box7) && !isTooNew) return [];
  return [
    problem("form-1099r.code-invalid", `box 7 cannot be ${quoted(box7)}`, {
      locator: "Guide to Distribution Codes",
      hint: "compare with the form; if it says so, ask the plan for a corrected one",
    }),
  ];
}

/**
 * H is for designated Roth money to a Roth IRA only, B with G for designated Roth money to a plan, G for
 * every other direct rollover.
 */
const MEANS: Readonly<Record<string, string>> = {
  H: "code H says that designated Roth money went to a Roth IRA",
  BG: "codes B and G say that designated Roth money went to the Roth account of another plan",
  G: "code G says that other than designated Roth money was rolled over",
};
const HELD: Readonly<Record<string, string>> = {
  H: "designated Roth money to a Roth IRA",
  BG: "designated Roth money to another plan",
  G: "other money rolled over",
};

function swappedCode({ form, expected, problem }: Case): Finding[] {
  const said = MEANS[form.code];
  if (said === undefined) return [];
  const implied = expected.flatMap(({ box7 }) =>
    box7.state === "known" ? sortedCodes(box7.code) : [],
  );
  if (implied.includes(form.code)) return [];
  const other = ["H", "G", "BG"].find((code) => implied.includes(code));
  if (other === undefined) return [];
  const meant = `${said}, and the ledger has ${HELD[other]}`;
  return [
    problem("form-1099r.rollover-code-wrong", `${meant}; expected is ${other}`, {
      locator: "box 7, codes G and H",
      hint: byCommand("ask for a corrected form", "letter"),
    }),
  ];
}

function iraBox({ form, problem }: Case): Finding[] {
  if (form.from.kind !== "plan" || form.event.data.iraSepSimple !== true) return [];
  return [
    problem("form-1099r.ira-box-ticked", "the box IRA/SEP/SIMPLE is ticked, and this is a 401(k)", {
      locator: "box 7, IRA/SEP/SIMPLE checkbox",
      hint: "it would put the amount on the lines for IRAs, and on Form 8606; ask for a corrected form",
    }),
  ];
}

function contradictions(found: Case): Finding[] {
  const { form, problem } = found;
  const { box1, box2a = ZERO, box4 = ZERO, box5 = ZERO, box10 = ZERO } = form.event.data;
  const above = (box: string, amount: Cents) =>
    amount > box1
      ? [say`box ${box} (${{ money: amount }}) is more than box 1 (${{ money: box1 }})`]
      : [];
  const parts = add(box2a, box5);
  const faults = [
    ...above("2a", box2a),
    ...above("4", box4),
    ...above("10", box10),
    ...(box2a > 0 && box2a <= box1 && parts > box1 && !isAsRecorded(found)
      ? [
          say`boxes 2a and 5 together (${{ money: parts }}) are more than box 1 (${{ money: box1 }})`,
        ]
      : []),
  ];
  return faults.map((fault) =>
    problem("form-1099r.boxes-contradict", fault, {
      locator: "boxes 1, 2a, 4, 5 and 10",
      hint: "compare with the form; if it says so, ask the plan for a corrected one",
    }),
  );
}

/** One conversion of the year at a gain and another at a loss: on the form of both, 2a and 5 are more than 1. */
function isAsRecorded(found: Case): boolean {
  const same = expectedOfCode(found);
  return isSum(same?.box2a, sumOf(found, "box2a")) && isSum(same?.box5, sumOf(found, "box5"));
}

function isSum(expected: Amount | undefined, received: Cents): boolean {
  return expected?.state === "complete" && expected.cents === received;
}

function expectedOfCode({ form, expected }: Case): ExpectedForm1099R | undefined {
  return expected.find(({ box7 }) => box7.state === "known" && sameCode(box7.code, form));
}

/** The form says what the ledger expects of its code, and every loss in it is recorded: with the refund, or by a balance. */
function isLossShown(ledger: Ledger, found: Case): boolean {
  const { person } = found.form.event.data;
  const same = expectedOfCode(found);
  if (same === undefined || !isSum(same.box5, sumOf(found, "box5"))) return false;
  const losses = planMovements(ledger, person).filter(
    ({ events, basis, gross }) =>
      basis.state === "complete" &&
      basis.cents > gross &&
      events.some(({ id }) => same.events.includes(id)),
  );
  const isRefundAtLoss = ledger
    .of("corrective_distribution")
    .some(({ id, data }) => data.earnings < 0 && same.events.includes(id));
  return (
    (losses.length > 0 || isRefundAtLoss) &&
    losses.every((movement) => isExplainedLoss(ledger, movement))
  );
}

function lossOrMore(found: Case): Finding[] {
  const { form, expected, problem } = found;
  const { box1, box2a = ZERO, box5 = ZERO } = form.event.data;
  // Of two papers one may have all the basis: what they say together is what counts.
  if (sumOf(found, "box5") <= sumOf(found, "box1")) return [];
  // With something taxable too it is a contradiction, unless gains and losses of the year stand on one form.
  if (box5 <= box1 || (box2a > 0 && !isAsRecorded(found))) return [];
  // The rest of the basis of a loss that the ledger has, on a form of its own beside code H.
  const lost = expected.some(
    (each) => each.box5.state === "complete" && each.box5.cents > each.box1,
  );
  if (lost && box1 === 0) return [];
  const message = say`box 5 (${{ money: box5 }}) is more than box 1 (${{ money: box1 }}): a loss of ${{ money: subtract(box5, box1) }}${box2a > 0 ? "" : ", and nothing is taxable"}`;
  return [
    problem("form-1099r.basis-above-gross", message, {
      severity: "warning",
      locator: "box 5",
      hint: "right when the account lost money and all of it was paid out",
    }),
  ];
}

function basisMissing(found: Case): Finding[] {
  const { problem } = found;
  if (!isFirst(found) || sumOf(found, "box5") > 0) return [];
  const box9b = sumOf(found, "box9b");
  const same = expectedOfCode(found);
  const basis = same?.box5.state === "complete" ? same.box5.cents : ZERO;
  if (basis === 0 && (box9b === 0 || same !== undefined)) return [];
  const where = box9b > 0 ? say`, and box 9b has ${{ money: box9b }}` : "";
  const known = basis > 0 ? say`; the ledger has basis of ${{ money: basis }}` : "";
  return [
    problem("form-1099r.basis-missing", say`box 5 is empty${where}${known}`, {
      severity: basis > 0 ? "error" : "warning",
      locator: "boxes 5 and 9b",
      hint: "the year's basis belongs in box 5; box 9b is the total of an annuity",
    }),
  ];
}

/** Box 2a is 0 though more came out than was taxed before, and not all of the rest went to pretax accounts. */
function earningsNotTaxed(found: Case): Finding[] {
  const { form, together, expected, problem } = found;
  const [box1, box5] = [sumOf(found, "box1"), sumOf(found, "box5")];
  const isZero = together.every(({ event }) => event.data.box2a === ZERO);
  if (!isFirst(found) || form.code !== "G" || !isZero || box5 === 0 || box5 >= box1) return [];
  const same = expected.find(({ box7 }) => box7.state === "known" && box7.code === "G");
  if (same?.box2a.state === "complete" && same.box2a.cents === 0) return [];
  const rest = { money: subtract(box1, box5) };
  if (same?.box2a.state === "complete") {
    const taxable = { money: same.box2a.cents };
    return [
      problem(
        "form-1099r.earnings-not-taxed",
        say`box 2a is 0.00, but ${rest} of box 1 is not basis and ${taxable} of it went to Roth`,
        {
          locator: "Direct rollovers; box 2a",
          hint: byCommand(
            "look at the difference, and ask for a corrected form",
            "reconcile",
            "letter",
          ),
        },
      ),
    ];
  }
  return [
    problem(
      "form-1099r.earnings-not-taxed",
      say`box 2a is 0.00, but ${rest} of box 1 is not basis`,
      {
        severity: "warning",
        locator: "Direct rollovers; box 2a",
        hint: "right only if that went to a traditional IRA or another plan; record the movement",
      },
    ),
  ];
}

function sameCode(code: string, form: ReceivedForm1099R): boolean {
  return sortedCodes(code) === form.code;
}
