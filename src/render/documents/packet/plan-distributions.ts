import type { Movement } from "../../../basis/movement.ts";
import { sum } from "../../../kernel/amount-state.ts";
import { total } from "../../../kernel/money.ts";
import {
  amountCell,
  BLANK,
  type Block,
  longDate,
  money,
  type Row,
  shortDate,
  words,
} from "./document.ts";
import type { Exhibit } from "./reading.ts";

const TO: Readonly<Record<string, string>> = {
  roth_ira: "Roth IRA",
  traditional_ira: "Traditional IRA",
  eligible_plan: "Another employer’s plan",
  cash: "Paid in cash",
  designated_roth: "Roth account of the plan",
};

export function distributionBlocks(
  { letter }: Exhibit,
  paid: readonly { readonly movement: Movement; readonly part: Movement["parts"][number] }[],
  first: number,
): Block[] {
  const rows: Row[] = paid.map(({ movement, part }, index) => {
    const label = `${letter}-${first + index + 1}`;
    return {
      place: label,
      cells: [
        words(label),
        words(shortDate(movement.date)),
        words(`${TO[part.to] ?? part.to}${part.method === "sixty_day" ? ", within 60 days" : ""}`),
        amountCell(part.basis),
        amountCell(part.pretax),
        money(part.amount),
        amountCell(part.taxable),
      ],
    };
  });
  const look = { bold: true };
  rows.push({
    style: "total",
    place: `${letter}-T`,
    cells: [
      words(`${letter}-T`, look),
      BLANK,
      words(paid.length === 1 ? "Distribution" : "Distributions", look),
      amountCell(sum(paid.map(({ part }) => part.basis)), look),
      amountCell(sum(paid.map(({ part }) => part.pretax)), look),
      money(total(paid.map(({ part }) => part.amount)), look),
      amountCell(sum(paid.map(({ part }) => part.taxable)), look),
    ],
  });
  const days = [...new Set(paid.map(({ movement }) => movement.date))];
  const [day] = days;
  const title =
    days.length === 1 && day !== undefined
      ? `The distribution of ${longDate(day)}`
      : "Distributions";
  const together =
    paid.length > 1 && days.length === 1 && paid.some(({ part }) => part.to === "traditional_ira");
  return [
    { kind: "heading", text: title },
    ...(together
      ? [
          {
            kind: "text" as const,
            style: "note" as const,
            words: [
              {
                text: "What left on the same day is one distribution. The pretax amount is assigned to the direct rollovers first (Notice 2014-54, section III).",
              },
            ],
          },
        ]
      : []),
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "Row", align: "left", width: 7 },
        { head: "Date", align: "left", width: 12 },
        { head: "To", align: "left", width: 31 },
        { head: "After-tax basis", align: "right", width: 14 },
        { head: "Pretax", align: "right", width: 12 },
        { head: "Amount", align: "right", width: 13 },
        { head: "Taxable", align: "right", width: 11 },
      ],
      rows,
    },
  ];
}
