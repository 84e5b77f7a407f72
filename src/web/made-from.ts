// What a form brings back to say what it was made from, so that nothing is changed by a page that is out of date.
// Never joined by hyphens: pages mask what looks like a taxpayer number, and of `7-10-1234567a` the number 10-1234567 came
// back as asterisks, so that the form was out of date whenever it was sent.

export function madeFrom(...parts: readonly (string | number)[]): string {
  return parts.join("_");
}
