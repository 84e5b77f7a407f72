// What somebody does not want to say every time: which ledger, whose record, which plan and year. A small TOML
// file in the user's own folder for configuration; without it nothing is assumed.
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";

export interface Defaults {
  /** The file they stand in. */
  readonly file: string;
  /** An absolute path. */
  readonly ledger?: string;
  readonly person?: string;
  readonly plan?: string;
  readonly taxYear?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const KEYS: Readonly<Record<string, keyof Omit<Defaults, "file">>> = {
  ledger: "ledger",
  person: "person",
  plan: "plan",
  tax_year: "taxYear",
};

/** Where it is looked for; `$ROTHBOOK_CONFIG` names another. */
export function defaultsPath(env: Env, platform: string): string | undefined {
  const named = env["ROTHBOOK_CONFIG"];
  // Set to nothing, it says that there is none.
  if (named !== undefined) return named === "" ? undefined : resolve(named);
  const [own, beside] =
    platform === "win32"
      ? [env["APPDATA"], undefined]
      : [env["XDG_CONFIG_HOME"], env["HOME"] && join(env["HOME"], ".config")];
  const folder = [own, beside].find((each) => each !== undefined && isAbsolute(each));
  return folder === undefined ? undefined : join(folder, "rothbook", "config.toml");
}

/** Undefined when there is no file, unless one was named. */
export async function readDefaults(
  env: Env,
  platform: string,
): Promise<Outcome<Defaults | undefined, readonly Problem[]>> {
  const file = defaultsPath(env, platform);
  if (file === undefined) return success(undefined);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!env["ROTHBOOK_CONFIG"] && (code === "ENOENT" || code === "ENOTDIR"))
      return success(undefined);
    const message = `the file of defaults ${quoted(file)} cannot be read: ${code ?? "unknown error"}`;
    const hint = "look at ROTHBOOK_CONFIG and at whose the file is; rothbook help defaults";
    return failure([
      problem(code === "ENOENT" ? "file.not-found" : "file.not-readable", message, { hint }),
    ]);
  }
  return await parseDefaults(text, file);
}

async function parseDefaults(
  text: string,
  file: string,
): Promise<Outcome<Defaults, readonly Problem[]>> {
  const { parse, TomlError } = await import("smol-toml");
  let table: Readonly<Record<string, unknown>>;
  try {
    table = parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    const place =
      error instanceof TomlError ? { line: error.line, column: error.column } : { line: 1 };
    const what = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    return failure([faulty(`the file of defaults is not TOML: ${what}`, { file, ...place })]);
  }
  const problems: Problem[] = [];
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(table)) {
    const at = { file, line: lineOf(text, key) };
    const name = KEYS[key];
    const said = typeof value === "number" ? String(value) : value;
    if (name === undefined) problems.push(faulty(`${quoted(key)} is no default`, at));
    else if (typeof said !== "string" || said === "")
      problems.push(faulty(`${quoted(key)} is not text`, at));
    else if (name === "taxYear" && !/^(19|20|21)\d{2}$/.test(said))
      problems.push(faulty(`${quoted(said)} is not a year of four digits`, at));
    else found[name] = name === "ledger" ? ledgerPath(said, file) : said;
  }
  return problems.length > 0 ? failure(problems) : success({ file, ...found });
}

/** Beside the file, unless it is absolute or begins with `~/`. */
function ledgerPath(text: string, file: string): string {
  return text.startsWith("~/") ? join(homedir(), text.slice(2)) : resolve(dirname(file), text);
}

function lineOf(text: string, key: string): number {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => line.trimStart().replace(/^["']/, "").startsWith(key));
  return Math.max(at, 0) + 1;
}

function faulty(message: string, at: { file: string; line: number; column?: number }): Problem {
  const hint = `it holds ${Object.keys(KEYS).join(", ")}, such as person = "alex"; rothbook help defaults`;
  return problem("usage.bad-defaults", message, { at, hint });
}
