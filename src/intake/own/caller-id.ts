// The caller's own id of an event. Ids like e17 and b12 are the ledger's, so nobody else may use them.
import { isLedgerEventId, parseBatchId } from "../../kernel/ids.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { type Codec, name } from "../../ledger/codec.ts";

export const callerId: Codec<string> = {
  form: "an id of your own",
  decode(value, path, report) {
    const named = name.decode(value, path, report);
    if (named === undefined) return undefined;
    if (!isLedgerEventId(named) && parseBatchId(named) === undefined) return named;
    report({
      path,
      code: "import.value-malformed",
      message: `${quoted(named)} is an id that the ledger gives out itself`,
      hint: "choose another, such as payroll-2025-01-03",
    });
    return undefined;
  },
  encode: name.encode,
  typed: name.typed,
  canonical: name.canonical,
};
