// Brings a ledger file to this program's format: plain SQL files, applied in order, one transaction
// each. Not Kysely's Migrator, which runs SQLite migrations outside a transaction.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { byCommand } from "../kernel/advice.ts";
import { invariant } from "../kernel/invariant.ts";
import { keepBeforeMigration } from "./before-migration.ts";
import type { Database } from "./open.ts";
import { packageRoot } from "./package-root.ts";
import { StoreError } from "./store-error.ts";

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

export function readMigrations(folder = join(packageRoot(), "migrations")): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names.toSorted().map((name, index) => {
    const number = Number(FILE_NAME.exec(name)?.[1]);
    invariant(number === index + 1, `${name} should be migration ${index + 1}`);
    const sql = readFileSync(join(folder, name), "utf8");
    return { number, name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
  });
}

export interface AppliedMigration {
  readonly number: number;
  readonly sha256: string;
}

export function appliedMigrations(database: Database): readonly AppliedMigration[] {
  return database
    .prepare<[], AppliedMigration>("SELECT number, sha256 FROM migration ORDER BY number")
    .all();
}

/** @throws StoreError when the file is newer than the program, or was made by other migrations than ours. */
export function migrate(database: Database, path: string, migrations = readMigrations()): void {
  const version = database.pragma("user_version", { simple: true }) as number;
  if (version > migrations.length) {
    throw new StoreError(
      "store.newer-format",
      `${path} has format ${version}; this program knows ${migrations.length}`,
      "install a newer rothbook",
    );
  }
  if (version > 0) {
    const applied = appliedMigrations(database);
    const asOurs = migrations.slice(0, version).every(({ number, sha256 }, index) => {
      const row = applied[index];
      return row?.number === number && row.sha256 === sha256;
    });
    if (!asOurs || applied.length !== version) {
      throw new StoreError(
        "store.damaged",
        `${path} was made by other migrations than this program's`,
        byCommand("keep the file, and look at it", "audit verify"),
      );
    }
  }
  if (version > 0 && version < migrations.length) keepBeforeMigration(database, path, version);
  for (const { number, sql, sha256 } of migrations.slice(version)) {
    database
      .transaction(() => {
        database.exec(sql);
        database
          .prepare("INSERT INTO migration (number, sha256) VALUES (?, ?)")
          .run(number, sha256);
        database.pragma(`user_version = ${number}`);
      })
      .immediate();
  }
}
