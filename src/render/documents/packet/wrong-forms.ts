import type { DeferralPayment } from "../../../app/questions/packet/plan-exhibit.ts";
import { formatDollars, total } from "../../../kernel/money.ts";
import { boxName, payerOf } from "./actions.ts";
import type { NumberedForm } from "./checklist.ts";
import { BLANK, type Block, longDate, money, words } from "./document.ts";
import { numberOn, type PacketReading } from "./reading.ts";

export function splitBlocks(reading: PacketReading, forms: readonly NumberedForm[]): Block[] {
  return reading.made.people.flatMap(({ person, reconciliation }) =>
    [...Map.groupBy(reconciliation.splitEntries, ({ form }) => form).values()].flatMap(
      (entries): Block[] => {
        const plan = entries[0]?.plan ?? "";
        const numbered = forms.find(({ form }) => form.plan === plan && form.person === person);
        const difference = numbered?.form.differing.find(({ box }) => box === "box_2a")?.difference;
        return [
          {
            kind: "heading",
            text: `Form no. ${numbered?.number ?? ""} as two entries`,
          },
          {
            kind: "table",
            size: "middle",
            columns: [
              { head: "Entry", align: "left", width: 40 },
              { head: "Box 1", align: "right", width: 20 },
              { head: "Box 2a", align: "right", width: 18 },
              { head: "Box 5", align: "right", width: 20 },
              { head: "Box 7", align: "center", width: 10 },
            ],
            rows: [
              ...entries.map((entry) => ({
                cells: [
                  words(entry.to === "roth" ? "To the Roth IRA" : "To the pretax IRA or plan"),
                  money(entry.box1),
                  money(entry.box2a),
                  money(entry.box5),
                  words(entry.box7),
                ],
              })),
              {
                style: "total" as const,
                cells: [
                  words("Together", { bold: true }),
                  money(total(entries.map(({ box1 }) => box1)), { bold: true }),
                  money(total(entries.map(({ box2a }) => box2a)), { bold: true }),
                  money(total(entries.map(({ box5 }) => box5)), { bold: true }),
                  BLANK,
                ],
              },
            ],
          },
          ...(difference === undefined
            ? []
            : [
                {
                  kind: "text" as const,
                  style: "note" as const,
                  words: [
                    {
                      text: `As printed, the form would put ${formatDollars(Math.abs(difference) as typeof difference)} too ${difference > 0 ? "much" : "little"} on line ${numberOn(reading, "form_1040.taxable_pensions")}.`,
                    },
                  ],
                },
              ]),
        ];
      },
    ),
  );
}

/** What was paid back after the year comes on forms of the next January. */
export function comingBlocks(reading: PacketReading): Block[] {
  const paid = reading.made.people.flatMap(({ taxYear, deferrals }) =>
    deferrals.paid.filter(({ date }) => Number(date.slice(0, 4)) > taxYear),
  );
  const rows = paid.flatMap((each) =>
    each.forms.map((form, index) => ({
      ...form,
      label: labelOf(reading, each, index),
      year: each.date.slice(0, 4),
      plan: each.planName,
    })),
  );
  const [first] = rows;
  if (first === undefined) return [];
  return [
    { kind: "heading", text: `Coming in January ${Number(first.year) + 1}` },
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: `${first.plan}, ${first.year} forms`, align: "left", width: 58 },
        { head: "Box 1", align: "right", width: 16 },
        { head: "Box 2a", align: "right", width: 16 },
        { head: "Box 7", align: "center", width: 10 },
      ],
      rows: rows.map(({ label, gross, taxable, code }) => ({
        cells: [words(label), money(gross), money(taxable), words(code)],
      })),
    },
    {
      kind: "text",
      style: "note",
      words: [
        {
          text: [...new Set(paid.map((each) => howToEnter(reading, each)))].join(" "),
        },
      ],
    },
  ];
}

function labelOf(
  { made: { taxYear } }: PacketReading,
  { date, isLate, isRoth }: DeferralPayment,
  index: number,
): string {
  const year = date.slice(0, 4);
  if (isLate) return `Excess deferral and earnings: income of ${year} too`;
  if (index > 0) return `Its earnings: income of ${year}`;
  return isRoth
    ? `Excess Roth deferral: wages of ${taxYear}`
    : `Excess deferral: income of ${taxYear}`;
}

function howToEnter(reading: PacketReading, { date, isLate, isRoth }: DeferralPayment): string {
  const line = numberOn(reading, "form_1040.other_earned_income");
  if (isLate)
    return `Enter what was paid back too late on the ${date.slice(0, 4)} return as well, all of it (IRC §402(g)(6)).`;
  return isRoth
    ? "The code BP amount was in the wages of this year. Do not report it again."
    : `The code P amount is on line ${line} of this return. Do not report it again.`;
}

/** What to attach when the return is filed before the corrected form comes. */
export function statement(reading: PacketReading, forms: readonly NumberedForm[]): Block[] {
  return forms
    .filter(({ form }) => form.result === "differs" && form.plan !== undefined)
    .map(({ form }) => {
      const payer = payerOf(reading, form);
      const said = form.differing
        .map(({ box, expected, received }) => {
          const text = (value: typeof expected) =>
            value.state === "text"
              ? value.text
              : value.state === "complete"
                ? `$${formatDollars(value.cents)}`
                : "an amount not known yet";
          return `${boxName(box)} as ${text(received)}; the correct amount is ${text(expected)}`;
        })
        .join(", and ");
      const movements = reading.made.people
        .flatMap((person) => person.movements)
        .filter(
          (movement) =>
            movement.plan === form.plan &&
            form.events.some((id) => movement.events.some((event) => event.id === id)),
        );
      const parts = movements
        .flatMap(({ parts: list, date }) => list.map((part) => ({ part, date })))
        .filter(({ part }) => part.to !== "designated_roth")
        .slice(0, 4)
        .map(
          ({ part, date }) =>
            `$${formatDollars(part.amount)} was paid ${part.method === "direct" ? "directly " : ""}to ${DESTINATION[part.to] ?? part.to} on ${longDate(date)}`,
        );
      const authority = parts.length > 1 ? " (IRC §402(c)(1); Notice 2014-54)" : "";
      return {
        kind: "panel" as const,
        title: "Wording for a statement, if the return is filed before the corrected form comes",
        words: [
          {
            text: `“Form 1099-R, ${payer}${payer === reading.planName(form.plan ?? "") ? "" : `, ${reading.planName(form.plan ?? "")}`}, shows ${said}${authority}.${parts.length === 0 ? "" : ` ${parts.join("; ")}.`} A corrected form was requested from the payer on ______________.”`,
          },
        ],
      };
    })
    .slice(0, 1);
}

const DESTINATION: Readonly<Record<string, string>> = {
  roth_ira: "a Roth IRA",
  traditional_ira: "a traditional IRA",
  eligible_plan: "another employer’s plan",
  cash: "the participant",
};
