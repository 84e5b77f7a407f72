// `reconcile`: the Forms 1099-R that came against those that the ledger implies.
import { withLedger } from "../app/ledger-access.ts";
import { defineQuestion } from "./question.ts";
import { readingInputs, taxYearInput } from "./shared-inputs.ts";

export const reconcileQuestion = defineQuestion({
  name: "reconcile",
  summary: "Compare the Forms 1099-R received with those that the ledger implies",
  example: "reconcile --tax-year 2025",
  inputs: { taxYear: taxYearInput, ...readingInputs },
  ask: async (access, given) => {
    const { reconcile } = await import("../app/questions/reconcile.ts");
    return await withLedger(access, (store) => reconcile(store, given));
  },
  view: async (report) => (await import("../render/views/reconcile.ts")).reconcileView(report),
  endsWithOne: { when: "anything differs", is: ({ agrees }) => !agrees },
});
