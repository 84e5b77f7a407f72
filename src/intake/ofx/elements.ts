// Tags and values → a tree. In the SGML of OFX 1 a value's closing tag is optional, an aggregate's is not;
// in XML both are there. One rule reads both: a tag followed by text is a value, any other an aggregate.
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import { type Fault, faultAt, type Place } from "./place.ts";
import { type Effort, LONGEST_FIELD, tokens } from "./tokens.ts";

export interface Element {
  readonly name: string;
  readonly at: Place;
  /** The value, without the blanks around it; empty for an aggregate. */
  readonly text: string;
  /** Where the value begins; the tag itself when there is none. */
  readonly textAt: Place;
  readonly children: readonly Element[];
  /** The line of its closing tag; its own when it has none. */
  readonly endLine: number;
}

/** The deepest path of the specification has ten elements. */
const DEEPEST = 20;

interface Growing {
  readonly name: string;
  readonly at: Place;
  text: string;
  textAt: Place;
  readonly children: Growing[];
  endLine: number;
}

/** Reads the one `<OFX>` element of a file. */
export function elementTree(text: string, effort?: Effort): Outcome<Element, Fault> {
  const stack: Growing[] = [];
  let root: Growing | undefined;
  /** The tag just opened, which may turn out to be a value; the value just read, whose tag may close. */
  let opened: Growing | undefined;
  let valued: Growing | undefined;

  for (const token of tokens(text, effort)) {
    if (token.is === "fault") return failure(token.fault);
    const { at } = token;
    if (token.is === "text") {
      const value = opened ?? valued;
      if (value === undefined) return failure(strayText(at, root !== undefined));
      if (value.text === "") value.textAt = at;
      value.text += token.text;
      if (value.text.length > LONGEST_FIELD) {
        const message = `a value is longer than ${LONGEST_FIELD} characters`;
        return failure(faultAt(at, message, "is this a statement?"));
      }
      if (opened !== undefined) stack.pop();
      valued = value;
      opened = undefined;
      continue;
    }
    if (token.is === "open") {
      const parent = stack.at(-1);
      if (parent === undefined && (root !== undefined || token.name !== "OFX")) {
        const message = `<${token.name}> stands outside <OFX>`;
        return failure(
          faultAt(at, message, "an OFX file has one <OFX> element, and all is inside"),
        );
      }
      if (stack.length === DEEPEST) {
        const message = `elements are nested more than ${DEEPEST} deep`;
        return failure(faultAt(at, message, "no statement needs that; download the file again"));
      }
      opened = { name: token.name, at, text: "", textAt: at, children: [], endLine: at.line };
      valued = undefined;
      parent?.children.push(opened);
      root ??= opened;
      stack.push(opened);
      continue;
    }
    if (valued !== undefined && valued.name === token.name) valued = undefined;
    else {
      const depth = stack.findLastIndex(({ name }) => name === token.name);
      if (depth < 0) {
        const inside = stack.at(-1);
        const hint = inside === undefined ? "nothing is open" : `<${inside.name}> is open here`;
        return failure(faultAt(at, `</${token.name}> closes what was not opened`, hint));
      }
      const closed = stack[depth];
      if (closed !== undefined) closed.endLine = at.line;
      adoptFromEmptyValues(stack, depth);
      stack.length = depth;
      valued = undefined;
    }
    opened = undefined;
  }
  const unclosed = stack.at(-1);
  if (unclosed !== undefined) {
    const message = `the file ends inside <${unclosed.name}>, opened here`;
    return failure(faultAt(unclosed.at, message, "the download was cut off; download it again"));
  }
  if (root === undefined) {
    return failure(
      faultAt({ line: 1, column: 1 }, "the file has no <OFX> element", "is this OFX?"),
    );
  }
  return success(finished(root));
}

/**
 * What was still open above the closed aggregate are values without text and closing tag, as some banks
 * write them: they hold nothing, so what seemed to be inside them stands beside them.
 */
function adoptFromEmptyValues(stack: readonly Growing[], depth: number): void {
  for (let index = stack.length - 1; index > depth; index--) {
    const empty = stack[index];
    const parent = stack[index - 1];
    if (empty === undefined || parent === undefined) continue;
    for (const child of empty.children.splice(0)) parent.children.push(child);
  }
}

function strayText(at: Place, begun: boolean): Fault {
  const message = begun ? "text stands between elements" : "text stands before <OFX>";
  return faultAt(at, message, "every value follows its own tag");
}

function finished(element: Growing): Element {
  return {
    name: element.name,
    at: element.at,
    text: element.text.trim(),
    textAt: element.textAt,
    children: element.children.map(finished),
    endLine: element.endLine,
  };
}

/** The first child of that name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** The element at the end of a path of names, from the first child of each. */
export function descendant(element: Element | undefined, ...path: readonly string[]) {
  return path.reduce<Element | undefined>((at, name) => child(at, name), element);
}

/** Every element of one of the names, in file order, wherever it is; none inside another is looked for. */
export function* every(element: Element, names: ReadonlySet<string>): Generator<Element> {
  if (names.has(element.name)) yield element;
  else for (const inner of element.children) yield* every(inner, names);
}
