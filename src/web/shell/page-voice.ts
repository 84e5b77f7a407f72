// How the page calls what a sentence speaks of: people, employers and plans by name, days in words, lines of
// worksheets by the title of their form. Entries have links of their own, so their ids are left out.
import type { Household } from "../../app/questions/household.ts";
import { formatDollars } from "../../kernel/money.ts";
import type { Voice } from "../../kernel/sentence.ts";
import { lineWords } from "../../render/line-words.ts";
import { kindWords } from "./event-words.ts";
import { dayText } from "./words.ts";

export function pageVoice({ people, employers, plans }: Household): Voice {
  const nameOf = (of: Household[keyof Household]) => {
    const names = new Map(of.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  const [person, plan, employer] = [nameOf(people), nameOf(plans), nameOf(employers)];
  return {
    person,
    plan,
    employer,
    payer: plan,
    to: (destination) => DESTINATIONS[destination] ?? destination.replaceAll("_", " "),
    date: dayText,
    money: formatDollars,
    events: () => "",
    entry: ({ kind }) => kindWords(kind),
    line: (form, line) => lineWords(form, line, { person, plan, employer }),
  };
}

const DESTINATIONS: Readonly<Record<string, string>> = {
  designated_roth: "the Roth account",
  roth_ira: "Roth IRA",
  traditional_ira: "traditional IRA",
};
