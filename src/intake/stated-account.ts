// Whose account a statement says it is: the account number of its rows, else the plan that its preamble
// names. An import remembers it, so that the file of another account is noticed. What the user's layout
// has mapped to a plan needs no memory.
import type { MeaningfulRow } from "./fold/fold-rows.ts";
import type { Layout } from "./layouts/layout.ts";
import type { ReadContext, StatedAccount } from "./read-record.ts";
import { layoutExpression } from "./text/expression.ts";
import { maskAccount, maskNumbers } from "./text/mask.ts";
import type { Row } from "./text/text-rows.ts";
import { plainText } from "./text/wording.ts";

export function statedAccount(
  preamble: readonly Row[],
  rows: readonly MeaningfulRow[],
  layout: Layout,
  context: ReadContext,
): StatedAccount | undefined {
  const money = rows.flatMap(({ meaning }) =>
    meaning.is === "money_in" || meaning.is === "transfer" ? [meaning.owner.account] : [],
  );
  const [number, ...others] = new Set(money);
  // Several accounts need a layout that names them; a file without money feeds no plan.
  if (number === undefined || others.length > 0) return undefined;
  if (number !== "") return accountOf(number, layout, context);
  const plan = layout.plan ?? context.plan;
  const name = planName(preamble, layout);
  return plan === undefined || name === undefined ? undefined : { plan, account: name };
}

/** Undefined when the layout says which plan the account is, or nobody says any. */
export function accountOf(
  number: string,
  layout: Pick<Layout, "accounts" | "plan">,
  context: ReadContext,
): StatedAccount | undefined {
  const { accounts } = layout;
  const masked = maskAccount(number);
  const mapped = [number, masked, number.slice(-4)].some((key) => Object.hasOwn(accounts, key));
  const plan = layout.plan ?? context.plan;
  return mapped || plan === undefined || masked === "" ? undefined : { plan, account: masked };
}

export function planName(preamble: readonly Row[], layout: Layout): string | undefined {
  if (layout.names_plan === undefined) return undefined;
  const expression = layoutExpression(layout.names_plan);
  for (const { cells } of preamble) {
    const words = plainText(cells.map(({ text, blanks = "" }) => blanks + text).join(",")).slice(
      0,
      LONGEST_WORDS,
    );
    const name = expression.exec(words)?.groups?.["plan"]?.replace(/[\s,]+$/, "");
    if (name !== undefined && name !== "") return maskNumbers(name);
  }
  return undefined;
}

const LONGEST_WORDS = 300;
