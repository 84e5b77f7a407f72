// Faults at the n-th system call of one name, injected by strace. better-sqlite3 works on the main
// thread, so following other threads is not needed.
import { spawnSync } from "node:child_process";

/** Calls that change a file or a folder, and those that make a change last. */
export const WRITING_CALLS = [
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

export type WritingCall = (typeof WRITING_CALLS)[number];

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
export function injected(call: WritingCall, nth: number, fault: Fault): string[] {
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

/** How often a command makes each call when nothing goes wrong. */
export function countCalls(trace: string): Map<WritingCall, number> {
  const counts = new Map<WritingCall, number>();
  for (const line of trace.split("\n")) {
    const call = /^(\w+)\(/.exec(line)?.[1] as WritingCall | undefined;
    if (call !== undefined) counts.set(call, (counts.get(call) ?? 0) + 1);
  }
  return counts;
}

export const COUNTING = (file: string): string[] => [
  "strace",
  "-qq",
  "-o",
  file,
  "-e",
  `trace=${WRITING_CALLS.join(",")}`,
];
