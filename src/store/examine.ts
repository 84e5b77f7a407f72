// Looks a ledger over from outside and inside and records nothing: what could lose it or show it to
// others. `audit verify` proves that its events are what was written; this asks whether it is well kept.
import { readdirSync, type Stats, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { Examination, Finding } from "../app/ports.ts";
import type { Problem } from "../kernel/problem.ts";
import { compareWithAnchors, NO_FOLDER, rememberedHeads } from "./anchors.ts";
import { danglingNames, namesIn } from "./dangling-names.ts";
import { integrityFaults } from "./integrity.ts";
import { isAtWork } from "./leftovers.ts";
import { openDatabase } from "./open.ts";
import { placeWarning, poorPlace } from "./place.ts";
import { ReadCheck } from "./read-check.ts";
import { DatabaseReader } from "./reader.ts";
import { StoreError, storeError } from "./store-error.ts";
import { ledgerIdOf } from "./writer.ts";

export interface Surroundings {
  /** The folder of remembered heads. */
  readonly anchors: string | null | undefined;
  readonly mounts: string;
}

export async function examine(path: string, around: Surroundings): Promise<Examination> {
  const findings: Finding[] = [];
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile()) findings.push(...outside(path, stats, around.mounts));
  try {
    findings.push(...(await inside(path, around.anchors)));
    return { findings };
  } catch (error) {
    const fault = storeError(error, path);
    if (fault instanceof StoreError) return { findings, fault: fault.problem };
    throw error;
  }
}

function outside(path: string, stats: Stats, mounts: string): Finding[] {
  const folder = dirname(resolve(path));
  const place = placeWarning(path, mounts);
  const findings: Finding[] = [
    found("place", poorPlace(path, mounts) ?? "a local folder", place),
    found("file", `mode ${octal(stats.mode)}`, exposed(path, stats.mode, "chmod 600")),
  ];
  const folderMode = statSync(folder).mode;
  findings.push(
    found("folder", `mode ${octal(folderMode)}`, exposed(folder, folderMode, "chmod 700")),
  );
  findings.push(
    found(
      "names",
      `${stats.nlink}`,
      stats.nlink === 1
        ? undefined
        : {
            code: "store.linked-elsewhere",
            severity: "warning",
            message: `${path} has ${stats.nlink} names: written under one, it can be recovered wrongly under another`,
            hint: "find the others with: find / -samefile FILE; keep one of them",
          },
    ),
  );
  const left = leftovers(folder, basename(path));
  findings.push(
    found(
      "leftovers",
      left.join(", ") || "none",
      left.length === 0
        ? undefined
        : {
            code: "store.leftover",
            severity: "warning",
            message: `beside the ledger lies what a command that was cut short, or another program, left: ${left.join(", ")}`,
            hint: "leave a journal, the next command uses it; look into a conflicted copy with audit verify; the rest can be removed",
          },
    ),
  );
  return findings;
}

function octal(mode: number): string {
  return `0${(mode & 0o777).toString(8)}`;
}

function exposed(path: string, mode: number, remedy: string): Problem | undefined {
  // Windows has no such modes: there a file belongs to its owner's folder.
  if (process.platform === "win32" || (mode & 0o077) === 0) return undefined;
  return {
    code: "store.readable-by-others",
    severity: "warning",
    message: `${path} has mode ${octal(mode)}: other users of this machine can look into it`,
    hint: `${remedy} ${path}`,
  };
}

/** Files that should not be there when no command runs. Listed before the ledger is opened, which uses up a journal. */
function leftovers(folder: string, name: string): string[] {
  return readdirSync(folder).filter((each) => {
    const process = /^\.?(?:.+\.)?tmp-(\d+)$/.exec(each)?.[1];
    if (process !== undefined)
      return each.includes(name) || each.startsWith(".rothbook.tmp-")
        ? !isAtWork(Number(process))
        : false;
    if (!each.startsWith(stem(name))) return false;
    return /-(journal|wal|shm)$/.test(each) || /conflict/i.test(each);
  });
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, "");
}

async function inside(path: string, anchors: Surroundings["anchors"]): Promise<Finding[]> {
  const { database } = openDatabase(path);
  try {
    const version = database.prepare<[], { v: string }>("SELECT sqlite_version() AS v").get()?.v;
    const [fault] = integrityFaults(database, path, { check: "quick_check", most: 1 });
    const digestAt = database.prepare<[number], { digest: string }>(
      "SELECT lower(hex(hash)) AS digest FROM event WHERE seq = ?",
    );
    const remembered =
      typeof anchors === "string" ? rememberedHeads(anchors, ledgerIdOf(database)) : undefined;
    const head = await new DatabaseReader(database, new ReadCheck(database, path)).head();
    const [first] =
      anchors === null
        ? [NO_FOLDER]
        : compareWithAnchors(head, remembered, (seq) => digestAt.get(seq)?.digest);
    const behind = remembered === undefined ? 0 : head.seq - remembered.last;
    const heads =
      remembered === undefined
        ? "none"
        : behind > 0
          ? `up to event ${remembered.last}, ${behind} behind`
          : `up to event ${remembered.last}`;
    const [dangling] = danglingNames(database, namesIn(database));
    return [
      found("sqlite", String(version)),
      found("events", String(head.seq)),
      found(
        "integrity",
        fault ?? "SQLite finds no fault; audit verify looks deeper",
        fault === undefined
          ? undefined
          : {
              code: "store.damaged",
              severity: "error",
              message: `${path}: SQLite says: ${fault}`,
              hint: "keep the file, restore a backup and import again what is missing",
            },
      ),
      found("remembered heads", heads, first),
      found(
        "recorded names",
        dangling === undefined ? "every name that events rest on is recorded" : dangling.message,
        dangling,
      ),
    ];
  } finally {
    database.close();
  }
}

function found(what: string, detail: string, problem?: Problem): Finding {
  return { what, detail, ...(problem !== undefined && { problem }) };
}
