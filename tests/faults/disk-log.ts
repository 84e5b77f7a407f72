// What a command asked of the disk, in order, read from an strace log: the raw material of power-loss
// replay. Only files of the one folder matter.
import { basename, dirname } from "node:path";

export type DiskStep =
  | { readonly step: "write"; readonly file: number; readonly at: number; readonly data: Buffer }
  | { readonly step: "truncate"; readonly file: number; readonly size: number }
  | { readonly step: "sync"; readonly file: number }
  | { readonly step: "sync_folder" }
  | { readonly step: "create" | "remove"; readonly name: string; readonly file: number }
  | { readonly step: "link"; readonly name: string; readonly file: number }
  /** The command told its user that it succeeded: from here on nothing may be lost. */
  | { readonly step: "success" };

export interface DiskLog {
  readonly steps: readonly DiskStep[];
  /** The files there were before, by name; a file's number is its place here or comes after. */
  readonly names: ReadonlyMap<string, number>;
}

/** How to run a command so that `readDiskLog` understands what it did. */
export const LOGGING = (file: string): string[] => [
  ...["strace", "-qq", "-y", "-xx", "-s", "200000", "-o", file, "-e"],
  "trace=openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,link,linkat,rename,renameat,renameat2",
];

const CALL = /^(\w+)\((.*)\)\s+= (-?\d+)(?:<([^>]*)>)?/;

export function readDiskLog(log: string, folder: string, existing: readonly string[]): DiskLog {
  const names = new Map(existing.map((name, index) => [name, index]));
  const current = new Map(names);
  let next = existing.length;
  const steps: DiskStep[] = [];
  const nameOf = (path: string | undefined): string | undefined =>
    path !== undefined && (path.startsWith("/") ? dirname(path) === folder : !path.includes("/"))
      ? basename(path)
      : undefined;

  for (const line of log.split("\n")) {
    const match = CALL.exec(line);
    const [, call = "", words = "", result = "-1"] = match ?? [];
    if (Number(result) < 0) continue;
    const onFile = /^(\d+)<([^>]*)>/.exec(words);
    const openPath = onFile?.[2] === undefined ? undefined : text(onFile[2]);
    const strings = [...words.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = ""]) => hex);
    switch (call) {
      case "openat": {
        const name = nameOf(text(strings[0] ?? ""));
        if (name === undefined || !words.includes("O_CREAT") || current.has(name)) break;
        current.set(name, next);
        steps.push({ step: "create", name, file: next });
        next += 1;
        break;
      }
      case "write":
      case "pwrite64": {
        if (onFile?.[1] === "1") steps.push({ step: "success" });
        const file = current.get(nameOf(openPath) ?? "");
        if (file === undefined) break;
        const data = bytes(strings[0] ?? "");
        const at = call === "pwrite64" ? Number(/, (\d+)$/.exec(words)?.[1]) : sizeOf(steps, file);
        steps.push({ step: "write", file, at, data });
        break;
      }
      case "ftruncate": {
        const file = current.get(nameOf(openPath) ?? "");
        if (file !== undefined)
          steps.push({ step: "truncate", file, size: Number(/, (\d+)$/.exec(words)?.[1]) });
        break;
      }
      case "fsync":
      case "fdatasync": {
        const file = current.get(nameOf(openPath) ?? "");
        if (openPath === folder) steps.push({ step: "sync_folder" });
        else if (file !== undefined) steps.push({ step: "sync", file });
        break;
      }
      default: {
        const [from, to] = strings.map((hex) => nameOf(text(hex)));
        const file = current.get(from ?? "");
        if (from === undefined || file === undefined) break;
        if (!call.startsWith("unlink") && to !== undefined) {
          current.set(to, file);
          steps.push({ step: "link", name: to, file });
        }
        if (!call.startsWith("link")) {
          current.delete(from);
          steps.push({ step: "remove", name: from, file });
        }
      }
    }
  }
  // Ending without an error reports success too.
  steps.push({ step: "success" });
  return { steps, names };
}

/** Where a plain `write` lands: our own files are written from front to back. */
function sizeOf(steps: readonly DiskStep[], file: number): number {
  const ends = steps.flatMap((step) =>
    step.step === "write" && step.file === file ? [step.at + step.data.length] : [],
  );
  return Math.max(0, ...ends);
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex.replaceAll("\\x", ""), "hex");
}

function text(hex: string): string {
  return hex.includes("\\x") ? bytes(hex).toString() : hex;
}
