// What is open, the lines of the return, the history of taxed money and the sources of one person's packet,
// as tables for spreadsheets.
import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import type { Packet } from "../../app/questions/packet.ts";
import { adviceText } from "../../kernel/advice.ts";
import { citationText } from "../../kernel/citation.ts";
import { amountCell, moneyCell, NONE, numberCell, textCell } from "../views/cell.ts";
import { valueText } from "../views/line-cell.ts";
import { left, right, type Table } from "../views/view.ts";

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
        [
          point.message,
          adviceText(point.action ?? ""),
          point.citation && citationText(point.citation),
        ]
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
