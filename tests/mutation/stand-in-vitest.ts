// What the tests use of vitest, so that one process can run any of them as often as it likes.
import { expect as realExpect } from "vitest";

type Work = (...args: never[]) => unknown;

export interface Suite {
  readonly tests: Test[];
  readonly suites: Suite[];
  readonly before: Work[];
  readonly after: Work[];
  readonly beforeEach: Work[];
  readonly afterEach: Work[];
}

export interface Test {
  /** Its number in its file. */
  readonly number: number;
  readonly title: string;
  readonly run: () => unknown;
}

function emptySuite(): Suite {
  return { tests: [], suites: [], before: [], after: [], beforeEach: [], afterEach: [] };
}

/** A test that skips itself says nothing. */
const SKIPPED = new Error("skipped");
const CONTEXT = {
  skip: (isMeant: unknown = true) => {
    if (isMeant !== false) throw SKIPPED;
  },
};

let open = emptySuite();
let count = 0;
let finishing: Work[] = [];

/** What a file declares while it is imported. */
export async function declared(load: () => Promise<unknown>): Promise<Suite> {
  open = emptySuite();
  count = 0;
  await load();
  return open;
}

export const expect = realExpect;

function declare(title: unknown, run: Work, args: readonly unknown[] = [CONTEXT]): void {
  count += 1;
  open.tests.push({
    number: count,
    title: String(title),
    run: () => (run as (...given: unknown[]) => unknown)(...args),
  });
}

function group(_title: unknown, fill: Work, args: readonly unknown[] = []): void {
  const outer = open;
  const inner = emptySuite();
  outer.suites.push(inner);
  open = inner;
  try {
    (fill as (...given: unknown[]) => unknown)(...args);
  } finally {
    open = outer;
  }
}

type Take = typeof declare;
/** What stands after a title: the work, and options or a time limit before or after it. */
type Rest = readonly unknown[];

const workOf = (rest: Rest) => rest.find((each) => typeof each === "function") as Work;

function withForms(take: Take) {
  return Object.assign((title: unknown, ...rest: Rest) => take(title, workOf(rest)), {
    each:
      (rows: readonly unknown[]) =>
      (title: unknown, ...rest: Rest) => {
        // As vitest does: the rows are spread only when each of them is a list.
        const isTable = rows.every((row) => Array.isArray(row));
        for (const row of rows) take(title, workOf(rest), isTable ? (row as unknown[]) : [row]);
      },
    for:
      (rows: readonly unknown[]) =>
      (title: unknown, ...rest: Rest) => {
        for (const row of rows) take(title, workOf(rest), [row, CONTEXT]);
      },
    runIf:
      (isOn: unknown) =>
      (title: unknown, ...rest: Rest) => {
        if (isOn) take(title, workOf(rest));
      },
  });
}

export const it = withForms(declare);
export const test = it;
export const describe = withForms(group);

export const beforeAll = (work: Work): void => void open.before.push(work);
export const afterAll = (work: Work): void => void open.after.push(work);
export const beforeEach = (work: Work): void => void open.beforeEach.push(work);
export const afterEach = (work: Work): void => void open.afterEach.push(work);
export const onTestFinished = (work: Work): void => void finishing.unshift(work);

interface Around {
  /** Whether a test is wanted. */
  readonly wants: (test: Test) => boolean;
  /** Told of each test that ran; `false` ends the run. */
  readonly ran: (test: Test, failure: unknown) => boolean;
}

/** @returns whether to go on. */
export async function runSuite(suite: Suite, around: Around, each: Suite[] = []): Promise<boolean> {
  if (!hasWanted(suite, around)) return true;
  const line = [...each, suite];
  try {
    for (const work of suite.before) await call(work);
    for (const one of suite.tests)
      if (around.wants(one) && !around.ran(one, await failureOf(one, line))) return false;
    for (const inner of suite.suites) if (!(await runSuite(inner, around, line))) return false;
    return true;
  } finally {
    for (const work of suite.after.toReversed()) await call(work);
  }
}

export function hasWanted(suite: Suite, around: Around): boolean {
  return suite.tests.some(around.wants) || suite.suites.some((each) => hasWanted(each, around));
}

/** Whether its tests share what a hook made, and so belong together. */
export function hasHooks(suite: Suite): boolean {
  return suite.before.length + suite.after.length > 0 || suite.suites.some(hasHooks);
}

async function failureOf(one: Test, line: readonly Suite[]): Promise<unknown> {
  finishing = [];
  try {
    for (const suite of line) for (const work of suite.beforeEach) await call(work, CONTEXT);
    await one.run();
    return undefined;
  } catch (error) {
    return error === SKIPPED ? undefined : (error ?? "failed");
  } finally {
    for (const work of finishing) await call(work);
    for (const suite of line) for (const work of suite.afterEach) await call(work);
  }
}

async function call(work: Work, ...args: readonly unknown[]): Promise<void> {
  await (work as (...given: readonly unknown[]) => unknown)(...args);
}
