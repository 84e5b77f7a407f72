// Forms 5498 that the records imply and nobody has recorded: awaited until 31 May, late after it. They are
// not needed to file; box 5 of them is what line 6 of Form 8606 asks for.

import { byCommand } from "../../../kernel/advice.ts";
import { forms5498DueDay } from "../../../kernel/due-days.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { type Asked, checklist5498 } from "../packet/checklist-5498.ts";
import { iraRows } from "../packet/ira-exhibit.ts";
import { type OpenPoint, todo } from "./open-point.ts";

/** One for all custodians of a person: which of them has which account is not recorded. */
export function forms5498Awaited(ledger: Ledger, asked: Asked): OpenPoint[] {
  const { taxYear, today } = asked;
  const due = forms5498DueDay(taxYear);
  const kinds = checklist5498(ledger, asked, iraRows(ledger, asked))
    .filter(({ came }) => came === 0)
    .map(({ ira }) => (ira === "roth" ? "Roth" : "traditional"));
  if (kinds.length === 0) return [];
  const name = ledger.people.get(asked.person)?.name ?? asked.person;
  return [
    todo(
      "form-5498.awaited",
      `Form 5498 for ${taxYear} from the custodian of the ${kinds.join(" and the ")} IRA of ${name} ${today <= due ? "is awaited" : "is late"}`,
      {
        action: byCommand(
          "if it does not come, ask the custodian; record it when it comes",
          "record form_5498",
        ),
        due,
        citation: { authority: "IRC §408(i), §7503; Instructions for Form 5498" },
      },
    ),
  ];
}
