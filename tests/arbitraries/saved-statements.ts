// Statements as rows of money, and the ways in which the same rows reach us: the layout, the order, the
// encoding, the quoting, the line ends and the forms of dates and numbers differ; what happened does not.
import fc from "fast-check";
import { addDays, calendarDate } from "../../src/kernel/calendar.ts";

/** Money of one source on one day, in cents. */
export interface Money {
  readonly day: number;
  readonly source: Source;
  readonly amount: number;
  /** Tells equal rows apart where the format does: an OFX transaction has an id. */
  readonly id: number;
}

const SOURCES = ["pretax", "roth", "after_tax", "match"] as const;
type Source = (typeof SOURCES)[number];

export const LAYOUTS = [
  "voya/history",
  "payroll/register",
  "ofx/401k",
  "rothbook/paycheck",
] as const;
export type SavedLayout = (typeof LAYOUTS)[number];

/** OFX has no source for Roth money. */
export function moneyIn(layout: SavedLayout): fc.Arbitrary<Money[]> {
  const sources = SOURCES.filter((source) => layout !== "ofx/401k" || source !== "roth");
  const money = fc.record({
    day: fc.integer({ min: 0, max: 40 }).map((week) => week * 7),
    source: fc.constantFrom(...sources),
    amount: fc.integer({ min: 1, max: 900_000 }),
  });
  return fc
    .array(money, { minLength: 1, maxLength: 30 })
    .map((rows) => rows.map((row, id) => ({ ...row, id })));
}

export interface Saved {
  readonly quoteAll: boolean;
  readonly end: "\n" | "\r\n" | "\r";
  readonly encoding: "utf-8" | "utf-8 with mark" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly finalEnd: boolean;
  readonly delimiter: "," | "\t";
  /** OFX: one line, a line a tag, or closed tags. */
  readonly form: "one line" | "lines" | "xml";
  /** As the site exports them, or as a spreadsheet or a script wrote them again. */
  readonly dates: (typeof DATES)[number];
  readonly numbers: (typeof NUMBERS)[number];
}

const DATES = ["exported", "iso", "clock", "zone", "named", "short name"] as const;
const NUMBERS = ["exported", "general", "thousands", "dollars", "plus"] as const;

export const saved: fc.Arbitrary<Saved> = fc.record({
  quoteAll: fc.boolean(),
  end: fc.constantFrom("\n", "\r\n", "\r"),
  encoding: fc.constantFrom("utf-8", "utf-8 with mark", "utf-16le", "utf-16be", "windows-1252"),
  finalEnd: fc.boolean(),
  delimiter: fc.constantFrom(",", "\t"),
  form: fc.constantFrom("one line", "lines", "xml"),
  dates: fc.constantFrom(...DATES),
  numbers: fc.constantFrom(...NUMBERS),
});

export const PLAIN: Saved = {
  quoteAll: false,
  end: "\n",
  encoding: "utf-8",
  finalEnd: true,
  delimiter: ",",
  form: "lines",
  dates: "exported",
  numbers: "exported",
};

export function save(layout: SavedLayout, rows: readonly Money[], how: Saved = PLAIN): Uint8Array {
  if (layout === "ofx/401k") return encoded(ofxText(rows, how), { ...how, encoding: "utf-8" });
  // Our own layouts are UTF-8, commas and line feeds, with or without a mark: what else there is they refuse.
  const own = layout === "rothbook/paycheck";
  const kept: Saved = !own
    ? how
    : {
        ...how,
        delimiter: ",",
        encoding: how.encoding === "utf-8 with mark" ? how.encoding : "utf-8",
      };
  const write = (cell: string) =>
    kept.quoteAll || cell.includes(kept.delimiter) ? `"${cell}"` : cell;
  const text = TABLES[layout](rows, kept)
    .map((row) => row.map(write).join(kept.delimiter))
    .join(kept.end);
  return encoded(text + (kept.finalEnd ? kept.end : ""), kept);
}

const TABLES: Readonly<
  Record<Exclude<SavedLayout, "ofx/401k">, (rows: readonly Money[], how: Saved) => string[][]>
> = {
  "voya/history": (rows, how) => [
    ["Activity Date", "Activity", "Fund", "Money Source", "# of Units", "Unit Price", "Amount"],
    ...rows.map(({ day, source, amount }) => [
      dated(day, how, american),
      "Contribution",
      "Fondé, A",
      VOYA[source],
      "1.0",
      "$1.00",
      amounted(amount, how, (cents) => `$${dollars(cents)}`),
    ]),
  ],
  // 01/03/2025 alone would not prove which is the month, and be refused.
  "payroll/register": (rows, how) => [
    ["Check Date", "Employee", "401k", "Roth 401k", "After-tax 401k", "Employer Match"],
    ...rows.map(({ day, source, amount }) => [
      dated(day, how, iso),
      "Zoë Rivera",
      ...SOURCES.map((each) => (each === source ? amounted(amount, how, dollars) : "")),
    ]),
  ],
  // A row a paycheck: what falls on one day is one row.
  "rothbook/paycheck": (rows, how) => [
    ["pay_date", "person", "plan", "pretax_deferral", "roth_deferral", "after_tax", "match"],
    ...[...Map.groupBy(rows, ({ day }) => day)].map(([day, money]) => [
      dated(day, how, iso),
      "alex",
      "acme-401k",
      ...SOURCES.map((each) => {
        const own = money.filter(({ source }) => source === each);
        const sum = own.reduce((total, { amount }) => total + amount, 0);
        return own.length === 0 ? "" : amounted(sum, how, dollars);
      }),
    ]),
  ],
};

