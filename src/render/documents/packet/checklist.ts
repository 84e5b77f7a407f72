// The forms: one row for each Form 1099-R and 5498, with what the records expect, what came, and what to
// enter; the split entry; forms that come next January; the wording of a statement to attach.
import type { Checklist5498 } from "../../../app/questions/packet/checklist-5498.ts";
import type { ChecklistForm } from "../../../app/questions/packet/form-checklist.ts";
import { formatDollars, total } from "../../../kernel/money.ts";
import { boxName, capital, IRAS, isAccepted, payerOf } from "./actions.ts";
import {
  BLANK,
  type Block,
  type Cell,
  counted,
  longDate,
  money,
  type Row,
  type Section,
  words,
} from "./document.ts";
import type { PacketReading } from "./reading.ts";

interface NumberedForm {
  readonly form: ChecklistForm;
  readonly number: number;
}

/** In the order of the exhibits, each with its number. */
export function numberedForms(reading: PacketReading): NumberedForm[] {
  const place = ({ plan }: ChecklistForm) => {
    const at = reading.exhibits.findIndex((each) => each.plan?.plan === plan);
    return plan === undefined || at === -1 ? reading.exhibits.length : at;
  };
  return reading.made.people
    .flatMap(({ checklist }) => checklist.toSorted((a, b) => place(a) - place(b)))
    .map((form, index) => ({ form, number: index + 1 }));
}

export function checklistSection(reading: PacketReading): Section {
  const forms = numberedForms(reading);
  const blocks: Block[] = [];
  if (forms.length === 0)
    blocks.push({
      kind: "text",
      style: "body",
      words: [{ text: "No Form 1099-R is expected, and none is recorded." }],
    });
  else blocks.push(formsTable(reading, forms));
  blocks.push(
    ...sideBySide(splitBlocks(reading, forms), comingBlocks(reading)),
    ...blocks5498(reading, forms.length),
    ...statement(reading, forms),
  );
  return {
    place: "checklist",
    title: "Forms 1099-R and 5498: expected, received, what to enter",
    subtitle: `${summary(forms)} “Expected” is what the records imply; a blank box is blank on the form.`,
    contents: "Forms 1099-R and 5498: checklist",
    headLeft: "Forms 1099-R and 5498",
    headRight: reading.surnames,
    start: "page",
    blocks,
  };
}

/** Two short tables share the width. */
function sideBySide(left: readonly Block[], right: readonly Block[]): Block[] {
  const isShort = left.length <= 3 && left.length > 0 && right.length > 0;
  return isShort ? [{ kind: "pair", left, right }] : [...left, ...right];
}

function summary(forms: readonly NumberedForm[]): string {
  const expected = forms.filter(({ form }) => form.expected !== undefined).length;
  const of = (result: ChecklistForm["result"]) =>
    forms.filter(({ form }) => form.result === result).length;
  const parts = (
    [
      ["agrees", "agree"],
      ["differs", "differ"],
      ["missing", "are missing"],
      ["not yet due", "are not yet due"],
      ["not in the records", "are not in the records"],
      ["not compared", "cannot be compared yet"],
    ] as const
  ).flatMap(([result, text]) => {
    const count = of(result);
    const verb = count === 1 ? (SINGULAR[result] ?? text) : text;
    return count === 0 ? [] : [`${count} ${verb}`];
  });
  return `${counted(expected, "Form")} 1099-R ${expected === 1 ? "is" : "are"} expected${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.`;
}

const SINGULAR: Partial<Record<ChecklistForm["result"], string>> = {
  agrees: "agrees",
  differs: "differs",
  missing: "is missing",
  "not yet due": "is not yet due",
  "not in the records": "is not in the records",
};

const BOXES = ["box_1", "box_2a", "box_4", "box_5", "box_7"] as const;

