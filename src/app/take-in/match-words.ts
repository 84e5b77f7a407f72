// A match formula as people say it: `100% up to 3%, 50% up to 5%`.
import { quoted } from "../../kernel/shown-text.ts";

const TIER = /^(\d+(?:\.\d+)?) ?%? (?:up to|of the first) (\d+(?:\.\d+)?) ?%?(?: of pay)?$/i;

/** `100% up to 3%, 50% up to 5%`: each tier reaches from the one before it to its own percentage of pay. */
export function tiersOf(text: string): readonly Readonly<Record<string, string>>[] | undefined {
  const tiers = text.split(",").map((part) => TIER.exec(part.trim().replaceAll(/\s+/g, " ")));
  if (tiers.some((tier) => tier === null)) return undefined;
  return tiers.map((tier) => ({
    percent_match: tier?.[1] ?? "",
    up_to_percent_of_pay: tier?.[2] ?? "",
  }));
}

export function faultOfMatch(text: string): string | undefined {
  return tiersOf(text) === undefined
    ? `${quoted(text)} is not a match formula, such as 50% up to 6%, or 100% up to 3%, 50% up to 5%`
    : undefined;
}
