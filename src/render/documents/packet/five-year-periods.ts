// The five-year periods that run: of all Roth IRAs, of each plan's Roth account, and of the year's in-plan
// rollovers, with what each of them decides.
import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import type { PeriodStart } from "../../../basis/roth-five-year-periods.ts";
import { sum } from "../../../kernel/amount-state.ts";
import type { CalendarDate } from "../../../kernel/calendar.ts";
import { type Block, type Row, shortDate, words } from "./document.ts";
import type { PacketReading } from "./reading.ts";

export function fiveYearPeriods(reading: PacketReading): Block[] {
  const rows: Row[] = reading.made.people.flatMap((person: PersonOfReturn): Row[] => {
    const { first } = reading.nameOf(person.person);
    const who = reading.isJoint ? `${first}, ` : "";
    const after59 =
      person.birthDate === undefined
        ? "at 59½"
        : `at 59½ (${shortDate(halfPast59(person.birthDate))})`;
    const plans = person.exhibits.filter(({ rothSince }) => rothSince.state !== "not_started");
    const converted = person.exhibits.flatMap(({ rows: list }) =>
      list.flatMap(({ conversion }) => conversion ?? []),
    );
    const taxed = sum(converted.map(({ pretax }) => pretax));
    return [
      ...periodRow(
        `${who}Roth IRAs (all of them)`,
        person.iras.rothPeriod,
        `earnings are tax-free once the period is over and ${after59}`,
      ),
      ...plans.flatMap(({ planName, rothSince }) =>
        periodRow(`${who}Roth account in ${planName}`, rothSince, "earnings of that account"),
      ),
      ...(converted.length > 0 && taxed.state === "complete" && taxed.cents > 0
        ? [
            {
              cells: [
                words(
                  `${who === "" ? "In" : `${who}in`}-plan rollovers of ${person.taxYear}, taxable part`,
                ),
                words(`01/01/${person.taxYear}`),
                words(shortDate(person.conversionsEnd)),
                words("10% tax on the taxable part, if paid out early"),
              ],
            },
          ]
        : []),
    ];
  });
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: "Five-year periods" },
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "Account", align: "left", width: 42 },
        { head: "Began", align: "left", width: 11 },
        { head: "Ends", align: "left", width: 11 },
        { head: "What it decides", align: "left", width: 36 },
      ],
      rows,
    },
  ];
}

function periodRow(account: string, start: PeriodStart, decides: string): Row[] {
  if (start.state === "not_started") return [];
  const latest = start.state === "known" ? "" : "by ";
  return [
    {
      cells: [
        words(account),
        words(`${latest}01/01/${start.firstYear}`),
        words(`${latest}12/31/${start.firstYear + 4}`),
        words(decides),
      ],
    },
  ];
}

/** The day on which somebody is 59½. */
export function halfPast59(birth: CalendarDate): CalendarDate {
  const month = Number(birth.slice(5, 7)) + 6;
  const year = Number(birth.slice(0, 4)) + 59 + (month > 12 ? 1 : 0);
  return `${year}-${String(((month - 1) % 12) + 1).padStart(2, "0")}-${birth.slice(8)}` as CalendarDate;
}
