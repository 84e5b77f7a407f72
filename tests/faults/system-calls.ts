// Faults at the n-th system call of one name, injected by strace. better-sqlite3 works on the main
// thread, so following other threads is not needed.
import { spawnSync } from "node:child_process";

/** Calls that change a file or a folder, and those that make a change last. */
const WRITING_CALLS = [
  "write",
  "pwrite64",
  "pwritev",
  "fsync",
  "fdatasync",
  "ftruncate",
  "rename",
  "renameat2",
  "link",
  "unlink",
  "rmdir",
  "mkdir",
  "chmod",
  "fchmod",
] as const;

/** Calls that fail on a bad disk or for want of a permission. Of interest on the command's own files only. */
const READING_CALLS = ["openat", "read", "pread64"] as const;

type Call = (typeof WRITING_CALLS)[number] | (typeof READING_CALLS)[number];

/** One call that a command made: the n-th of its name. */
export interface MadeCall {
  readonly call: Call;
  readonly nth: number;
  readonly writes: boolean;
}

export function straceVersion(): string | undefined {
  const { status, stdout } = spawnSync("strace", ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.split("\n")[0] : undefined;
}

export type Fault =
  | { readonly kind: "kill" }
  | {
      readonly kind: "error";
      readonly error: "ENOSPC" | "EIO" | "EACCES";
      readonly from: "once" | "onwards";
    };

/** The words to put before a command so that the fault happens at the n-th call. */
export function injected({ call, nth }: MadeCall, fault: Fault): string[] {
  const what = fault.kind === "kill" ? "signal=KILL" : `error=${fault.error}`;
  const when = fault.kind === "error" && fault.from === "onwards" ? `${nth}+` : String(nth);
  return [
    "strace",
    "-qq",
    "-o",
    "/dev/null",
    "-e",
    `trace=${call}`,
    "-e",
    `inject=${call}:${what}:when=${when}`,
  ];
}

/**
 * The calls of a command, in order. Left out is what is not the command's doing: the writes by which the
 * runtime wakes its own threads (failing those aborts it), and reading its own code.
 * @param folders whose files are the command's own.
 */
export function madeCalls(trace: string, folders: readonly string[]): readonly MadeCall[] {
  const counts = new Map<Call, number>();
  const made: MadeCall[] = [];
  for (const line of trace.split("\n")) {
    const call = /^(\w+)\(/.exec(line)?.[1] as Call | undefined;
    if (call === undefined) continue;
    const nth = (counts.get(call) ?? 0) + 1;
    counts.set(call, nth);
    const writes = WRITING_CALLS.some((name) => name === call);
    if (line.includes("<anon_inode:")) continue;
    if (!writes && !isOwn(line, folders)) continue;
    made.push({ call, nth, writes });
  }
  return made;
}

function isOwn(line: string, folders: readonly string[]): boolean {
  // `openat` also names the working folder, whatever is opened.
  const opened = /^openat\([^"]*"([^"]*)"/.exec(line)?.[1];
  if (opened !== undefined && !opened.startsWith("/")) return true;
  return folders.some((folder) => (opened ?? line).includes(folder));
}

export const COUNTING = (file: string): string[] => [
  ...["strace", "-qq", "-y", "-o", file, "-e"],
  `trace=${[...WRITING_CALLS, ...READING_CALLS].join(",")}`,
];
