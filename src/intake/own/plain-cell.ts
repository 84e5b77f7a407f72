// Cells that stand in a file as the ledger writes them: `1500.50`, `2026-01-30`, `acme-401k`. Such a cell needs no
// codec; whatever else it is, a codec reads it or says what is wrong with it.
import { type Cents, cents } from "../../kernel/money.ts";
import { type Codec, date, money, name } from "../../ledger/codec.ts";

/** The value of a cell that is written so, or undefined: which says nothing of what it is. */
export type PlainCell = (cell: string) => Cents | string | undefined;

/** For a column of this codec; undefined where no cell is read without it. */
export function plainCell(codec: Codec<unknown>): PlainCell | undefined {
  if (codec === money) return plainAmount;
  if (codec === date || codec === name) {
    const first = codec === name ? plainName : undefined;
    return likeTheLast(codec as Codec<string>, first);
  }
  return undefined;
}

/** Digits without a leading zero, a point and two digits: `0.00` to `9999999999999.99`. */
function plainAmount(cell: string): Cents | undefined {
  const point = cell.length - 3;
  if (point < 1 || point > 13 || cell.charCodeAt(point) !== 46) return undefined;
  if (point > 1 && cell.charCodeAt(0) === 48) return undefined;
  let amount = 0;
  for (let at = 0; at < cell.length; at += 1) {
    if (at === point) continue;
    const digit = cell.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    amount = amount * 10 + digit;
  }
  return cents(amount);
}

/** Letters and digits of ASCII, as most names are; in no such name can a taxpayer number stand. */
function plainName(cell: string): boolean {
  if (cell.length > 80) return false;
  for (let at = 0; at < cell.length; at += 1) {
    const unit = cell.charCodeAt(at);
    const letter = unit | 32;
    if (!(unit >= 48 && unit <= 57) && !(letter >= 97 && letter <= 122)) return false;
  }
  return cell !== "";
}

/** The day or the plan of a row is mostly that of the row before, which its codec read as it stands. */
function likeTheLast(codec: Codec<string>, certain?: (cell: string) => boolean): PlainCell {
  let last: string | undefined;
  return (cell) => {
    if (cell === last || certain?.(cell) === true) return cell;
    if (codec.decode(cell, "", () => undefined) !== cell) return undefined;
    last = cell;
    return cell;
  };
}
