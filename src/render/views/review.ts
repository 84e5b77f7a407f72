// `review`: the open lines of a statement, why each waits, and what accepting it would record.
import type { Proposed, Reviewed, ReviewLine } from "../../app/take-in/review-file.ts";
import { dateCell, moneyCell, nameCell, numberCell, type TreeRecord, textCell } from "./cell.ts";
import { fieldsTree } from "./event-fields.ts";
import { fileTree, questionTree } from "./import.ts";
import { plainValue } from "./plain.ts";
import { listTable, type View } from "./view.ts";

export function reviewView({ file, open, report, questions }: Reviewed): View {
  const trees = open.map(lineTree);
  const table = () =>
    listTable(
      trees.map((tree) => ({ ...tree, proposal: inOneCell(tree.proposal) })),
      { keys: ["line", "reason", "proposal"], keepEmpty: true },
    );
  return {
    tree: {
      file: nameCell(file),
      open: trees,
      ...(questions.length > 0 && { questions: questions.map(questionTree) }),
      ...(report !== undefined && { imported: fileTree(report) }),
    },
    sections: () => [table()],
    table,
  };
}

function lineTree({ line, page, lines, reason, stated, proposals }: ReviewLine) {
  return {
    line: numberCell(line),
    ...(page !== undefined && { page: numberCell(page) }),
    lines: numberCell(lines),
    reason: textCell(reason),
    stated: stated.map(({ date, amount, source }) => ({
      date: dateCell(date),
      amount: moneyCell(amount),
      ...(source !== undefined && { source: nameCell(source) }),
    })),
    proposal: proposals.map(proposalTree),
  };
}

/** As `import` would take it from a file of events. */
function proposalTree({ candidate: { kind, note }, fields }: Proposed): TreeRecord {
  return {
    kind: nameCell(kind),
    ...fieldsTree(fields),
    ...(note !== undefined && { note: textCell(note) }),
  };
}

function inOneCell(proposals: readonly TreeRecord[]) {
  return nameCell(proposals.map((tree) => JSON.stringify(plainValue(tree))).join(" "));
}
