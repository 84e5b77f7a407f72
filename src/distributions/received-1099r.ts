// What is wrong with a Form 1099-R by itself, or against what the ledger knows of the plan: the errors
// that payers usually make. A loss, where box 5 is above box 1, is as the instructions say and accepted.
import { add, type Cents, formatDollars, subtract, ZERO } from "../kernel/money.ts";
import type { Problem } from "../kernel/problem.ts";
import { quoted } from "../kernel/shown-text.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { distributionCodesIn, isValidDistributionCode } from "./distribution-codes.ts";
import { type ExpectedForm1099R, expectedForms1099r } from "./expected-forms-1099r.ts";
import { type ReceivedForm1099R, receivedForms1099r } from "./received-form.ts";

const INSTRUCTIONS = "Instructions for Forms 1099-R and 5498";

interface Case {
  readonly form: ReceivedForm1099R;
  /** The forms that the ledger implies for the same plan and year. */
  readonly expected: readonly ExpectedForm1099R[];
  readonly problem: (code: Problem["code"], message: string, more: More) => Problem;
}

type More = Pick<Problem, "hint"> & {
  readonly severity?: Problem["severity"];
  readonly locator: string;
};

/** Every form of a person, in the ledger's order. @see Instructions for Forms 1099-R and 5498 */
export function checkReceivedForms1099r(ledger: Ledger, person: string): Problem[] {
  return receivedForms1099r(ledger, { person }).flatMap((form) => {
    const { taxYear, plan, payer } = form.event.data;
    const whose = plan ?? payer ?? "";
    const expected = expectedForms1099r(ledger, { person, taxYear }).filter(
      (each) => form.from.kind === "plan" && each.plan === form.from.plan,
    );
    const problem: Case["problem"] = (code, message, { locator, severity = "error", hint }) => ({
      code,
      severity,
      message: `Form 1099-R for ${taxYear} from ${whose}: ${message}`,
      ...(hint !== undefined && { hint }),
      citation: { authority: INSTRUCTIONS, locator },
      events: [form.event.id],
    });
    const received: Case = { form, expected, problem };
    return [
      ...invalidCode(received),
      ...swappedCode(received),
      ...iraBox(received),
      ...contradictions(received),
      ...lossOrMore(received),
      ...basisMissing(received),
      ...earningsNotTaxed(received),
    ];
  });
}

function invalidCode({ form, problem }: Case): Problem[] {
  const { box7 } = form.event.data;
  if (isValidDistributionCode(box7)) return [];
  return [
    problem("form-1099r.code-invalid", `box 7 cannot be ${quoted(box7)}`, {
      locator: "Guide to Distribution Codes",
      hint: "compare with the form; if it says so, ask the plan for a corrected one",
    }),
  ];
}

/** H is for designated Roth money to a Roth IRA only; G for every other direct rollover. */
function swappedCode({ form, expected, problem }: Case): Problem[] {
  const other = form.code === "H" ? "G" : form.code === "G" ? "H" : undefined;
  if (other === undefined) return [];
  if (expected.some(({ box7 }) => box7.state === "known" && box7.code === form.code)) return [];
  if (!expected.some(({ box7 }) => box7.state === "known" && box7.code === other)) return [];
  const meant =
    form.code === "H"
      ? "code H says that designated Roth money went to a Roth IRA, and the ledger has other money rolled over"
      : "code G says that other than designated Roth money was rolled over, and the ledger has designated Roth money to a Roth IRA";
  return [
    problem("form-1099r.rollover-code-wrong", `${meant}; expected is ${other}`, {
      locator: "box 7, codes G and H",
      hint: "rothbook letter drafts a request for a corrected form",
    }),
  ];
}

function iraBox({ form, problem }: Case): Problem[] {
  if (form.from.kind !== "plan" || form.event.data.iraSepSimple !== true) return [];
  return [
    problem("form-1099r.ira-box-ticked", "the box IRA/SEP/SIMPLE is ticked, and this is a 401(k)", {
      locator: "box 7, IRA/SEP/SIMPLE checkbox",
      hint: "it would put the amount on the lines for IRAs, and on Form 8606; ask for a corrected form",
    }),
  ];
}

