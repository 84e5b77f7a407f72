// A line on the terminal that says how far a long import is; nothing when stderr is not a terminal.
import type { Io } from "./io.ts";

export interface ProgressLine {
  readonly show: (progress: { file: string; bytesRead: number; bytes: number }) => void;
  readonly clear: () => void;
}

const ERASE = "\r\u001b[K";
/** Below this a file is done before anybody could read the line. */
const WORTH_SHOWING = 2 * 1024 * 1024;

export function progressOn(io: Io): ProgressLine {
  let shown = "";
  if (!io.stderr.isTty) return { show: () => {}, clear: () => {} };
  return {
    show({ file, bytesRead, bytes }) {
      if (bytes < WORTH_SHOWING) return;
      const line = `${file}: ${Math.min(100, Math.floor((bytesRead / bytes) * 100))} %`;
      if (line === shown) return;
      shown = line;
      io.stderr.write(ERASE + line);
    },
    clear() {
      if (shown !== "") io.stderr.write(ERASE);
    },
  };
}
