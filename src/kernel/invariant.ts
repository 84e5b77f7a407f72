// Our own mistakes. A broken invariant is a bug in the program, never bad input: it is thrown here,
// caught once at the top, and ends in exit code 70.

export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
