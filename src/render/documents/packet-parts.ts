// The parts of a packet as tables, in the order in which a preparer reads them. The PDF, the CSV files and
// the JSON are made from these, so they cannot tell different stories.
import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import type { Packet } from "../../app/questions/packet.ts";
import { citationText } from "../../kernel/citation.ts";
import { basisTree, iraTables } from "../views/basis.ts";
import {
  amountCell,
  moneyCell,
  NONE,
  numberCell,
  type TreeRecord,
  textCell,
} from "../views/cell.ts";
import { limitsView } from "../views/limits.ts";
import { valueText } from "../views/line-cell.ts";
import { reconcileView } from "../views/reconcile.ts";
import { left, listTable, right, type Table } from "../views/view.ts";

export interface PacketPart {
  readonly title: string;
  readonly tables: readonly Table[];
}

const LEAD = { error: "Error", warning: "Warning", todo: "To do" } as const;

/** A backup is nothing that the preparer can make. */
function concernsReturn({ code }: OpenPoint): boolean {
  return !/^(backup|election|law)\./.test(code) || code === "law.tax-year-unsupported";
}

/** Open points first: what differs, what is missing, what a check found, what is still to come. */
export function openPoints(packet: Packet): Table {
  const rows = packet.openPoints
    .filter(concernsReturn)
    .map((point) => [
      textCell(LEAD[point.severity]),
      textCell(
        [point.message, point.action, point.citation && citationText(point.citation)]
          .filter(Boolean)
          .join(". "),
      ),
      point.amount === undefined ? NONE : moneyCell(point.amount),
      textCell(point.due ?? ""),
      textCell(point.events.join(" ")),
    ]);
  return {
    columns: [
      left("kind", "Kind"),
      left("what", "What"),
      right("amount", "Amount"),
      left("due", "Due"),
      left("events", "Events"),
    ],
    rows,
    ...(packet.nothingIsOpen && { notes: ["Nothing is open."] }),
  };
}

/** What the checks found and somebody accepted; undefined when there is nothing. */
export function acceptedFindings({ accepted }: Packet): Table | undefined {
  if (accepted.length === 0) return undefined;
  return {
    columns: [left("what", "What"), left("reason", "Accepted because"), left("events", "Events")],
    rows: accepted.map(({ problem, reason, by }) => [
      textCell(problem.message),
      textCell(reason),
      textCell([...(problem.events ?? []), by].join(" ")),
    ]),
  };
}

/** The lines of the return that this money touches, by form. */
export function returnLines(packet: Packet): Table {
  const forms = packet.worksheets.filter(
    ({ form }) => form === "form-1040" || form === "form-8606",
  );
  return {
    columns: [
      left("form", "Form"),
      left("line", "Line"),
      left("label", "What"),
      right("value", "Amount"),
    ],
    rows: forms.flatMap(({ form, lines }) =>
      lines.map(({ line, label, value }) => [
        textCell(form === "form-1040" ? "1040" : "8606"),
        textCell(line),
        textCell(label),
        value.kind === "amount"
          ? moneyCell(value.cents)
          : value.kind === "incomplete"
            ? ({ kind: "incomplete", missing: value.missing } as const)
            : textCell(value.kind === "check" ? (value.checked ? "yes" : "no") : valueText(value)),
      ]),
    ),
  };
}

/** Form 1040 of both, with the share of each beside it. */
export function jointLines({ joint }: Packet): Table | undefined {
  if (joint === undefined) return undefined;
  const { worksheet, people } = joint;
  const printed = new Map(worksheet.lines.map(({ line, value }) => [line, value]));
  const cell = (line: string) => {
    const value = printed.get(line);
    if (value === undefined) return NONE;
    if (value.kind === "amount") return moneyCell(value.cents);
    return value.kind === "check"
      ? textCell(value.checked ? "yes" : "no")
      : textCell(valueText(value));
  };
  const labels = new Map(
    worksheet.lines.map(({ line, label }) => [line.slice(line.lastIndexOf("/") + 1), label]),
  );
  return {
    columns: [
      left("line", "Line"),
      left("label", "What"),
      right("joint", "Joint return"),
      ...people.map((person) => right(person, person)),
    ],
    rows: [...labels].map(([line, label]) => [
      textCell(line),
      textCell(label),
      cell(line),
      ...people.map((person) => cell(`${person}/${line}`)),
    ]),
    notes: worksheet.notes,
  };
}

