// Events as JSON Lines, in the form of the contract: one object a line, unknown keys are errors. A line
// may leave out the person when there is only one, in the ledger or in the file.
import { NestedTooDeep, parseJson } from "../../kernel/parse-json.ts";
import type { Problem } from "../../kernel/problem.ts";
import { maskFreeText, quoted } from "../../kernel/shown-text.ts";
import { admit } from "../../ledger/admit.ts";
import { type Fault, isObject, text } from "../../ledger/codec.ts";
import { type Candidate, decodeData } from "../../ledger/event.ts";
import {
  type ImportableKind,
  isImportableKind,
  KINDS,
  RECORDED_KINDS,
} from "../../ledger/kinds.ts";
import { unsupportedKind } from "../../ledger/unsupported-kinds.ts";
import type { ReadContext, ReadRecord, ReadResult, StatementReader } from "../read-record.ts";
import { decodeText } from "../text/decode-text.ts";
import { LineSplitter } from "../text/line-splitter.ts";
import { callerId } from "./caller-id.ts";
import { jsonPlace } from "./json-place.ts";

const LONGEST_LINE = 1_048_576;

export const jsonLinesReader: StatementReader = {
  layout: "rothbook/jsonl",
  async *read(chunks, context) {
    const lines = new LineReader(context);
    const splitter = new LineSplitter();
    let below: number | undefined;
    const read = (texts: readonly string[]) =>
      texts.map((line) => lines.read(line)).filter((record) => record !== undefined);
    for await (const piece of decodeText(chunks, context.file)) {
      if (typeof piece !== "string") {
        const at = piece.problem.at ?? { file: context.file, line: 1 };
        const rest = Math.max(1, piece.lines - lines.count);
        yield [{ at, lines: rest, result: { bucket: "error", problems: [piece.problem] } }];
        return;
      }
      // The rest is read as well, and dropped: a reading that stops early is taken for a file that changed.
      if (below !== undefined) below += piece.split("\n").length - 1;
      else {
        yield read(splitter.push(piece));
        if (splitter.waiting > LONGEST_LINE) {
          yield read(splitter.finish());
          below = 0;
        }
      }
    }
    if (below === undefined) yield read(splitter.finish());
    else if (below > 0) yield [lines.leftOut(below)];
    yield lines.finish();
  },
};

interface Waiting {
  readonly line: number;
  readonly raw: string;
}

class LineReader {
  readonly #context: ReadContext;
  readonly #people = new Set<string>();
  /** Lines without a person, until the file has said who there is. */
  readonly #waiting: Waiting[] = [];
  /** The first line that was taken to be about the only person so far. */
  #assumed: Waiting | undefined;
  #line = 0;

  constructor(context: ReadContext) {
    this.#context = context;
    if (context.person !== undefined) this.#people.add(context.person);
  }

  /** Lines read so far. */
  get count(): number {
    return this.#line;
  }

  /** Undefined when the line has to wait for the end of the file. */
  read(raw: string): ReadRecord | undefined {
    this.#line += 1;
    const line = { line: this.#line, raw };
    if (line.raw.trim() === "")
      return this.#record(line, { bucket: "ignored", reason: "blank line" });
    if (line.raw.length > LONGEST_LINE) {
      const message = "the line is longer than a million characters";
      const clipped = { ...line, raw: line.raw.slice(0, 200) };
      return this.#record(clipped, this.#malformed(clipped, message, 1));
    }
    let value: unknown;
    try {
      value = parseJson(line.raw);
    } catch (error) {
      const position = /position (\d+)/.exec((error as Error).message)?.[1];
      const offset = position === undefined ? line.raw.length : Number(position);
      const column = [...line.raw.slice(0, offset)].length + 1;
      const deep = error instanceof NestedTooDeep;
      const clipped = deep ? { ...line, raw: line.raw.slice(0, 200) } : line;
      const message = deep
        ? "the line is nested deeper than any event"
        : "the line is not valid JSON";
      return this.#record(line, this.#malformed(clipped, message, column));
    }
    if (!isObject(value)) {
      const message = "the line is not a JSON object";
      return this.#record(line, this.#malformed(line, message, 1));
    }
    const result = this.#event(line, value, false);
    return result && this.#record(line, result);
  }

  /** What stands below a line without end. */
  leftOut(lines: number): ReadRecord {
    const at = { file: this.#context.file, line: this.#line + 1 };
    return { at, lines, result: { bucket: "ignored", reason: "below a line that is too long" } };
  }

  finish(): ReadRecord[] {
    return this.#waiting.map((line) => {
      const result = this.#event(line, JSON.parse(line.raw) as Record<string, unknown>, true);
      return this.#record(line, result ?? { bucket: "error", problems: [] });
    });
  }

