// `npm run scenario -- "December pay"`: everything that the program says of the scenarios with that in their title.
import { outputsOf } from "../support/figures.ts";
import { SCENARIO_FILES, scenariosOf } from "../support/scenario.ts";

const [wanted = ""] = process.argv.slice(2);
for (const scenario of SCENARIO_FILES.flatMap(scenariosOf))
  if (scenario.title.includes(wanted))
    process.stdout.write(`${JSON.stringify({ [scenario.title]: outputsOf(scenario) }, null, 2)}\n`);
