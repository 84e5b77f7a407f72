// How the page calls what a sentence speaks of: people, employers and plans by name, days in words, lines of
// worksheets by the title of their form. Entries have links of their own, so their ids are left out.
import type { Household } from "../../app/questions/household.ts";
import type { Voice } from "../../kernel/sentence.ts";
import { namedVoice } from "../../render/named-voice.ts";
import { kindWords } from "./event-words.ts";
import { dayText } from "./words.ts";

export function pageVoice(household: Household): Voice {
  return {
    ...namedVoice(household),
    to: (destination) => DESTINATIONS[destination] ?? destination.replaceAll("_", " "),
    date: dayText,
    entry: ({ kind }) => kindWords(kind),
  };
}

const DESTINATIONS: Readonly<Record<string, string>> = {
  designated_roth: "the Roth account",
  roth_ira: "Roth IRA",
  traditional_ira: "traditional IRA",
};
