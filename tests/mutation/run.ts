// `npm run mutate`: would the tests notice? Small mutations are drawn from the rules and readers, each is
// tried against the tests that reach it, and those that nothing noticed are printed with their place.
// `--count N` (of all folders together), `--seed N`, `--only limits,basis/movement-of.ts`, `--all` tries
// each one, `--at limits/catch-up.ts:42,forms/joint.ts:7` those of lines. `--wide` has more kinds. `--tests
// unit/limits,scenarios` asks fewer tests, `--kinds boundary,flag` tries those kinds only, `--jobs 1` takes one process
// at a time.
import { type ChildProcess, fork } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Order, Report, Surveyed, SurveyedFile, TryStep } from "./child.ts";
import { EQUIVALENT, isEquivalent } from "./equivalent.ts";
import { findMutants, type Mutant, type MutationKind } from "./find-mutants.ts";
import { instrument, type Numbered } from "./instrument.ts";
import { folderOf, sample } from "./sample.ts";
import { ROOT, type Sandbox, sandbox } from "./sandbox.ts";

const FOLDERS = [
  "kernel",
  "ledger",
  "limits",
  "basis",
  "distributions",
  "forms",
  "statements",
  "checks",
  "intake",
];
/** Quick ones first: a mutation is dropped at the first test that notices it. */
const TESTS = ["unit", "scenarios", "independent", "properties", "store", "transcripts"];

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "600" },
    seed: { type: "string", default: "20261129" },
    only: { type: "string", default: FOLDERS.join(",") },
    all: { type: "boolean", default: false },
    at: { type: "string" },
    wide: { type: "boolean", default: false },
    tests: { type: "string", default: TESTS.join(",") },
    jobs: { type: "string", default: "2" },
    kinds: { type: "string" },
  },
});

/** An hour in which every test runs once. */
const SURVEY = 3_600_000;

/** Slips that hardly ever show: an order that nothing rests on, a bound that nothing reaches. */
const WIDE = new Set<MutationKind>(["order dropped", "other end", "guard unwrapped"]);

interface Result extends Numbered {
  readonly killedBy: string | undefined;
}

/** Ctrl-C ends the run after the mutation at hand and prints what was measured. */
let stopped = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    stopped = true;
  });

async function main(): Promise<void> {
  const all = values.only.split(",").flatMap(mutantsOf);
  // Asked of all, so that an entry for a kind that is not drawn today is not called out of date.
  const others = all.filter((each) => !isEquivalent(each));
  const kinds = values.kinds?.split(",");
  const isDrawn = ({ kind }: Mutant) =>
    kinds === undefined ? values.wide || !WIDE.has(kind) : kinds.includes(kind);
  const found = all.filter(isDrawn);
  const rest = others.filter(isDrawn);
  const places = values.at?.split(",");
  const isMeant = (each: Mutant) =>
    places === undefined || places.some((place) => isAt(each, place));
  const chosen =
    values.all || places !== undefined
      ? rest.filter(isMeant)
      : sample(rest, { count: Number(values.count), seed: Number(values.seed) });
  const mutants = chosen.map((each, index): Numbered => ({ ...each, id: index + 1 }));
  const place = sandbox();
  try {
    for (const [file, own] of Map.groupBy(mutants, (each) => each.file))
      place.write(`src/${file}`, instrument(readFileSync(sourceOf(file), "utf8"), own));
    const results = await tryAll(mutants, place);
    print(results, { places: found.length, equivalent: found.length - rest.length });
  } finally {
    place.remove();
  }
}

/** Of a folder or of one file, `limits/catch-up.ts`. */
function mutantsOf(only: string): Mutant[] {
  const files = only.endsWith(".ts")
    ? [only]
    : filesIn(join(ROOT, "src", only), ".ts").map((file) => `${only}/${file}`);
  return files
    .filter((file) => !file.endsWith("-worker.ts"))
    .flatMap((file) => findMutants(file, readFileSync(sourceOf(file), "utf8")));
}

const sourceOf = (file: string) => join(ROOT, "src", file);

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .toSorted();
}

