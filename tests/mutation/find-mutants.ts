// The single mutations of a source file, from its syntax tree. Each is a small slip that a person could
// make; which kinds there are is the table in tests/README.md.
import ts from "typescript";

export type MutationKind =
  | "arithmetic"
  | "comparison"
  | "boundary"
  | "logic"
  | "negated condition"
  | "condition never true"
  | "negation dropped"
  | "constant"
  | "flag"
  | "statement dropped"
  | "filter dropped"
  | "some for every"
  | "min for max"
  | "default dropped"
  | "guard unwrapped"
  | "order dropped"
  | "other end";

export interface Mutant {
  readonly kind: MutationKind;
  /** Below src/. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The lines it stands on, trimmed, before and after: how the list of equivalent ones names it. */
  readonly was: string;
  readonly becomes: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isStatement: boolean;
}

const OPERATORS = new Map<ts.SyntaxKind, readonly [MutationKind, string]>([
  [ts.SyntaxKind.PlusToken, ["arithmetic", "-"]],
  [ts.SyntaxKind.MinusToken, ["arithmetic", "+"]],
  [ts.SyntaxKind.AsteriskToken, ["arithmetic", "/"]],
  [ts.SyntaxKind.SlashToken, ["arithmetic", "*"]],
  [ts.SyntaxKind.PercentToken, ["arithmetic", "*"]],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ["comparison", "!=="]],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ["comparison", "==="]],
  [ts.SyntaxKind.LessThanToken, ["boundary", "<="]],
  [ts.SyntaxKind.LessThanEqualsToken, ["boundary", "<"]],
  [ts.SyntaxKind.GreaterThanToken, ["boundary", ">="]],
  [ts.SyntaxKind.GreaterThanEqualsToken, ["boundary", ">"]],
  [ts.SyntaxKind.AmpersandAmpersandToken, ["logic", "||"]],
  [ts.SyntaxKind.BarBarToken, ["logic", "&&"]],
]);

/** Methods that are easily taken for each other. */
const SWAPPED = new Map<string, readonly [MutationKind, string]>([
  ["some", ["some for every", "every"]],
  ["every", ["some for every", "some"]],
  ["min", ["min for max", "max"]],
  ["max", ["min for max", "min"]],
  ["find", ["other end", "findLast"]],
  ["findLast", ["other end", "find"]],
]);

/** Calls of a list that give a list: left out, the list itself is taken. */
const SKIPPED = new Map<string, MutationKind>([
  ["filter", "filter dropped"],
  ["toSorted", "order dropped"],
  ["toReversed", "order dropped"],
]);

/** Functions that keep an amount within bounds: left out, the amount itself is taken. */
const GUARDS = new Set(["atLeastZero", "negate"]);

export function findMutants(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const add: Add = (kind, node, changed, isStatement = false) => {
    const whole = isStatement ? node : chainOf(node);
    const [start, end] = [whole.getStart(source), whole.getEnd()];
    const replaced =
      text.slice(start, node.getStart(source)) + changed + text.slice(node.getEnd(), end);
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
    const [from, to] = [lineStart(text, start), lineEnd(text, end)];
    found.push({
      kind,
      file,
      line: line + 1,
      column: character + 1,
      was: squeezed(text.slice(from, to)),
      becomes: squeezed(text.slice(from, start) + replaced + text.slice(end, to)),
      start,
      end,
      text: replaced,
      isStatement,
    });
  };
  // Between two that are equal, and of how far below zero a comparison is, an order seldom says anything.
  const addToOrder: Add = (kind, ...rest) =>
    add(kind === "constant" || kind === "boundary" ? "order dropped" : kind, ...rest);
  const visit = (node: ts.Node, isOrder: boolean): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || isInvariant(node)) return;
    mutate(node, isOrder ? addToOrder : add);
    ts.forEachChild(node, (each) => visit(each, isOrder || isComparison(each)));
  };
  visit(source, false);
  return found;
}

type Add = (kind: MutationKind, node: ts.Node, changed: string, isStatement?: boolean) => void;

