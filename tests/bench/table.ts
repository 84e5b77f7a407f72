// The table that the bench prints, as Markdown: README.md keeps the last one. It begins with when, where and on
// which commit, because a figure without them says nothing.
import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";

interface Row {
  readonly what: string;
  readonly cpu?: string | undefined;
  readonly wall?: string | undefined;
  readonly megabytes?: string | undefined;
  readonly target?: string;
}

export function heading(rows: number, rounds: number): void {
  const load = loadavg()
    .map((each) => each.toFixed(1))
    .join(", ");
  print(
    `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, load ${load}.`,
  );
  print(`${rows.toLocaleString("en-US")} paychecks, ${rounds} rounds.\n`);
  print("| what | CPU | wall | MB | to reach |");
  print("|---|--:|--:|--:|---|");
}

export function row({ what, cpu = "", wall = "", megabytes = "", target = "" }: Row): void {
  print(`| ${[what, cpu, wall, megabytes, target].join(" | ")} |`);
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
