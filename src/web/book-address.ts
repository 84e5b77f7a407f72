// Under which address a book of a folder stands. A router gives `:`, `*` and `%` meanings of their own, so
// that a file name with anything but plain letters goes by its place in the folder.
export function bookAddress(name: string, place: number): string {
  const isPlain = /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name);
  return `/books/${isPlain ? name : `no-${place + 1}`}`;
}
