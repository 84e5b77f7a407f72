// What the packet of one return is made from: the two people of a joint return or the one who files alone,
// each with forms, exhibits and checklists, and what both share. The day it speaks of is the day of the last
// record, so that the same records give the same packet on any day.

import type { Movement } from "../../../basis/movement.ts";
import { fiveYearPeriodEnd } from "../../../basis/roth-five-year-periods.ts";
import { TAX_ON_LATE_EXCESS } from "../../../distributions/pension-facts.ts";
import type { ReceivedForm1099R } from "../../../distributions/received-form.ts";
import { type Captions, captionsOf } from "../../../forms/captions.ts";
import { hasLateExcess } from "../../../forms/form-5329/form-5329.ts";
import {
  footingRatio,
  type ThreePlaces,
  withThreePlaces,
} from "../../../forms/form-8606/footing-ratio.ts";
import { lineSixSensitivity, type Sensitivity } from "../../../forms/form-8606/sensitivity.ts";
import { INCOME_FACTS, placesOnReturn, type ReturnPlaces } from "../../../forms/places-of.ts";
import type { Worksheet } from "../../../forms/worksheet.ts";
import { worksheetOf } from "../../../forms/worksheet-of.ts";
import {
  ageAttainedIn,
  type CalendarDate,
  calendarDate,
  type TaxYear,
  taxYear as yearOf,
} from "../../../kernel/calendar.ts";
import { forms1099rDueDay } from "../../../kernel/due-days.ts";
import type { LinePlace } from "../../../kernel/line-name.ts";
import { success } from "../../../kernel/outcome.ts";
import type { EventData } from "../../../ledger/kinds.ts";
import { attempt, type Result } from "../../attempt.ts";
import { readingOf } from "../../person-ledger.ts";
import type { LedgerReader } from "../../ports.ts";
import { readOnce } from "../../read-once.ts";
import type { YearOfPerson } from "../distributions.ts";
import { type Packet, packet } from "../packet.ts";
import { type Checklist5498, checklist5498 } from "./checklist-5498.ts";
import { type EarlySource, earlySources } from "./early-sources.ts";
import { type ChecklistForm, formChecklist } from "./form-checklist.ts";
import {
  type IraContributionsOfYear,
  iraContributionsOfYear,
} from "./ira-contributions-of-year.ts";
import { type IraExhibit, iraExhibit } from "./ira-exhibit.ts";
import {
  type DeferralStatement,
  deferralStatement,
  type PlanExhibit,
  planExhibits,
} from "./plan-exhibit.ts";
import { type ReturnLine, returnLines } from "./return-lines.ts";

export interface ReturnPacket {
  readonly taxYear: TaxYear;
  readonly prepared: CalendarDate;
  readonly filing: EventData<"filing_status">["status"] | undefined;
  readonly formsDue: CalendarDate;
  /** The taxpayer first. */
  readonly people: readonly PersonOfReturn[];
  readonly lines: readonly ReturnLine[];
  /** Where Form 1040 of the year has what. */
  readonly places: ReturnPlaces;
  /** The same of the year after, for what is paid back then. */
  readonly placesNextYear: ReturnPlaces;
  /** Where this return has income of these accounts, in the order of the form. */
  readonly incomePlaces: readonly LinePlace[];
}

export interface PersonOfReturn extends Packet {
  readonly birthDate: CalendarDate | undefined;
  readonly ageAtYearEnd: number | undefined;
  readonly form1040: Worksheet | undefined;
  readonly lastYear: Worksheet | undefined;
  readonly form8606: Worksheet | undefined;
  /** What the lines of Form 8606 ask for, in the form of this year. */
  readonly captions8606: Captions | undefined;
  readonly captions5329: Captions | undefined;
  /** Line 10 with the places that its products need. */
  readonly line10: string | undefined;
  /** What lines 11, 12 and 14 would be with three places, where that is something else. */
  readonly threePlaces: ThreePlaces | undefined;
  /** What a higher value of the IRAs would do to line 4b. */
  readonly sensitivity: Sensitivity | undefined;
  readonly form5329: Worksheet | undefined;
  /** Said where an additional tax is in dispute, and so on no line. */
  readonly disputedTax: string | undefined;
  /** What line 1 of it is made of; undefined while that is not known. */
  readonly earlySources: readonly EarlySource[] | undefined;
  readonly exhibits: readonly PlanExhibit[];
  readonly iras: IraExhibit;
  readonly deferrals: DeferralStatement;
  readonly checklist: readonly ChecklistForm[];
  readonly checklist5498: readonly Checklist5498[];
  /** What went into IRAs for the year; absent where nothing did. */
  readonly iraContributions: IraContributionsOfYear | undefined;
  readonly planNames: ReadonlyMap<string, string>;
  readonly employerNames: ReadonlyMap<string, string>;
  /** Of the year's first in-plan rollovers: until when the 10% tax can reach their taxable part. */
  readonly conversionsEnd: CalendarDate;
  readonly movements: readonly Movement[];
  readonly received: readonly ReceivedForm1099R[];
}

