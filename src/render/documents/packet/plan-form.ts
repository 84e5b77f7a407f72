import { type Cents, formatDollars } from "../../../kernel/money.ts";
import { amountCell, BLANK, type Block, type Cell, money, type Row, words } from "./document.ts";
import { type Exhibit, numberOn, type PacketReading } from "./reading.ts";

/** Box by box, where the form of the plan differs. */
export function againstForm(reading: PacketReading, exhibit: Exhibit): Block[] {
  const { owner, plan } = exhibit;
  const form = owner.checklist.find(
    (each) => each.plan === plan?.plan && each.result === "differs",
  );
  if (form === undefined) return [];
  const NAMES = [
    ["box_1", "1  Gross distribution"],
    ["box_2a", "2a  Taxable amount"],
    ["box_4", "4  Federal income tax withheld"],
    ["box_5", "5  Employee contributions"],
    ["box_6", "6  Net unrealized appreciation"],
    ["box_7", "7  Distribution code"],
    ["box_10", "10  In-plan Roth rollover within five years"],
    ["box_11", "11  First year of the Roth account"],
  ] as const;
  const rows: Row[] = NAMES.flatMap(([box, name]) => {
    const [ours, theirs] = [form.expected?.[box], form.received?.[box]];
    if (ours === undefined && theirs === undefined) return [];
    const differing = form.differing.find((each) => each.box === box);
    const cell = (value: typeof ours): Cell =>
      value === undefined ? BLANK : value.state === "text" ? words(value.text) : amountCell(value);
    return [
      {
        cells: [
          words(name),
          cell(ours),
          cell(theirs),
          money(differing?.difference),
          {
            kind: "mark" as const,
            mark: differing === undefined ? ("agrees" as const) : ("differs" as const),
            word: differing === undefined ? "agrees" : "differs",
          },
          words(effectOf(reading, differing?.box, differing?.difference)),
        ],
      },
    ];
  });
  return [
    { kind: "heading", text: "Form 1099-R against these records" },
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "Box", align: "left", width: 31 },
        { head: "These records", align: "right", width: 13 },
        { head: "As received", align: "right", width: 13 },
        { head: "Difference", align: "right", width: 13 },
        { head: "Result", align: "left", width: 11 },
        { head: "If entered as printed", align: "left", width: 19 },
      ],
      rows,
    },
  ];
}

function effectOf(
  reading: PacketReading,
  box: string | undefined,
  difference: Cents | undefined,
): string {
  if (box !== "box_2a" && box !== "box_1") return "";
  if (difference === undefined || difference === 0) return "";
  const line = numberOn(
    reading,
    box === "box_2a" ? "form_1040.taxable_pensions" : "form_1040.pensions",
  );
  return `line ${line} ${formatDollars(Math.abs(difference) as Cents)} too ${difference > 0 ? "high" : "low"}`;
}
