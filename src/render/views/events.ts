// `events`: what is recorded, in the order in which it was recorded, with what became of it.
import type { DescribedEvent } from "../../app/list-events.ts";
import { batchIdOf, eventIdOf } from "../../kernel/ids.ts";
import {
  isCell,
  NONE,
  nameCell,
  numberCell,
  placeTree,
  type Tree,
  type TreeRecord,
  textCell,
} from "./cell.ts";
import { fieldsTree } from "./event-fields.ts";
import { plainValue } from "./plain.ts";
import { listTable, type View } from "./view.ts";

const KEYS = [
  "id",
  "kind",
  "person",
  "employer",
  "plan",
  "date",
  "tax_year",
  "amount",
  "details",
  "reversed_by",
  "source",
];
/** For people: who and where are part of the details, so that a row fits a line. */
const SHORT_KEYS = ["id", "kind", "when", "amount", "details", "reversed_by"];
/** What has a column of its own, or says how it was recorded and not what happened. */
const NOT_DETAILS = new Set([...KEYS, "seq", "batch", "as_of", "replaces"]);

export function eventsView(listed: readonly DescribedEvent[]): View {
  const events = listed.map((each) => ({ listed: each, tree: eventTree(each) }));
  return {
    tree: { events: events.map(({ tree }) => tree) },
    sections: () => [
      listTable(
        events.map(({ listed, tree }) => shortRow(listed, tree)),
        { keys: SHORT_KEYS, empty: "No events." },
      ),
    ],
    table: () =>
      listTable(
        events.map(({ listed, tree }) => rowOf(listed, tree)),
        { keys: KEYS, keepEmpty: true },
      ),
  };
}

function eventTree({ event, fields, reversedBy }: DescribedEvent): TreeRecord {
  const { id, seq, batch, kind, note, replaces, source } = event;
  return {
    id: nameCell(id),
    seq: numberCell(seq),
    batch: nameCell(batchIdOf(batch)),
    kind: nameCell(kind),
    ...fieldsTree(fields),
    ...(note !== undefined && { note: textCell(note) }),
    ...(replaces !== undefined && { replaces: nameCell(eventIdOf(replaces)) }),
    ...(reversedBy !== undefined && { reversed_by: nameCell(reversedBy) }),
    ...(source !== undefined && { source: placeTree(source) }),
  };
}

function rowOf({ event: { source } }: DescribedEvent, tree: TreeRecord): TreeRecord {
  return {
    ...tree,
    date: tree["date"] ?? tree["as_of"],
    details: textCell(detailsOf(tree).join(" ")),
    source:
      source === undefined || source.file === "" ? NONE : nameCell(`${source.file}:${source.line}`),
  };
}

function shortRow(listed: DescribedEvent, tree: TreeRecord): TreeRecord {
  const row = rowOf(listed, tree);
  const who = ["person", "employer", "plan"].flatMap((name) =>
    tree[name] === undefined ? [] : [String(plainValue(tree[name]))],
  );
  return {
    ...row,
    when: row["date"] ?? row["tax_year"],
    details: textCell([...who, ...detailsOf(tree)].join(" ")),
  };
}

function detailsOf(tree: TreeRecord): string[] {
  return Object.entries(tree)
    .filter(([name]) => !NOT_DETAILS.has(name))
    .flatMap(([name, value]) => (value === undefined ? [] : flat(name, value)));
}

/** `contributions { match: 1.00 }` as `match=1.00`: the group's name says nothing new. */
function flat(name: string, value: Tree): string[] {
  if (!isCell(value) && !Array.isArray(value))
    return Object.entries(value).flatMap(([inner, held]) =>
      held === undefined ? [] : flat(inner, held),
    );
  const plain = plainValue(value);
  return [`${name}=${typeof plain === "string" ? plain : JSON.stringify(plain)}`];
}
