// The answers that each kind of question takes, in words that say what follows.
import type { Asked } from "../../ledger/kinds.ts";
import type { KnownHere } from "./evidence.ts";
import { LATER, NONE, type Offer, YES } from "./question.ts";

/** Every kind of money of a paycheck; the order in which people have them. */
export const MONEY_OFFERS: readonly Offer[] = [
  { value: "pretax_deferral", label: "what you defer before tax", hint: "counts for 402(g)" },
  { value: "roth_deferral", label: "what you defer as Roth", hint: "counts for 402(g)" },
  { value: "after_tax", label: "what you pay in after tax", hint: "basis, taxed already" },
  { value: "match", label: "the employer’s match" },
  { value: "nonelective", label: "other money from the employer, such as profit sharing" },
  { value: "safe_harbor", label: "a safe harbor contribution of the employer" },
  { value: "pretax_catch_up", label: "catch-up before tax" },
  { value: "roth_catch_up", label: "catch-up as Roth" },
  { value: "roth_match", label: "a match that is itself Roth" },
  { value: "roth_nonelective", label: "other employer money that is itself Roth" },
  { value: "qnec", label: "a qualified nonelective contribution" },
  { value: "forfeiture", label: "a share of forfeitures" },
  { value: NONE, label: "no contribution to the plan", hint: "it is ignored" },
];

/** People that somebody can read through. */
const MOST_LISTED = 50;

const LEFT_OUT: Offer = { value: NONE, label: "leave the file out" };

const OPEN: Offer = { value: LATER, label: "I do not know yet", hint: "it is asked again" };

/** What may have happened on a line of a statement. */
export const KINDS_OF_ROW: readonly Offer[] = [
  { value: "contribution", label: "money came into the plan: a contribution" },
  {
    value: "transfer",
    label: "money moved inside the plan",
    hint: "pairs of it may be conversions",
  },
  { value: "transfer_out", label: "one side of a move: money out of a source" },
  { value: "transfer_in", label: "one side of a move: money into a source" },
  { value: "conversion", label: "a conversion to Roth inside the plan" },
  { value: "distribution", label: "money left the plan" },
  { value: NONE, label: "nothing for the book: a fee, a dividend, a valuation" },
];

/** What is asked, with the words of the file that it is about. */
interface AskedAbout {
  readonly asked: Asked;
  readonly words: string;
  readonly proposal?: string | undefined;
}

/**
 * The proposal first, and always a way to leave it open. Of a plan's ten thousand people those are listed who may be
 * meant; anybody's id is an answer.
 */
export function offersOf(about: AskedAbout, known: KnownHere): readonly Offer[] {
  const { proposal } = about;
  const offers = [...plainOffers(about, known)].toSorted(
    (a, b) => Number(b.value === proposal) - Number(a.value === proposal),
  );
  return [...offers, OPEN];
}

/** Whether it is one of them: a register asks it of each of its names. */
export function isOffered(asked: Asked, known: KnownHere, value: string): boolean {
  if (value === LATER) return true;
  if (asked === "owner") return known.isPerson(value);
  if (asked === "person") return value === NONE || known.isPerson(value);
  return plainOffers({ asked, words: "" }, known).some((offer) => offer.value === value);
}

function plainOffers(
  { asked, words, proposal }: AskedAbout,
  { people, plans, near }: KnownHere,
): readonly Offer[] {
  const listed = (few: () => KnownHere["people"]) =>
    (people.length > MOST_LISTED ? few() : people).map(({ person, name }) => ({
      value: person,
      label: name === undefined || name === person ? person : `${name} (${person})`,
      ...(name !== undefined && { name }),
    }));
  switch (asked) {
    case "column":
    case "source":
      return MONEY_OFFERS;
    case "kind":
      return KINDS_OF_ROW;
    case "person":
      return [
        ...listed(() => near(words, MOST_LISTED)),
        { value: NONE, label: "somebody else: leave these rows out" },
      ];
    case "owner":
      return listed(() => people.filter(({ person }) => person === proposal));
    case "plan":
      return plans.map(({ plan, name }) => ({
        value: plan,
        label: name === undefined ? plan : `${name} (${plan})`,
        ...(name !== undefined && { name }),
      }));
    case "dates":
      return [
        { value: "MM/DD/YYYY", label: "the month comes first" },
        { value: "DD/MM/YYYY", label: "the day comes first" },
      ];
    case "gone":
      return [{ value: YES, label: "yes, nothing goes there any more" }, LEFT_OUT];
    case "sums":
      return [{ value: YES, label: "the rows are right: record them" }, LEFT_OUT];
    case "again":
      return [{ value: YES, label: "yes, it is meant for both" }, LEFT_OUT];
    case "pair":
      return [
        { value: "conversion", label: "a conversion to Roth inside the plan" },
        {
          value: "conversion_of_all",
          label:
            "a conversion to Roth of all the after-tax money that was there, with its earnings",
        },
        { value: "change_of_funds", label: "a change of funds", hint: "nothing is recorded" },
      ];
    case "out":
      return [
        { value: "roth_ira", label: "after-tax money, rolled over to a Roth IRA" },
        {
          value: "traditional_ira",
          label: "after-tax money or its earnings, to a traditional IRA",
        },
        { value: "eligible_plan", label: "after-tax money, to another plan" },
        { value: "cash", label: "after-tax money, paid out" },
        { value: NONE, label: "other money: nothing is recorded" },
      ];
    case "layout":
      return [];
  }
}
