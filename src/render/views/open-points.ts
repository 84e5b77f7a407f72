// Open points as the contract has them: what is wrong, what is missing and what is to be done, by when.
import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import {
  adviceCell,
  citationCell,
  dateCell,
  moneyCell,
  nameCell,
  names,
  textCell,
} from "./cell.ts";

export function openPointTree(point: OpenPoint) {
  const { code, severity, message, events, due, amount, action, citation } = point;
  return {
    code: nameCell(code),
    severity: nameCell(severity),
    message: textCell(message),
    events: names(events),
    ...(due !== undefined && { due: dateCell(due) }),
    ...(amount !== undefined && { amount: moneyCell(amount) }),
    ...(action !== undefined && { action: adviceCell(action) }),
    ...(citation !== undefined && { citation: citationCell(citation) }),
  };
}

/** Errors and warnings alone, as `check` has them. */
export function problemTrees(points: readonly OpenPoint[]) {
  return points
    .filter(({ severity }) => severity !== "todo")
    .map(({ code, severity, message, events, citation, action }) => ({
      code: nameCell(code),
      severity: nameCell(severity),
      message: textCell(message),
      events: names(events),
      citation: citationCell(citation),
      ...(action !== undefined && { hint: adviceCell(action) }),
    }));
}
