// `correct`: an event was wrong. It is reversed whole and replaced; both stay in the ledger.

import {
  anyText,
  argument,
  oneOf,
  option,
  readWords,
  repeatedOption,
  switchOption,
} from "../../answers/input.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { parseJson } from "../../kernel/parse-json.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { defineCommand } from "../command.ts";

// The same list as in app, which help must not load.
const REASONS = ["typo", "duplicate", "custodian_corrected", "reclassified", "wrong_year"] as const;

export const correctCommand = defineCommand({
  name: "correct",
  summary: "Reverse an event and record it again with other values",
  example: "correct e17 --set amount=1500.00 --reason typo",
  endsWith: {
    1: "the corrected event is none",
    4: "it was reversed before, something rests on it, or its year is sealed",
  },
  arguments: {
    event: argument(
      "event",
      "its id, as events lists it, or what it defines: person/alex, employer/acme, plan/acme-401k",
      anyText,
    ),
  },
  options: {
    set: repeatedOption(
      "--set <field=value>",
      "a field to change, such as amount, after_tax or features.catch_up; an empty value takes it away",
      assignment,
    ),
    remove: switchOption("--remove", "reverse it and record nothing instead"),
    reason: option(
      "--reason <reason>",
      `why: ${REASONS.join(", ")} (default typo)`,
      oneOf(REASONS),
    ),
    text: option("--text <text>", "why, in words", readWords),
    carry: switchOption("--carry", "take along what rests on a name that changes or goes"),
    dryRun: switchOption("--dry-run", "say what would be recorded, and record nothing"),
  },
  run: async ({ options, arguments: { event } }, context) => {
    if (options.remove === options.set.length > 0) {
      const message = options.remove
        ? "--remove and --set exclude each other"
        : "what should change?";
      const hint = "give --set FIELD=VALUE for each field, or --remove";
      return context.report([{ code: "usage.bad-option", severity: "error", message, hint }]);
    }
    const { correctEvent } = await import("../../app/change/correct-event.ts");
    const corrected = await withLedger(context.access, (store) =>
      correctEvent(store, {
        event,
        changes: Object.fromEntries(options.set),
        remove: options.remove,
        carry: options.carry,
        dryRun: options.dryRun,
        reason: options.reason ?? "typo",
        ...(options.text !== undefined && { text: options.text }),
      }),
    );
    if (!corrected.ok) return context.report(corrected.error);
    const { reversed, reversal, replacement, carried } = corrected.value;
    const by = replacement === undefined ? "" : `, replaced by ${replacement}`;
    const along = carried === 0 ? "" : `; ${eventsText(carried)} taken along`;
    const done = options.dryRun ? "would be" : "is";
    context.io.stdout.write(`${reversed} ${done} reversed by ${reversal}${by}${along}\n`);
    return EXIT.done;
  },
});

function eventsText(count: number): string {
  return count === 1 ? "1 event" : `${count} events`;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** `amount=12.00`; a value that starts like a list or an object is JSON. */
function assignment(text: string) {
  const at = text.indexOf("=");
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  if (at <= 0) return { ok: false, error: "FIELD=VALUE, such as amount=1500.00" } as const;
  const key = name.replaceAll("-", "_");
  if (value === "") return { ok: true, value: [key, null as Json] } as const;
  if (!/^[[{]/.test(value)) return { ok: true, value: [key, value as Json] } as const;
  try {
    return { ok: true, value: [key, parseJson(value) as Json] } as const;
  } catch {
    return {
      ok: false,
      error: `FIELD=VALUE with JSON as value: ${quoted(value)} cannot be read`,
    } as const;
  }
}
