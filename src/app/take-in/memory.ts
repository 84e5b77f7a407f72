// What was answered about files like this one: now, on the command line or the page, and before, in the
// ledger. An answer holds for its layout and its plan; one that names what is no longer recorded, or that
// stands against another, is not used, so that it is asked again.
import { normaliseValue } from "../../intake/text/wording.ts";
import {
  type Feed,
  feedParts,
  type Movement,
  type Named,
  questionId,
  type Recalled,
  sameWords,
  type Unknown,
} from "../../intake/unknown.ts";
import { groupedBy } from "../../kernel/grouped-by.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { Candidate, LedgerEvent } from "../../ledger/event.ts";
import type { Asked, EventData } from "../../ledger/kinds.ts";
import type { LedgerWriter } from "../ports.ts";
import type { KnownHere } from "./evidence.ts";
import { mayBeAll } from "./movements.ts";
import { isOffered, offersOf } from "./offers.ts";
import { type Answers, LATER, NONE } from "./question.ts";
import { canBeOne, wordsOf } from "./same-name.ts";

type Remembered = EventData<"statement_answer">;

export interface Given {
  readonly person?: string | undefined;
  readonly plan?: string | undefined;
  readonly answers?: Answers | undefined;
}

export class Memory {
  readonly #given: Given;
  readonly #remembered: readonly Remembered[];
  readonly #known: KnownHere;
  #byWords: ReadonlyMap<string, readonly Remembered[]> | undefined;
  #namesOfPeople: ReadonlyMap<string, string | undefined> | undefined;
  #planNames: ReadonlySet<string> | undefined;
  /** What is to be remembered of this file, by the words it answers. */
  readonly #fresh = new Map<string, Remembered>();
  /** What `--person` and `--plan` said: kept only once the file has proven them. */
  readonly #typed = new Map<string, Remembered>();
  /** What the file itself said. */
  readonly #proven = new Map<string, Remembered>();
  readonly #columns = new Set<string>();
  /** Conversions of this file so far, which nothing records yet. */
  readonly #moved: Movement[] = [];
  /** The ids of given answers that some words of the file asked for. */
  readonly used = new Set<string>();
  /** Given answers that are none, with those that are. */
  readonly wrong = new Map<string, readonly string[]>();

  constructor(writer: LedgerWriter, known: KnownHere, given: Given) {
    this.#given = given;
    this.#known = known;
    const of = (event: LedgerEvent) => (event.kind === "statement_answer" ? [event.data] : []);
    this.#remembered = writer.standing(["statement_answer"]).flatMap(of);
  }

