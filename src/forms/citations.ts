// The publications that the worksheets rest on. Line references are to the revisions that were read.
import type { Citation } from "../kernel/citation.ts";

const INSTRUCTIONS_URL = "https://www.irs.gov/pub/irs-prior/i8606--2023.pdf";
const PUB_590B_URL = "https://www.irs.gov/pub/irs-prior/p590b--2023.pdf";

export function form8606Instructions(locator: string): Citation {
  return {
    authority: "IRC §408(d), §408A(d)",
    source: "Instructions for Form 8606 (2023)",
    locator,
    url: INSTRUCTIONS_URL,
  };
}

const READ_EDITION = 2023;

/** The instructions of the worksheet's own year, and in which edition the line was read. */
export function ofOwnYear(citation: Citation, taxYear: number): Citation {
  const { source, locator, url: _, ...rest } = citation;
  if (source !== `Instructions for Form 8606 (${READ_EDITION})` || taxYear === READ_EDITION)
    return citation;
  const read = `read in the edition of ${READ_EDITION}`;
  return {
    ...rest,
    source: `Instructions for Form 8606 (${taxYear})`,
    locator: locator === undefined ? read : `${locator}, ${read}`,
  };
}

export const WORKSHEET_1_1: Citation = {
  authority: "IRC §408(d)(2)",
  source: "Pub. 590-B (2023)",
  locator: "chapter 1, Worksheet 1-1",
  url: PUB_590B_URL,
};

/** Forms of these years were read as printed; of others the lines are known from elsewhere. */
const READ_8606 = [2021, 2022, 2023, 2025];

/** The form of the year itself: a worksheet never cites another year's. */
export function form8606Citation(taxYear: number): Citation {
  return {
    authority: "IRC §408(o)(4), §408(d)(2), §408A(d)",
    source: `Form 8606 (${taxYear})`,
    ...(READ_8606.includes(taxYear) && {
      url: `https://www.irs.gov/pub/irs-prior/f8606--${taxYear}.pdf`,
    }),
  };
}

export function form1040Citation(taxYear: number): Citation {
  return {
    authority: "IRC §61(a)(8), §402(a), §408(d)",
    source: `Form 1040 (${taxYear})`,
    ...(taxYear >= 2020 && { locator: "lines 4a to 5c" }),
    ...(taxYear === 2025 && { url: "https://www.irs.gov/pub/irs-prior/f1040--2025.pdf" }),
  };
}

export function form5329Citation(taxYear: number): Citation {
  return {
    authority: "IRC §72(t)",
    source: `Form 5329 (${taxYear})`,
    locator: "Part I",
    ...(taxYear === 2025 && { url: "https://www.irs.gov/pub/irs-prior/f5329--2025.pdf" }),
  };
}

/** For pensions the same stands under lines 5a and 5b, "Fully Taxable Pensions and Annuities". */
export const BLANK_4A: Citation = {
  authority: "Instructions for Form 1040 (2025), lines 4a and 4b, 5a and 5b",
  source: "Pub. 590-B (2023)",
  locator: "Reporting taxable distributions on your return",
  url: PUB_590B_URL,
};

export const WHOLE_DOLLARS: Citation = {
  authority: "IRC §6102(a); Treas. Reg. §301.6102-1",
  locator: "amounts on a return may be rounded to whole dollars",
};
