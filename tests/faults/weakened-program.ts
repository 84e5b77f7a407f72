// A copy of the built program with one guard taken out: the harness must see it fail.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./operation.ts";

/** @throws when the guard's text is not found exactly once: then the control would prove nothing. */
export function weakenedProgram(
  guard: string,
  without: string,
): { program: string; remove: () => void } {
  // Inside dist/, because the program finds its migrations from where it stands.
  const folder = mkdtempSync(join(ROOT, "dist", "weakened-"));
  let found = 0;
  for (const name of readdirSync(join(ROOT, "dist"))) {
    // The library is built beside the program and is not run here.
    if (!name.endsWith(".cjs") || name === "library.cjs") continue;
    const text = readFileSync(join(ROOT, "dist", name), "utf8");
    found += text.split(guard).length - 1;
    writeFileSync(join(folder, name), text.replace(guard, without));
  }
  if (found !== 1) throw new Error(`the guard ${guard} stands ${found} times in the built program`);
  cpSync(join(ROOT, "dist", "main.cjs"), join(folder, "main.cjs"));
  return {
    program: join(folder, "main.cjs"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
