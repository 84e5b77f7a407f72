// Draws of lives for the property of silence: two people with two plans each, what they pay in, convert, move
// between the plans, take out, defer above the limit and get back, and their IRAs; with the slips that people
// make in telling it, and what became of each paper. `events-of-silent-life.ts` makes events of a draw.
import fc from "fast-check";

export const PEOPLE = ["alex", "zoe"] as const;
export const PLANS = ["acme-401k", "bolt-401k"] as const;

/** Mostly none: a life has some twenty places for a slip. */
const slip = <const S extends string>(...slips: S[]) =>
  fc.oneof(
    { weight: 11, arbitrary: fc.constant("none" as const) },
    { weight: 1, arbitrary: fc.constantFrom(...slips) },
  );
/** As often as not, or one time in so many. */
const maybe = <T>(of: fc.Arbitrary<T>, oneIn = 2) =>
  fc
    .tuple(fc.integer({ min: 1, max: oneIn }), of)
    .map(([draw, found]) => (draw === 1 ? found : undefined));
const amount = (most: number) => fc.integer({ min: 1, max: most });

/** Of a thousand. A loss without a statement that shows it is a slip of its own. */
const gain = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: -10, max: 0 }) },
);

const month = fc.record({
  // Small money beside much: what is still under way hides in the earnings of what is there.
  afterTax: fc.oneof(amount(500_000), amount(2_000)),
  gain,
  lag: fc.integer({ min: 0, max: 10 }),
  slip: fc.oneof(
    { weight: 30, arbitrary: fc.constant("none" as const) },
    { weight: 2, arbitrary: fc.constantFrom("late" as const, "shown" as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("forgotten", "twice", "amount", "basis"),
    },
  ),
});

const planLife = fc.record({
  /** Basis and earnings of the end of the year before, in an opening, before whose day more was paid in. */
  opening: maybe(fc.record({ basis: amount(900_000), earnings: fc.nat({ max: 30_000 }) })),
  /** What the Roth account held then. */
  roth: maybe(fc.record({ basis: amount(900_000) })),
  months: fc.array(month, { maxLength: 4 }),
  /** Every 30 days to December there was a payday; one or two in the middle that nobody recorded. */
  unpaid: slip("one", "two"),
});

const transfer = fc.record({
  from: fc.constantFrom(0 as const, 1 as const),
  source: fc.constantFrom("after_tax", "designated_roth", "all"),
  paid: amount(300_000),
  /** Half of it only, with amount and basis, and a statement of the day. */
  half: fc.boolean(),
  /** All of it, with amount and basis, or without. */
  stated: fc.boolean(),
  gain: fc.integer({ min: 0, max: 30 }),
  slip: slip("basis", "above", "untold", "counted_twice"),
});

const payout = fc.record({
  plan: fc.constantFrom(0 as const, 1 as const),
  way: fc.constantFrom("roth_ira", "split", "cash"),
  paid: amount(300_000),
  gain: fc.integer({ min: 0, max: 60 }),
  /** Left the employer of the plan a week before. */
  left: fc.boolean(),
});

const rothOut = fc.record({
  plan: fc.constantFrom(0 as const, 1 as const),
  gain: fc.integer({ min: 0, max: 90 }),
});

const excess = fc.record({
  year: fc.constantFrom(2024 as const, 2025 as const),
  /** Cents above the limit with catch-up, or below. */
  above: fc.oneof(amount(300_000), amount(300_000), fc.integer({ min: -500_000, max: 0 })),
  roth: fc.boolean(),
  back: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("same_year", "next_year") },
    { weight: 2, arbitrary: fc.constantFrom("late", "never", "too_little", "too_much") },
  ),
  /** Of a thousand. */
  earned: fc.oneof(fc.constant(0), fc.integer({ min: -100, max: 200 })),
});

const ira = fc.record({
  value: fc.integer({ min: 1_000_000, max: 9_000_000 }),
  /** Of a thousand of the value. */
  basis: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 250 })),
  between: maybe(
    fc.record({
      amount: amount(400_000),
      second: fc.boolean(),
      slip: slip("too_soon", "too_soon_roth", "too_late"),
    }),
  ),
  intoPlan: maybe(
    fc.record({ method: fc.constantFrom("direct", "sixty_day"), slip: slip("basis") }),
  ),
  conversion: maybe(amount(300_000)),
  contribution: maybe(amount(700_000)),
});

const fate = fc.oneof(
  { weight: 24, arbitrary: fc.constant("right" as const) },
  { weight: 6, arbitrary: fc.constant("split" as const) },
  { weight: 1, arbitrary: fc.constantFrom("wrong", "missing", "code") },
);

const personLife = fc.record({
  birth: fc.constantFrom(
    "1990-04-02",
    "1985-05-05",
    "1974-06-15",
    "1969-03-03",
    // 59½ in the middle of 2025.
    "1965-12-20",
    "1963-05-05",
    "1955-02-02",
  ),
  plans: fc.tuple(planLife, planLife),
  transfer: maybe(transfer, 3),
  payout: maybe(payout, 3),
  rothOut: maybe(rothOut, 4),
  excess: maybe(excess, 3),
  ira: maybe(ira),
  papers: fc.record({
    plans: fc.tuple(fate, fate),
    iras: fate,
    form5498: fc.oneof(
      { weight: 10, arbitrary: fc.constant("right" as const) },
      { weight: 1, arbitrary: fc.constantFrom("wrong", "missing") },
    ),
    /** Forms 5498 for 2025 are due in June only. */
    early5498: fc.boolean(),
  }),
});

export const household = fc.tuple(personLife, personLife);

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;
export type PersonLife = Drawn<typeof personLife>;
export type PlanLife = Drawn<typeof planLife>;
export type Fate = Drawn<typeof fate>;