function formsTable(reading: PacketReading, forms: readonly NumberedForm[]): Block {
  const accepted = new Set(
    reading.made.people.flatMap((person) =>
      person.checklist.filter((form) => isAccepted(person, form)),
    ),
  );
  const rows: Row[] = forms.flatMap(({ form, number }) => {
    const who = reading.nameOf(form.person).first;
    const account = form.account === undefined ? "" : `, ending ${form.account}`;
    const about =
      form.plan === undefined
        ? form.ira === undefined
          ? ""
          : capital(IRAS[form.ira])
        : reading.planName(form.plan);
    const payer = capital(payerOf(reading, form));
    const second = payer === about ? "" : `${about}${account}`;
    const below = [second, reading.isJoint ? who : ""].filter(Boolean).join(" · ");
    return [
      {
        place: `form-${number}`,
        cells: [
          words(String(number)),
          {
            kind: "words" as const,
            words: [
              { text: payer, bold: true },
              { text: below === "" ? "" : `\n${below}`, quiet: true },
            ],
          },
          words("expected\nreceived", { quiet: true }),
          ...BOXES.map((box) => boxesCell(form, box)),
          resultCell(form, accepted.has(form)),
          words(adviceOf(form), { bold: form.result === "differs" }),
        ],
      },
    ];
  });
  return {
    kind: "table",
    size: "middle",
    columns: [
      { head: "", align: "left", width: 2.5 },
      { head: "Form 1099-R: payer", align: "left", width: 25.5 },
      { head: "", align: "left", width: 9.5 },
      { head: "Box 1\ngross", align: "right", width: 10 },
      { head: "Box 2a\ntaxable", align: "right", width: 9 },
      { head: "Box 4\nwithheld", align: "right", width: 8 },
      { head: "Box 5\nbasis", align: "right", width: 10 },
      { head: "Box\n7", align: "center", width: 4 },
      { head: "Result", align: "left", width: 10 },
      { head: "What to enter", align: "left", width: 18 },
    ],
    rows,
  };
}

/** Expected above received; a wrong box in bold. */
function boxesCell(form: ChecklistForm, box: (typeof BOXES)[number]): Cell {
  const isWrong = form.differing.some((each) => each.box === box);
  const none = form.result === "missing" ? "not here" : "none yet";
  const received =
    form.received === undefined && box === "box_1" ? none : boxText(form.received?.[box]);
  return {
    kind: "words",
    words: [
      { text: `${boxText(form.expected?.[box])}\n` },
      { text: received, bold: isWrong, quiet: form.received === undefined },
    ],
  };
}

function boxText(value: ChecklistForm["differing"][number]["expected"] | undefined): string {
  if (value === undefined) return " ";
  if (value.state === "text") return value.text;
  return value.state === "complete" ? formatDollars(value.cents) : "?";
}

function resultCell({ result }: ChecklistForm, wasAccepted: boolean): Cell {
  if (wasAccepted) return { kind: "mark", mark: "awaited", word: "accepted" };
  const mark =
    result === "agrees"
      ? "agrees"
      : result === "not yet due" || result === "not compared"
        ? "awaited"
        : "differs";
  return {
    kind: "mark",
    mark,
    word:
      result === "not in the records" ? "not ours?" : result === "not compared" ? "open" : result,
  };
}

function adviceOf(form: ChecklistForm): string {
  const { result, ira, isConversion, isSplit, code } = form;
  if (result === "missing" || result === "not yet due")
    return "When it is here; the lines use the records";
  if (result === "not in the records") return "Not before it is known what it is";
  if (result === "differs")
    return isSplit
      ? "Not as printed: as two entries, below"
      : "Not as printed: with the expected boxes";
  if (result === "not compared") return "After the question is answered";
  if (ira === "traditional")
    return isConversion
      ? "As printed; mark as converted to a Roth IRA"
      : "As printed; taxable amount from Form 8606, not box 2a";
  if (ira === "roth") return "As printed; taxable amount from Form 8606, Part III";
  if (isSplit) return "As two entries, below";
  if (code === "G") return "As printed; a rollover, line 5c";
  return "As printed";
}

