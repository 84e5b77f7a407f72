// A reading of a tax form → what would be recorded, and the words that put each box beside its place on the page.
// Nothing of a form is recorded without a look: a proposal at best.
import { type TaxYear, taxYear } from "../../kernel/calendar.ts";
import { isName } from "../../kernel/ids.ts";
import { type Cents, formatDollars } from "../../kernel/money.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { Candidate } from "../../ledger/event.ts";
import type { ReadContext, ReadRecord } from "../read-record.ts";
import { maskAccount, maskNumbers } from "../text/mask.ts";
import { readAmount } from "../text/statement-amount.ts";
import type { BoxValue, FormReading } from "./form-reading.ts";

export interface ProposedForm {
  readonly reason: string;
  readonly lacks?: "person";
  readonly proposal: readonly Candidate[];
}

export function proposedForm(
  reading: FormReading,
  context: ReadContext,
  { at, text }: { readonly at: ReadRecord["at"]; readonly text: string },
): ProposedForm {
  const form = new Form(reading);
  const year = form.number(reading.year, "the year");
  const person = form.person(context, text);
  if (year === undefined) form.open.push("the year of the form");
  const common = { person: person ?? "", taxYear: year ?? taxYear(2000), ...form.payer() };
  const candidate: Candidate =
    reading.form === "form_1099r"
      ? {
          kind: "form_1099r",
          data: { ...common, ...form.boxes1099r(), ...form.planOr(context) },
          source: at,
        }
      : { kind: "form_5498", data: { ...common, ...form.boxes5498() }, source: at };
  return {
    reason: form.words(year),
    ...(person === undefined && { lacks: "person" as const }),
    proposal: form.open.length === 0 ? [candidate] : [],
  };
}

/** Codes that only an IRA has. */
const OF_AN_IRA = /[JNRQT]/;
/** Codes that only a plan has. */
const OF_A_PLAN = /[BHELMUA]/;

class Form {
  readonly #reading: FormReading;
  readonly #shown: string[] = [];
  /** What keeps it from being a proposal. */
  readonly open: string[] = [];

  constructor(reading: FormReading) {
    this.#reading = reading;
  }

  boxes1099r() {
    const box1 = this.#amount("1");
    if (box1 === undefined) this.#needs("1");
    const box2a = this.#amount("2a");
    if (box2a === undefined && !this.#isSeveral("2a"))
      this.#shown.push("box 2a is blank, which is not 0.00");
    const rest = {
      ...this.#optional("4", "box4"),
      ...this.#optional("5", "box5"),
      ...this.#optional("6", "box6"),
    };
    const code = this.#text("7", this.#box("7"))?.replace(/[ ,/]/g, "").toUpperCase();
    if (code === undefined) this.#needs("7");
    const box11 = this.number(this.#box("11"), "box 11");
    const { ticks } = this.#reading;
    this.#ticks();
    const account = this.#text("account", this.#reading.account);
    return {
      box1: box1 ?? (0 as Cents),
      ...(box2a !== undefined && { box2a }),
      ...(ticks.get("not_determined") === true && { box2bNotDetermined: true }),
      ...(ticks.get("total") === true && { box2bTotal: true }),
      ...rest,
      box7: code ?? "",
      ...(ticks.get("ira") === true && { iraSepSimple: true }),
      ...this.#optional("9b", "box9b"),
      ...this.#optional("10", "box10"),
      ...(box11 !== undefined && { box11 }),
      ...(account !== undefined && { accountNumber: maskAccount(account) }),
    };
  }

  boxes5498() {
    const boxes = {
      ...this.#optional("1", "box1"),
      ...this.#optional("2", "box2"),
      ...this.#optional("3", "box3"),
      ...this.#optional("5", "box5"),
      ...this.#optional("10", "box10"),
    };
    if (Object.keys(boxes).length === 0) this.open.push("an amount in box 1, 2, 3, 5 or 10");
    return boxes;
  }

  /** A name as the ledger takes it: `Example Trust Co.` is `example-trust-co`. */
  payer(): { payer?: string } {
    const words = this.#text("payer", this.#reading.payer)?.split(/[\r\n]/)[0] ?? "";
    const payer = maskNumbers(words)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 80);
    if (isName(payer)) return { payer };
    if (this.#reading.form === "form_5498") this.open.push("the name of the trustee");
    return {};
  }

  /** Who was named with the command or is named on the page; nobody where the two differ. */
  person(context: ReadContext, text: string): string | undefined {
    const named = context.peopleNamed?.(text) ?? [];
    const [only, second] = named;
    const { person = second === undefined ? only?.person : undefined } = context;
    if (person === undefined) this.open.push("whose form it is");
    else if (only !== undefined && named.every((each) => each.person !== person))
      this.open.push(`whose form it is: it names ${quoted(only.name)}, not ${person}`);
    return person;
  }

  /** The plan that was named, or the only one, unless the form is that of an IRA or may be one. */
  planOr({ plan, planNamed }: ReadContext): { plan?: string } {
    const { ticks } = this.#reading;
    const box7 = this.#box("7");
    const code = box7 !== undefined && "found" in box7 ? box7.found.text : "";
    const isPlan = planNamed === true || ticks.get("ira") === false || OF_A_PLAN.test(code);
    if (plan !== undefined && isPlan && ticks.get("ira") !== true && !OF_AN_IRA.test(code)) {
      this.#shown.push(`taken for one of the plan ${plan}`);
      return { plan };
    }
    const payer = this.#reading.payer;
    if (payer === undefined || "several" in payer) this.open.push("the name of the payer");
    return {};
  }

  number(value: BoxValue | undefined, name: string): TaxYear | undefined {
    const text = this.#text(name, value);
    return text !== undefined && /^(?:19|20)\d\d$/.test(text.trim())
      ? taxYear(Number(text))
      : undefined;
  }

  words(year: TaxYear | undefined): string {
    const { form, page, how } = this.#reading;
    const name = form === "form_1099r" ? "Form 1099-R" : "Form 5498";
    const head = `${name}${year === undefined ? "" : ` for ${year}`}${page === undefined ? "" : `, page ${page}`}, read by ${how}`;
    const open =
      this.open.length === 0
        ? "compare it"
        : `not read: ${this.open.join(", ")}; record it by hand`;
    return `${[`${head}; ${open}`, ...this.#shown].join("; ")}`;
  }

  #box(box: string): BoxValue | undefined {
    return this.#reading.boxes.get(box);
  }

  #isSeveral(box: string): boolean {
    const value = this.#box(box);
    return value !== undefined && "several" in value;
  }

