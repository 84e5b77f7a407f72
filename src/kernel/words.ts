// Free text that an event may hold. Every way in asks here: what the ledger could not read back as text
// would look like damage.
export const LONGEST_WORDS = 2000;

export function isWords(text: string): boolean {
  return text !== "" && text.length <= LONGEST_WORDS && text.isWellFormed() && !text.includes("\0");
}
