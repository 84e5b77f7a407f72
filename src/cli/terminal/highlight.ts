// Colour on a terminal, and nowhere else: what is above a limit and what is an error, in red. Text that goes
// to a file or a pipe has none, and nothing is said by colour alone.
import { parseCents } from "../../kernel/money.ts";
import type { Io, Sink } from "./io.ts";

/** @see https://no-color.org */
export function isColored({ env }: Io, sink: Sink): boolean {
  return sink.isTty && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}

const GAUGE = /█·* +([\d,]+\.\d\d) of ([\d,]+\.\d\d)$/;
const EXCESS = /^excess +(?!0\.00$)[\d,]+\.\d\d$/;
const ERROR = /^( {2})?(rothbook: )?error: /;

export function highlighted(text: string): string {
  return text
    .split("\n")
    .map((line) => (isBad(line) ? `\u001b[31m${line}\u001b[39m` : line))
    .join("\n");
}

function isBad(line: string): boolean {
  if (ERROR.test(line) || EXCESS.test(line)) return true;
  const [, used, limit] = GAUGE.exec(line) ?? [];
  if (used === undefined || limit === undefined) return false;
  const [has, may] = [parseCents(used), parseCents(limit)];
  return has.ok && may.ok && has.value > may.value;
}
