// Problems as a part of an answer, and `check`, whose answer they are.
import type { AcceptedFinding, Findings } from "../../checks/accepted-findings.ts";
import type { Problem } from "../../kernel/problem.ts";
import {
  adviceCell,
  citationCell,
  nameCell,
  names,
  numberCell,
  placeTree,
  textCell,
} from "./cell.ts";
import { listTable, type View } from "./view.ts";

/** What is open, and what somebody accepted. */
export function checkView(findings: Findings): View {
  const tree = checkTree(findings);
  const table = () =>
    listTable(tree.problems, {
      keys: ["code", "severity", "message", "hint", "events", "citation"],
      keepEmpty: true,
    });
  return { tree, sections: () => [table()], table };
}

export function checkTree({ open, accepted }: Findings) {
  return {
    problems: open.map(found),
    accepted: accepted.map(acceptedTree),
  };
}

export function acceptedTree({ problem, reason, by }: AcceptedFinding) {
  return {
    code: nameCell(problem.code),
    message: textCell(problem.message),
    events: names(problem.events ?? []),
    reason: textCell(reason),
    accepted_by: nameCell(by),
  };
}

/** A problem, and where in a file it is. */
export function problemTree(problem: Problem) {
  const { at } = problem;
  return {
    ...found(problem),
    ...(at !== undefined && {
      at: {
        ...placeTree(at),
        ...(at.column !== undefined && { column: numberCell(at.column) }),
      },
    }),
  };
}

function found({ code, severity, message, hint, events, citation }: Problem) {
  return {
    code: nameCell(code),
    severity: nameCell(severity),
    message: textCell(message),
    events: names(events ?? []),
    citation: citationCell(citation),
    ...(hint !== undefined && { hint: adviceCell(hint) }),
  };
}
