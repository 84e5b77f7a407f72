// The book as a record, for somebody who trusts no program: is it what was written, what was recorded when,
// which years are closed, where is a copy, and is the file well kept.

import { examineLedger } from "../../app/copies/examine-ledger.ts";
import { backupLedger } from "../../app/copies/keep-copies.ts";
import type { Finding, Verification } from "../../app/ports.ts";
import {
  type BookKeeping,
  bookKeeping,
  type SealedYear,
} from "../../app/questions/book-keeping.ts";
import { bytesOfBackup } from "../../compose.ts";
import { adviceWords } from "../../kernel/advice.ts";
import { taxYearOf } from "../../kernel/calendar.ts";
import { type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { shortCode } from "../../kernel/short-code.ts";
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";
import { asking } from "../asking.ts";
import { bookField } from "../posted.ts";
import { batchWords, commandWords, recordedText } from "../shell/batch-words.ts";
import { personInput } from "../shell/choose-person.ts";
import { icon } from "../shell/icon.ts";
import { countText, dayText } from "../shell/words.ts";
import type { Pages } from "./book-pages.ts";
import { type Asking, bookPage } from "./context.ts";
import { answered } from "./downloads.ts";

export const bookAuditPage: Pages = (app, site, book) => {
  app.get("/book", (context) => bookPage({ site, book, context }, record));
  app.get("/book/backup.db", async (context) => {
    const made = await asking(book, async (store, access) => {
      const { made: head, bytes } = await bytesOfBackup((path) => backupLedger(store, path));
      if (!head.ok) return head;
      const stem = book.name.replace(/\.db$/, "");
      const name = `${stem}-${access.today}.db`;
      return success({ name, format: "db", content: bytes ?? new Uint8Array() });
    });
    return answered(context, { site, book }, made);
  });
};

/** Larger books are checked when somebody asks for it: it reads every entry. */
const CHECKED_AT_ONCE = 20_000;
const MOST_BATCHES = 100;

async function record(asking: Asking) {
  const { store, book, context } = asking;
  const kept = await bookKeeping(store);
  if (!kept.ok) return kept;
  const head = await store.head();
  const wanted = context.req.query("check") === "1";
  const verified =
    head.seq <= CHECKED_AT_ONCE || wanted ? await store.verify({ deep: wanted }) : undefined;
  const examined = await examineLedger(await book.files(), book.path);
  const body = html`<div class="two">${chainCard(verified, asking, head)}${await copyCard(asking)}</div>${sealedSection(kept.value, asking, head.ledgerId)}${keptSection(examined)}${batchesSection(kept.value, asking)}`;
  return success({
    title: "The book",
    lead: `${book.name}: whether it is what was written, who closed which year, and how it is kept.`,
    current: "book" as const,
    body,
  });
}

function chainCard(
  verified: Verification | undefined,
  { book }: Asking,
  head: { readonly seq: number; readonly digest: string },
): Html {
  const code = html`<p class="small muted">The code of its state. Write it down, and you can prove later that nothing before it was changed:</p><p class="code">${shortCode(head.digest)}</p>`;
  if (verified === undefined)
    return html`<section class="card"><h2>Is it what was written?</h2><p>${countText(head.seq, "entry")}. That many are checked when you ask for it.</p>${code}<p><a class="btn" href="${book.base}/book?check=1">Check every entry</a></p></section>`;
  const { problems, events, firstBad } = verified;
  const wrong = problems.filter(({ severity }) => severity === "error");
  return html`<section class="card"><h2>Is it what was written?</h2>${
    wrong.length === 0
      ? html`<p><span class="tag good">${icon("tick")}Unbroken</span></p><p>${countText(events, "entry")}. Each one holds the fingerprint of the one before, so none can be changed, added or taken out without a trace. Checked just now.</p>`
      : html`<p><span class="tag warn">${icon("warning")}Damaged</span></p><p>${firstBad === undefined ? "" : `Up to entry ${firstBad - 1} everything is as it was written. `}Keep this file as it is, and put a copy from before in its place.</p>`
  }${problemList(problems)}${code}<p><a class="btn" href="${book.base}/book?check=1">Check every entry again, word by word</a></p></section>`;
}

async function copyCard({ store, book }: Asking): Promise<Html> {
  const backups = await store.backups();
  const newest = backups?.newest;
  const behind = backups === undefined || newest === undefined ? 0 : backups.head - newest.seq;
  return html`<section class="card"><h2>A copy for another place</h2><p>The whole book in one file. It is checked before you get it; it opens with this program, or with any that reads SQLite.</p><p class="muted">${
    newest === undefined
      ? "This machine remembers no copy."
      : `The last one was made on ${dayText(newest.madeOn)}${behind === 0 ? "; nothing was recorded since" : `; ${countText(behind, "entry")} ${behind === 1 ? "was" : "were"} recorded since`}.`
  }</p><div class="actions"><a class="btn main" href="${book.base}/book/backup.db" download>${icon("drop")}Save a copy</a><a class="btn" href="${book.base}/forms/export.jsonl" download>As text, JSON Lines</a></div></section>`;
}

function sealedSection({ sealed }: BookKeeping, asking: Asking, ledgerId: string): Html {
  const { scope, site, book } = asking;
  // A return is filed for a year that is over.
  const lastDone = scope.years.findLast((year) => year < taxYearOf(scope.today));
  const name = (person: string) => scope.people.find(({ id }) => id === person)?.name ?? person;
  return html`<section aria-labelledby="sealed"><div class="section-head"><h2 id="sealed">Closed years</h2><p>When a return is filed its year is sealed: every printed line is kept, and a change that would move one of them is refused.</p></div><div class="card">${
    sealed.length === 0
      ? html`<p class="muted">No year is sealed.</p>`
      : html`<ul class="rows">${sealed.map((year) => sealedItem(year, name(year.person), { asking, ledgerId }))}</ul>`
  }</div>${
    site.readOnly || scope.people.length === 0
      ? undefined
      : html`<div class="card" id="seal"><h3>Seal a year</h3><form method="post" action="${book.base}/seal" class="fields">${bookField(ledgerId)}${scope.isOfPlan ? personInput({ id: "seal-person", value: scope.person }) : html`<div><label for="seal-person">Whose</label><select id="seal-person" name="person">${scope.people.map(({ id, name: own }) => html`<option value="${id}">${own}</option>`)}</select></div>`}<div><label for="seal-year">Year</label><select id="seal-year" name="year">${scope.years.toReversed().map((year) => html`<option value="${year}"${year === lastDone ? trustedHtml(" selected") : undefined}>${year}</option>`)}</select></div><div><label for="seal-explain">Why it is filed although something is open, if so</label><input id="seal-explain" name="explain" maxlength="400"></div><button class="btn" type="submit">${icon("lock")}Seal this year</button></form></div>`
  }</section>`;
}

function sealedItem(
  { person, taxYear, sealedAt, events, root, explanation, seal }: SealedYear,
  name: string,
  { asking, ledgerId }: { readonly asking: Asking; readonly ledgerId: string },
): Html {
  const { site, book } = asking;
  const field = `why-${seal}`;
  return html`<li><p>${icon("lock")} <b>${taxYear}, ${name}</b></p><p class="small muted">Sealed on ${recordedText(sealedAt)} over ${events} entries${explanation === undefined ? "" : `; filed with something open: ${explanation}`}. Its code: ${shortCode(root)}</p>${
    site.readOnly
      ? undefined
      : html`<details><summary>If something was wrong: open ${taxYear} again</summary><p class="muted">This opens ${taxYear} and every sealed year of ${name} after it, because what is carried over enters those. Until they are sealed again nothing guards their lines. The old seal stays in the book.</p><form method="post" action="${book.base}/amend" class="fields">${bookField(ledgerId)}<input type="hidden" name="person" value="${person}"><input type="hidden" name="year" value="${taxYear}"><div><label for="${field}">Why</label><input id="${field}" name="reason" maxlength="400"></div><button class="btn" type="submit">Open ${taxYear} and what follows</button></form></details>`
  }</li>`;
}

/** What doctor looks at, in words of somebody who keeps papers in a drawer. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  place: "Where the file lies",
  file: "Who can read the file",
  folder: "Who can read its folder",
  names: "The file has one name",
  leftovers: "Nothing lies beside it that was cut short",
  integrity: "The file itself",
  "remembered heads": "What this machine remembers of it",
  "recorded names": "Every name is known",
};

function keptSection(
  examined: Outcome<
    { readonly findings: readonly Finding[]; readonly problems: readonly Problem[] },
    readonly Problem[]
  >,
): Html {
  if (!examined.ok)
    return html`<section class="card"><h2>Is it well kept?</h2>${problemList(examined.error)}</section>`;
  const findings = examined.value.findings.filter(({ what }) => LOOKED_AT[what] !== undefined);
  return html`<section aria-labelledby="kept"><div class="section-head"><h2 id="kept">Is it well kept?</h2></div><div class="card"><ul class="rows">${findings.map(
    ({ what, problem }) =>
      html`<li><p>${problem === undefined ? html`<span class="good-text">${icon("tick")}<span class="hide">good: </span></span>` : html`<span class="ask-text">${icon("warning")}<span class="hide">look at this: </span></span>`} ${LOOKED_AT[what]}</p>${problem === undefined ? undefined : html`<p class="small">${problem.message}</p>${problem.hint === undefined ? undefined : html`<p class="small muted">${adviceWords(problem.hint)}</p>`}`}</li>`,
  )}</ul></div></section>`;
}

function batchesSection({ log }: BookKeeping, { book }: Asking): Html {
  return html`<section aria-labelledby="log"><div class="section-head"><h2 id="log">What was recorded when</h2><p>Each line is one act; all of it was recorded, or nothing. <a href="${book.base}/events">Take one back under Events</a></p></div><div class="card"><ul class="rows">${log
    .slice(0, MOST_BATCHES)
    .map(
      ({ batch, data, events }) =>
        html`<li><b>${batchWords(data)}</b><p class="small muted">${recordedText(data.recordedAt)} · ${data.file === undefined ? undefined : html`${commandWords(data.command)} · `}${countText(events, "entry")} · ${batch}</p></li>`,
    )}</ul>${log.length > MOST_BATCHES ? html`<p class="muted small">And ${log.length - MOST_BATCHES} before these.</p>` : undefined}</div></section>`;
}

function problemList(problems: readonly Problem[]): Html | undefined {
  if (problems.length === 0) return undefined;
  return html`<ul class="problems">${problems.map(
    ({ message, hint }) =>
      html`<li><p>${message}</p>${hint === undefined ? undefined : html`<p class="small muted">${adviceWords(hint)}</p>`}</li>`,
  )}</ul>`;
}
