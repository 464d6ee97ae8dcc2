import type { Mark } from '../model/mark.ts';
import { wilson } from './wilson.ts';

/** 95 % of a normal distribution lie within so many standard deviations. */
const Z = 1.96;

/** A figure with how many marks it is made of, and between what it may well lie (95 %). */
export type Measured = { value: number; count: number; low: number; high: number };

/** Marks by value: `[mark, how many]`, the best first, every value of the scale. */
export type Spread = [mark: number, count: number][];

function spread(marks: readonly number[], from: number, to: number): Spread {
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const mark = to - i;
    return [mark, marks.filter((one) => one === mark).length];
  });
}

/**
 * CSAT: marks of 4 and 5 among all, in percent (top two of five; not the mean). 74 of 107 are 69.
 * Source: help.delighted.com/article/240.
 * @returns null without any mark
 */
export function csatOf(marks: readonly number[]): (Measured & { spread: Spread }) | null {
  const count = marks.length;
  if (count === 0) return null;
  const satisfied = marks.filter((mark) => mark >= 4).length;
  const { low, high } = wilson(satisfied, count, Z);
  return {
    value: (100 * satisfied) / count,
    count,
    low: 100 * low,
    high: 100 * high,
    spread: spread(marks, 1, 5),
  };
}

/**
 * NPS: percent of 9 and 10 less percent of 0 to 6, -100 to 100. The margin is that of a difference of two shares of
 * one sample to which three marks are added, half of them passive: so one mark alone, or many that all agree, are not
 * taken for certain.
 * Sources: Reichheld (2003); adjusted Wald interval, Rocks (2016), The American Statistician 70(4).
 * @returns null without any mark
 */
export function npsOf(marks: readonly number[]): (Measured & { spread: Spread }) | null {
  const count = marks.length;
  if (count === 0) return null;
  const promoters = marks.filter((mark) => mark >= 9).length / count;
  const detractors = marks.filter((mark) => mark <= 6).length / count;
  const net = promoters - detractors;
  const all = count + 3;
  const [likely, unlikely] = [(promoters * count + 0.75) / all, (detractors * count + 0.75) / all];
  const middle = likely - unlikely;
  const margin = Z * Math.sqrt((likely + unlikely - middle * middle) / all);
  return {
    value: 100 * net,
    count,
    low: 100 * Math.min(net, Math.max(-1, middle - margin)),
    high: 100 * Math.max(net, Math.min(1, middle + margin)),
    spread: spread(marks, 0, 10),
  };
}

/** Mean of the stars that a marketplace shows, and how they are spread; kept apart from marks that were asked for. */
export function reviewsOf(marks: readonly number[]): { mean: number; count: number; spread: Spread } | null {
  const count = marks.length;
  if (count === 0) return null;
  return { mean: marks.reduce((sum, mark) => sum + mark, 0) / count, count, spread: spread(marks, 1, 5) };
}

/** A mark that somebody should be spoken with about: 1 to 3 of 5, or 0 to 6 of 10. */
export function isBad({ kind, mark }: Pick<Mark, 'kind' | 'mark'>): boolean {
  return kind === 'nps' ? mark <= 6 : mark <= 3;
}
