// Edits of a ledger by somebody with sqlite3 and time. Each starts from the demo's household and first
// employer; the triggers are no obstacle to such a person, so every edit of rows drops and restores them.

export interface Edit {
  readonly title: string;
  readonly sql: string;
}

const TRIGGERS = ["event_no_update", "event_no_delete", "event_in_order"];

/** Drops the triggers, edits, and puts them back word for word. */
function quietly(sql: string): string {
  const keep = "CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE type = 'trigger';";
  const drop = TRIGGERS.map((name) => `DROP TRIGGER ${name};`).join("");
  const restore =
    "INSERT INTO sqlite_schema SELECT * FROM temp.kept WHERE name NOT IN (SELECT name FROM sqlite_schema);";
  return `${keep}${drop}${sql};${restore}DROP TABLE temp.kept;`;
}

const bodyEdit = (title: string, kind: string, from: string, to: string): Edit => ({
  title,
  sql: quietly(
    `UPDATE event SET body = replace(body, '${from}', '${to}') WHERE seq = (SELECT min(seq) FROM event WHERE kind = '${kind}' AND instr(body, '${from}') > 0)`,
  ),
});

export const EDITS: readonly Edit[] = [
  bodyEdit(
    "an after-tax amount raised",
    "paycheck",
    '"after_tax":"1200.00"',
    '"after_tax":"1300.00"',
  ),
  bodyEdit("an amount by one cent", "paycheck", '"800.00"', '"800.01"'),
  bodyEdit("a match removed", "paycheck", ',"match":"240.00"', ""),
  bodyEdit("a pay date moved into another year", "paycheck", "2025-01-03", "2024-12-31"),
  bodyEdit("a pay date moved by a day", "paycheck", "2025-01-17", "2025-01-18"),
  bodyEdit("a plan renamed", "paycheck", "acme-401k", "globex-401k"),
  bodyEdit("a person renamed", "paycheck", '"alex"', '"blake"'),
  bodyEdit("a birth date changed", "person", "1985", "1975"),
  bodyEdit("a conversion's amount changed", "in_plan_roth_rollover", "1200.37", "1200.00"),
  bodyEdit(
    "a conversion's balance changed",
    "in_plan_roth_rollover",
    '"account_balance":"1200.12"',
    '"account_balance":"1300.12"',
  ),
  bodyEdit("a kind changed", "ira_conversion", "ira_conversion", "ira_distribution"),
  bodyEdit("a note changed", "ira_contribution", "nondeductible", "deductible"),
  bodyEdit("a destination changed", "distribution", "roth_ira", "traditional_ira"),
  bodyEdit("a source line changed", "paycheck", '"line":2', '"line":3'),
  bodyEdit("a file name changed", "batch", "alex.jsonl", "else.jsonl"),
  bodyEdit("a file digest changed", "batch", '"sha256":"', '"sha256":"0'),
  bodyEdit("a time of recording changed", "batch", 'recorded_at":"20', 'recorded_at":"19'),
  bodyEdit("the ledger's id changed", "genesis", '"ledger_id":"', '"ledger_id":"f'),
  bodyEdit("a number inside a body changed", "paycheck", '"seq":', '"seq":1'),
  bodyEdit("a batch inside a body changed", "paycheck", '"batch":', '"batch":1'),
  bodyEdit("a space added", "paycheck", '{"batch"', '{ "batch"'),
  bodyEdit("a key added", "ira_value", ',"v":1', ',"u":1,"v":1'),
  {
    title: "the last event deleted and another put there",
    sql: quietly(
      "UPDATE event SET body = replace(body, '2025', '2024') WHERE seq = (SELECT max(seq) FROM event)",
    ),
  },
  { title: "an event in the middle deleted", sql: quietly("DELETE FROM event WHERE seq = 20") },
  { title: "the first event deleted", sql: quietly("DELETE FROM event WHERE seq = 1") },
  { title: "all events deleted", sql: quietly("DELETE FROM event") },
  {
    title: "two bodies swapped",
    sql: quietly(
      "UPDATE event SET body = CASE seq WHEN 20 THEN (SELECT body FROM event WHERE seq = 21) ELSE (SELECT body FROM event WHERE seq = 20) END WHERE seq IN (20, 21)",
    ),
  },
  {
    title: "two rows swapped with their hashes",
    sql: quietly(
      "UPDATE event SET seq = -20 - seq WHERE 0; UPDATE event SET seq = 9020 WHERE seq = 20; UPDATE event SET seq = 20 WHERE seq = 21; UPDATE event SET seq = 21 WHERE seq = 9020",
    ),
  },
  {
    title: "a hash replaced",
    sql: quietly("UPDATE event SET hash = randomblob(32) WHERE seq = 20"),
  },
  {
    title: "the last hash replaced",
    sql: quietly("UPDATE event SET hash = randomblob(32) WHERE seq = (SELECT max(seq) FROM event)"),
  },
  {
    title: "a hash copied from another event",
    sql: quietly("UPDATE event SET hash = (SELECT hash FROM event WHERE seq = 19) WHERE seq = 20"),
  },
  {
    title: "a hash cut to zero bytes of the same length",
    sql: quietly("UPDATE event SET hash = zeroblob(32) WHERE seq = 20"),
  },
  {
    title: "an event inserted at the end without a right hash",
    sql: "INSERT INTO event (seq, body, hash) SELECT max(seq) + 1, replace(body, '\"seq\":' || seq, '\"seq\":' || (seq + 1)), randomblob(32) FROM event",
  },
  {
    title: "an event duplicated at the end",
    sql: "INSERT INTO event (seq, body, hash) SELECT seq + 1, body, hash FROM event ORDER BY seq DESC LIMIT 1",
  },
  {
    title: "all numbers moved by one",
    sql: quietly("UPDATE event SET seq = seq + 100000; UPDATE event SET seq = seq - 99999"),
  },
  { title: "a trigger dropped", sql: "DROP TRIGGER event_no_update" },
  { title: "the order trigger dropped", sql: "DROP TRIGGER event_in_order" },
  {
    title: "a trigger replaced by one that does nothing",
    sql: "DROP TRIGGER event_no_delete; CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT 1; END",
  },
  {
    title: "a trigger added that drops what is inserted",
    sql: "CREATE TRIGGER quiet BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); END",
  },
  { title: "a table added", sql: "CREATE TABLE extra (x)" },
  { title: "an index dropped", sql: "DROP INDEX event_by_person" },
  { title: "a view rewritten", sql: "DROP VIEW paycheck; CREATE VIEW paycheck AS SELECT 1 AS one" },
  {
    title: "the table replaced by a view",
    sql: "ALTER TABLE event RENAME TO hidden; CREATE VIEW event AS SELECT * FROM hidden",
  },
  { title: "the record of migrations changed", sql: "UPDATE migration SET sha256 = 'x'" },
  { title: "the record of migrations emptied", sql: "DELETE FROM migration" },
  { title: "the format number changed", sql: "PRAGMA user_version = 99" },
  { title: "the application id changed", sql: "PRAGMA application_id = 1" },
];
