// Joins the chunks that esbuild splits a program into to one CommonJS file, in which each chunk is a function
// that runs when something of it is needed first. One file is one read and one piece of compiled code; and of a
// chunk that a command does not need, the engine keeps nothing but the text. esbuild's own CommonJS puts the
// functions of all modules side by side, and each start makes all of them.
import { basename } from "node:path";
import { Script } from "node:vm";
import type { BuildResult } from "esbuild";

type Split = BuildResult<{ write: false; metafile: true }>;

/** An import as esbuild prints it: `import D,{a as b}from"./chunk.js";`, one binding or all at once. */
const IMPORT = /(?<=^|[;}])import ?(?:(?:([\w$]+)|\*as ([\w$]+)|\{([^}]*)\}) ?from)?"([^"]+)";/g;
const DYNAMIC_IMPORT = /\bimport\("([^"]+)"\)/g;
const EXPORT = /export\{([^}]*)\};$/;

/**
 * The text of the one file; it exports what the entry exports.
 * @param entry the file name of the entry among the chunks
 */
export function joinedParts({ outputFiles, metafile }: Split, entry: string): string {
  const files = outputFiles.map(({ path, text }) => ({ name: basename(path), text: text.trim() }));
  const places = new Map(files.map(({ name }, at) => [`./${name}`, at]));
  const found = (name: string) => {
    const at = places.get(name);
    return at === undefined ? `require(${JSON.stringify(name)})` : `need(${at})`;
  };
  const parts = files.map(({ name, text }) => {
    const met = new Set<string>();
    const heads: string[] = [];
    const body = text
      .replace(IMPORT, (_, whole?: string, all?: string, some?: string, from = "") => {
        met.add(from);
        heads.push(`${boundTo(whole ?? all ?? braced(some))}${found(from)};`);
        return "";
      })
      .replace(DYNAMIC_IMPORT, (_, from: string) => {
        met.add(from);
        return `later(()=>${found(from)})`;
      })
      .replace(EXPORT, (_, names: string) => `return${exported(names)};`);
    assertAllMet(name, met, metafile);
    return `(need,later)=>{${heads.join("")}${body}}`;
  });
  const start = places.get(`./${entry}`);
  if (start === undefined) throw new Error(`esbuild made no ${entry}`);
  const file = plain(`"use strict";
const made=[],parts=[
${parts.join(",\n")}
];
const need=(at)=>made[at]??=parts[at](need,later);
const later=async(load)=>load();
module.exports=need(${start});
`);
  // What is left of an import or an export is no syntax of a function's body.
  new Script(file);
  return file;
}

function boundTo(names: string | undefined): string {
  return names === undefined ? "" : `const ${names}=`;
}

/** `a as b,c` as what takes them apart: `{a:b,c}`. */
function braced(names: string | undefined): string | undefined {
  return names === undefined ? undefined : `{${names.replaceAll(" as ", ":")}}`;
}

/** `a as b,c` as what holds them: `{b:a,c:c}`. A chunk's names get their values while it runs, and keep them. */
function exported(names: string): string {
  const pairs = names.split(",").map((pair) => {
    const [own = "", other = own] = pair.split(" as ");
    return `${other}:${own}`;
  });
  return `{${pairs.join(",")}}`;
}

function assertAllMet(
  name: string,
  met: ReadonlySet<string>,
  { outputs }: Split["metafile"],
): void {
  const output = Object.entries(outputs).find(([path]) => basename(path) === name)?.[1];
  // What a library asks for with require() itself stays as it is.
  const missed = (output?.imports ?? []).filter(
    ({ path, kind, external }) =>
      kind !== "require-call" && !met.has(external === true ? path : `./${basename(path)}`),
  );
  if (output === undefined || missed.length > 0)
    throw new Error(
      `${name}: ${missed.map(({ path }) => path).join(", ")} is not found in its text`,
    );
}

/** Each character a byte, which is read twice as fast: in patterns and tagged templates, esbuild leaves others. */
function plain(text: string): string {
  return text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
