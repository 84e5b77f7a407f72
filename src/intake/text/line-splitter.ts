// Text in pieces → its physical lines, whichever line ends it has: what `count-lines.ts` counts.

export class LineSplitter {
  #rest = "";

  /** The lines that are complete now, without their ends. */
  push(text: string): string[] {
    const all = this.#rest + text;
    // A carriage return at the end may be half of a line end.
    const whole = all.endsWith("\r") ? all.length - 1 : all.length;
    const lines = all.slice(0, whole).split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? "") + all.slice(whole);
    return lines;
  }

  /** How much waits for its line end. */
  get waiting(): number {
    return this.#rest.length;
  }

  /** What stands after the last line end, when no more text follows. */
  finish(): string[] {
    const rest = this.#rest.replace(/\r$/, "");
    const ended = rest !== this.#rest;
    this.#rest = "";
    return rest === "" && !ended ? [] : [rest];
  }
}
