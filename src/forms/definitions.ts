// The lines of worksheets, from the first year for which each holds.
// Written by `npm run docs` from `templates/worksheets/*/*.json`.
import afterTaxBasisFrom2014 from "../../templates/worksheets/after-tax-basis/2014.json" with {
  type: "json",
};
import annualAdditionsFrom2014 from "../../templates/worksheets/annual-additions/2014.json" with {
  type: "json",
};
import form1040From2014 from "../../templates/worksheets/form-1040/2014.json" with { type: "json" };
import form1040From2018 from "../../templates/worksheets/form-1040/2018.json" with { type: "json" };
import form1040From2019 from "../../templates/worksheets/form-1040/2019.json" with { type: "json" };
import form1040From2020 from "../../templates/worksheets/form-1040/2020.json" with { type: "json" };
import form1040From2021 from "../../templates/worksheets/form-1040/2021.json" with { type: "json" };
import form1040From2022 from "../../templates/worksheets/form-1040/2022.json" with { type: "json" };
import form1040From2025 from "../../templates/worksheets/form-1040/2025.json" with { type: "json" };
import form1099RFrom2014 from "../../templates/worksheets/form-1099-r/2014.json" with {
  type: "json",
};
import form1099RFrom2026 from "../../templates/worksheets/form-1099-r/2026.json" with {
  type: "json",
};
import form5329From2014 from "../../templates/worksheets/form-5329/2014.json" with { type: "json" };
import form5329From2018 from "../../templates/worksheets/form-5329/2018.json" with { type: "json" };
import form5329From2019 from "../../templates/worksheets/form-5329/2019.json" with { type: "json" };
import form5329From2021 from "../../templates/worksheets/form-5329/2021.json" with { type: "json" };
import form8606From2014 from "../../templates/worksheets/form-8606/2014.json" with { type: "json" };
import form8606From2017 from "../../templates/worksheets/form-8606/2017.json" with { type: "json" };
import form8606From2021 from "../../templates/worksheets/form-8606/2021.json" with { type: "json" };
import form8606From2022 from "../../templates/worksheets/form-8606/2022.json" with { type: "json" };
import type { WorksheetDefinition } from "./definition.ts";

export const WORKSHEET_DEFINITIONS: readonly WorksheetDefinition[] = [
  afterTaxBasisFrom2014,
  annualAdditionsFrom2014,
  form1040From2014,
  form1040From2018,
  form1040From2019,
  form1040From2020,
  form1040From2021,
  form1040From2022,
  form1040From2025,
  form1099RFrom2014,
  form1099RFrom2026,
  form5329From2014,
  form5329From2018,
  form5329From2019,
  form5329From2021,
  form8606From2014,
  form8606From2017,
  form8606From2021,
  form8606From2022,
];
