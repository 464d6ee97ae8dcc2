import type { Case } from '../model/case.ts';

/** By what cases are counted. */
export type CauseBy = 'cause' | 'product' | 'marketplace' | 'month';

/** Cases that have one thing in common. */
export type CauseGroup = {
  /** The cause, product, marketplace or month (YYYY-MM, local); empty where it was never said. */
  key: string;
  cases: Case[];
  /** By currency, minor units. */
  cost: Record<string, number>;
};

function keyOf(one: Case, by: CauseBy): string {
  if (by !== 'month') return one[by] ?? '';
  const date = new Date(one.openedAt);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** Counts cases and adds their cost up; most cases first, months by time. */
export function causesOf(cases: readonly Case[], by: CauseBy): CauseGroup[] {
  const groups = [...Map.groupBy(cases, (one) => keyOf(one, by))].map(([key, some]): CauseGroup => {
    const cost: Record<string, number> = {};
    for (const { cost: one } of some) if (one) cost[one.currency] = (cost[one.currency] ?? 0) + one.minor;
    return { key, cases: some, cost };
  });
  if (by === 'month') return groups.sort((a, b) => a.key.localeCompare(b.key));
  return groups.sort((a, b) => b.cases.length - a.cases.length || a.key.localeCompare(b.key));
}

/** A product that keeps going wrong in the same way. */
export type Pattern = { product: string; cause: NonNullable<Case['cause']>; cases: Case[] };

/** So many of the same kind are no accident. */
const ENOUGH = 3;

/** Products with at least three cases of one cause, the most first: what to change. */
export function patternsOf(cases: readonly Case[]): Pattern[] {
  const known = cases.filter(({ product, cause }) => product && cause);
  return [...Map.groupBy(known, ({ product, cause }) => JSON.stringify([product, cause]))]
    .map(([key, some]): Pattern => {
      const [product, cause] = JSON.parse(key) as [string, Pattern['cause']];
      return { product, cause, cases: some };
    })
    .filter(({ cases: some }) => some.length >= ENOUGH)
    .sort((a, b) => b.cases.length - a.cases.length);
}