const VOYA: Readonly<Record<Source, string>> = {
  pretax: "Employee PreTax",
  roth: "ROTH",
  after_tax: "Employee Post Tax",
  match: "Employer Match",
};

const OFX: Readonly<Record<Source, string>> = {
  pretax: "PRETAX",
  roth: "AFTERTAX",
  after_tax: "AFTERTAX",
  match: "MATCH",
};

function ofxText(rows: readonly Money[], { form, end }: Saved): string {
  const between = form === "one line" ? "" : end === "\r" ? "\n" : end;
  const value = (name: string, text: string) =>
    form === "xml" ? `<${name}>${text}</${name}>` : `<${name}>${text}`;
  const all = (name: string, ...inner: string[]) =>
    [`<${name}>`, ...inner, `</${name}>`].join(between);
  const buys = rows.map(({ day, source, amount, id }) =>
    all(
      "BUYMF",
      all(
        "INVBUY",
        all("INVTRAN", value("FITID", `F${id}`), value("DTTRADE", compact(day))),
        all("SECID", value("UNIQUEID", "FUND"), value("UNIQUEIDTYPE", "OTHER")),
        value("UNITS", "1"),
        value("UNITPRICE", dollars(amount)),
        value("TOTAL", `-${dollars(amount)}`),
        value("INV401KSOURCE", OFX[source]),
        value("DTPAYROLL", compact(day)),
      ),
      value("BUYTYPE", "BUY"),
    ),
  );
  const account = all("INVACCTFROM", value("BROKERID", "b.example"), value("ACCTID", "70010042"));
  const statement = all(
    "INVSTMTRS",
    value("DTASOF", "20261231"),
    value("CURDEF", "USD"),
    account,
    all("INVTRANLIST", value("DTSTART", "20250101"), value("DTEND", "20261231"), ...buys),
  );
  const status = all("STATUS", value("CODE", "0"), value("SEVERITY", "INFO"));
  const body = all(
    "OFX",
    all("INVSTMTMSGSRSV1", all("INVSTMTTRNRS", value("TRNUID", "1"), status, statement)),
  );
  return form === "xml"
    ? `<?xml version="1.0"?>\n<?OFX OFXHEADER="200" VERSION="220"?>\n${body}`
    : body;
}

function encoded(text: string, { encoding }: Saved): Uint8Array {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  if (encoding === "utf-8 with mark") return Buffer.from(`\ufeff${text}`, "utf8");
  if (encoding === "utf-16le") return Buffer.from(`\ufeff${text}`, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  return Buffer.from(text, "latin1");
}

function dollars(amount: number): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;
}

/** A date as a cell may hold it: each form can only be one day. */
function dated(day: number, { dates }: Saved, exported: (day: number) => string): string {
  const date = iso(day);
  const [year = "", , dayOfMonth = ""] = date.split("-");
  const name = new Date(`${date}T00:00:00Z`).toLocaleString("en-US", {
    month: "short",
    timeZone: "UTC",
  });
  switch (dates) {
    case "exported":
      return exported(day);
    case "iso":
      return date;
    case "clock":
      return `${date} 00:00:00`;
    case "zone":
      return `${date}T23:30:00-05:00`;
    case "named":
      return `${name} ${Number(dayOfMonth)}, ${year}`;
    case "short name":
      return `${dayOfMonth}-${name}-${year}`;
  }
}

/** An amount as a cell may hold it: `1500.5`, `1,500.50`, `$1500.50`. */
function amounted(cents: number, { numbers }: Saved, exported: (cents: number) => string): string {
  const plain = dollars(cents);
  switch (numbers) {
    case "exported":
      return exported(cents);
    case "general":
      return String(Number(plain));
    case "thousands":
      return plain.replace(/\B(?=(\d{3})+\.)/g, ",");
    case "dollars":
      return `$${plain}`;
    case "plus":
      return `+${plain}`;
  }
}

function iso(day: number): string {
  return addDays(calendarDate("2025-01-03"), day);
}

function american(day: number): string {
  const [year = "", month = "", date = ""] = iso(day).split("-");
  return `${month}/${date}/${year}`;
}

function compact(day: number): string {
  return iso(day).replaceAll("-", "");
}
