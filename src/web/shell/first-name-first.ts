/** Payroll writes `Okafor, Dana`, the book `Dana Okafor`. */
export function firstNameFirst(name: string): string {
  const [last, first, ...more] = name.split(",").map((part) => part.trim());
  return last && first && more.length === 0 ? `${first} ${last}` : name;
}