async function tryAll(mutants: readonly Numbered[], place: Sandbox): Promise<Result[]> {
  const files = values.tests
    .split(",")
    .flatMap((folder) =>
      filesIn(join(ROOT, "tests", folder), ".test.ts").map((file) => `tests/${folder}/${file}`),
    );
  const sources = [...new Set(mutants.map(({ file }) => `src/${file}`))];
  const jobs = Number(values.jobs);
  // Two of a kind stand beside each other, so every process has some of each.
  const parts = Array.from({ length: jobs }, (_, job) =>
    files.filter((_, at) => at % jobs === job),
  );
  const surveys = await Promise.all(parts.map((part) => survey({ sources, files: part, place })));
  const known: Known = {
    whileLoading: new Set(surveys.flatMap(({ whileLoading }) => [...whileLoading])),
    files: surveys.flatMap((each) => each.files),
  };
  for (const { file, tests } of known.files)
    for (const { title, failure } of tests)
      if (failure !== undefined) say(`left out, it fails as it is: ${file}: ${title}: ${failure}`);
  const results: Result[] = [];
  const left = mutants.values();
  const tryNext = async (): Promise<void> => {
    const worker = new Worker(place);
    for (const mutant of left) {
      if (stopped) break;
      const killedBy = await tryOne(mutant, known, { worker, place });
      results.push({ ...mutant, killedBy });
      if (killedBy === undefined) say(`survived: ${placeOf(mutant)}`);
      if (killedBy?.startsWith(LOCK)) say(`only by the lock: ${placeOf(mutant)}`);
      if (results.length % 20 === 0) say(`${results.length} of ${mutants.length}`);
    }
    worker.end();
  };
  await Promise.all(Array.from({ length: jobs }, tryNext));
  return results.toSorted((a, b) => a.id - b.id);
}

interface Known {
  /** Asked while the sources were loaded: only a new process knows them anew. */
  readonly whileLoading: ReadonlySet<number>;
  readonly files: readonly SurveyedFile[];
}

async function survey(options: {
  sources: readonly string[];
  files: readonly string[];
  place: Sandbox;
}): Promise<Known> {
  const { sources, files, place } = options;
  const surveyed: SurveyedFile[] = [];
  let whileLoading: readonly number[] = [];
  let done = 0;
  while (done < files.length) {
    const worker = new Worker(place);
    const rest = files.slice(done);
    const ended = await worker.ask({ do: "survey", sources, files: rest }, SURVEY, (report) => {
      if (report.did === "load" && done === 0) whileLoading = report.reached;
      if (report.did === "file") {
        surveyed.push(report.surveyed);
        done += 1;
      }
      return report.did === "survey";
    });
    worker.end();
    if (ended === undefined) break;
    say(`left out, it ends the process: ${files[done]}: ${ended}`);
    done += 1;
  }
  return { whileLoading: new Set(whileLoading), files: surveyed };
}

interface Hands {
  readonly worker: Worker;
  readonly place: Sandbox;
}

async function tryOne(mutant: Numbered, known: Known, hands: Hands): Promise<string | undefined> {
  const { id } = mutant;
  const isStatic = known.whileLoading.has(id);
  const steps = known.files
    .map((file) => stepFor(file, mutant, isStatic))
    .filter((step) => step !== undefined)
    .toSorted((a, b) => rankOf(a, mutant) - rankOf(b, mutant) || a.milliseconds - b.milliseconds);
  if (steps.length === 0) return undefined;
  const expected = steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const wait = 10_000 + expected * 10;
  if (!isStatic) {
    const tried = await hands.worker.try({ do: "try", id, steps }, wait);
    if (typeof tried === "string") return tried;
    if (!tried.isDoubtful && (tried.killedBy !== undefined || tried.wasReached))
      return tried.killedBy;
    hands.worker.end();
  }
  // Something remembers what it computed before: a process in which it is awake from the start.
  const whole = steps.map(({ file, manyRuns }): TryStep => ({ file, afresh: true, manyRuns }));
  const fresh = new Worker(hands.place, id);
  try {
    const tried = await fresh.try({ do: "try", id, steps: whole }, wait);
    return typeof tried === "string" ? tried : tried.killedBy;
  } finally {
    fresh.end();
  }
}

/** The lock on figures comes last: it says that something changed, the others what is wrong. */
const LOCK = "tests/scenarios/figures.test.ts";

/** The tests of its own folder know most about it. */
function rankOf({ file }: TryStep, mutant: Mutant): number {
  if (file === LOCK) return 2;
  return file.startsWith(`tests/unit/${folderOf(mutant.file)}/`) ? 0 : 1;
}

interface Timed extends TryStep {
  readonly milliseconds: number;
}

