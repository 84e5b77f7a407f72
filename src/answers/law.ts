// `law`: the figures that the rules use, each with its citation. Looking needs no ledger; when there is one,
// the years added to it count.
import { withLedger } from "../app/ledger-access.ts";
import { defineQuestion } from "./question.ts";
import { onlyTaxYearInput } from "./shared-inputs.ts";

export const lawQuestion = defineQuestion({
  name: "law",
  summary: "Show the figures of the law by tax year, with their sources",
  example: "law --tax-year 2026",
  inputs: { taxYear: onlyTaxYearInput },
  ask: async (access, { taxYear }) => {
    const { lawYears } = await import("../app/questions/law-years.ts");
    const { lawOfLedger } = await import("../app/person-ledger.ts");
    const law = access.expected() ? await withLedger(access, lawOfLedger) : undefined;
    return law?.ok === false ? law : lawYears(law?.value, taxYear);
  },
  view: async (years, { taxYear }) =>
    (await import("../render/views/law.ts")).lawView(years, { onlyOne: taxYear !== undefined }),
});
