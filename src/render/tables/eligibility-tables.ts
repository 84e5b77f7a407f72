// `eligibility` as tables: views of its JSON.
import type { JsonRow } from "../json-table.ts";
import type { Table } from "../views/view.ts";
import { listTable } from "./list-tables.ts";

const VERDICTS: Readonly<Record<string, string>> = {
  automatic_in_plan: "Best: after-tax money is converted inside the plan by itself.",
  manual_in_plan: "Good: after-tax money can be converted inside the plan, on request.",
  in_service_rollover: "Workable: after-tax money can be rolled to a Roth IRA while employed.",
  at_separation: "Late: it can be converted only after leaving; earnings until then are taxed.",
  not_possible: "Not possible with this plan.",
  unknown: "Not known yet.",
};

/** For CSV: the questions with the verdict. */
export function eligibilityTable(json: JsonRow): Table {
  const { verdict, questions } = json;
  return listTable(
    (questions as JsonRow[]).map((question) => ({ verdict, ...question })),
    { keys: ["verdict", "feature", "deciding", "question", "why"], keepEmpty: true },
  );
}

export function eligibilityTables(json: JsonRow): Table[] {
  const verdict = String(json["verdict"]);
  const possible = (json["possible"] as string[]).map((each) => each.replaceAll("_", " "));
  const open = verdict === "unknown" ? [`It may be: ${possible.join(", ")}.`] : [];
  const reasons = (json["reasons"] as JsonRow[]).map((reason) => `- ${reason["text"]}`);
  const questions = json["questions"] as JsonRow[];
  const alternatives = json["alternatives"] as string[];
  return [
    notes(VERDICTS[verdict] ?? verdict, [...open, ...reasons]),
    listTable(json["comparison"] as JsonRow[], {
      title: "Inside the plan, or to a Roth IRA",
      keys: ["aspect", "in_plan", "roth_ira", "citation"],
    }),
    notes(
      "To ask the administrator (--letter prints a letter; * decides)",
      questions.map((each) => `${each["deciding"] === true ? "*" : "-"} ${each["question"]}`),
    ),
    ...(alternatives.length === 0
      ? []
      : [
          notes(
            "If the plan lacks it",
            alternatives.map((each) => `- ${each}`),
          ),
        ]),
  ];
}

function notes(title: string, lines: readonly string[]): Table {
  return { title, columns: [], rows: [], notes: lines };
}
