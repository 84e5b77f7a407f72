// Whether the dates and amounts of an element are what OFX says they are. Everything that fails is told
// with its place; after this, a value that cannot be read is one that is not there.
import { quoted } from "../../kernel/shown-text.ts";
import { child, type Element } from "./elements.ts";
import { type Fault, faultAt } from "./place.ts";
import { SOURCES } from "./statement.ts";
import { readDecimal, readOfxDate } from "./values.ts";

/** Dates on which a figure of ours may rest. Clocks of servers and profiles may say what they like. */
const DATES = new Set([
  ...["DTPOSTED", "DTTRADE", "DTSETTLE", "DTPAYROLL", "DTASOF", "DTSTART", "DTEND"],
  ...["DTPRICEASOF", "PLANJOINDATE", "VESTDATE"],
]);
const DECIMALS = new Set<string>([
  ...["TRNAMT", "BALAMT", "TOTAL", "UNITS", "UNITPRICE", "MKTVAL", "CASHBAL", "AVAILCASH"],
  ...["WITHHOLDING", "STATEWITHHOLDING", "PENALTY", "LOANPRINCIPAL", "LOANINTEREST"],
  ...["CURRENTVESTPCT", "VESTPCT"],
  ...SOURCES,
]);
/** What an aggregate cannot be understood without. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  STMTTRN: ["DTPOSTED", "TRNAMT"],
  INVTRAN: ["DTTRADE"],
  INVBUY: ["TOTAL"],
  INVSELL: ["TOTAL"],
  TRANSFER: ["UNITS", "TFERACTION"],
};

/** The faults of an element and of what is inside, in file order; `except` is looked at by somebody else. */
export function valueFaults(
  element: Element,
  except: ReadonlySet<Element> = new Set(),
): readonly Fault[] {
  const faults: Fault[] = [];
  visit(element);
  return faults;

  function visit(inner: Element): void {
    if (except.has(inner)) return;
    for (const name of REQUIRED[inner.name] ?? []) {
      const value = child(inner, name);
      if (value !== undefined && value.text !== "") continue;
      const message =
        value === undefined ? `<${inner.name}> has no <${name}>` : `<${name}> is empty`;
      const hint = DATES.has(name) ? "a transaction needs its date" : "it needs a value";
      faults.push(faultAt(value?.at ?? inner.at, message, hint, "import.value-missing"));
    }
    if (inner.text !== "" && DATES.has(inner.name) && readOfxDate(inner.text) === undefined) {
      const message = `${quoted(inner.text)} is not a date of the calendar`;
      const hint = "OFX dates are YYYYMMDD, then perhaps a clock and a zone";
      faults.push(valueFault(inner, "import.date-invalid", message, hint));
    }
    if (inner.text !== "" && DECIMALS.has(inner.name) && readDecimal(inner.text) === undefined) {
      const message = `${quoted(inner.text)} is not a decimal number`;
      const hint = "OFX amounts look like -1234.56: no dollar sign, no commas";
      faults.push(valueFault(inner, "import.amount-not-decimal", message, hint));
    }
    for (const next of inner.children) visit(next);
  }
}

function valueFault(element: Element, code: Fault["code"], message: string, hint: string): Fault {
  return { code, message, hint, at: element.textAt, length: element.text.length };
}
