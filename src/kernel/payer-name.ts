/** "larkspur-trust" is an id; to a reader it is Larkspur Trust. A name is left as it is. */
export function payerName(payer: string): string {
  if (!/^[a-z0-9]+([-_.][a-z0-9]+)*$/.test(payer)) return payer;
  return payer
    .split(/[-_.]/)
    .map((word) => word.replace(/^./, (letter) => letter.toUpperCase()))
    .join(" ");
}
