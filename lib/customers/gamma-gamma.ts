/*
 * What customers spend on an order: the gamma-gamma model (Fader & Hardie, "The Gamma-Gamma Model of Monetary Value",
 * 2013). All orders count, the first too: without it the ranking of later revenue loses a point or more.
 */

export type SpendParameters = { p: number; q: number; v: number };

/** Shapes of a general shop (CDNOW); the scale is the shop's own. */
const shapes = { p: 10.83, q: 3.27 };

/** @param median of the shop's orders, in the unit that spend is wanted in */
export function spendPrior(median: number): SpendParameters {
  const { p, q } = shapes;
  return { p, q, v: (Math.max(0, median) * (q - 1)) / p };
}

/**
 * What an order of this customer can be expected to come to.
 * @param orders how many were seen
 * @param mean of their amounts
 */
export function expectedAmount(orders: number, mean: number, { p, q, v }: SpendParameters): number {
  return (p * (v + Math.max(0, orders) * Math.max(0, mean))) / (p * Math.max(0, orders) + q - 1);
}
