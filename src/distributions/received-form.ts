// A Form 1099-R as it was received, with the plan or the kind of IRA that it is about. A payer that is
// neither a plan nor the employer of only one stays a payer: nothing is matched by likeness.
import type { TaxYear } from "../kernel/calendar.ts";
import { invariant } from "../kernel/invariant.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { distributionCodesIn, sortedCodes } from "./distribution-codes.ts";

export interface ReceivedForm1099R {
  readonly event: LedgerEvent<"form_1099r">;
  readonly from: FormPayer;
  /** The codes of box 7, sorted: `1B`, `G`. */
  readonly code: string;
}

export type FormPayer =
  | { readonly kind: "plan"; readonly plan: string }
  | { readonly kind: "traditional_ira" }
  | { readonly kind: "roth_ira" }
  | { readonly kind: "recharacterized_ira" }
  | { readonly kind: "payer"; readonly payer: string };

/** The kind of IRA that a form is about; undefined for a plan's, or a payer's of whom nothing is known. */
export type IraForm = "traditional" | "roth" | "recharacterized";

export function iraOf({ kind }: FormPayer): IraForm | undefined {
  switch (kind) {
    case "traditional_ira":
      return "traditional";
    case "roth_ira":
      return "roth";
    case "recharacterized_ira":
      return "recharacterized";
    case "plan":
    case "payer":
      return undefined;
  }
}

/** Codes that stand only on forms of Roth IRAs. @see Instructions for Form 1099-R, box 7 */
const ROTH_IRA_CODES = "JQT";
/** Recharacterized contributions, of the same year and of the year before. */
const RECHARACTERIZED = "NR";

/** The forms of one person, of one year or of all, in the ledger's order. */
export function receivedForms1099r(
  ledger: Ledger,
  options: { readonly person: string; readonly taxYear?: TaxYear },
): ReceivedForm1099R[] {
  return ledger
    .of("form_1099r")
    .filter(
      ({ data }) =>
        data.person === options.person &&
        (options.taxYear === undefined || data.taxYear === options.taxYear),
    )
    .map((event) => ({
      event,
      from: payerOf(ledger, event),
      code: sortedCodes(event.data.box7),
    }));
}

function payerOf(ledger: Ledger, { data }: LedgerEvent<"form_1099r">): FormPayer {
  const sender = senderOf(data);
  if ("plan" in sender) return { kind: "plan", plan: sender.plan };
  const plan = planNamed(ledger, sender.payer);
  if (plan !== undefined) return { kind: "plan", plan };
  const codes = distributionCodesIn(data.box7);
  const has = (some: string) => codes.some((code) => some.includes(code));
  if (has(ROTH_IRA_CODES)) return { kind: "roth_ira" };
  if (has(RECHARACTERIZED)) return { kind: "recharacterized_ira" };
  if (data.iraSepSimple === true) return { kind: "traditional_ira" };
  return { kind: "payer", payer: sender.payer };
}

/** Whom a form names: a plan of the ledger, or a payer. One of them always is. */
export function senderOf({
  plan,
  payer,
}: LedgerEvent<"form_1099r">["data"]): { readonly plan: string } | { readonly payer: string } {
  if (plan !== undefined) return { plan };
  invariant(payer !== undefined, "a form without a payer");
  return { payer };
}

/** The plan of that id, or the only plan of the employer of that id. */
function planNamed(ledger: Ledger, payer: string): string | undefined {
  const wanted = payer.toLowerCase();
  const plans = [...ledger.plans.values()];
  const byId = plans.find(({ plan }) => plan.toLowerCase() === wanted);
  const [first, second] = plans.filter(({ employer }) => employer.toLowerCase() === wanted);
  return byId?.plan ?? (second === undefined ? first?.plan : undefined);
}