function stepFor(file: SurveyedFile, { id }: Numbered, isStatic: boolean): Timed | undefined {
  const sound = file.tests.filter(({ failure }) => failure === undefined);
  const isShared = file.belongTogether || file.whileLoading.includes(id) || isStatic;
  const isReached = ({ reached }: Surveyed) => reached.includes(id);
  const reached = sound.filter(isReached);
  if (reached.length === 0 && !file.whileLoading.includes(id) && !isStatic) return undefined;
  if (isShared && sound.length < file.tests.length) return undefined;
  const taken = isShared ? sound : reached;
  const milliseconds = taken.reduce((sum, each) => sum + each.milliseconds, 0);
  const { manyRuns } = file;
  const step = { file: file.file, afresh: isShared, manyRuns, milliseconds };
  return isShared ? step : { ...step, numbers: taken.map(({ number }) => number) };
}

/** A process with the program and its tests in it; a new one after it hung, ended or grew. */
class Worker {
  readonly #place: Sandbox;
  readonly #awake: number | undefined;
  #child: ChildProcess | undefined;
  #tried = 0;

  constructor(place: Sandbox, awake?: number) {
    this.#place = place;
    this.#awake = awake;
  }

  /** @returns what killed it in words, when the process hung or ended. */
  async try(order: Order, wait: number): Promise<string | Extract<Report, { did: "try" }>> {
    let answer: Extract<Report, { did: "try" }> | undefined;
    const ended = await this.ask(order, wait, (report) => {
      if (report.did === "try") answer = report;
      return answer !== undefined;
    });
    this.#tried += 1;
    if (answer === undefined || this.#tried % 100 === 0) this.end();
    return answer ?? ended ?? "the process ended";
  }

  /** Sends an order and hands its reports to `isLast`; what ended it otherwise. */
  ask(
    order: Order,
    wait: number,
    isLast: (report: Report) => boolean,
  ): Promise<string | undefined> {
    const child = this.#child ?? this.#start();
    this.#child = child;
    return new Promise((resolve) => {
      const settle = (ended?: string) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(ended);
      };
      const timer = setTimeout(() => settle("it does not end"), wait);
      child.on("message", (report: Report) => {
        if (isLast(report)) settle();
      });
      child.on("exit", (code, signal) => settle(`the process ended: ${signal ?? code}`));
      child.send(order);
    });
  }

  end(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  #start(): ChildProcess {
    const { folder } = this.#place;
    const mutation = join(folder, "tests", "mutation");
    const awake = this.#awake === undefined ? {} : { MUTANT: String(this.#awake) };
    return fork(join(mutation, "child.ts"), [], {
      cwd: folder,
      execArgv: ["--import", join(mutation, "hooks.ts"), "--no-warnings"],
      env: { ...process.env, TMPDIR: join(folder, ".."), ...awake },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
  }
}

function placeOf({ file, line, column, kind }: Pick<Mutant, "file" | "line" | "column" | "kind">) {
  return `src/${file}:${line}:${column} ${kind}`;
}

/** `limits/catch-up.ts:42`, or with its column `limits/catch-up.ts:42:7`. */
function isAt(mutant: Mutant, place: string): boolean {
  const [own] = placeOf(mutant).split(" ");
  return own === `src/${place}` || own?.startsWith(`src/${place}:`) === true;
}

function print(results: readonly Result[], all: { places: number; equivalent: number }): void {
  const lines = [
    `seed ${values.seed}, ${results.length} of ${all.places} possible mutations (${all.equivalent} equivalent)`,
    "",
    "| folder | mutants | killed | of these only by the lock on figures | survived | score |",
    "|---|--:|--:|--:|--:|--:|",
  ];
  const row = (name: string, own: readonly Result[]) => {
    const killed = own.filter(({ killedBy }) => killedBy !== undefined).length;
    const score = own.length === 0 ? "–" : `${((100 * killed) / own.length).toFixed(1)} %`;
    const locked = own.filter((each) => each.killedBy?.startsWith(LOCK)).length;
    const survived = own.length - killed;
    lines.push(`| ${name} | ${own.length} | ${killed} | ${locked} | ${survived} | ${score} |`);
  };
  for (const [folder, own] of Map.groupBy(results, ({ file }) => folderOf(file))) row(folder, own);
  row("all", results);
  lines.push("");
  for (const { file, line, column, kind, was, becomes, killedBy } of results)
    if (killedBy === undefined)
      lines.push(placeOf({ file, line, column, kind }), `  - ${was}`, `  + ${becomes}`);
  const looked = values.only.split(",");
  const stale = EQUIVALENT.filter(
    ({ used, file }) =>
      !used && looked.some((only) => file === only || file.startsWith(`${only}/`)),
  );
  for (const { file, was } of stale) lines.push(`no longer a mutation: ${file}: ${was}`);
  process.stdout.write(`${lines.join("\n")}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

await main();