function splitBlocks(reading: PacketReading, forms: readonly NumberedForm[]): Block[] {
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
                  BLANK,
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
                      text: `As printed, the form would put ${formatDollars(Math.abs(difference) as typeof difference)} too ${difference > 0 ? "much" : "little"} on line 5b.`,
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
function comingBlocks(reading: PacketReading): Block[] {
  const rows = reading.made.people.flatMap(({ taxYear, deferrals }) =>
    deferrals.paid
      .filter(({ date }) => Number(date.slice(0, 4)) > taxYear)
      .flatMap(({ planName, amount, earnings, date }) => [
        {
          label: `Excess deferral: income of ${taxYear}`,
          amount,
          code: "P",
          year: date.slice(0, 4),
          plan: planName,
        },
        ...(earnings > 0
          ? [
              {
                label: `Its earnings: income of ${date.slice(0, 4)}`,
                amount: earnings,
                code: "8",
                year: date.slice(0, 4),
                plan: planName,
              },
            ]
          : []),
      ]),
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
      rows: rows.map(({ label, amount, code }) => ({
        cells: [words(label), money(amount), money(amount), words(code)],
      })),
    },
    {
      kind: "text",
      style: "note",
      words: [{ text: "The code P amount is on line 1h of this return. Do not report it again." }],
    },
  ];
}

function blocks5498(reading: PacketReading, before: number): Block[] {
  const forms = reading.made.people.flatMap(({ checklist5498 }) => checklist5498);
  if (forms.length === 0) return [];
  const due = reading.made.taxYear + 1;
  return [
    { kind: "heading", text: `Forms 5498 (due about June 1, ${due}; not needed to file)` },
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "", align: "left", width: 3 },
        { head: "Account", align: "left", width: 24 },
        { head: "Box 1 or 10\ncontributions", align: "right", width: 13 },
        { head: "Box 2\nrollover", align: "right", width: 11 },
        { head: "Box 3\nRoth conv.", align: "right", width: 12 },
        { head: `Box 5\nvalue 12/31/${reading.made.taxYear}`, align: "right", width: 14 },
        { head: "Result", align: "left", width: 12 },
        { head: "Used for", align: "left", width: 16 },
      ],
      rows: forms.map((form, index) => ({
        cells: [
          words(String(before + index + 1)),
          {
            kind: "words" as const,
            words: [
              { text: form.ira === "roth" ? "Roth IRA" : "Traditional IRA", bold: true },
              {
                text: reading.isJoint ? ` · ${reading.nameOf(form.person).first}` : "",
                quiet: true,
              },
            ],
          },
          form.contributions === 0 ? BLANK : money(form.contributions),
          form.rollovers === 0 ? BLANK : money(form.rollovers),
          form.conversions === 0 ? BLANK : money(form.conversions),
          form.value === undefined ? words("no record", { quiet: true }) : money(form.value),
          {
            kind: "mark" as const,
            mark:
              form.result === "agrees"
                ? ("agrees" as const)
                : form.result === "differs"
                  ? ("differs" as const)
                  : ("awaited" as const),
            word: form.result === "missing" ? "not here" : form.result,
          },
          words(usedFor(form)),
        ],
      })),
    },
  ];
}

function usedFor(form: Checklist5498): string {
  if (form.ira === "roth")
    return [
      ...(form.conversions > 0 ? ["8606 line 16"] : []),
      ...(form.rollovers > 0 ? ["1040 line 5c"] : []),
      ...(form.contributions > 0 ? ["a later line 22"] : []),
    ].join("; ");
  return [
    ...(form.contributions > 0 ? ["8606 line 1"] : []),
    ...(form.rollovers > 0 ? ["1040 line 5c"] : []),
    ...(form.value !== undefined ? ["8606 line 6"] : []),
  ].join("; ");
}

/** What to attach when the return is filed before the corrected form comes. */
function statement(reading: PacketReading, forms: readonly NumberedForm[]): Block[] {
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