export async function returnPacket(
  ledger: LedgerReader,
  asked: YearOfPerson & { readonly today: CalendarDate },
): Promise<Result<ReturnPacket>> {
  const store = readOnce(ledger);
  return await attempt(async () => {
    const first = await packet(store, asked);
    if (!first.ok) return first;
    const reading = await readingOf(store, first.value.person);
    if (!reading.ok) return reading;
    const { taxYear, today } = asked;
    const prepared = preparedOn(first.value);
    const status = reading.value.ledger
      .of("filing_status")
      .find(({ data }) => data.taxYear === taxYear && data.person === first.value.person)?.data;
    const alone = await personOfReturn(store, first.value, { taxYear, today });
    if (!alone.ok) return alone;
    const spouse = first.value.joint?.people.find((person) => person !== first.value.person);
    const common = { taxYear, prepared, formsDue: forms1099rDueDay(taxYear) };
    if (spouse === undefined)
      return success(whole({ ...common, filing: status?.status, people: [alone.value] }));
    const second = await packet(store, { taxYear, person: spouse, today });
    if (!second.ok) return second;
    const other = await personOfReturn(store, second.value, { taxYear, today });
    if (!other.ok) return other;
    // Whoever stated the joint return is the taxpayer; both did when nobody is asked first.
    const isTaxpayer = status?.status === "joint" || asked.person === undefined;
    const people = isTaxpayer ? [alone.value, other.value] : [other.value, alone.value];
    return success(whole({ ...common, filing: "joint", people }));
  });
}

function whole(
  made: Omit<ReturnPacket, "lines" | "places" | "placesNextYear" | "incomePlaces">,
): ReturnPacket {
  const lines = returnLines(made.people, made.people[0]?.joint?.worksheet);
  return {
    ...made,
    lines,
    places: placesOnReturn(made.taxYear),
    placesNextYear: placesOnReturn(yearOf(made.taxYear + 1)),
    incomePlaces: lines.flatMap(({ fact, place }) => (INCOME_FACTS.has(fact) ? [place] : [])),
  };
}

/** The day of the last batch: the clock would make the same records look different tomorrow. */
function preparedOn({ batches }: Packet): CalendarDate {
  const last = batches.at(-1)?.data.recordedAt.slice(0, 10);
  return calendarDate(last ?? "1970-01-01");
}

async function personOfReturn(
  store: LedgerReader,
  made: Packet,
  { taxYear, today }: { readonly taxYear: TaxYear; readonly today: CalendarDate },
): Promise<Result<PersonOfReturn>> {
  const reading = await readingOf(store, made.person);
  if (!reading.ok) return reading;
  const { ledger, law, person } = reading.value;
  const asked = { person, taxYear, today };
  const form = (name: string) => made.worksheets.find((each) => each.form === name);
  const before = worksheetOf("form-1040", { ledger, law, person, taxYear: yearOf(taxYear - 1) });
  const iras = iraExhibit(ledger, asked);
  const form8606 = form("form-8606");
  const birthDate = ledger.people.get(person)?.birthDate;
  const ageAtYearEnd = birthDate === undefined ? undefined : ageAttainedIn(taxYear, birthDate);
  const exhibits = planExhibits(ledger, asked);
  return success({
    ...made,
    birthDate,
    ageAtYearEnd,
    form1040: form("form-1040"),
    lastYear: before.ok && before.value.lines.length > 0 ? before.value : undefined,
    form8606,
    captions8606: captionsOf("form-8606", taxYear),
    captions5329: captionsOf("form-5329", taxYear),
    line10: form8606 && footingRatio(form8606),
    threePlaces: form8606 && withThreePlaces(form8606),
    sensitivity: form8606 && lineSixSensitivity(form8606),
    form5329: form("form-5329"),
    disputedTax: hasLateExcess({ ledger, ...asked }) ? TAX_ON_LATE_EXCESS : undefined,
    earlySources: earlySources(ledger, person, {
      form5329: form("form-5329"),
      form8606,
      iras,
      exhibits,
    }),
    exhibits,
    iras,
    deferrals: deferralStatement(ledger, asked),
    checklist: formChecklist(ledger, asked, { report: made.reconciliation, iraRows: iras.rows }),
    checklist5498: checklist5498(ledger, asked, iras.rows),
    iraContributions: iraContributionsOfYear(ledger, law, asked),
    planNames: new Map([...ledger.plans.values()].map(({ plan, name }) => [plan, name ?? plan])),
    employerNames: new Map(
      [...ledger.employers.values()].flatMap(({ employer, name }) =>
        name === undefined ? [] : [[employer, name] as const],
      ),
    ),
    conversionsEnd: fiveYearPeriodEnd(taxYear),
    movements: exhibits.flatMap(({ rows, distributions }) => [
      ...rows.flatMap(({ conversion }) => conversion ?? []),
      ...distributions,
    ]),
  });
}
