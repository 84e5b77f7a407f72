// What every page can reach: the books that are served, the clock, and what is kept between two requests.
import type { LedgerAccess } from "../app/ledger-access.ts";
import type { LedgerFiles } from "../app/ports.ts";
import type { Uploads } from "./uploads.ts";

/** One household's book under its own address. */
export interface Book {
  /** Before every address of the book: empty, or `/books/okafor.db` where several are served. */
  readonly base: string;
  /** The file's name, without its folder. */
  readonly name: string;
  readonly path: string;
  /** Asked anew for each request: the day may have changed, and the file. */
  access(): LedgerAccess;
  files(): Promise<LedgerFiles>;
  /** Files that were read and are not recorded yet. */
  readonly uploads: Uploads;
}

export interface Site {
  readonly books: readonly Book[];
  readonly readOnly: boolean;
  /** Our own script and style sheet. */
  readonly assets: Assets;
}

export interface Assets {
  readonly style: string;
  readonly script: string;
  /** `'sha256-…'`, as a content security policy names the script. */
  readonly scriptSource: string;
  readonly icon: string;
}