function contradictions({ form, problem }: Case): Problem[] {
  const { box1, box2a = ZERO, box4 = ZERO, box5 = ZERO, box10 = ZERO } = form.event.data;
  const above = (box: string, amount: Cents) =>
    amount > box1
      ? [`box ${box} (${formatDollars(amount)}) is more than box 1 (${formatDollars(box1)})`]
      : [];
  const parts = add(box2a, box5);
  const faults = [
    ...above("2a", box2a),
    ...above("4", box4),
    ...above("10", box10),
    ...(box2a > 0 && box2a <= box1 && parts > box1
      ? [
          `boxes 2a and 5 together (${formatDollars(parts)}) are more than box 1 (${formatDollars(box1)})`,
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

function lossOrMore({ form, problem }: Case): Problem[] {
  const { box1, box2a = ZERO, box5 = ZERO } = form.event.data;
  if (box5 <= box1 || box2a > 0) return [];
  const message = `box 5 (${formatDollars(box5)}) is more than box 1 (${formatDollars(box1)}): a loss of ${formatDollars(subtract(box5, box1))}, and nothing is taxable`;
  return [
    problem("form-1099r.basis-above-gross", message, {
      severity: "warning",
      locator: "box 5",
      hint: "right when the account lost money and all of it was paid out",
    }),
  ];
}

function basisMissing({ form, expected, problem }: Case): Problem[] {
  const { box5 = ZERO, box9b = ZERO } = form.event.data;
  if (box5 > 0) return [];
  const same = expected.find(({ box7 }) => box7.state === "known" && sameCode(box7.code, form));
  const basis = same?.box5.state === "complete" ? same.box5.cents : ZERO;
  if (basis === 0 && (box9b === 0 || same !== undefined)) return [];
  const where = box9b > 0 ? `, and box 9b has ${formatDollars(box9b)}` : "";
  const known = basis > 0 ? `; the ledger has basis of ${formatDollars(basis)}` : "";
  return [
    problem("form-1099r.basis-missing", `box 5 is empty${where}${known}`, {
      severity: basis > 0 ? "error" : "warning",
      locator: "boxes 5 and 9b",
      hint: "the year's basis belongs in box 5; box 9b is the total of an annuity",
    }),
  ];
}

/** Box 2a is 0 though more came out than was taxed before, and not all of the rest went to pretax accounts. */
function earningsNotTaxed({ form, expected, problem }: Case): Problem[] {
  const { box1, box2a, box5 = ZERO } = form.event.data;
  if (form.code !== "G" || box2a !== ZERO || box5 === 0 || box5 >= box1) return [];
  const same = expected.find(({ box7 }) => box7.state === "known" && box7.code === "G");
  if (same?.box2a.state === "complete" && same.box2a.cents === 0) return [];
  const rest = formatDollars(subtract(box1, box5));
  if (same?.box2a.state === "complete") {
    const taxable = formatDollars(same.box2a.cents);
    return [
      problem(
        "form-1099r.earnings-not-taxed",
        `box 2a is 0.00, but ${rest} of box 1 is not basis and ${taxable} of it went to Roth`,
        {
          locator: "Direct rollovers; box 2a",
          hint: "rothbook reconcile shows the difference, rothbook letter drafts a request for a corrected form",
        },
      ),
    ];
  }
  return [
    problem("form-1099r.earnings-not-taxed", `box 2a is 0.00, but ${rest} of box 1 is not basis`, {
      severity: "warning",
      locator: "Direct rollovers; box 2a",
      hint: "right only if that went to a traditional IRA or another plan; record the movement",
    }),
  ];
}

function sameCode(code: string, form: ReceivedForm1099R): boolean {
  return distributionCodesIn(code).join("") === form.code;
}
