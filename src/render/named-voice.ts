// How a report and a calendar, which are read beside everything else of a life, call what a sentence speaks of:
// names, not ids, and no numbers of entries.
import type { Household } from "../app/questions/household.ts";
import { formatDollars } from "../kernel/money.ts";
import { payerName } from "../kernel/payer-name.ts";
import type { Voice } from "../kernel/sentence.ts";
import { lineWords } from "./line-words.ts";

export function namedVoice({ people, employers, plans }: Household): Voice {
  const nameOf = (of: Household[keyof Household]) => {
    const names = new Map(of.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  const [person, plan, employer] = [nameOf(people), nameOf(plans), nameOf(employers)];
  return {
    person,
    plan,
    employer,
    payer: (id) => (plan(id) === id ? payerName(id) : plan(id)),
    to: (destination) => destination.replaceAll("_", " "),
    date: (date) => date,
    money: formatDollars,
    events: () => "",
    entry: ({ kind }) => kind.replaceAll("_", " "),
    line: (form, line) => lineWords(form, line, { person, plan, employer }),
  };
}
