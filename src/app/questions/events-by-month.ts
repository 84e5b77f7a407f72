// The book as somebody leafs through it: a year's events by month with their sums, newest first, each with
// what became of it; a correction stands under what it replaced. And the batches that recorded them.
import { batchIdOf, eventIdOf } from "../../kernel/ids.ts";
import { type Cents, formatDollars, total, ZERO } from "../../kernel/money.ts";
import { success } from "../../kernel/outcome.ts";
import type { TypedFields } from "../../ledger/codec.ts";
import { type LedgerEvent, typedData, whenOf } from "../../ledger/event.ts";
import { type EventData, type EventKind, RECORDED_KINDS } from "../../ledger/kinds.ts";
import { replay, reversedSeq } from "../../ledger/ledger.ts";
import { attempt, type Result } from "../attempt.ts";
import { listEvents } from "../list-events.ts";
import { collect } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";

export interface TakenBack {
  readonly by: string;
  readonly reason: EventData<"reversal">["reason"];
  readonly text: string | undefined;
  /** The instant at which it was recorded that it was wrong. */
  readonly at: string;
}

export interface EventOfBook {
  /** The ledger's own: `e17`. */
  readonly id: string;
  /** The caller's own, if it had one. */
  readonly called: string;
  readonly kind: EventKind;
  readonly person: string | undefined;
  readonly plan: string | undefined;
  readonly employer: string | undefined;
  /** A date, or a year for what is of a whole year; nothing for people and plans. */
  readonly when: string | undefined;
  readonly amount: Cents | undefined;
  readonly fields: TypedFields;
  readonly note: string | undefined;
  readonly source: LedgerEvent["source"];
  readonly recordedAt: string;
  readonly batch: string;
  readonly takenBack: TakenBack | undefined;
  /** The event that this one replaced. */
  readonly replaces: string | undefined;
}

export interface MonthOfBook {
  /** `2026-03`; `2026` for what is of the whole year, nothing for what has no date. */
  readonly month: string | undefined;
  readonly events: readonly EventOfBook[];
  readonly contributed: Cents;
  readonly converted: Cents;
}

export interface BatchOfBook {
  readonly batch: string;
  readonly data: EventData<"batch">;
  readonly events: number;
  /** How many of them have not been taken back. */
  readonly standing: number;
}

export interface EventsByMonth {
  readonly months: readonly MonthOfBook[];
  readonly batches: readonly BatchOfBook[];
  readonly plans: ReadonlyMap<string, string>;
  readonly employers: ReadonlyMap<string, string>;
}

export interface Leafing {
  readonly person: string | undefined;
  readonly year: number;
  /** A kind of event, or `corrections`. */
  readonly kind?: string | undefined;
  /** A word, a name, an amount. */
  readonly words?: string | undefined;
}

const UNDATED: readonly EventKind[] = [
  "person",
  "employer",
  "plan",
  "accepted_finding",
  "statement_answer",
];
const STATED = Object.keys(RECORDED_KINDS) as EventKind[];

