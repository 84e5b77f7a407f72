// What a section of the harness found: a row of the table, and the failures in words. Rows are printed as
// sections end and a stopped run keeps what it has measured, because a long run takes hours.

/** What a deliberately broken program did: the harness must see it fail, or it proves nothing. */
export interface Control {
  readonly what: string;
  readonly sawFailures: number;
}

export interface Section {
  readonly name: string;
  readonly run: (tally: Tally) => Promise<Control | undefined>;
}

/** Counts the states of one section, and says now and then how far it is. */
export class Tally {
  tried = 0;
  readonly failures: string[] = [];
  /** How many of the states were different, where some come up again and again. */
  different: number | undefined;
  /** Why the section cannot run on this machine. */
  skipped: string | undefined;
  readonly #progress: (line: string) => void;
  readonly #isStopped: () => boolean;
  #told = performance.now();

  constructor(progress: (line: string) => void = () => {}, isStopped: () => boolean = () => false) {
    this.#progress = progress;
    this.#isStopped = isStopped;
  }

  get stopped(): boolean {
    return this.#isStopped();
  }

  /** @returns whether to go on. A state during which the run was stopped does not count. */
  async add(label: string, failure: string | undefined): Promise<boolean> {
    // Signals arrive only when the event loop turns, and child processes are waited for synchronously.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.stopped) return false;
    this.tried += 1;
    if (failure !== undefined) {
      this.failures.push(`${label}: ${failure}`);
      this.#progress(`failed: ${label}: ${failure}`);
    }
    if (performance.now() - this.#told > 30_000) {
      this.#told = performance.now();
      this.#progress(`${this.tried} tried, ${this.failures.length} failed, now at ${label}`);
    }
    return true;
  }
}

export interface Measured {
  readonly name: string;
  readonly tally: Tally;
  readonly control: Control | undefined;
  readonly seconds: number;
}

export async function measure(section: Section, tally: Tally): Promise<Measured> {
  const start = performance.now();
  const control = await section.run(tally);
  const seconds = Math.round((performance.now() - start) / 1000);
  return { name: section.name, tally, control, seconds };
}

export function isSound({ tally, control }: Measured): boolean {
  return tally.failures.length === 0 && (control?.sawFailures ?? 1) > 0;
}

export const TABLE_HEAD = [
  "| section | states tried | failures | positive control | time |",
  "|---|--:|--:|---|--:|",
].join("\n");

export function rowOf({ name, tally, control, seconds }: Measured): string {
  const figure = (count: number) => count.toLocaleString("en-US");
  const different = tally.different === undefined ? "" : ` (${figure(tally.different)} different)`;
  const cells = [
    name,
    tally.skipped === undefined
      ? `${figure(tally.tried)}${different}${tally.stopped ? " (stopped)" : ""}`
      : `not run: ${tally.skipped}`,
    String(tally.failures.length),
    control === undefined ? "–" : `${control.what}: ${control.sawFailures} seen`,
    `${seconds} s`,
  ];
  return `| ${cells.join(" | ")} |`;
}
