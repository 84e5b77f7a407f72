// Amounts as statements print them: several ways to say "minus", several ways to say "nothing", and what
// a spreadsheet does to a number. `1500.5` can only be 1,500.50; three decimals can be no money and
// `1.234,56` could be two amounts: the kernel, which reads what is left, refuses both.
import { type AmountFault, type Cents, negate, parseCents } from "../../kernel/money.ts";
import { type Outcome, success } from "../../kernel/outcome.ts";

/** Ways of printing no amount. `0` is an amount. */
const NOTHING = /^(?:-{0,3}|n\/?a|none|null|—|–)$/i;

export interface AmountForm {
  /** Exports that carry amounts to four or five places: only zeros may be dropped, nothing is rounded. */
  readonly padded?: boolean;
}

/** Undefined when the cell says that there is no amount. */
export function readAmount(
  text: string,
  form: AmountForm = {},
): Outcome<Cents | undefined, AmountFault> {
  let rest = text.trim();
  if (NOTHING.test(rest)) return success(undefined);
  rest = rest.replace(/^(\(?)\s*[–−]\s*/, "$1-").replace(/\s*\*+$/, "");
  let negative = false;
  const trailing = /^([^-+()]*\d)\s*([-–−+])$/.exec(rest);
  if (trailing?.[1] !== undefined) {
    negative = trailing[2] !== "+";
    rest = trailing[1];
  }
  rest = rest.replace(/^\+\s*(?=[$\d.])/, "");
  rest = rest.replace(/^([-(]?)\s*(?:USD\s*|\$\s+)/i, "$1").replace(/\s*USD(\)?)$/i, "$1");
  // A spreadsheet drops the last zero and, before the point, the only one: 1500.5, .50.
  rest = rest.replace(/^([^.]*\.\d)(\)?)$/, "$10$2").replace(/^([-($]*)(?=\.\d)/, "$10");
  if (form.padded) rest = rest.replace(/(\.\d{2})0+(\)?)$/, "$1$2");
  const parsed = parseCents(rest);
  if (!parsed.ok) return parsed;
  return success(negative ? negate(parsed.value) : parsed.value);
}

export function amountHint(fault: AmountFault): string {
  if (fault === "too_many_decimals") return "amounts have two decimals; nothing is rounded for you";
  if (fault === "misplaced_comma")
    return "amounts look like 1,234.56; commas and points are never swapped";
  if (fault === "mixed_sign") return "one minus sign or one pair of parentheses";
  if (fault === "too_large") return "the amount is larger than any account";
  return "amounts look like 1234.56, -$1,234.56, (1,234.56) or 1,234.56-";
}

/** For tests of recognition: does the cell look like an amount at all? */
export function looksLikeAmount(text: string): boolean {
  return readAmount(text, { padded: true }).ok;
}
