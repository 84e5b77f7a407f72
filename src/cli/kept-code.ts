// Compiled code, kept between runs. Node's own cache keeps a file as it was before anything of it ran, so the
// eight hundred functions that a short command calls would be compiled at each start, a fifth of its time. Here
// it is kept as it is at the end of a run, for each command by itself: all commands' code together is slower to
// read than what one needs.
import {
  mkdirSync,
  readFileSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

/** What every module of its kind is given. */
const HEAD = "(function (exports, require, module, __filename, __dirname) {";
const TAIL = "\n})";
const CHECKSUM = 4;
const NOTHING = Buffer.alloc(0);
/** The first words of compiled code say for which engine, flags and source it is. */
const MADE_FOR = 16;
/** Who works longer has forgotten by then what was compiled first, and does not wait for a start. */
const SHORT_RUN = 1_000_000;

interface Module {
  exports: unknown;
}

interface Part {
  readonly path: string;
  readonly source: Buffer;
  readonly script: Script;
  readonly madeFor: Buffer;
}

export class KeptCode {
  readonly #folder: string;
  readonly #command: string;
  readonly #modules = new Map<string, Module>();
  readonly #parts: Part[] = [];
  #isComplete = true;

  /** @param command what the code is for: its name becomes part of a file's */
  constructor(folder: string, command: string) {
    this.#folder = folder;
    this.#command = command;
  }

  /** What the file exports, which is CommonJS and built by us. */
  load(path: string): unknown {
    const known = this.#modules.get(path);
    if (known !== undefined) return known.exports;
    const source = readFileSync(path);
    const cachedData = this.#read(path, source);
    // Plain ASCII, by the build: each byte is a character.
    const script = new Script(HEAD + source.toString("latin1") + TAIL, {
      filename: path,
      columnOffset: -HEAD.length,
      ...(cachedData && { cachedData }),
    });
    const usable = cachedData !== undefined && script.cachedDataRejected !== true;
    if (!usable) this.#isComplete = false;
    const madeFor = usable ? cachedData : script.createCachedData();
    this.#parts.push({ path, source, script, madeFor: madeFor.subarray(0, MADE_FOR) });
    const module: Module = { exports: {} };
    this.#modules.set(path, module);
    const run = script.runInThisContext() as (...of: readonly unknown[]) => void;
    run.call(module.exports, module.exports, this.#requireFrom(path), module, path, dirname(path));
    return module.exports;
  }

  #requireFrom(path: string): NodeJS.Require {
    const plain = createRequire(path);
    const load = (id: string): unknown =>
      /^\.\/lib-.*\.cjs$/.test(id) ? this.load(join(dirname(path), id)) : plain(id);
    return Object.assign(load, plain) as NodeJS.Require;
  }

  /** Keeps what was compiled, when some of it was not there at the start. What cannot be kept is compiled again. */
  keep(): void {
    const { user, system } = process.cpuUsage();
    if (this.#isComplete || user + system > SHORT_RUN) return;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      for (const { path, source, script, madeFor } of this.#parts) {
        const code = script.createCachedData();
        // A flag of the engine was changed on the way: the next start would refuse it.
        if (!code.subarray(0, MADE_FOR).equals(madeFor)) return;
        this.#write(this.#fileOf(path), Buffer.concat([checksumOf(source, code), code]));
      }
    } catch {
      // No room, or no right to write: nothing depends on it.
    }
  }

  #write(file: string, content: Buffer): void {
    const draft = `${file}.${process.pid}`;
    try {
      writeFileSync(draft, content, { mode: 0o600, flag: "wx" });
      renameSync(draft, file);
    } catch (error) {
      unlinkSync(draft);
      throw error;
    }
  }

  /** What was kept of the file, as it is now; the engine itself compares only the length of a source. */
  #read(path: string, source: Buffer): Buffer | undefined {
    try {
      const file = this.#fileOf(path);
      if (!isOnlyOurs(statSync(file))) return undefined;
      const content = readFileSync(file);
      const code = content.subarray(CHECKSUM);
      return checksumOf(source, code).equals(content.subarray(0, CHECKSUM)) ? code : undefined;
    } catch {
      return undefined;
    }
  }

  #fileOf(path: string): string {
    const where = checksumOf(Buffer.from(dirname(path)), NOTHING).toString("hex");
    return join(this.#folder, `${this.#command}-${basename(path)}-${where}.code`);
  }
}

/** Of both, as Node's own cache has it. Loaded here, because `--version` needs none. */
function checksumOf(source: Buffer, code: Buffer): Buffer {
  const { crc32 } = process.getBuiltinModule("node:zlib");
  const sum = Buffer.alloc(CHECKSUM);
  sum.writeUInt32LE(crc32(code, crc32(source)));
  return sum;
}

/** Whoever could write it could have the program do anything. */
function isOnlyOurs({ uid, mode }: Stats): boolean {
  const us = process.getuid?.();
  return us === undefined || (uid === us && (mode & 0o022) === 0);
}
