/**
 * Seeded randomness for the practice shop.
 * The same seed must give the same shop on every machine, so Math.random() is not used anywhere.
 */

/** Draws that all come from one seeded sequence; the order of calls is part of the result. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean;
  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** One element, each drawn in proportion to its weight. */
  weighted<T extends { weight: number }>(list: readonly T[]): T;
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[];
}

/** Mulberry32: a 32-bit generator, small and more than random enough for a pretend shop. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  function int(min: number, max: number): number {
    return min + Math.floor(next() * (max - min + 1));
  }

  function pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('cannot pick from an empty list');
    return list[int(0, list.length - 1)] as T;
  }

  function weighted<T extends { weight: number }>(list: readonly T[]): T {
    let left = next() * list.reduce((sum, entry) => sum + entry.weight, 0);
    for (const entry of list) {
      left -= entry.weight;
      if (left < 0) return entry;
    }
    return pick(list.slice(-1));
  }

  function shuffle<T>(list: readonly T[]): T[] {
    return list
      .map((value) => ({ value, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map((entry) => entry.value);
  }

  return { next, int, chance: (probability) => next() < probability, pick, weighted, shuffle };
}