export function packetParts(packet: Packet): {
  readonly before: readonly PacketPart[];
  readonly after: readonly PacketPart[];
} {
  const { reconciliation, limits, basis } = packet;
  return {
    before: [
      {
        title: "Forms 1099-R: received and expected",
        tables: reconcileView(reconciliation).sections(),
      },
    ],
    after: [
      { title: "Basis at the end of the year", tables: basisOverview(basisTree(basis)) },
      { title: "Basis from the first event", tables: [historyTable(packet)] },
      {
        title: "Limits",
        tables: limits === undefined ? [] : [...limitsView(limits).sections(), authorities(packet)],
      },
      { title: "Sources", tables: [sourcesTable(packet), ledgerTable(packet)] },
    ],
  };
}

const PLAN_KEYS = [
  "plan",
  "opening_basis",
  "contributions",
  "rolled_in",
  "converted_basis",
  "rolled_over_basis",
  "converted_earnings",
  "distributed_basis",
  "corrected",
  "closing_basis",
];

/** The plans as rows, which a page holds better than a list of each; then the IRAs. */
function basisOverview(basis: ReturnType<typeof basisTree>): Table[] {
  const plans = (rows: readonly TreeRecord[], title: string) =>
    listTable(rows, { keys: PLAN_KEYS, title, empty: "None." });
  return [
    plans(basis.plans, "After-tax accounts"),
    plans(basis.designated_roth, "Designated Roth accounts"),
    ...iraTables(basis),
  ];
}

export function historyTable({ history }: Packet): Table {
  return {
    columns: [
      left("date", "Date"),
      left("plan", "Plan"),
      left("account", "Account"),
      left("change", "Change"),
      right("basis", "Basis"),
      right("balance", "Balance"),
      left("source", "Event, source"),
    ],
    rows: history.map((line) => [
      textCell(line.date),
      textCell(line.plan),
      textCell(line.account.replaceAll("_", " ")),
      textCell(line.change.replaceAll("_", " ")),
      amountCell(line.basis),
      amountCell(line.balance),
      textCell(
        [line.events.join(" "), line.source && `${line.source.file}:${line.source.line}`]
          .filter(Boolean)
          .join(", "),
      ),
    ]),
    ...(history.length === 0 && { notes: ["No after-tax or designated Roth money is recorded."] }),
  };
}

function authorities({ limits }: Packet): Table {
  const citations = [
    limits?.electiveDeferrals.limit.citation,
    limits?.electiveDeferrals.catchUpCitation,
    ...(limits?.annualAdditions ?? []).flatMap((row) => row.citations),
  ].flatMap((citation) => (citation === undefined ? [] : [citationText(citation)]));
  return {
    title: "Authorities",
    columns: [left("authority", "Authority")],
    rows: [...new Set(citations)].map((text) => [textCell(text)]),
  };
}

/** Every batch: the file with its digest, so that the paper can be held against the file. */
export function sourcesTable({ batches }: Packet): Table {
  return {
    title: "Batches and files",
    columns: [
      left("batch", "Batch"),
      left("recorded_at", "Recorded"),
      left("command", "By"),
      right("events", "Events"),
      left("file", "File"),
      left("sha256", "SHA-256"),
    ],
    rows: batches.map(({ batch, data, events }) => [
      textCell(batch),
      textCell(data.recordedAt.slice(0, 10)),
      textCell(data.command),
      numberCell(events),
      data.file === undefined ? NONE : textCell(data.file),
      data.sha256 === undefined ? NONE : textCell(data.sha256),
    ]),
  };
}

function ledgerTable({ head }: Packet): Table {
  return {
    title: "Ledger",
    columns: [left("item", ""), left("value", "")],
    rows: [
      ["ledger", head.ledgerId],
      ["last event", `e${head.seq}`],
      ["digest", head.digest],
    ].map((row) => row.map((text) => textCell(text))),
    notes: [
      "rothbook audit verify on the ledger must give the same digest at this event; then nothing in it was changed since.",
      "The folder of this packet (--folder) holds packet.txf for tax programs that import it, once every Form 1099-R agrees and no line is open. TXF has no number for box 5, for Roth IRAs and for most lines of Form 8606: enter those by hand.",
    ],
  };
}
