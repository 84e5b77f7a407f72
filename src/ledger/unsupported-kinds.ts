// What people may want to record and no rule here covers. Refused by name, with what to do instead, so
// that nobody mistakes a missing rule for a missing event.
import type { Citation } from "../kernel/citation.ts";
import type { ProblemCode } from "../kernel/problem-codes.ts";

export interface UnsupportedKind {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
  readonly citation: Citation;
}

const INSTRUCTIONS = "Instructions for Form 8606 (2023)";

const charitable: UnsupportedKind = {
  code: "unsupported.charitable-distribution",
  message: "a qualified charitable distribution is no event of its own",
  hint: "record an ira_distribution, and in charitable the part that went to charity",
  citation: { authority: "IRC §408(d)(8)", source: INSTRUCTIONS, locator: "line 7" },
};

/** By the names that somebody might try. */
const UNSUPPORTED_KINDS: Readonly<Record<string, UnsupportedKind>> = {
  qualified_charitable_distribution: charitable,
  qcd: charitable,
};

export function unsupportedKind(kind: unknown): UnsupportedKind | undefined {
  return typeof kind === "string" && Object.hasOwn(UNSUPPORTED_KINDS, kind)
    ? UNSUPPORTED_KINDS[kind]
    : undefined;
}