export async function eventsByMonth(
  store: LedgerReader,
  { person, year, kind, words }: Leafing,
): Promise<Result<EventsByMonth>> {
  return await attempt(async () => {
    const names = replay(
      await collect(store, { kinds: ["person", "employer", "plan", "reversal"] }),
    );
    const plans = new Map(
      [...names.plans.values()].map((plan) => [plan.plan, plan.name ?? plan.plan]),
    );
    const employers = new Map(
      [...names.employers.values()].map((each) => [each.employer, each.name ?? each.employer]),
    );
    const context = await contextOf(store);
    const own = person === undefined ? {} : { person };
    const found: EventOfBook[] = [];
    for await (const listed of listEvents(store, { ...own, kinds: STATED, year }))
      found.push(eventOfBook(listed, context));
    const shared = person === undefined ? {} : { person, shared: true };
    for await (const listed of listEvents(store, { ...shared, kinds: UNDATED }))
      found.push(eventOfBook(listed, context));
    const replaced = new Set(found.map(({ replaces }) => replaces));
    const needles = (words ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const shown = found.filter((event) => {
      if (kind === "corrections" && !replaced.has(event.id) && event.replaces === undefined)
        return false;
      if (kind !== undefined && kind !== "corrections" && event.kind !== kind) return false;
      const text = needles.length === 0 ? "" : textOf(event, { plans, employers });
      return needles.every((needle) => text.includes(needle.replace(/[$,]/g, "")));
    });
    const months = Map.groupBy(shown, ({ when }) => when?.slice(0, 7));
    const order = (month: string | undefined) => month ?? "";
    return success({
      plans,
      employers,
      months: [...months]
        .toSorted(([a], [b]) => (order(a) < order(b) ? 1 : -1))
        .map(([month, events]) => monthOf(month, events)),
      batches: batchesOf(shown, context.batches),
    });
  });
}

interface BookContext {
  readonly batches: ReadonlyMap<number, EventData<"batch">>;
  readonly reversals: ReadonlyMap<string, TakenBack>;
}

async function contextOf(store: LedgerReader): Promise<BookContext> {
  const batches = new Map<number, EventData<"batch">>();
  for (const event of await collect(store, { kinds: ["batch"] }))
    if (event.kind === "batch") batches.set(event.seq, event.data);
  const reversals = new Map<string, TakenBack>();
  for (const event of await collect(store, { kinds: ["reversal"] })) {
    if (event.kind !== "reversal") continue;
    const { reason, text } = event.data;
    const at = batches.get(event.batch)?.recordedAt ?? "";
    reversals.set(`${event.id} ${reversedSeq(event)}`, { by: event.id, reason, text, at });
  }
  return { batches, reversals };
}

function eventOfBook(
  { event, reversedBy }: { readonly event: LedgerEvent; readonly reversedBy?: string },
  { batches, reversals }: BookContext,
): EventOfBook {
  const { kind, data, note, source, replaces } = event;
  const named = data as { person?: string; plan?: string; employer?: string };
  return {
    id: eventIdOf(event.seq),
    called: event.id,
    kind,
    person: named.person,
    plan: named.plan,
    employer: named.employer,
    when: whenOf(event),
    amount: amountOf(event),
    fields: typedData(kind, data),
    note,
    source,
    recordedAt: batches.get(event.batch)?.recordedAt ?? "",
    batch: batchIdOf(event.batch),
    takenBack: reversedBy === undefined ? undefined : reversals.get(`${reversedBy} ${event.seq}`),
    replaces: replaces === undefined ? undefined : eventIdOf(replaces),
  };
}

/** What the event comes to: what went in, out or stood there. */
function amountOf(event: LedgerEvent): Cents | undefined {
  if (event.kind === "paycheck") return total(Object.values(event.data.contributions));
  if (event.kind === "balance") return event.data.balance;
  if (event.kind === "form_1099r") return event.data.box1;
  return (event.data as { amount?: Cents }).amount;
}

function monthOf(month: string | undefined, events: readonly EventOfBook[]): MonthOfBook {
  const standing = events.filter(({ takenBack }) => takenBack === undefined);
  const sum = (kinds: readonly EventKind[]) =>
    total(standing.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount ?? ZERO));
  return {
    month,
    events: inOrder(events),
    contributed: sum(["paycheck", "employer_contribution", "ira_contribution"]),
    converted: total([
      sum(["in_plan_roth_rollover", "ira_conversion"]),
      ...standing.filter(({ kind }) => kind === "distribution").map(toRothIra),
    ]),
  };
}

function toRothIra({ fields }: EventOfBook): Cents {
  const destinations = fields.find(([name]) => name === "destinations")?.[1];
  if (destinations?.kind !== "list") return ZERO;
  return total(
    destinations.items.map((item) => {
      if (item.kind !== "group") return ZERO;
      const held = new Map(item.fields);
      const [to, amount] = [held.get("to"), held.get("amount")];
      const isRoth = to?.kind === "name" && to.name === "roth_ira";
      return isRoth && amount?.kind === "money" ? amount.cents : ZERO;
    }),
  );
}

/** The newest day first; a correction directly under what it replaced, however often that happened. */
function inOrder(events: readonly EventOfBook[]): EventOfBook[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const successor = new Map(
    events.flatMap((event) => (event.replaces === undefined ? [] : [[event.replaces, event]])),
  );
  const heads = events
    .filter(({ replaces }) => replaces === undefined || !byId.has(replaces))
    .toSorted((a, b) => ((a.when ?? "") < (b.when ?? "") ? 1 : -1));
  return heads.flatMap((head) => {
    const chain: EventOfBook[] = [];
    for (let at: EventOfBook | undefined = head; at !== undefined; at = successor.get(at.id))
      chain.push(at);
    return chain;
  });
}

function batchesOf(
  events: readonly EventOfBook[],
  opened: ReadonlyMap<number, EventData<"batch">>,
): BatchOfBook[] {
  return [...Map.groupBy(events, ({ batch }) => batch)]
    .flatMap(([batch, own]) => {
      const data = opened.get(Number(batch.slice(1)));
      const standing = own.filter(({ takenBack }) => takenBack === undefined).length;
      return data === undefined ? [] : [{ batch, data, events: own.length, standing }];
    })
    .toSorted((a, b) => Number(b.batch.slice(1)) - Number(a.batch.slice(1)));
}

function textOf(
  { id, kind, fields, note, source, amount, plan, employer }: EventOfBook,
  names: Pick<EventsByMonth, "plans" | "employers">,
): string {
  const words = [
    id,
    kind.replaceAll("_", " "),
    JSON.stringify(fields.map(([, value]) => value)),
    note,
    source?.file,
    amount === undefined ? undefined : formatDollars(amount),
    plan === undefined ? undefined : names.plans.get(plan),
    employer === undefined ? undefined : names.employers.get(employer),
    ...moneyIn(fields),
  ];
  return words.filter(Boolean).join(" ").toLowerCase().replace(/[$,]/g, "");
}

function moneyIn(fields: TypedFields): string[] {
  return fields.flatMap(([, value]): string[] => {
    if (value.kind === "money") return [formatDollars(value.cents)];
    if (value.kind === "group") return moneyIn(value.fields);
    return value.kind === "list"
      ? value.items.flatMap((item) => (item.kind === "group" ? moneyIn(item.fields) : []))
      : [];
  });
}
