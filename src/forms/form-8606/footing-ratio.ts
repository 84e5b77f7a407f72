// Line 10 of Form 8606 as a person with a pocket calculator needs it: with so many places, five at least,
// that lines 11 and 12 come out of it to the cent. "Rounded to at least 3 places", says the form; with
// three, 7,003.17 x 0.991 is not the 6,936.99 that the exact ratio gives.
import {
  add,
  type Cents,
  formatRatio,
  multiply,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from "../../kernel/money.ts";
import { wholeDollars } from "../whole-dollars.ts";
import type { Worksheet } from "../worksheet.ts";

const LEAST = 5;
const MOST = 12;

/** The text of line 10; as the worksheet has it when its lines rest on a declared rounding; undefined when there is none. */
export function footingRatio(worksheet: Worksheet): string | undefined {
  const printed = worksheet.lines.find(({ line }) => line === "10")?.value;
  if (printed?.kind !== "text") return undefined;
  const amounts = new Map(
    worksheet.lines.flatMap(({ line, value }) =>
      value.kind === "amount" ? [[line, value.cents] as const] : [],
    ),
  );
  const [basis, total] = [amounts.get("5"), amounts.get("9")];
  if (basis === undefined || total === undefined || total === 0) return printed.text;
  if (basis >= total) return printed.text;
  const whole = [...amounts.values()].every((cents) => cents % 100 === 0);
  for (let places = LEAST; places <= MOST; places += 1) {
    const text = formatRatio(ratio(basis, total), places);
    const foots = PRODUCTS.every(([from, to]) => {
      const product = multiply(amounts.get(from) ?? ZERO, decimal(text), "half_up");
      return (whole ? wholeDollars(product) : product) === (amounts.get(to) ?? ZERO);
    });
    if (foots) return text;
  }
  return printed.text;
}

/** The worksheet with line 10 as `footingRatio` prints it; any other form as it is. */
export function withFootingRatio(worksheet: Worksheet): Worksheet {
  const text = worksheet.form === "form-8606" ? footingRatio(worksheet) : undefined;
  if (text === undefined) return worksheet;
  const lines = worksheet.lines.map((each) =>
    each.line === "10" ? { ...each, value: { kind: "text", text } as const } : each,
  );
  return { ...worksheet, lines };
}

/** What lines 11, 12 and 14 are for whoever keeps the three places that the form allows. */
export interface ThreePlaces {
  readonly ratio: string;
  readonly line11: Cents;
  readonly line12: Cents;
  readonly line14: Cents;
}

/** Undefined where three places give the same amounts, or nothing is multiplied. */
export function withThreePlaces({ lines }: Worksheet): ThreePlaces | undefined {
  const value = (name: string) => lines.find(({ line }) => line === name)?.value;
  const amount = (name: string): Cents => {
    const found = value(name);
    return found?.kind === "amount" ? found.cents : ZERO;
  };
  const [basis, total] = [amount("5"), amount("9")];
  if (value("10")?.kind !== "text" || total === 0 || basis >= total) return undefined;
  const text = formatRatio(ratio(basis, total), 3);
  const product = (line: string) => multiply(amount(line), decimal(text), "half_up");
  const [line11, line12] = [product("8"), product("7")];
  if (line11 === amount("11") && line12 === amount("12")) return undefined;
  return { ratio: text, line11, line12, line14: subtract(amount("3"), add(line11, line12)) };
}

/** Line 8 times line 10 is line 11; line 7 times line 10 is line 12. */
const PRODUCTS = [
  ["8", "11"],
  ["7", "12"],
] as const;

function decimal(text: string): Ratio {
  const [whole = "", places = ""] = text.split(".");
  return { numerator: BigInt(whole + places), denominator: 10n ** BigInt(places.length) };
}
