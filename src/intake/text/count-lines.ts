// Physical lines, as every report counts them: CRLF, LF and CR end a line, and text after the last of
// them is a line of its own.

/** Lines from a position to the end of the text. */
export function countLines(text: string, from = 0): number {
  let lines = 0;
  let last = from;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x0a && code !== 0x0d) continue;
    if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at += 1;
    lines += 1;
    last = at + 1;
  }
  return last < text.length ? lines + 1 : lines;
}
