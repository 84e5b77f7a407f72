// A second calculation of excess deferrals, Form 1040 and Form 5329, Part I, from the law and not from the program:
// it imports no rule of it, works in plain cents, and takes another way wherever there is one. It knows the years
// and situations of `lives.ts` only.
import { isOldEnough, type Life } from "./lives.ts";

/** 402(g), 414(v) at 50, at 60 to 63: the notices of these years. */
const LIMITS: Readonly<Record<number, readonly [number, number]>> = {
  2022: [2_050_000, 650_000],
  2023: [2_250_000, 750_000],
  2024: [2_300_000, 750_000],
};

export interface Opinion {
  readonly excess: number;
  /** By line of the year's form; a line that is left out is blank. */
  readonly lines: Readonly<Record<string, number>>;
  readonly tax: { readonly line1: number; readonly line2: number; readonly line4: number };
}

export function opinionOf(life: Life, taxYear: number): Opinion {
  const { year } = life;
  const lines: Record<string, number> = {};
  const put = (line: string, amount: number) => {
    if (amount !== 0) lines[line] = amount;
  };
  const paidIn = <T extends { date: string }>(items: readonly T[]) =>
    items.filter(({ date }) => date.startsWith(`${taxYear}`));
  const inTime = life.refunds.filter(({ date }) => date <= `${year + 1}-04-15`);
  const late = life.refunds.filter((refund) => !inTime.includes(refund));

  // 402(g): what is left of the deferrals above the limit and, from 50 on, catch-up.
  const counts = ({ plan }: { readonly plan: string }) => plan === "k" || life.type !== "457b";
  const left = (roth: boolean) =>
    sum(life.deferrals.filter((each) => each.roth === roth && counts(each))) -
    sum(inTime.filter((each) => each.roth === roth));
  const [limit, catchUp] = LIMITS[year] ?? [0, 0];
  const allowed = limit + (year - Number(life.birth.slice(0, 4)) >= 50 ? catchUp : 0);
  const excess = Math.max(0, left(false) + left(true) - allowed);
  const rothExcess = Math.max(0, left(true) - allowed);
  const earned =
    (taxYear === year ? sum(inTime.filter(({ roth }) => !roth)) + (excess - rothExcess) : 0) +
    paidIn(inTime).reduce((total, { earnings }) => total + Math.max(0, earnings), 0);
  put("earned", earned);

  // Lines 5a and 5b.
  const payments = paidIn(life.payments);
  const taxableOf = ({ amount, basis, way }: (typeof payments)[number]) =>
    way === "cash" || way === "to_roth" ? amount - basis : 0;
  const lateNow = paidIn(late);
  const lateIncome = lateNow.reduce(
    (total, each) => total + Math.max(0, each.amount + each.earnings),
    0,
  );
  const gross = sum(payments) + lateIncome;
  const taxable = payments.reduce((total, each) => total + taxableOf(each), 0) + lateIncome;
  const rolled = payments.some(({ way }) => way !== "cash");
  if (payments.length + lateNow.length > 0) lines["5b"] = taxable;
  if (payments.length + lateNow.length > 0 && (rolled || gross !== taxable)) lines["5a"] = gross;

  // Withholding: the form when it says so, else the payment; they agree in these lives.
  put(
    "25b",
    [...payments, ...paidIn(life.refunds), ...paidIn(life.iraPayments)].reduce(
      (total, { withheld }) => total + withheld,
      0,
    ),
  );

  // Early distributions.
  let [line1, line2] = [0, 0];
  const early = (amount: number, exception: string | undefined) => {
    line1 += amount;
    if (exception !== undefined) line2 += amount;
  };
  for (const payment of payments) {
    const excused = payment.form?.code === "2" || payment.form?.code === "7";
    if (!counts(payment)) continue;
    if (payment.way !== "cash" || excused || isOldEnough(life.birth, payment.date)) continue;
    early(payment.amount - payment.basis, payment.exception);
  }
  const traditional = paidIn(life.iraPayments).filter(({ ira }) => ira === "traditional");
  const rolledBasis = payments
    .filter(({ way }) => way === "to_traditional" || way === "sixty_day")
    .reduce((total, each) => total + each.basis, 0);
  const basis = life.traditionalBasis + rolledBasis;
  const paid = sum(traditional);
  const value = life.yearEndValue[taxYear] ?? 0;
  const untaxed = halfUp(paid * Math.min(basis, value + paid), value + paid);
  const parts = shareOut(
    paid - untaxed,
    traditional.map(({ amount }) => amount),
  );
  traditional.forEach((each, index) => {
    if (!isOldEnough(life.birth, each.date)) early(parts[index] ?? 0, each.exception);
  });

  const roth = paidIn(life.iraPayments).filter(({ ira }) => ira === "roth");
  const nonqualified = roth.filter(
    ({ date }) => !isOldEnough(life.birth, date) || taxYear < firstRothYear(life) + 5,
  );
  const out = sum(nonqualified);
  const known = life.conversions.filter((conversion) => conversion.year <= taxYear);
  const rolledToRoth = payments.filter(({ way }) => way === "to_roth");
  let wanted = Math.max(0, out - life.rothContributed);
  let recaptured = 0;
  const layers = [
    ...known.map((conversion) => ({ at: conversion.year, taxed: conversion.amount, free: 0 })),
    ...rolledToRoth.map((each) => ({
      at: taxYear,
      taxed: each.amount - each.basis,
      free: each.basis,
    })),
  ].toSorted((a, b) => a.at - b.at);
  for (const at of new Set(layers.map((layer) => layer.at))) {
    const ofYear = layers.filter((layer) => layer.at === at);
    const taxed = ofYear.reduce((total, layer) => total + layer.taxed, 0);
    const free = ofYear.reduce((total, layer) => total + layer.free, 0);
    const taken = Math.min(wanted, taxed);
    if (taxYear < at + 5) recaptured += taken;
    wanted -= taken;
    wanted -= Math.min(wanted, free);
  }
  for (const amount of [wanted, recaptured]) {
    const shares = shareOut(
      amount,
      nonqualified.map((each) => each.amount),
    );
    nonqualified.forEach((each, index) => {
      if (!isOldEnough(life.birth, each.date)) early(shares[index] ?? 0, each.exception);
    });
  }
  const converted = life.conversions.filter((conversion) => conversion.year === taxYear);
  if (traditional.length + roth.length + converted.length > 0)
    lines["4b"] = paid - untaxed + wanted + sum(converted);
  const line4 = halfUp(line1 - line2, 10);
  put("tax", line4);
  return { excess, lines, tax: { line1, line2, line4 } };
}

