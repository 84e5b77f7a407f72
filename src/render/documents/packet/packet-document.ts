// The packet of a return as a document: page 1 says what to do and what it costs, page 2 what to type, then
// the forms, and the exhibits that prove it. The order is fixed.

import type { ReturnPacket } from "../../../app/questions/packet/return-packet.ts";
import type { LedgerStamp } from "../../../app/seal/stamp.ts";
import { placeText } from "../../../kernel/line-name.ts";
import { knownAtText } from "../../views/known-at.ts";
import { actionsOf } from "./actions.ts";
import { carrySection } from "./carry.ts";
import { checklistSection } from "./checklist.ts";
import {
  coverChoices,
  coverSection,
  moreOfCover,
  type OnCover,
  type Standing,
  statusOf,
} from "./cover.ts";
import { listed, type PacketDocument, type Section } from "./document.ts";
import { deferralsSection } from "./exhibit-deferrals.ts";
import { irasSection } from "./exhibit-iras.ts";
import { planSection } from "./exhibit-plan.ts";
import { form1040Section } from "./form-1040.ts";
import { form5329Section } from "./form-5329.ts";
import { form8606Section } from "./form-8606.ts";
import { signOffSection, sourcesSection, verifySection } from "./last-page.ts";
import { limitsSection } from "./limits-page.ts";
import { questionsOf } from "./questions.ts";
import { type PacketReading, readPacket } from "./reading.ts";
import { lineName } from "./return-terms.ts";
import { stateSection } from "./state-worksheet.ts";

export interface MadePacket {
  readonly document: PacketDocument;
  readonly standing: Standing;
  readonly status: ReturnType<typeof statusOf>;
}

export function packetDocument(
  made: ReturnPacket,
  stamp: LedgerStamp,
  /** Whether the cover of a document stands on one page: only who draws it knows. */
  fits: (document: PacketDocument) => boolean,
): MadePacket {
  const reading = readPacket(made);
  const standing: Standing = {
    actions: actionsOf(reading),
    questions: questionsOf(reading),
    incomplete: incompleteLines(reading),
  };
  // The exhibits first: they give the rows their numbers, which the forms refer to.
  const exhibits: Section[] = [];
  const annexes: Section[] = [];
  for (const exhibit of reading.exhibits) {
    if (exhibit.kind === "plan") {
      const { section, annex } = planSection(reading, exhibit);
      exhibits.push(section);
      if (annex !== undefined) annexes.push(annex);
    } else if (exhibit.kind === "iras") exhibits.push(irasSection(reading, exhibit));
    else exhibits.push(deferralsSection(reading, exhibit));
  }
  const forms = made.people.flatMap((person) => form8606Section(reading, person) ?? []);
  const early = made.people.flatMap((person) => form5329Section(reading, person) ?? []);
  const state = stateSection(reading);
  const rest = [
    ...forms,
    ...early,
    checklistSection(reading),
    ...exhibits,
    limitsSection(reading),
    carrySection(reading),
    ...(state === undefined ? [] : [state]),
    sourcesSection(reading),
    signOffSection(reading, standing.questions),
    verifySection(reading, stamp),
    ...annexes,
  ];
  const knownAt = stamp.knownAt && knownAtText(stamp.knownAt);
  const documentOf = (onCover: OnCover): PacketDocument => ({
    title: `Tax packet ${made.taxYear}: ${listed(made.people.map(({ person }) => reading.nameOf(person).full))}`,
    foot: footOf(reading),
    sections: [
      coverSection(reading, standing, { knownAt, onCover }),
      form1040Section(reading, moreOfCover(standing, onCover)),
      ...rest,
    ],
  });
  const [most, ...fewer] = coverChoices(standing);
  let document = documentOf(most);
  for (const each of fewer) {
    if (fits(document)) break;
    document = documentOf(each);
  }
  return { standing, status: statusOf(standing), document };
}

/** At most 60 characters, then the first surname alone. */
function footOf({ surnames, made, nameOf }: PacketReading): string {
  const short = surnames.length <= 60 ? surnames : nameOf(made.people[0]?.person ?? "").surname;
  return `${short} · tax year ${made.taxYear}`;
}

function incompleteLines(reading: PacketReading): string[] {
  const found = reading.made.people.flatMap(({ person, form1040, form8606 }) => {
    const who = reading.isJoint ? ` (${reading.nameOf(person).first})` : "";
    const first = (form: typeof form1040, name: string) => {
      const lines = (form?.lines ?? []).filter(({ value }) => value.kind === "incomplete");
      if (lines.length === 0) return [];
      const [only] = lines;
      if (only !== undefined && lines.every(({ place }) => place.schedule !== undefined))
        return [`${placeText(only.place)}${who}`];
      const names = lines.slice(0, 3).map(({ place }) => lineName(place));
      return [
        `${name}, line${names.length === 1 ? "" : "s"} ${names.join(", ")}${lines.length > 3 ? " and those after" : ""}${who}`,
      ];
    };
    return [...first(form8606, "Form 8606"), ...first(form1040, "Form 1040")];
  });
  return found;
}
