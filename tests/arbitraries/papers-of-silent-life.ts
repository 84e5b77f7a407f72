// The papers of a drawn life: Forms 1099-R of plans and of IRAs and Forms 5498, as a payer with the same record
// would write them, on one paper or on two; and those that came wrong, with another code, or not at all.
import { booksOf, type Form, isOldEnough } from "../independent/books-of-plans.ts";
import { dollars } from "../support/dollars.ts";
import type { EventJson } from "../support/ledger-of.ts";
import { CONVERTED_ON, INTO_PLAN_ON, iraLifeOf } from "./iras-of-silent-life.ts";
import { type Fate, type PersonLife, PLANS } from "./silent-lives.ts";

/** What stands in box 7 where the code is the slip: never one that the payer may use as well. */
const OTHER_CODE: Readonly<Record<string, string>> = {
  G: "H",
  H: "G",
  "8": "P",
  B8: "BP",
  BP: "B8",
  P: "8",
};

export function papersOf(
  person: string,
  life: PersonLife,
  events: readonly EventJson[],
): EventJson[] {
  const ofPlans = booksOf(events, life.birth).forms.flatMap((form) => {
    const { plan, year, code, ...boxes } = form;
    // The form of an excess of 2025 paid back in 2026 comes in 2027.
    if (year > 2025) return [];
    const fate = life.papers.plans[plan === PLANS[0] ? 0 : 1];
    const box7 = fate === "code" ? (OTHER_CODE[code] ?? "G") : code;
    return papers(fate, boxes).map((paper) => ({
      ...paper,
      person,
      plan,
      tax_year: year,
      box_7: box7,
    }));
  });
  return [...ofPlans, ...papersOfIras(person, life, events)];
}

type Boxes = Pick<Form, "one" | "twoA" | "five">;

function papers(fate: Fate, { one, twoA, five }: Boxes): EventJson[] {
  const paper = (part: Boxes, number: number): EventJson => ({
    kind: "form_1099r",
    box_1: dollars(part.one),
    box_2a: dollars(part.twoA),
    ...(part.five > 0 && { box_5: dollars(part.five) }),
    account_number: String(number),
  });
  const inPart = { twoA: twoA >> 1, five: five >> 1 };
  // On each paper by itself the taxable part and the basis fit into the gross, but for a loss.
  const other = Math.max(0, one - twoA - five);
  const half = {
    ...inPart,
    one: five > one ? one >> 1 : inPart.twoA + inPart.five + (other >> 1),
  };
  if (fate === "missing") return [];
  if (fate === "wrong") return [paper({ one: one + 100, twoA, five }, 1)];
  if (fate !== "split") return [paper({ one, twoA, five }, 1)];
  const rest = { one: one - half.one, twoA: twoA - half.twoA, five: five - half.five };
  return [paper(half, 1), paper(rest, 2)];
}

function papersOfIras(person: string, life: PersonLife, events: readonly EventJson[]): EventJson[] {
  const iras = iraLifeOf(life);
  const rolledFromPlans = (to: string) =>
    events
      .filter(({ kind }) => kind === "distribution")
      .flatMap(({ destinations }) => destinations as readonly EventJson[])
      .filter((each) => each["to"] === to)
      .reduce((sum, each) => sum + Number(String(each["amount"]).replace(".", "")), 0);
  const { iras: fate, form5498, early5498 } = life.papers;
  const { between = [], intoPlan, converted = 0, contributed = 0 } = iras ?? {};
  const ageCode = (on: string, before: string) => (isOldEnough(life.birth, on) ? "7" : before);
  const movements = [
    ...between.map(({ date, amount, kind }) => ({
      year: Number(date.slice(0, 4)),
      amount,
      code: kind === "roth" ? "J" : ageCode(date, "1"),
    })),
    ...(intoPlan === undefined
      ? []
      : [
          {
            year: 2025,
            amount: intoPlan.amount,
            code: intoPlan.method === "direct" ? "G" : ageCode(INTO_PLAN_ON, "1"),
          },
        ]),
    ...(converted === 0
      ? []
      : [{ year: 2025, amount: converted, code: ageCode(CONVERTED_ON, "2") }]),
  ];
  const other: Readonly<Record<string, string>> = { "1": "7", "2": "7", "7": "1", G: "7", J: "G" };
  const ofIras = [
    ...Map.groupBy(movements, ({ year, code }) => `${year} ${code}`).values(),
  ].flatMap((same) => {
    const [{ year, code } = { year: 0, code: "" }] = same;
    const one = same.reduce((sum, { amount }) => sum + amount, 0);
    const twoA = code === "G" ? 0 : one;
    return papers(fate, { one, twoA, five: 0 }).map((paper) => ({
      ...paper,
      person,
      payer: "broker",
      tax_year: year,
      box_7: fate === "code" ? (other[code] ?? "G") : code,
      ...(code !== "J" && { ira_sep_simple: true }),
    }));
  });
  const arrived = (year: number, kind: "traditional" | "roth") =>
    between
      .filter((each) => each.kind === kind && each.arrived.startsWith(`${year}`))
      .reduce((sum, { amount }) => sum + amount, 0);
  const form = (year: number, boxes: Readonly<Record<string, number>>): EventJson[] => {
    const stated = Object.entries(boxes).filter(([, amount]) => amount > 0);
    if (stated.length === 0) return [];
    const more = form5498 === "wrong" ? 100 : 0;
    return [
      {
        kind: "form_5498",
        person,
        payer: "broker",
        tax_year: year,
        ...Object.fromEntries(stated.map(([box, amount]) => [box, dollars(amount + more)])),
      },
    ];
  };
  const ofYear = (year: 2024 | 2025) => [
    ...form(year, {
      box_2:
        arrived(year, "traditional") + (year === 2025 ? rolledFromPlans("traditional_ira") : 0),
    }),
    ...form(year, {
      box_2: arrived(year, "roth") + (year === 2025 ? rolledFromPlans("roth_ira") : 0),
      box_3: year === 2025 ? converted : 0,
      box_10: year === 2024 ? contributed : 0,
    }),
  ];
  const forms5498 = [
    ...(form5498 === "missing" ? [] : ofYear(2024)),
    ...(early5498 ? ofYear(2025) : []),
  ];
  return [...ofIras, ...forms5498];
}