  get #people(): ReadonlyMap<string, string | undefined> {
    this.#namesOfPeople ??= new Map(this.#known.people.map(({ person, name }) => [person, name]));
    return this.#namesOfPeople;
  }

  get #plans(): ReadonlySet<string> {
    this.#planNames ??= new Set(this.#known.plans.map(({ plan }) => plan));
    return this.#planNames;
  }

  recall(feed: Feed): Recalled {
    const plan = this.#planOf(feed);
    const person = this.#ownerOf(feed);
    return {
      ...(plan !== undefined && { plan }),
      ...(person !== undefined && { person }),
      answerTo: (asked, words, about) => {
        const answer = this.#answerTo(feed.layout, plan, asked, words, about);
        if (about !== undefined && answer?.startsWith("conversion")) this.#moved.push(about);
        if (asked === "column" && answer !== undefined) this.#columns.add(answer);
        return answer;
      },
      proves: (asked, words, answer) => {
        const said = {
          layout: feed.layout,
          ...(plan !== undefined && { plan }),
          asked,
          words,
          answer,
        };
        this.#proven.set(`${asked} ${words}`, said);
      },
      whoIs: (words, names) => this.#whoIs(feed, words, names),
    };
  }

  /** The answer to a question about the whole file; bytes seen before are a question each time. */
  answerOfFile(layout: string, plan: string | undefined, { asked, words }: Unknown) {
    if (asked === "gone") return this.#answerTo(layout, plan, asked, words);
    const now = this.#now(asked, words);
    return now === LATER ? undefined : now;
  }

  /** The kinds of money that columns have by an answer of this file. */
  get answeredColumns(): readonly string[] {
    return [...this.#columns];
  }

  /**
   * The answers given now that were not remembered before, as events; what was typed when it `held`, what the
   * file said when something of it was `recorded`.
   */
  fresh(held: boolean, recorded: boolean): Candidate<"statement_answer">[] {
    return [
      ...this.#fresh.values(),
      ...(held ? this.#typed.values() : []),
      ...(recorded ? this.#proven.values() : []),
    ]
      .filter((data) => this.#before(data)?.answer !== data.answer)
      .map((data) => ({ kind: "statement_answer", data }));
  }

  #answerTo(
    layout: string,
    plan: string | undefined,
    asked: Asked,
    words: string,
    about?: Movement,
  ): string | undefined {
    const now = this.#now(asked, words);
    if (now === LATER) return undefined;
    // Where one withdrawal went says nothing of the next.
    if (now !== undefined && asked === "out") return now;
    if (now !== undefined) {
      this.#remember({ layout, ...(plan !== undefined && { plan }), asked, words, answer: now });
      return now;
    }
    const before = this.#before({ layout, ...(plan !== undefined && { plan }), asked, words });
    return before === undefined || this.#contradicts(before.answer, about)
      ? undefined
      : before.answer;
  }

  /** A movement that the recorded money speaks against is asked about, whatever was answered before. */
  #contradicts(answer: string, about: Movement | undefined): boolean {
    if (about === undefined) return false;
    const there = this.#known.waiting(about, this.#moved);
    if (answer === "conversion_of_all") return !mayBeAll(about.amount, there);
    return answer === "conversion"
      ? there <= 0 || about.amount > 2 * there
      : about.amount === there;
  }

  #now(asked: Asked, words: string): string | undefined {
    const id = questionId(asked, words);
    const now = this.#given.answers?.get(id);
    if (now === undefined) return undefined;
    this.used.add(id);
    if (isOffered(asked, this.#known, now)) return now;
    const values = offersOf({ asked, words }, this.#known).map(({ value }) => value);
    this.wrong.set(id, values);
    return undefined;
  }

  #before(said: Omit<Remembered, "answer">): Remembered | undefined {
    this.#byWords ??= groupedBy(this.#remembered, wordsKey);
    return this.#byWords
      .get(wordsKey(said))
      ?.find(
        (each) =>
          (each.plan ?? said.plan) === said.plan && isOffered(said.asked, this.#known, each.answer),
      );
  }

  #remember(answer: Remembered): void {
    this.#fresh.set(`${answer.asked} ${answer.words}`, answer);
  }

  /** `--plan`, else what was answered, else the only one. */
  #planOf(feed: Feed): string | undefined {
    const [only, second] = this.#plans;
    if (second === undefined) return this.#given.plan ?? only;
    const typed = this.#given.plan;
    const now = typed ?? this.#now("plan", feed.words);
    if (now === undefined) return this.#feedBefore("plan", feed, this.#plans);
    if (now === LATER) return undefined;
    this.#rememberFeed("plan", feed, now, typed !== undefined);
    return now;
  }

  /** For files that name nobody. */
  #ownerOf(feed: Feed): string | undefined {
    const [only, second] = this.#people.keys();
    if (second === undefined) return this.#given.person ?? only;
    const typed = this.#given.person;
    const now = typed ?? this.#now("owner", feed.words);
    const people = new Set(this.#people.keys());
    if (now === undefined) return this.#feedBefore("owner", feed, people);
    if (now === LATER) return undefined;
    this.#rememberFeed("owner", feed, now, typed !== undefined);
    return now;
  }

  #rememberFeed(asked: "plan" | "owner", { layout, words }: Feed, answer: string, typed: boolean) {
    if (words === "") return;
    const kept = typed ? this.#typed : this.#fresh;
    kept.set(`${asked} ${words}`, { layout, words, asked, answer });
  }

  /** A file whose columns are called as then, a new one or a missing one aside. */
  #feedBefore(asked: "plan" | "owner", feed: Feed, known: ReadonlySet<string>): string | undefined {
    const alike = this.#remembered.filter(
      (each) =>
        each.layout === feed.layout &&
        each.asked === asked &&
        known.has(each.answer) &&
        resembles(each.words, feed.words),
    );
    const exact = alike.filter(({ words }) => sameWords(words, feed.words));
    const answers = new Set((exact.length > 0 ? exact : alike).map(({ answer }) => answer));
    const [answer, another] = answers;
    return another === undefined ? answer : undefined;
  }

  #whoIs(feed: Feed, words: string, names: readonly string[]): Named {
    // A file that names people says itself whose it is.
    for (const kept of [this.#fresh, this.#typed]) kept.delete(`owner ${feed.words}`);
    const now = this.#now("person", words);
    if (now === LATER) return { is: "unknown" };
    if (now !== undefined) {
      this.#remember({ layout: feed.layout, asked: "person", words, answer: now });
      return this.#named(now, words);
    }
    const { person } = this.#given;
    if (person !== undefined) return this.#selected(person, words, names);
    const before = this.#before({ layout: feed.layout, asked: "person", words });
    if (before !== undefined) return this.#named(before.answer, words);
    const [called, another] = this.#known.called(words);
    if (called !== undefined && another === undefined)
      return { is: "person", person: called.person };
    const [[only, name] = [], second] = this.#people;
    if (only !== undefined && second === undefined && names.length === 1) {
      // A number alone speaks against nobody.
      const isNumber = wordsOf(words).length === 0;
      if (name === undefined || isNumber || canBeOne(name, words))
        return { is: "person", person: only };
    }
    return { is: "unknown" };
  }

  /** `--person`: the one name of the file, or the rows of the one whose name it is. */
  #selected(person: string, words: string, names: readonly string[]): Named {
    const name = this.#people.get(person);
    const fits = (each: string) => canBeOne(name ?? person, each);
    if (fits(words)) return { is: "person", person };
    if (names.some(fits)) return { is: "nobody", reason: `of ${quoted(words)}, not of ${person}` };
    if (name === undefined && names.length === 1) return { is: "person", person };
    return { is: "unknown" };
  }

  #named(answer: string, words: string): Named {
    return answer === NONE
      ? { is: "nobody", reason: `of ${quoted(words)}, who is nobody of this ledger` }
      : { is: "person", person: answer };
  }
}

/** What is asked in files of one layout: equal for the same words. */
function wordsKey({
  layout,
  asked,
  words,
}: Pick<Remembered, "layout" | "asked" | "words">): string {
  return JSON.stringify([layout, asked, normaliseValue(words)]);
}

/** Of the same person or account, and at least three quarters of the words over the columns are the same. */
function resembles(one: string, other: string): boolean {
  const [a, b] = [feedParts(one), feedParts(other)];
  if (!sameWords(a.whose, b.whose)) return false;
  const shared = [...a.headings].filter((heading) => b.headings.has(heading)).length;
  return shared * 4 >= Math.max(a.headings.size, b.headings.size) * 3;
}
