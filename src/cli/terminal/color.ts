// Colour on a terminal, and nowhere else: text that goes to a file or a pipe has none.
import type { Io, Sink } from "./io.ts";

/** @see https://no-color.org */
export function isColored({ env }: Io, sink: Sink): boolean {
  return sink.isTty && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}
