// A bar on the terminal that says how far a long import is; nothing when stderr is not a terminal.
import { visible } from "../../kernel/shown-text.ts";
import type { Io } from "./io.ts";

export interface ProgressLine {
  readonly show: (progress: { file: string; bytesRead: number; bytes: number }) => void;
  readonly clear: () => void;
}

const ERASE = "\r\u001b[K";
/** Below this a file is done before anybody could read the line. */
const WORTH_SHOWING = 2 * 1024 * 1024;

export function progressOn(io: Io, quiet: boolean): ProgressLine {
  let shown = "";
  if (quiet || !io.stderr.isTty) return { show: () => {}, clear: () => {} };
  return {
    show({ file, bytesRead, bytes }) {
      if (bytes < WORTH_SHOWING) return;
      const line = progressText(file, bytesRead / bytes, io.stderr.columns);
      if (line === shown) return;
      shown = line;
      io.stderr.write(ERASE + line);
    },
    clear() {
      if (shown !== "") io.stderr.write(ERASE);
    },
  };
}

const WIDEST_BAR = 30;
const NARROWEST_BAR = 5;

/** A bar, the share and the end of the name, never wider than the terminal: a line that wraps cannot be erased. */
export function progressText(file: string, share: number, columns: number): string {
  const done = Math.min(1, share);
  const percent = `${String(Math.floor(done * 100)).padStart(3)}%`;
  const room = columns - percent.length - 2;
  const width = Math.min(WIDEST_BAR, Math.floor(room / 3));
  const filled = Math.floor(done * width);
  const bar = width < NARROWEST_BAR ? "" : `[${"#".repeat(filled)}${"-".repeat(width - filled)}] `;
  const nameRoom = columns - 1 - bar.length - percent.length - 1;
  const name = visible(file);
  const shown = nameRoom < 2 ? "" : name.length > nameRoom ? `…${name.slice(1 - nameRoom)}` : name;
  return `${bar}${percent} ${shown}`.trimEnd().slice(0, Math.max(0, columns - 1));
}
