// Many books at a glance, for whoever keeps them for others: a line for each book and person with what is
// open. A book that cannot be read is a line as well, and keeps nobody from seeing the others.
import type { TaxYear } from "../../kernel/calendar.ts";
import type { Cents } from "../../kernel/money.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { attempt, type Result } from "../attempt.ts";
import { type LedgerAccess, withLedger } from "../ledger-access.ts";
import { peopleOf, readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import { readOnce } from "../read-once.ts";
import { isOpen } from "./open-points/open-point.ts";
import { openPointsOfYear } from "./open-points/open-points-of-year.ts";
import { statusOfYear } from "./status-of-year.ts";
import { worksheet } from "./worksheet.ts";

export interface ClientBook {
  /** As it is shown: the file's name. */
  readonly file: string;
  readonly access: LedgerAccess;
}

export interface ClientLine {
  readonly file: string;
  readonly person: string;
  readonly name: string;
  readonly openPoints: number;
  readonly formsMissing: number;
  /** Not known without figures, a plan or facts that it rests on. */
  readonly waitingBasis: Cents | undefined;
  readonly form8606Required: boolean | undefined;
  readonly afterTaxRoom: Cents | undefined;
}

export interface Clients {
  readonly taxYear: TaxYear;
  readonly clients: readonly ClientLine[];
  readonly failed: readonly { readonly file: string; readonly problems: readonly Problem[] }[];
}

export async function clientsOf(books: readonly ClientBook[], taxYear: TaxYear): Promise<Clients> {
  const clients: ClientLine[] = [];
  const failed: { file: string; problems: readonly Problem[] }[] = [];
  for (const { file, access } of books) {
    const found = await attempt(() =>
      withLedger(access, (store) => linesOf(store, { file, taxYear, today: access.today })),
    );
    if (found.ok) clients.push(...found.value);
    else failed.push({ file, problems: found.error });
    // What was opened for one book is given back where the program waits for something, and only there.
    await new Promise((done) => setImmediate(done));
  }
  return { taxYear, clients, failed };
}

interface Asked {
  readonly file: string;
  readonly taxYear: TaxYear;
  readonly today: LedgerAccess["today"];
}

async function linesOf(store: LedgerReader, asked: Asked): Promise<Result<ClientLine[]>> {
  const lines: ClientLine[] = [];
  for (const person of await peopleOf(store)) {
    const line = await lineOf(readOnce(store), person, asked);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  return success(lines);
}

async function lineOf(
  store: LedgerReader,
  person: string,
  { file, taxYear, today }: Asked,
): Promise<Result<ClientLine>> {
  const reading = await readingOf(store, person);
  if (!reading.ok) return reading;
  const status = await statusOfYear(store, { person, taxYear, today, plan: undefined });
  const points = status.ok
    ? status.value.openPoints
    : await openPointsOfYear(store, reading.value, { taxYear, today });
  const open = points.filter((point) => isOpen(point, today));
  const outlook = status.ok ? status.value.outlook : undefined;
  const form = await worksheet(store, { form: "form-8606", person, taxYear });
  const isKnown = outlook !== undefined && outlook.incomplete.length === 0;
  return success({
    file,
    person,
    name: reading.value.ledger.people.get(person)?.name ?? person,
    openPoints: open.length,
    formsMissing: open.filter(({ code }) => code === "form-1099r.awaited").length,
    waitingBasis:
      status.ok && status.value.waiting.missing.length === 0
        ? status.value.waiting.basis
        : undefined,
    form8606Required: form.ok ? form.value.worksheet.filingRequired : undefined,
    afterTaxRoom: isKnown && outlook.takesAfterTax === "yes" ? outlook.room.atYearEnd : undefined,
  });
}
