// What a spreadsheet does to the cells of our own layouts when it saves them again: `1500.5`, `1,500.50`,
// `30-Jan-2026`. Whatever can only be one amount or one day is put as our codecs read it; the rest they refuse.
import { formatCents } from "../../kernel/money.ts";
import { type Codec, date, money, signedMoney } from "../../ledger/codec.ts";
import { readAmount } from "../text/statement-amount.ts";
import { readDate } from "../text/statement-date.ts";

const PLAIN_AMOUNT = /^\d+\.\d{2}$/;
const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;

export function certainCell(cell: string, codec: Codec<unknown>): string {
  if (codec === money || codec === signedMoney) {
    if (PLAIN_AMOUNT.test(cell)) return cell;
    const read = readAmount(cell);
    return read.ok && read.value !== undefined ? formatCents(read.value) : cell;
  }
  if (codec !== date || PLAIN_DATE.test(cell)) return cell;
  const read = readDate(cell, []);
  return "date" in read ? read.date : cell;
}
