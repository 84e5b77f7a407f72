// The limits of the year, each with the authority that a preparer would ask for.

import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import type { Amount } from "../../../kernel/amount-state.ts";
import { citationText } from "../../../kernel/citation.ts";
import { missingFact } from "../../../kernel/missing-fact.ts";
import { add, type Cents, formatDollars } from "../../../kernel/money.ts";
import type { AnnualAdditions } from "../../../limits/annual-additions.ts";
import { type Block, type Cell, money, type Row, type Section, words } from "./document.ts";
import { asSentence } from "./packet-voice.ts";
import type { PacketReading } from "./reading.ts";

export function limitsSection(reading: PacketReading): Section {
  const { made } = reading;
  const blocks: Block[] = [];
  const deferrals = made.people.filter(({ limits }) => limits !== undefined);
  if (deferrals.length > 0)
    blocks.push({
      kind: "table",
      size: "middle",
      columns: [
        { head: "Elective deferrals, per person", align: "left", width: 26 },
        { head: "Deferred", align: "right", width: 11 },
        { head: "Limit", align: "right", width: 11 },
        { head: "Catch-up", align: "right", width: 10 },
        { head: "Paid back", align: "right", width: 10 },
        { head: "Excess left", align: "right", width: 10 },
        { head: "Authority", align: "left", width: 22 },
      ],
      rows: deferrals.map(({ person, limits, birthDate }, index) => {
        const each = limits?.electiveDeferrals;
        const isOpen = birthDate === undefined;
        return {
          cells: [
            words(reading.nameOf(person).first),
            money(each && add(each.total, each.corrected)),
            money(each?.limit.amount),
            unlessYoungOrOld(person, isOpen, each?.catchUp),
            money(each?.corrected),
            unlessYoungOrOld(person, isOpen && each !== undefined && each.excess > 0, each?.excess),
            words(each === undefined || index > 0 ? "" : citationText(each.limit.citation), {
              quiet: true,
            }),
          ],
        };
      }),
    });
  // In the order of the exhibits; an employer without one comes after them.
  const place = (plans: readonly string[]) => {
    const at = reading.exhibits.findIndex(
      ({ plan }) => plan !== undefined && plans.includes(plan.plan),
    );
    return at === -1 ? reading.exhibits.length : at;
  };
  const additions = deferrals
    .flatMap(({ person, limits }) =>
      (limits?.annualAdditions ?? []).map((each) => ({ person, each })),
    )
    .toSorted((a, b) => place(a.each.plans) - place(b.each.plans));
  if (additions.length > 0)
    blocks.push({
      kind: "table",
      size: "middle",
      columns: [
        { head: "Annual additions, per employer", align: "left", width: 20 },
        { head: "Deferrals", align: "right", width: 10 },
        { head: "Employer", align: "right", width: 10 },
        { head: "After-tax", align: "right", width: 10 },
        { head: "Total", align: "right", width: 10 },
        { head: "Limit", align: "right", width: 10 },
        { head: "Excess", align: "right", width: 8 },
        { head: "Room left", align: "right", width: 10 },
        { head: "Authority", align: "left", width: 16 },
      ],
      rows: additions.map(({ person, each }, index) => ({
        cells: [
          words(
            `${employerOf(reading, each.employerGroup)}${reading.isJoint ? ` (${reading.nameOf(person).first})` : ""}`,
          ),
          money(each.deferralsWithin),
          money(each.employer),
          money(each.afterTax),
          money(each.total, { bold: true }),
          money(each.limit),
          money(each.excess),
          money(each.unused),
          words(index > 0 ? "" : citationText(each.dollarLimit.citation), { quiet: true }),
        ],
      })),
    });
  const iras = made.people.filter(({ iraContributions }) => iraContributions !== undefined);
  if (iras.length > 0)
    blocks.push({
      kind: "table",
      size: "middle",
      columns: [
        { head: "IRA contributions, per person", align: "left", width: 26 },
        { head: "Traditional", align: "right", width: 12 },
        { head: "Roth", align: "right", width: 11 },
        { head: "Total", align: "right", width: 11 },
        { head: "Limit", align: "right", width: 11 },
        { head: "Excess", align: "right", width: 9 },
        { head: "Authority", align: "left", width: 20 },
      ],
      rows: iras.flatMap((person, index) => iraRow(reading, person, index === 0)),
    });
  const notes = limitNotes(
    reading,
    additions.map(({ each }) => each),
    additions.some(
      ({ each }) => each.limitationYear.end < made.prepared && each.total < each.limit,
    ),
  );
  if (notes !== "") blocks.push({ kind: "text", style: "note", words: [{ text: notes }] });
  blocks.push(...acceptedBlocks(reading));
  if (blocks.length === 0)
    blocks.push({
      kind: "text",
      style: "body",
      words: [{ text: "No contribution of the year is recorded." }],
    });
  return {
    place: "limits",
    title: `Limits for ${made.taxYear}`,
    contents: `Limits for ${made.taxYear}`,
    headLeft: "Limits",
    headRight: reading.surnames,
    start: "flow",
    blocks,
  };
}

