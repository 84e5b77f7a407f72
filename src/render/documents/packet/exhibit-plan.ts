import type { FormResult } from "../../../app/questions/packet/form-checklist.ts";
import { type Cents, formatDollars } from "../../../kernel/money.ts";
import { monthName } from "../../month-names.ts";
import { type Block, listed, type Section } from "./document.ts";
import { countedResults, resultWords } from "./form-results.ts";
import { annexOf, contributionBlocks, conversionTable } from "./plan-conversions.ts";
import { distributionBlocks } from "./plan-distributions.ts";
import { againstForm } from "./plan-form.ts";
import { type Exhibit, numberOn, type PacketReading, putRow } from "./reading.ts";

/** More rows than this stand in an annex, and a month is a row. */
const MOST_ROWS = 200;

export interface ExhibitSections {
  readonly section: Section;
  readonly annex?: Section;
}

export function planSection(reading: PacketReading, exhibit: Exhibit): ExhibitSections {
  const { letter, owner, plan } = exhibit;
  if (plan === undefined) throw new Error("an exhibit of a plan has a plan");
  const name = reading.nameOf(owner.person);
  const conversions = plan.rows.flatMap(({ conversion }) => conversion ?? []);
  // Without conversions a month is a row; with them, each conversion is.
  const months = [...new Set(plan.rows.map(({ date }) => monthName(date)))];
  const numbered = plan.rows.map((each, index) => ({
    each,
    label: `${letter}-${1 + (conversions.length === 0 ? months.indexOf(monthName(each.date)) : index)}`,
  }));
  for (const { each, label } of numbered)
    for (const event of each.conversion?.events ?? [])
      putRow(reading, event.id, { letter, row: label });
  const isLong = plan.rows.length > MOST_ROWS;
  const isPaid = plan.distributions.length > 0;
  const blocks: Block[] = [factsOf(exhibit)];
  if (plan.rows.length > 0) {
    if (conversions.length === 0)
      blocks.push(...contributionBlocks(numbered, isPaid ? "" : letter));
    else blocks.push(conversionTable(exhibit, numbered, isLong, isPaid ? "" : letter));
  }
  const paid = plan.distributions.flatMap((movement) =>
    movement.parts.map((part) => ({ movement, part })),
  );
  const first = conversions.length === 0 ? months.length : plan.rows.length;
  if (isPaid) {
    paid.forEach(({ movement, part }, index) => {
      const label = `${letter}-${first + index + 1}`;
      for (const { id } of movement.events) {
        if (!reading.rowOf.has(id)) putRow(reading, id, { letter, row: label });
        putRow(reading, partKey(id, part.to, part.amount), { letter, row: label });
      }
    });
    blocks.push(...distributionBlocks(exhibit, paid, first));
  }
  blocks.push(...againstForm(reading, exhibit), closing(reading, exhibit));
  const title = `Exhibit ${letter}. ${plan.planName}`;
  const owned = reading.isJoint ? ` (${name.first})` : "";
  const section: Section = {
    place: `exhibit-${letter}`,
    title,
    contents: `Exhibit ${letter}: ${plan.planName}${owned}`,
    headLeft: `Exhibit ${letter}: ${plan.planName}`,
    headRight: name.latin,
    start: plan.rows.length > 18 || letter === "A" ? "page" : "flow",
    nested: letter !== "A",
    blocks,
  };
  return isLong ? { section, annex: annexOf(exhibit, numbered, name.latin) } : { section };
}

/** One payment of a distribution: each has a row. */
export function partKey(event: string, to: string, amount: Cents): string {
  return `${event} ${to} ${amount}`;
}

function factsOf({ plan, owner }: Exhibit): Block {
  const since = plan?.rothSince;
  const HOW: Readonly<Record<string, string>> = {
    automatic: "converted automatically",
    manual: "converted on request",
    none: "not converted in the plan",
  };
  const account = [plan?.trustee, plan?.account && `ending ${plan.account}`]
    .filter(Boolean)
    .join(", ");
  const hasConversions = plan?.rows.some(({ conversion }) => conversion !== undefined) === true;
  return {
    kind: "facts",
    facts: [
      { label: "Employer", value: plan?.employerName ?? "not recorded" },
      { label: "Payer, account", value: account === "" ? "not recorded" : account },
      ...(hasConversions && since !== undefined && since.state !== "not_started"
        ? [
            {
              label: "Roth account since",
              value: `${since.state === "known" ? "" : "at the latest "}${since.firstYear}; five years end 12/31/${since.firstYear + 4}`,
            },
          ]
        : []),
      {
        label: "After-tax money",
        value:
          HOW[plan?.inPlanConversion ?? ""] ??
          (hasConversions ? "converted in the plan" : "rolled over or kept"),
      },
    ].map((fact) => ({ ...fact, value: fact.value || owner.person })),
  };
}

function closing(reading: PacketReading, { owner, plan }: Exhibit): Block {
  const forms = owner.checklist.filter((each) => each.plan === plan?.plan);
  const result =
    forms.length === 0
      ? "No Form 1099-R is expected."
      : forms.every((form) => form.result === "agrees")
        ? "Agrees with the Form 1099-R."
        : resultsOf(forms.map(({ result }) => result));
  const left =
    plan?.basisLeft.state === "complete"
      ? ` Basis left in the plan on 12/31/${owner.taxYear}: ${formatDollars(plan.basisLeft.cents)}.`
      : "";
  return {
    kind: "text",
    style: "note",
    words: [
      {
        text: `${result}${left} Goes to Form 1040, lines ${numberOn(reading, "form_1040.pensions")} and ${numberOn(reading, "form_1040.taxable_pensions")}, `,
      },
      { text: "", goTo: "form-1040", isPage: true },
      { text: "." },
    ],
  };
}

/** "The Form 1099-R is missing."; of several: "Of the Forms 1099-R, 1 agrees and 1 is missing." */
function resultsOf(results: readonly FormResult[]): string {
  const [only, another] = results;
  return only !== undefined && another === undefined
    ? `The Form 1099-R ${resultWords(only)}.`
    : `Of the Forms 1099-R, ${listed(countedResults(results))}.`;
}