function mutate(node: ts.Node, add: Add): void {
  if (ts.isBinaryExpression(node)) mutateBinary(node, add);
  else if (ts.isIfStatement(node)) {
    add("negated condition", node.expression, `!(${node.expression.getText()})`);
    add("condition never true", node.expression, "false");
  } else if (ts.isConditionalExpression(node))
    add("negated condition", node.condition, `!(${node.condition.getText()})`);
  else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    add("negation dropped", node, `(${node.operand.getText()})`);
  else if (ts.isNumericLiteral(node) && isValue(node))
    add("constant", node, node.text === "0" ? "1" : `(${node.getText()} + 1)`);
  else if (node.kind === ts.SyntaxKind.TrueKeyword && isValue(node)) add("flag", node, "false");
  else if (node.kind === ts.SyntaxKind.FalseKeyword && isValue(node)) add("flag", node, "true");
  else if (ts.isExpressionStatement(node) && !ts.isStringLiteral(node.expression))
    add("statement dropped", node, ";", true);
  else if (ts.isCallExpression(node)) mutateCall(node, add);
}

function mutateBinary(node: ts.BinaryExpression, add: Add): void {
  const { left, operatorToken, right } = node;
  if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    add("default dropped", node, `(${left.getText()})`);
  const swap = OPERATORS.get(operatorToken.kind);
  if (swap === undefined || [left, right].some(isText)) return;
  const [kind, operator] = swap;
  add(kind, node, `(${left.getText()}) ${operator} (${right.getText()})`);
}

function mutateCall(node: ts.CallExpression, add: Add): void {
  const callee = node.expression;
  const argument = node.arguments[0];
  const words = node.arguments.map((each) => each.getText()).join(", ");
  if (ts.isIdentifier(callee)) {
    if (GUARDS.has(callee.text) && argument !== undefined)
      add("guard unwrapped", node, `(${argument.getText()})`);
    const [first, ...rest] = node.arguments;
    const [kind] = SWAPPED.get(callee.text) ?? [];
    // Amounts and dates compare alike; `min(a, b)` of the kernel has no other name in this file.
    if (kind === "min for max" && first !== undefined && rest.length > 0)
      add(kind, node, extreme(node, callee.text === "min" ? ">" : "<"));
    return;
  }
  if (!ts.isPropertyAccessExpression(callee)) return;
  const [receiver, name] = [callee.expression.getText(), callee.name.text];
  const dot = callee.questionDotToken === undefined ? "." : "?.";
  const skipped = SKIPPED.get(name);
  if (skipped !== undefined) add(skipped, node, receiver);
  const swap = SWAPPED.get(name);
  if (swap !== undefined && (swap[0] !== "min for max" || receiver === "Math"))
    add(swap[0], node, `${receiver}${dot}${swap[1]}(${words})`);
  if (name === "at" && words === "-1") add("other end", node, `${receiver}${dot}at(0)`);
  if (name === "at" && words === "0") add("other end", node, `${receiver}${dot}at(-1)`);
}

/** The other extreme of the arguments, whatever spreads stand in them. */
function extreme(node: ts.CallExpression, operator: string): string {
  const list = node.arguments.map((each) => each.getText()).join(", ");
  return `[${list}].reduce((a, b) => (b ${operator} a ? b : a))`;
}

/** `(a, b) => …` of `list.toSorted((a, b) => …)`. */
function isComparison(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isArrowFunction(node) &&
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    parent.expression.name.text === "toSorted"
  );
}

/** Joining texts is no arithmetic. */
function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** A number that is somebody's value, and not a key or a part of a type. */
function isValue(node: ts.Node): boolean {
  const { parent } = node;
  return !(ts.isPropertyAssignment(parent) && parent.name === node) && !ts.isTypeNode(parent);
}

/** What must never happen in a sound program cannot be tested through it. */
function isInvariant(node: ts.Node): boolean {
  const call = ts.isExpressionStatement(node) ? node.expression : node;
  return (
    ts.isCallExpression(call) &&
    ts.isIdentifier(call.expression) &&
    call.expression.text === "invariant"
  );
}

/** Brackets in the middle of `a?.b().c` would change what it does without an `a`. */
function chainOf(node: ts.Node): ts.Node {
  let whole = node;
  while (ts.isOptionalChain(whole) && isLinkOf(whole.parent, whole)) whole = whole.parent;
  return whole;
}

function isLinkOf(parent: ts.Node, node: ts.Node): boolean {
  return (
    (ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent) ||
      ts.isCallExpression(parent)) &&
    parent.expression === node
  );
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function squeezed(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