/** A catch-up depends on age: without a date of birth its amount, and an excess, wait for the answer. */
function unlessYoungOrOld(person: string, isOpen: boolean, cents: Cents | undefined): Cell {
  return isOpen
    ? { kind: "unknown", missing: [missingFact("person.{person}.birth_date", { person })] }
    : money(cents);
}

/** Warnings that somebody looked at and accepted, with the reason. */
function acceptedBlocks(reading: PacketReading): Block[] {
  const accepted = reading.made.people.flatMap((person) => person.accepted);
  if (accepted.length === 0) return [];
  return [
    { kind: "heading", text: "Looked at and accepted" },
    {
      kind: "table",
      size: "middle",
      columns: [
        { head: "What", align: "left", width: 60 },
        { head: "Accepted because", align: "left", width: 40 },
      ],
      rows: accepted.map(({ problem, reason }) => ({
        cells: [words(asSentence(reading, problem)), words(reason)],
      })),
    },
  ];
}

function iraRow(
  { nameOf }: PacketReading,
  { person, iraContributions }: PersonOfReturn,
  isFirst: boolean,
): Row[] {
  if (iraContributions === undefined) return [];
  const { traditional, roth, together, against } = iraContributions;
  return [
    {
      cells: [
        words(nameOf(person).first),
        money(traditional),
        money(roth),
        money(together),
        amountCell(against?.limit),
        amountCell(against?.excess),
        words(against === undefined || !isFirst ? "" : citationText(against.citation), {
          quiet: true,
        }),
      ],
    },
  ];
}

function amountCell(amount: Amount | undefined): Cell {
  return amount?.state === "incomplete"
    ? { kind: "unknown", missing: amount.missing }
    : money(amount?.cents);
}

function limitNotes(
  { made, nameOf }: PacketReading,
  additions: readonly AnnualAdditions[],
  lapsed: boolean,
): string {
  const young = made.people.filter(
    ({ ageAtYearEnd }) => ageAtYearEnd !== undefined && ageAtYearEnd < 50,
  );
  const texts: string[] = [];
  if (young.length === made.people.length && young.length > 0)
    texts.push(
      young.length > 1
        ? "Both were under 50: no catch-up."
        : `${nameOf(young[0]?.person ?? "").first} was under 50: no catch-up.`,
    );
  if (additions.some(({ compensationTested }) => !compensationTested))
    texts.push("Pay is not recorded everywhere, so the limit of 100% of pay is not tested.");
  const pay = additions.flatMap(({ compensation, limit }) =>
    compensation.state === "complete" && compensation.cents > limit
      ? [formatDollars(compensation.cents)]
      : [],
  );
  if (pay.length > 0 && pay.length === additions.length)
    texts.push(
      `Pay is above the dollar limit${pay.length > 1 ? " at each employer" : ""} (${pay.join("; ")}).`,
    );
  if (made.people.some(({ limits }) => (limits?.electiveDeferrals.corrected ?? 0) > 0))
    texts.push("A deferral paid back in time is no annual addition (Reg. §1.415(c)-1(b)).");
  if (lapsed) texts.push(`Room left is for ${made.taxYear} and has lapsed.`);
  return texts.join(" ");
}

function employerOf(reading: PacketReading, group: string): string {
  return (
    reading.made.people.map(({ employerNames }) => employerNames.get(group)).find(Boolean) ?? group
  );
}
