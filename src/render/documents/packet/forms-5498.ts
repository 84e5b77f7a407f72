// Forms 5498 of IRA custodians: what each should hold, and which line uses it.
import type { Checklist5498 } from "../../../app/questions/packet/checklist-5498.ts";
import { BLANK, type Block, money, words } from "./document.ts";
import { numberOn, type PacketReading } from "./reading.ts";

export function blocks5498(reading: PacketReading, before: number): Block[] {
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
          words(usedFor(reading, form)),
        ],
      })),
    },
  ];
}

function usedFor(reading: PacketReading, form: Checklist5498): string {
  const rollover = `1040 line ${numberOn(reading, "form_1040.pension_rollover")}`;
  if (form.ira === "roth")
    return [
      ...(form.conversions > 0 ? ["8606 line 16"] : []),
      ...(form.rollovers > 0 ? [rollover] : []),
      ...(form.contributions > 0 ? ["a later line 22"] : []),
    ].join("; ");
  return [
    ...(form.contributions > 0 ? ["8606 line 1"] : []),
    ...(form.rollovers > 0 ? [rollover] : []),
    ...(form.value !== undefined ? ["8606 line 6"] : []),
  ].join("; ");
}
