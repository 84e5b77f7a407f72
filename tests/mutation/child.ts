// A process that runs tests with one mutation awake, or none. `run.ts` says which tests; it starts
// another when this one hangs or is spoilt.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { takeRuns } from "./runs.ts";
import { declared, hasHooks, runSuite, type Suite } from "./stand-in-vitest.ts";

/** What one test reached and took. */
export interface Surveyed {
  readonly number: number;
  readonly title: string;
  readonly milliseconds: number;
  readonly reached: readonly number[];
  readonly failure?: string;
}

const NO_TEST: Surveyed = { number: 0, title: "the file", milliseconds: 0, reached: [] };

export interface SurveyedFile {
  readonly file: string;
  /** Mutations asked while the file was loaded: whatever it tests may rest on them. */
  readonly whileLoading: readonly number[];
  /** Its tests share what a hook made. */
  readonly belongTogether: boolean;
  /** It counts what its properties saw, and a few runs are too few for it. */
  readonly manyRuns: boolean;
  readonly tests: readonly Surveyed[];
}

export type Order =
  /** Loads the sources, then each test file, with every mutation asleep. */
  | {
      readonly do: "survey";
      readonly sources: readonly string[];
      readonly files: readonly string[];
    }
  | { readonly do: "try"; readonly id: number; readonly steps: readonly TryStep[] };

export interface TryStep {
  readonly file: string;
  /** All tests when left out. */
  readonly numbers?: readonly number[];
  readonly afresh: boolean;
  readonly manyRuns: boolean;
}

export type Report =
  | { readonly did: "load"; readonly reached: readonly number[] }
  | { readonly did: "file"; readonly surveyed: SurveyedFile }
  | { readonly did: "survey" }
  | {
      readonly did: "try";
      readonly killedBy?: string;
      /** The same test fails with the mutation asleep: something was spoilt before. */
      readonly isDoubtful: boolean;
      readonly wasReached: boolean;
    };

const ASLEEP = -1;
let awake = Number(process.env["MUTANT"] ?? ASLEEP);
let asked = new Set<number>();
(globalThis as { __mutant?: (id: number) => boolean }).__mutant = (id) => {
  asked.add(id);
  return id === awake;
};

const loaded = new Map<string, Suite>();
let loads = 0;

async function load(file: string, afresh: boolean): Promise<Suite> {
  const known = loaded.get(file);
  if (known !== undefined && !afresh) return known;
  loads += 1;
  const url = pathToFileURL(join(process.cwd(), file));
  url.search = `load=${loads}`;
  const suite = await declared(() => import(url.href));
  loaded.set(file, suite);
  return suite;
}

function takeAsked(): readonly number[] {
  const taken = [...asked];
  asked = new Set();
  return taken;
}

async function survey(sources: readonly string[], files: readonly string[]): Promise<void> {
  for (const source of sources) await import(pathToFileURL(join(process.cwd(), source)).href);
  report({ did: "load", reached: takeAsked() });
  for (const file of files) {
    const few = await surveyFile(file, false);
    const isSound = few.tests.every(({ failure }) => failure === undefined);
    report({ did: "file", surveyed: isSound ? few : await surveyFile(file, true) });
  }
  report({ did: "survey" });
}

async function surveyFile(file: string, manyRuns: boolean): Promise<SurveyedFile> {
  takeRuns(manyRuns);
  const tests: Surveyed[] = [];
  const suite = await load(file, true).catch((error: unknown) => {
    tests.push({ ...NO_TEST, failure: String(error) });
    return declared(async () => undefined);
  });
  const whileLoading = takeAsked();
  let last = performance.now();
  const hooks = await failureOf(() =>
    runSuite(suite, {
      wants: () => true,
      ran: ({ number, title }, failure) => {
        const now = performance.now();
        const milliseconds = now - last;
        last = now;
        const failed = failure === undefined ? {} : { failure: String(failure) };
        tests.push({ number, title, milliseconds, reached: takeAsked(), ...failed });
        return true;
      },
    }),
  );
  if (hooks !== undefined) tests.push({ ...NO_TEST, failure: hooks });
  return { file, whileLoading, belongTogether: hasHooks(suite), manyRuns, tests };
}

async function tryMutant(id: number, steps: readonly TryStep[]): Promise<void> {
  asked = new Set();
  for (const step of steps) {
    awake = id;
    const failed = await firstFailure(step);
    const wasReached = asked.has(id);
    awake = ASLEEP;
    if (failed === undefined) continue;
    const alone = step.afresh || failed.number === undefined ? {} : { numbers: [failed.number] };
    const isDoubtful = (await firstFailure({ ...step, ...alone })) !== undefined;
    report({ did: "try", killedBy: `${step.file}: ${failed.what}`, isDoubtful, wasReached });
    return;
  }
  report({ did: "try", isDoubtful: false, wasReached: asked.has(id) });
}

interface Failed {
  readonly what: string;
  /** Of the test, unless a hook failed. */
  readonly number?: number;
}

async function firstFailure(step: TryStep): Promise<Failed | undefined> {
  const { file, numbers, afresh, manyRuns } = step;
  takeRuns(manyRuns);
  let failed: Failed | undefined;
  const wanted = numbers === undefined ? undefined : new Set(numbers);
  const hooks = await failureOf(async () =>
    runSuite(await load(file, afresh), {
      wants: ({ number }) => wanted?.has(number) ?? true,
      ran: ({ title, number }, failure) => {
        if (failure !== undefined) failed = { what: title, number };
        return failure === undefined;
      },
    }),
  );
  return failed ?? (hooks === undefined ? undefined : { what: hooks });
}

async function failureOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return `while loading or in a hook: ${String(error)}`;
  }
}

function report(what: Report): void {
  process.send?.(what);
}

process.on("message", (order: Order) => {
  if (order.do === "survey") void survey(order.sources, order.files);
  else void tryMutant(order.id, order.steps);
});
