// A line that tells of something wrong ends with a mark: a terminal that wants colour shows it in red, everything
// else leaves it out, and nothing is said by colour alone. No name or note can hold the mark: `visible` takes
// control characters out of what is shown.

const MARK = "\u0002";
const RED = "\u001b[31m";
const PLAIN = "\u001b[39m";

export function wrong(line: string): string {
  return line + MARK;
}

export function toned(text: string, { color }: { readonly color: boolean }): string {
  if (!text.includes(MARK)) return text;
  return text
    .split("\n")
    .map((line) => {
      if (!line.endsWith(MARK)) return line;
      const bare = line.slice(0, -MARK.length);
      return color ? RED + bare + PLAIN : bare;
    })
    .join("\n");
}
