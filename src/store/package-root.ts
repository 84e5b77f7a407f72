// Where the files that ship beside the code are: migrations, templates. The same answer whether this
// runs from src/ or bundled in dist/.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { invariant } from "../kernel/invariant.ts";

// The bundle is CommonJS, which has __dirname and no import.meta; the sources are the other way round.
const here = typeof __dirname === "string" ? __dirname : import.meta.dirname;

export function packageRoot(): string {
  for (let folder = here; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json")) && existsSync(join(folder, "migrations")))
      return folder;
    invariant(dirname(folder) !== folder, "the program's own files are missing: install it again");
  }
}
