// "Nothing is open" can be trusted: for lives of two people, with forms that came, came wrong, or did not
// come, status, check and packet say it together, and only where every received form agrees, none is late and
// no line lacks a fact.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../src/app/questions/check.ts";
import { isOpen } from "../../src/app/questions/open-points/open-point.ts";
import { packet } from "../../src/app/questions/packet.ts";
import { statusOfYear } from "../../src/app/questions/status-of-year.ts";
import { expectedForms1099r } from "../../src/distributions/expected-forms-1099r.ts";
import { reconcile } from "../../src/distributions/reconcile.ts";
import { worksheetOf } from "../../src/forms/worksheet-of.ts";
import { calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import { FORM_NAMES } from "../../src/kernel/form-names.ts";
import { type Cents, formatCents } from "../../src/kernel/money.ts";
import { builtInLaw } from "../../src/law/law.ts";
import type { LedgerEvent } from "../../src/ledger/event.ts";
import { replay } from "../../src/ledger/ledger.ts";
import { PERSON, planLives } from "../arbitraries/ledger-events.ts";
import { type EventJson, recorded } from "../support/ledger-of.ts";
import { readerOf } from "../support/reader-of-events.ts";

const RUNS = process.env["CI"] ? 1000 : 60;
const YEAR = taxYear(2023);
const TODAY = calendarDate("2024-03-01");

/** What became of each form of the year: it came right, came wrong by a cent, did not come. */
const fates = fc.array(fc.constantFrom("right", "right", "right", "wrong", "missing"), {
  minLength: 12,
  maxLength: 12,
});

const OTHER: readonly EventJson[] = [
  { kind: "person", person: "zoe", birth_date: "1990-01-01" },
  { kind: "employer", employer: "bolt" },
  { kind: "plan", plan: "bolt-401k", employer: "bolt", features: { after_tax: true } },
  {
    kind: "paycheck",
    person: "zoe",
    plan: "bolt-401k",
    date: "2023-06-15",
    gross_pay: "9000.00",
    contributions: { after_tax: "500.00" },
  },
];

function withForms(life: readonly EventJson[], fate: readonly string[]): LedgerEvent[] {
  const own = life.map((event) =>
    event.kind === "employer" || event.kind === "plan" ? event : { person: PERSON, ...event },
  );
  const ledger = replay(recorded([...own, ...OTHER]));
  const text = (amount: { state: string; cents?: Cents }) =>
    formatCents((amount.cents ?? 0) as Cents);
  const forms = expectedForms1099r(ledger, { person: PERSON, taxYear: YEAR }).flatMap(
    (form, index): EventJson[] => {
      const kind = fate[index % fate.length];
      if (kind === "missing" || form.box7.state !== "known") return [];
      const box1 = (form.box1 + (kind === "wrong" ? 1 : 0)) as Cents;
      return [
        {
          kind: "form_1099r",
          id: `form-${index}`,
          person: PERSON,
          plan: form.plan,
          tax_year: YEAR,
          box_1: formatCents(box1),
          box_2a: text(form.box2a),
          box_5: text(form.box5),
          box_7: form.box7.code,
          ...(form.box4 !== undefined && form.box4 > 0 && { box_4: formatCents(form.box4) }),
        },
      ];
    },
  );
  return recorded([...own, ...OTHER, ...forms]);
}

async function answers(events: readonly LedgerEvent[]) {
  const reader = readerOf(events);
  const asked = { person: PERSON, taxYear: YEAR, today: TODAY };
  const [status, whole, found] = [
    await statusOfYear(reader, { ...asked, plan: "acme-401k" }),
    await packet(reader, asked),
    await check(reader, asked),
  ];
  if (!status.ok) throw new Error(JSON.stringify(status.error));
  if (!whole.ok) throw new Error(JSON.stringify(whole.error));
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return { status: status.value, packet: whole.value, findings: found.value.open };
}

/** By other means than the list: the forms agree and all came, and every line of every worksheet is known. */
function isSettled(events: readonly LedgerEvent[]): boolean {
  const ledger = replay(events);
  const scope = { person: PERSON, taxYear: YEAR };
  return (
    reconcile(ledger, scope).agrees &&
    FORM_NAMES.every((form) => {
      const made = worksheetOf(form, { ledger, law: builtInLaw, ...scope });
      return made.ok && made.value.incomplete.length === 0;
    })
  );
}

describe("nothing is open", () => {
  it("is said by status, check and packet together, or by none", async () => {
    const seen = { open: 0, nothing: 0 };
    await fc.assert(
      fc.asyncProperty(planLives({ maxSteps: 12 }), fates, async ({ events: life }, fate) => {
        const events = withForms(life, fate);
        const { status, packet: whole, findings } = await answers(events);
        const nothing = status.open.length === 0;
        seen[nothing ? "nothing" : "open"] += 1;
        expect(whole.nothingIsOpen).toBe(nothing);
        expect(whole.openPoints.filter((point) => isOpen(point, TODAY))).toEqual(status.open);
        expect(nothing).toBe(findings.length === 0 && isSettled(events));
        // What check finds is what the list holds as errors and warnings.
        const listed = status.openPoints.filter(({ severity }) => severity !== "todo");
        for (const { code, message } of findings)
          expect(listed.some((each) => each.code === code && each.message === message)).toBe(true);
      }),
      { numRuns: RUNS },
    );
    // The property must not hold by never being tested.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 20);
  });
});
