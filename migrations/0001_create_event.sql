-- The book of record: one append-only table. `body` is canonical JSON and holds everything an event
-- means; `hash` chains it to the event before:
--   hash[n] = SHA-256("rothbook/event/v1" || 0x00 || hash[n-1] || body[n]),  hash[0] = 32 zero bytes.
-- The other columns are computed by SQLite from `body` and are stored nowhere but in their indexes,
-- so nothing can drift from what was hashed.
PRAGMA application_id = 0x52424F4B; -- "RBOK"

CREATE TABLE event (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  body TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  kind TEXT GENERATED ALWAYS AS (body ->> '$.kind') VIRTUAL,
  person TEXT GENERATED ALWAYS AS (body ->> '$.data.person') VIRTUAL,
  -- The day, or for yearly facts the year, that the event belongs to.
  occurred TEXT GENERATED ALWAYS AS (
    coalesce(body ->> '$.data.date', body ->> '$.data.as_of', CAST(body ->> '$.data.tax_year' AS TEXT))
  ) VIRTUAL,
  caller_id TEXT GENERATED ALWAYS AS (body ->> '$.id') VIRTUAL,
  reverses INTEGER GENERATED ALWAYS AS (CAST(body ->> '$.data.of' AS INTEGER)) VIRTUAL
) STRICT;

CREATE INDEX event_by_person ON event (person, occurred, kind);
CREATE INDEX event_by_kind ON event (kind);
CREATE INDEX event_by_caller_id ON event (caller_id) WHERE caller_id IS NOT NULL;
CREATE INDEX event_by_reverses ON event (reverses) WHERE reverses IS NOT NULL;

-- UPDATE and DELETE triggers alone are bypassed by INSERT OR REPLACE when recursive_triggers is off;
-- asking for the next number stops that too.
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_in_order BEFORE INSERT ON event
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: seq must be the next number'); END;

-- Which migrations made this schema. Not hashed: every row is known to the program, and audit verify
-- compares them, so there is nothing here that could be told differently.
CREATE TABLE migration (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL
) STRICT;

-- The events that stand. Reversals go two deep at most: an event, its reversal, the reversal's reversal.
CREATE VIEW standing_event AS
SELECT * FROM event
WHERE kind NOT IN ('genesis', 'batch', 'reversal')
  AND NOT EXISTS (
    SELECT 1 FROM event AS reversal
    WHERE reversal.reverses = event.seq
      AND NOT EXISTS (SELECT 1 FROM event AS undone WHERE undone.reverses = reversal.seq)
  );

-- For people who open the file with sqlite3.
CREATE VIEW paycheck AS
SELECT
  coalesce(caller_id, 'e' || seq) AS event,
  body ->> '$.data.date' AS pay_date,
  person,
  body ->> '$.data.plan' AS plan,
  body ->> '$.data.gross_pay' AS gross_pay,
  body ->> '$.data.contributions.pretax_deferral' AS pretax_deferral,
  body ->> '$.data.contributions.roth_deferral' AS roth_deferral,
  body ->> '$.data.contributions.pretax_catch_up' AS pretax_catch_up,
  body ->> '$.data.contributions.roth_catch_up' AS roth_catch_up,
  body ->> '$.data.contributions.after_tax' AS after_tax,
  body ->> '$.data.contributions.match' AS "match",
  body ->> '$.data.contributions.roth_match' AS roth_match,
  body ->> '$.data.contributions.nonelective' AS nonelective,
  body ->> '$.data.contributions.roth_nonelective' AS roth_nonelective,
  body ->> '$.data.contributions.safe_harbor' AS safe_harbor,
  body ->> '$.data.contributions.qnec' AS qnec,
  body ->> '$.data.contributions.forfeiture' AS forfeiture,
  body ->> '$.data.period_start' AS period_start,
  body ->> '$.data.period_end' AS period_end,
  body ->> '$.data.deposited_on' AS deposited_on,
  body ->> '$.note' AS note
FROM standing_event
WHERE kind = 'paycheck';

CREATE VIEW conversion AS
SELECT
  coalesce(caller_id, 'e' || seq) AS event,
  body ->> '$.data.date' AS date,
  person,
  body ->> '$.data.plan' AS plan,
  CASE kind WHEN 'distribution' THEN 'roth_ira_rollover' ELSE kind END AS kind,
  body ->> '$.data.amount' AS amount,
  body ->> '$.data.basis' AS basis,
  body ->> '$.data.account_balance' AS account_balance,
  body ->> '$.data.from' AS "from",
  body ->> '$.note' AS note
FROM standing_event
WHERE kind IN ('in_plan_roth_rollover', 'ira_conversion')
  OR (
    kind = 'distribution'
    AND EXISTS (
      SELECT 1 FROM json_each(body, '$.data.destinations') AS destination
      WHERE destination.value ->> '$.to' = 'roth_ira'
    )
  );
