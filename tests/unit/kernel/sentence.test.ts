// A sentence is words and things; whoever prints it says how things are called. By hand.
import { describe, expect, it } from "vitest";
import { calendarDate } from "../../../src/kernel/calendar.ts";
import { missingFact } from "../../../src/kernel/missing-fact.ts";
import { dollars } from "../../../src/kernel/money.ts";
import {
  eachOnce,
  joined,
  messageIn,
  plainText,
  type Said,
  say,
  spoken,
  type Voice,
  withoutDay,
  worded,
} from "../../../src/kernel/sentence.ts";

const DAY = calendarDate("2025-03-07");
const MONEY = dollars("1234.56");

/** Each thing is called by another word, so that none is taken for another. */
const VOICE: Voice = {
  person: (id) => `person ${id}`,
  plan: (id) => `plan ${id}`,
  employer: (id) => `employer ${id}`,
  payer: (id) => `payer ${id}`,
  to: (id) => `to ${id}`,
  date: (date) => `day ${date}`,
  money: (amount) => `${amount} cents`,
  events: (ids) => ` [${ids.join()}]`,
  entry: ({ kind, id }) => `${kind} no. ${id}`,
  line: (form, { line }) => `${form}, line ${line}`,
};

const PARTS: readonly (readonly [said: Said, plain: string, inVoice: string])[] = [
  ["words", "words", "words"],
  [say`${{ person: "alex" }} pays`, "alex pays", "person alex pays"],
  [say`in ${{ plan: "k" }}`, "in k", "in plan k"],
  [say`at ${{ employer: "acme" }}`, "at acme", "at employer acme"],
  [say`from ${{ payer: "Bank" }}`, "from Bank", "from payer Bank"],
  [say`into ${{ to: "roth_ira" }}`, "into roth ira", "into to roth_ira"],
  [say`on ${{ date: DAY }}`, "on 2025-03-07", "on day 2025-03-07"],
  [say`paid${{ of: DAY }}`, "paid of 2025-03-07", "paid of day 2025-03-07"],
  [say`paid${{ on: DAY }}`, "paid on 2025-03-07", "paid on day 2025-03-07"],
  [say`${{ money: MONEY }}`, "1,234.56", "123456 cents"],
  [say`told${{ events: ["e1", "e2"] }}`, "told (e1, e2)", "told [e1,e2]"],
  [say`${{ entry: { kind: "form_1099r", id: "e4" } }}`, "form 1099r e4", "form_1099r no. e4"],
  [
    say`${{ form: "form-8606", line: { line: "14", place: { number: "14" } } }}`,
    "form-8606 line 14",
    "form-8606, line 14",
  ],
  [
    say`known once ${{ lacking: missingFact("form_1099r.{event}.box_2a", { event: "e4" }) }} is`,
    "known once box 2a of the Form 1099-R entry e4 is",
    "known once box 2a of the Form 1099-R entry no. e4 is",
  ],
  [
    say`${{
      fact: missingFact("form_1099r.{event}.box_2a", { event: "e4" }),
      entry: { kind: "form_1099r", id: "e4" },
    }}`,
    "What does box 2a of this Form 1099-R say: form 1099r e4?",
    "What does box 2a of this Form 1099-R say: form_1099r no. e4?",
  ],
  [
    say`${{ fact: missingFact("form_1099r.{event}.box_2a", { event: "e4" }) }}`,
    "What does box 2a of this Form 1099-R say: the one without it?",
    "What does box 2a of this Form 1099-R say: the one without it?",
  ],
  [say`of ${2025}`, "of 2025", "of 2025"],
];

describe("a sentence", () => {
  it.each(PARTS)("%j is said plainly and in a voice", (said, plain, inVoice) => {
    expect(plainText(said)).toBe(plain);
    expect(spoken(said, VOICE)).toBe(inVoice);
  });

  it("holds no empty words, and the parts of a sentence in it", () => {
    expect(say`${{ plan: "k" }}${say`: ${{ money: MONEY }} more`}`).toEqual([
      { plan: "k" },
      ": ",
      { money: MONEY },
      " more",
    ]);
  });

  it("keeps its parts beside the message, where it has any", () => {
    const message = worded(say`to ${{ plan: "k" }}`);
    expect(message.message).toBe("to k");
    expect(messageIn(message, VOICE)).toBe("to plan k");
    expect(messageIn({ message: "to k" }, VOICE)).toBe("to k");
  });
});

describe("several", () => {
  it("are joined as words where all are words, else as parts", () => {
    expect(joined(["a", "b", "c"], ", ")).toBe("a, b, c");
    expect(joined(["a", say`in ${{ plan: "k" }}`, "c"], ", ")).toEqual([
      "a",
      ", ",
      "in ",
      { plan: "k" },
      ", ",
      "c",
    ]);
    expect(joined([say`${{ plan: "k" }}`, "b"], " and ")).toEqual([{ plan: "k" }, " and ", "b"]);
    expect(joined([say`${{ plan: "k" }}`], " and ")).toEqual([{ plan: "k" }]);
  });

  it("that read alike are said once", () => {
    expect(eachOnce(["of k", say`of ${{ plan: "k" }}`, say`of ${{ plan: "j" }}`])).toHaveLength(2);
  });
});

describe("without its day", () => {
  it("a sentence keeps every other part", () => {
    const said = say`conversion${{ of: DAY }} of ${{ money: MONEY }} to ${{ plan: "k" }}`;
    expect(plainText(withoutDay(said))).toBe("conversion of 1,234.56 to k");
    expect(plainText(withoutDay(say`returned${{ on: DAY }}, all`))).toBe("returned, all");
    // A day that says something of its own stays.
    expect(plainText(withoutDay(say`since ${{ date: DAY }}`))).toBe("since 2025-03-07");
    expect(withoutDay("words")).toBe("words");
  });
});
