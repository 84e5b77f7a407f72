// The world as the command line sees it, handed in from outside so that tests can run whole sessions
// in one process with a fixed clock.
import type { CalendarDate } from "../../kernel/calendar.ts";
import type { Prompter } from "./prompter.ts";

export interface Sink {
  /** Writes everything or throws `OutputError`; never loses a byte in silence. */
  write(data: string | Uint8Array): void;
  readonly isTty: boolean;
  /** Width of the terminal, or of the page when there is none. */
  readonly columns: number;
}

export interface Source {
  readonly isTty: boolean;
  chunks(): AsyncIterable<Uint8Array>;
}

export interface Io {
  readonly stdin: Source;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The local calendar day. */
  readonly today: CalendarDate;
  /** The local calendar day now: what runs for days asks again. */
  dayNow(): CalendarDate;
  /** The instant, ISO 8601 in UTC. */
  now(): string;
  randomBytes(count: number): Uint8Array;
  readonly system: {
    /** The version of Node. */
    readonly node: string;
    /** `linux`, `darwin`, `win32`. */
    readonly platform: string;
    /** The table of mounted file systems; empty where there is none as text. */
    mounts(): string;
  };
  /** Asks a question on the terminal; only called when `stdin` is one. */
  ask(question: string): Promise<string>;
  /** Questions with checks and choices; only called when `stdin` is a terminal. */
  prompter(): Promise<Prompter>;
}

/** Output could not be written: the reader went away, or the device is full. */
export class OutputError extends Error {
  override readonly name = "OutputError";
  readonly closed: boolean;

  constructor(message: string, closed: boolean) {
    super(message);
    this.closed = closed;
  }
}