function firstRothYear(life: Life): number {
  return Math.min(
    ...(life.rothContributed > 0 ? [life.year] : []),
    ...life.conversions.map(({ year }) => year),
    ...life.payments
      .filter(({ way }) => way === "to_roth")
      .map(({ date }) => Number(date.slice(0, 4))),
    9999,
  );
}

function sum(items: readonly { readonly amount: number }[]): number {
  return items.reduce((total, { amount }) => total + amount, 0);
}

/** Whole numbers only, so it is exact up to 2^53. */
function halfUp(numerator: number, denominator: number): number {
  if (denominator === 0) return 0;
  return Number((2n * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)));
}

/** By largest remainder. */
function shareOut(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((total, weight) => total + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (BigInt(amount) * BigInt(weight)) / BigInt(whole));
  const rest = weights.map((weight) => (BigInt(amount) * BigInt(weight)) % BigInt(whole));
  let left = BigInt(amount) - exact.reduce((total, part) => total + part, 0n);
  const order = weights
    .map((_, index) => index)
    .toSorted((a, b) => {
      const [x = 0n, y = 0n] = [rest[a], rest[b]];
      return x === y ? a - b : x > y ? -1 : 1;
    });
  for (const index of order) {
    if (left === 0n) break;
    exact[index] = (exact[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return exact.map(Number);
}