  #event(line: Waiting, value: Record<string, unknown>, last: boolean): ReadResult | undefined {
    const { kind, id, note, ...fields } = value;
    const faults: Fault[] = [];
    const report = (fault: Fault) => faults.push(fault);
    const refused = unsupportedKind(kind);
    if (refused !== undefined) return this.#faulty(line, [{ path: "/kind", ...refused }]);
    if (typeof kind !== "string" || !isImportableKind(kind)) {
      const [code, message] =
        kind === undefined
          ? (["import.value-missing", '"kind" is missing'] as const)
          : (["import.unknown-kind", `${quoted(String(kind))} is not a kind of event`] as const);
      const hint = `it is one of ${Object.keys(RECORDED_KINDS).join(", ")}`;
      return this.#faulty(line, [{ path: "/kind", code, message, hint }]);
    }
    if (Object.hasOwn(KINDS[kind].fields, "person") && fields["person"] === undefined) {
      const sole = this.#solePerson(line, last);
      if (sole === "wait") return undefined;
      if (typeof sole !== "string") return { bucket: "error", problems: [sole] };
      fields["person"] = sole;
    }
    const { plan } = this.#context;
    if (plan !== undefined && kind !== "plan" && fields["plan"] === undefined && needsPlan(kind))
      fields["plan"] = plan;
    const data = decodeData<ImportableKind>(kind, fields, report);
    const ownId = id === undefined ? undefined : callerId.decode(id, "/id", report);
    const words = note === undefined ? undefined : text.decode(note, "/note", report);
    if (data === undefined || faults.length > 0) return this.#faulty(line, faults);
    const candidate = {
      kind,
      data,
      source: { file: this.#context.file, line: line.line },
      ...(ownId !== undefined && { id: ownId }),
      ...(words !== undefined && { note: maskFreeText(words) }),
    } as Candidate;
    const problems = admit(candidate, { ...this.#at(line), excerpt: line.raw });
    if (candidate.kind === "person") problems.push(...this.#meet(candidate.data.person));
    return problems.length > 0
      ? { bucket: "error", problems }
      : { bucket: "candidates", candidates: [candidate] };
  }

  /** A second person makes every line that named nobody ambiguous. */
  #meet(person: string): Problem[] {
    this.#people.add(person);
    const { personNamed } = this.#context;
    if (this.#assumed === undefined || this.#people.size < 2 || personNamed) return [];
    const problem = this.#personNeeded(this.#assumed);
    this.#assumed = undefined;
    return [problem];
  }

  #solePerson(line: Waiting, last: boolean): string | Problem | "wait" {
    const { person, personNamed } = this.#context;
    if (personNamed && person !== undefined) return person;
    const [first, second] = this.#people;
    if (first !== undefined && second === undefined) {
      this.#assumed ??= line;
      return first;
    }
    if (first !== undefined || last) return this.#personNeeded(line);
    this.#waiting.push(line);
    return "wait";
  }

  #personNeeded(line: Waiting): Problem {
    return {
      code: "ledger.person-needed",
      severity: "error",
      message: "the event names no person and there is not exactly one",
      hint: 'add "person" to the line, or give --person ID',
      at: { ...this.#at(line), excerpt: line.raw },
    };
  }

  #faulty(line: Waiting, faults: readonly Fault[]): ReadResult {
    const problems = faults.map(({ path, code, message, hint, citation }): Problem => {
      const at = { ...this.#at(line), ...jsonPlace(line.raw, path), excerpt: line.raw };
      const key = path.slice(1);
      const named = message.includes(quoted(key)) || key === "" ? message : `${message} (${key})`;
      const why = { ...(hint !== undefined && { hint }), ...(citation && { citation }) };
      return { code, severity: "error", message: named, at, ...why };
    });
    return { bucket: "error", problems };
  }

  #malformed(line: Waiting, message: string, column: number): ReadResult {
    const at = { ...this.#at(line), column, excerpt: line.raw };
    const hint = "each line is one event in braces, in double quotes, without a comma at the end";
    return {
      bucket: "error",
      problems: [{ code: "import.malformed-json", severity: "error", message, hint, at }],
    };
  }

  #record(line: Waiting, result: ReadResult): ReadRecord {
    return { at: this.#at(line), lines: 1, result };
  }

  #at(line: Waiting) {
    return { file: this.#context.file, line: line.line };
  }
}

function needsPlan(kind: ImportableKind): boolean {
  const { plan } = KINDS[kind].fields as { plan?: { optional: boolean } };
  return plan !== undefined && !plan.optional;
}
