// Where a value stands in a line of JSON, by JSON pointer: worked out only when there is something to
// say about it. The line has been parsed before, so it is known to be well formed.

export interface JsonPlace {
  /** 1-based characters. */
  readonly column: number;
  readonly endColumn: number;
}

export function jsonPlace(text: string, pointer: string): JsonPlace {
  const path = pointer.split("/").slice(1);
  const found = find(text, skipSpace(text, 0), path) ?? { start: 0, end: text.length };
  const column = [...text.slice(0, found.start)].length + 1;
  return { column, endColumn: column + [...text.slice(found.start, found.end)].length };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function find(text: string, at: number, path: readonly string[]): Stretch | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return { start: at, end: valueEnd(text, at) };
  const list = text[at] === "[";
  if (!list && text[at] !== "{") return undefined;
  let next = skipSpace(text, at + 1);
  for (let index = 0; text[next] !== "]" && text[next] !== "}"; index += 1) {
    let name = String(index);
    if (!list) {
      const end = stringEnd(text, next);
      name = JSON.parse(text.slice(next, end)) as string;
      next = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (name === key) return find(text, next, rest) ?? { start: next, end: valueEnd(text, next) };
    next = skipSpace(text, valueEnd(text, next));
    if (text[next] === ",") next = skipSpace(text, next + 1);
    else if (next >= text.length) return undefined;
  }
  return undefined;
}

function valueEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at);
  if (text[at] !== "{" && text[at] !== "[") {
    const end = text.slice(at).search(/[,\]}\s]/);
    return end === -1 ? text.length : at + end;
  }
  let depth = 0;
  for (let next = at; next < text.length; next += 1) {
    const character = text[next];
    if (character === '"') next = stringEnd(text, next) - 1;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return next + 1;
    }
  }
  return text.length;
}

function stringEnd(text: string, at: number): number {
  let next = at + 1;
  while (next < text.length && text[next] !== '"') next += text[next] === "\\" ? 2 : 1;
  return next + 1;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (/\s/.test(text[next] ?? "")) next += 1;
  return next;
}
