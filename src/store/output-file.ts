// Writes a result file whole or not at all: a temporary file beside the target, synced, then linked to
// its name. `link` fails when the name is taken, so nothing is replaced by accident and a symbolic link
// is not followed. Files are for their owner only.
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Problem } from "../kernel/problem.ts";
import { maskTaxpayerNumbers, visible } from "../kernel/shown-text.ts";
import { removeTemporary, temporaryNameOf } from "./leftovers.ts";
import { syncFolder } from "./synced-folder.ts";

export function writeOutputFile(options: {
  readonly cwd: string;
  readonly file: string;
  readonly data: string | Uint8Array;
  readonly force: boolean;
}): Problem | undefined {
  const target = resolve(options.cwd, options.file);
  const temporary = temporaryNameOf(join(dirname(target), ".rothbook"));
  try {
    writeSynced(temporary, options.data);
    if (options.force) replace(temporary, target);
    else linkSync(temporary, target);
    syncFolder(dirname(target));
    return undefined;
  } catch (error) {
    return problemOf(error as NodeJS.ErrnoException, options.file);
  } finally {
    removeTemporary(temporary);
  }
}

/** Makes a folder for result files where there is none, for its owner only. */
export function makeOutputFolder(options: { cwd: string; folder: string }): Problem | undefined {
  try {
    mkdirSync(resolve(options.cwd, options.folder), { recursive: true, mode: 0o700 });
    return undefined;
  } catch (error) {
    const fault = error as NodeJS.ErrnoException;
    const code = fault.code === "EEXIST" ? "it is not a folder" : fault.code;
    return problemOf(Object.assign(fault, { code }), options.folder);
  }
}

/** Renaming takes the place of anything but a folder; of a device or a pipe it must not. */
function replace(temporary: string, target: string): void {
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile() && !there.isSymbolicLink()) {
    throw Object.assign(new Error("not a regular file"), { code: "it is not a regular file" });
  }
  renameSync(temporary, target);
}

function writeSynced(file: string, data: string | Uint8Array): void {
  const descriptor = openSync(file, "wx", 0o600);
  try {
    const bytes = typeof data === "string" ? Buffer.from(data) : data;
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function problemOf(error: NodeJS.ErrnoException, file: string): Problem {
  if (error.code === "EEXIST") {
    return {
      code: "file.exists",
      severity: "error",
      message: `"${maskTaxpayerNumbers(visible(file))}" exists`,
      hint: "choose another name, or add --force to replace it",
    };
  }
  return {
    code: "file.not-writable",
    severity: "error",
    message: `"${maskTaxpayerNumbers(visible(file))}" cannot be written: ${error.code ?? "unknown error"}`,
    hint: "nothing was written; see that the folder exists, is yours and has room",
  };
}