  #needs(box: string): void {
    if (!this.#isSeveral(box)) this.open.push(`box ${box}`);
  }

  #optional<K extends string>(box: string, key: K): { readonly [key in K]?: Cents } {
    const amount = this.#amount(box);
    return (amount === undefined ? {} : { [key]: amount }) as { readonly [key in K]?: Cents };
  }

  #amount(box: string): Cents | undefined {
    const text = this.#text(box, this.#box(box), `box ${box}`);
    if (text === undefined) return undefined;
    const read = readAmount(text);
    if (read.ok && (read.value ?? 0) >= 0) return read.value;
    this.open.push(`box ${box}, where ${quoted(maskNumbers(text))} is no amount`);
    return undefined;
  }

  /** The text of a box, told beside its place. */
  #text(
    name: string,
    value: BoxValue | undefined,
    shown = name === "7" ? "box 7" : name,
  ): string | undefined {
    if (value === undefined) return undefined;
    if ("several" in value) {
      const all = [...new Set(value.several.map(({ text }) => maskNumbers(text)))];
      this.open.push(`${shown}, which has ${all.map((each) => quoted(each)).join(" and ")}`);
      return undefined;
    }
    const { text, line } = value.found;
    if (name === "account" || name === "payer") return text;
    const amount = readAmount(text);
    const said =
      name !== "7" &&
      shown !== "box 11" &&
      shown.startsWith("box") &&
      amount.ok &&
      amount.value !== undefined
        ? formatDollars(amount.value)
        : text;
    const place =
      line === undefined ? "" : ` at line ${line.line} ${quoted(maskNumbers(line.text))}`;
    if (shown.startsWith("box")) this.#shown.push(`${shown} ${said}${place}`);
    return text;
  }

  #ticks(): void {
    const { ticks } = this.#reading;
    const names = { not_determined: "2b not determined", total: "2b total", ira: "IRA/SEP/SIMPLE" };
    for (const [tick, name] of Object.entries(names)) {
      const ticked = ticks.get(tick);
      if (ticked === true) this.#shown.push(`${name} is ticked`);
    }
    if (this.#reading.page !== undefined && !Object.keys(names).every((tick) => ticks.has(tick)))
      this.#shown.push("a tick that is drawn is not seen: look at boxes 2b and IRA/SEP/SIMPLE");
  }
}
