// Box 7 of Form 1099-R: which codes exist and which may stand together. The table is that of the
// Instructions for Forms 1099-R and 5498, "Guide to Distribution Codes".

/** Each code with those that it may be combined with; every pair stands on both sides. */
const COMBINATIONS: Readonly<Record<string, string>> = {
  "1": "8BDKLMP",
  "2": "8BDKLMP",
  "3": "D",
  "4": "8ABDGHKLMPY",
  "5": "",
  "6": "W",
  "7": "ABDKLMY",
  "8": "124BJK",
  "9": "",
  A: "47",
  B: "12478GLMPU",
  C: "D",
  D: "12347C",
  E: "",
  F: "",
  G: "4BK",
  H: "4",
  J: "8PS",
  K: "12478GY",
  L: "1247B",
  M: "1247B",
  N: "",
  P: "124BJ",
  Q: "",
  R: "",
  S: "J",
  T: "",
  U: "B",
  W: "6",
  Y: "47K",
};

/** The codes in box 7 as people and payers write them: `1B`, `B1`, `B+1`, `b, 1`. Sorted, so equal boxes compare equal. */
export function distributionCodesIn(box7: string): readonly string[] {
  return [...box7.toUpperCase().replace(/[\s+,/&-]/g, "")].toSorted();
}

/** The same as one text. */
export function sortedCodes(box7: string): string {
  return distributionCodesIn(box7).join("");
}

/** One code that exists, or two that may stand together. @see Instructions for Form 1099-R, box 7 */
export function isValidDistributionCode(box7: string): boolean {
  const [first, second, ...more] = distributionCodesIn(box7);
  if (first === undefined || more.length > 0) return false;
  const partners = Object.hasOwn(COMBINATIONS, first) ? COMBINATIONS[first] : undefined;
  if (partners === undefined) return false;
  return second === undefined ? true : partners.includes(second);
}
