// Files that were dropped on the page, in memory until they are recorded or left: nothing of them is
// written to the disk. Few are kept, so that a page that stays open for weeks does not grow.
import type { Confirmation } from "../app/take-in/import-options.ts";
import type { Question } from "../app/take-in/question.ts";

/** What somebody said about one file. */
export interface Choices {
  /** Answers by the id of the question. */
  readonly answers: ReadonlyMap<string, string>;
  /** The questions that were answered, so that an answer can be looked at again and changed. */
  readonly asked: ReadonlyMap<string, Question>;
  /** Whether the answers hold for the next file like this. */
  readonly remember: boolean;
  readonly confirm: readonly Confirmation[];
  /** What the file says takes the place of what is recorded. */
  readonly supersede: boolean;
  /** Lines whose proposals are to be recorded. */
  readonly accept: ReadonlySet<number>;
  /** Whose it is, where the file does not say. */
  readonly person?: string | undefined;
  readonly plan?: string | undefined;
}

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly choices: Choices;
}

const NOTHING_SAID: Choices = {
  answers: new Map(),
  asked: new Map(),
  remember: true,
  confirm: [],
  supersede: false,
  accept: new Set(),
};

/** Bytes that may lie in memory; the oldest go first. */
const MOST_BYTES = 128 * 1024 * 1024;
/** Files of one drop are a year of payslips, not a disk. */
const MOST_FILES = 500;
const LONGEST_NAME = 200;

export class Uploads {
  readonly #files = new Map<string, Upload>();
  #next = 1;
  #revision = 1;

  /** Another number after every change: two pages that show the same show the same number. */
  get revision(): number {
    return this.#revision;
  }

  /** Whatever was shown before is not what is there now. */
  revise(): void {
    this.#revision += 1;
  }

  /** The same file dropped twice is one file. */
  add(name: string, bytes: Uint8Array): Upload {
    const shown = ownName(name);
    for (const file of this.#files.values())
      if (file.name === shown && Buffer.compare(file.bytes, bytes) === 0) return file;
    const upload = { id: `f${this.#next}`, name: shown, bytes, choices: NOTHING_SAID };
    this.#next += 1;
    this.#files.set(upload.id, upload);
    this.#makeRoom(upload.id);
    this.revise();
    return upload;
  }

  /** The file as it was mended, in the same place; what was said about it holds. */
  replace(id: string, name: string, bytes: Uint8Array): void {
    const upload = this.#files.get(id);
    if (upload === undefined) return;
    this.#files.set(id, { ...upload, name: ownName(name), bytes });
    this.#makeRoom(id);
    this.revise();
  }

  get(id: string): Upload | undefined {
    return this.#files.get(id);
  }

  all(): readonly Upload[] {
    return [...this.#files.values()];
  }

  choose(id: string, choices: Choices): void {
    const upload = this.#files.get(id);
    if (upload === undefined) return;
    this.#files.set(id, { ...upload, choices });
    this.revise();
  }

  leave(id: string): void {
    if (this.#files.delete(id)) this.revise();
  }

  #makeRoom(kept: string): void {
    let bytes = this.all().reduce((sum, upload) => sum + upload.bytes.length, 0);
    for (const [id, upload] of this.#files) {
      if (bytes <= MOST_BYTES && this.#files.size <= MOST_FILES) return;
      if (id === kept) continue;
      bytes -= upload.bytes.length;
      this.#files.delete(id);
    }
  }
}

/** A browser may send a path, and a program may send anything: a name is what stands after the last slash. */
function ownName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return [...last].slice(0, LONGEST_NAME).join("") || "file";
}
