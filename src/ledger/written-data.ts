// Data of an event that was read just as the ledger writes it, with that text beside it: nothing has to be
// written from the values again. The text belongs to this one object; a copy of it, changed or not, has none.
export class WrittenData {
  readonly #text: string;

  /** Whoever makes one answers for `text` being the canonical form of the fields that it is given. */
  constructor(text: string) {
    this.#text = text;
  }

  /** The canonical text of data that has one. */
  static textOf(data: object): string | undefined {
    return #text in data ? data.#text : undefined;
  }
}
