// Whether the values that an event rests on are what OFX says they are. Everything that fails is told with
// its place. A field that nothing depends on refuses no file: one recordkeeper prints the dates of its
// prices wrongly, and the account of an IRA beside the plan may hold anything.
import { quoted } from "../../kernel/shown-text.ts";
import { child, type Element } from "./elements.ts";
import { type Fault, faultAt } from "./place.ts";
import { readDecimal, readOfxDate } from "./values.ts";

/** By aggregate: what it cannot be understood without, and what must be readable when it is there. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  STMTTRN: ["DTPOSTED", "TRNAMT"],
  INVTRAN: ["DTTRADE"],
  INVBUY: ["TOTAL"],
  INVSELL: ["TOTAL"],
  TRANSFER: ["UNITS", "TFERACTION"],
};
const DATES = new Set(["DTPOSTED", "DTTRADE", "DTPAYROLL"]);
const DECIMALS: Readonly<Record<string, readonly string[]>> = {
  STMTTRN: ["TRNAMT"],
  INVBUY: ["TOTAL"],
  INVSELL: ["TOTAL"],
  TRANSFER: ["UNITS", "UNITPRICE"],
};

/** The faults of a transaction, in file order. */
export function valueFaults(transaction: Element): readonly Fault[] {
  const faults: Fault[] = [];
  visit(transaction, transaction);
  return faults;

  function visit(inner: Element, parent: Element): void {
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
    if (inner.text !== "" && isDecimal(inner, parent) && readDecimal(inner.text) === undefined) {
      const message = `${quoted(inner.text)} is not a decimal number`;
      const hint = "OFX amounts look like -1234.56: no dollar sign, no commas";
      faults.push(valueFault(inner, "import.amount-not-decimal", message, hint));
    }
    for (const next of inner.children) visit(next, inner);
  }
}

function isDecimal(element: Element, parent: Element): boolean {
  return DECIMALS[parent.name]?.includes(element.name) === true;
}

function valueFault(element: Element, code: Fault["code"], message: string, hint: string): Fault {
  return { code, message, hint, at: element.textAt, length: element.text.length };
}
