// Files that were dropped on the page, in memory until they are recorded or left: nothing of them is
// written to the disk. Few are kept, so that a page that stays open for weeks does not grow.
import type { Answers } from "../app/take-in/question.ts";

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly answers: Answers;
}

/** Bytes that may lie in memory; the oldest go first. */
const MOST_BYTES = 128 * 1024 * 1024;

export class Uploads {
  readonly #files = new Map<string, Upload>();
  #next = 1;

  add(name: string, bytes: Uint8Array): Upload {
    const upload = { id: `f${this.#next}`, name, bytes, answers: new Map() };
    this.#next += 1;
    this.#files.set(upload.id, upload);
    this.#makeRoom(upload.id);
    return upload;
  }

  get(id: string): Upload | undefined {
    return this.#files.get(id);
  }

  all(): readonly Upload[] {
    return [...this.#files.values()];
  }

  answer(id: string, answers: Answers): void {
    const upload = this.#files.get(id);
    if (upload === undefined) return;
    this.#files.set(id, { ...upload, answers: new Map([...upload.answers, ...answers]) });
  }

  leave(id: string): void {
    this.#files.delete(id);
  }

  #makeRoom(kept: string): void {
    let bytes = this.all().reduce((sum, upload) => sum + upload.bytes.length, 0);
    for (const [id, upload] of this.#files) {
      if (bytes <= MOST_BYTES) return;
      if (id === kept) continue;
      bytes -= upload.bytes.length;
      this.#files.delete(id);
    }
  }
}
