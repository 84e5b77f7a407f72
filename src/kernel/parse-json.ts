// JSON that came from outside. What is nested without end would be read, and then overflow the stack of
// whoever walks through it, a message that quotes it first.

/** Nothing that we read or write is nested deeper than a dozen levels. */
const DEEPEST = 100;

export class NestedTooDeep extends SyntaxError {}

/** @throws SyntaxError with `at position N`, as JSON.parse does; NestedTooDeep when only the nesting is wrong. */
export function parseJson(text: string): unknown {
  const beyond = mayBeDeep(text) ? tooDeepAt(text) : undefined;
  if (beyond !== undefined)
    throw new NestedTooDeep(
      `the JSON is nested deeper than ${DEEPEST} levels at position ${beyond}`,
    );
  return JSON.parse(text) as unknown;
}

/** Almost every text has so few brackets that they need no walk. */
function mayBeDeep(text: string): boolean {
  let brackets = 0;
  for (const bracket of ["{", "["]) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      brackets += 1;
      if (brackets > DEEPEST) return true;
    }
  }
  return false;
}

function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') inText = !inText;
    else if (inText) at += character === "\\" ? 1 : 0;
    else if (character === "{" || character === "[") {
      depth += 1;
      if (depth > DEEPEST) return at;
    } else if (character === "}" || character === "]") depth -= 1;
  }
  return undefined;
}
