// An event with some fields changed, checked as if it were new.
import { failure, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { maskFreeText } from "../../kernel/shown-text.ts";
import { admit } from "../../ledger/admit.ts";
import { callerIdOf } from "../../ledger/body.ts";
import type { Fault, Json, JsonObject } from "../../ledger/codec.ts";
import { type Candidate, decodeData, encodeData, type LedgerEvent } from "../../ledger/event.ts";
import { contributionFields } from "../../ledger/kinds.ts";
import type { Result } from "../attempt.ts";

/** Fields by their names in the contract, as `Correction.changes` has them. */
export function replacementOf(
  target: LedgerEvent,
  changes: Readonly<Record<string, Json>>,
): Result<Candidate> {
  const { note, ...fields } = changes;
  const data = withFields(encodeData(target.kind, target.data), fields);
  const faults: Fault[] = [];
  const decoded = decodeData(target.kind, data, (fault) => faults.push(fault));
  if (decoded === undefined) {
    return failure(
      faults.map(({ path, code, message, hint }): Problem => {
        const named = `${message} (${path.slice(1).replaceAll("/", ".")})`;
        return { code, severity: "error", message: named, ...(hint !== undefined && { hint }) };
      }),
    );
  }
  const id = callerIdOf(target);
  const words = note === undefined ? target.note : note;
  const candidate = {
    kind: target.kind,
    data: decoded,
    ...(id !== undefined && { id }),
    ...(typeof words === "string" && { note: maskFreeText(words) }),
  } as Candidate;
  const problems = admit(candidate);
  return problems.length > 0 ? failure(problems) : success(candidate);
}

const CONTRIBUTIONS = new Set(Object.values(contributionFields).map(({ wire }): string => wire));

function withFields(data: JsonObject, fields: JsonObject): JsonObject {
  let changed = data;
  for (const [name, value] of Object.entries(fields)) {
    const own = isObject(data["contributions"]) && CONTRIBUTIONS.has(name);
    changed = withField(changed, own ? ["contributions", name] : name.split("."), value);
  }
  return changed;
}

function withField(data: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [name = "", ...inner] = path;
  if (inner.length > 0) {
    const within = data[name];
    const changed = withField(isObject(within) ? within : {}, inner, value);
    return { ...data, [name]: changed };
  }
  return { ...data, [name]: value };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
