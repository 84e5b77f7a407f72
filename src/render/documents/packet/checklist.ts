import type { ChecklistForm } from "../../../app/questions/packet/form-checklist.ts";
import { formatDollars } from "../../../kernel/money.ts";
import { IRAS, isAccepted, payerOf } from "./actions.ts";
import {
  type Block,
  type Cell,
  capital,
  counted,
  type Row,
  type Section,
  words,
} from "./document.ts";
import { countedResults } from "./form-results.ts";
import { blocks5498 } from "./forms-5498.ts";
import { numberOn, type PacketReading } from "./reading.ts";
import { comingBlocks, splitBlocks, statement } from "./wrong-forms.ts";

export interface NumberedForm {
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
  const parts = countedResults(forms.map(({ form }) => form.result));
  return `${counted(expected, "Form")} 1099-R ${expected === 1 ? "is" : "are"} expected${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.`;
}

const BOXES = ["box_1", "box_2a", "box_4", "box_5", "box_7"] as const;

function formsTable(reading: PacketReading, forms: readonly NumberedForm[]): Block {
  const accepted = new Set(
    reading.made.people.flatMap((person) =>
      person.checklist.filter((form) => isAccepted(person, form)),
    ),
  );
  const rows: Row[] = forms.flatMap(({ form, number }) => {
    const who = reading.nameOf(form.person).first;
    const account = form.account === undefined ? [] : [`ending ${form.account}`];
    const about =
      form.plan === undefined
        ? form.ira === undefined
          ? ""
          : capital(IRAS[form.ira])
        : reading.planName(form.plan);
    const payer = capital(payerOf(reading, form));
    const second = [...(payer === capital(about) ? [] : [about]), ...account].join(", ");
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
          words(adviceOf(reading, form), { bold: form.result === "differs" }),
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

function adviceOf(reading: PacketReading, form: ChecklistForm): string {
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
  if (code === "G")
    return `As printed; a rollover, line ${numberOn(reading, "form_1040.pension_rollover")}`;
  return "As printed";
}
