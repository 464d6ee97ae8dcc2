import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bm25, Scores } from '../../../lib/replies/bm25.ts';

const scores = (index: Bm25, query: string[], weight = 1) => {
  const into = new Scores(100);
  index.score(query, weight, into);
  return new Map(into.top(100).map(({ owner, score }) => [owner, score]));
};

describe('three documents', () => {
  // Lengths 3, 2, 1: average 2. "ship" stands in two of three, "order" in one.
  const documents = [['ship', 'order', 'ship'], ['ship', 'late'], ['refund']];
  const index = new Bm25();
  for (const [owner, terms] of documents.entries()) index.add(owner, terms);

  test('score as reckoned by hand', () => {
    const idfShip = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5)); // 0.470004
    const idfOrder = Math.log(1 + (3 - 1 + 0.5) / (1 + 0.5)); // 0.980829
    const first = (idfShip * 2 * 2.2) / (2 + 1.2 * (0.25 + (0.75 * 3) / 2)) + (idfOrder * 2.2) / (1 + 1.65);
    const second = (idfShip * 2.2) / (1 + 1.2);
    const found = scores(index, ['ship', 'order']);
    expect(found.get(0)).toBeCloseTo(first, 12);
    expect(found.get(0)).toBeCloseTo(1.380853, 6);
    expect(found.get(1)).toBeCloseTo(second, 12);
    expect(found.get(1)).toBeCloseTo(0.470004, 6);
    expect(found.has(2)).toBe(false);
  });

  test('are weighted, and added to what is there', () => {
    const into = new Scores(3);
    into.add(1, 10);
    index.score(['ship'], 0.5, into);
    expect(into.top(1)[0]?.score).toBeCloseTo(10 + 0.5 * 0.470004, 6);
    expect(scores(index, ['nothing', ''])).toEqual(new Map());
  });

  test('an owner is worth its best document, not all of them', () => {
    const twice = new Bm25();
    twice.add(0, ['a', 'b']);
    twice.add(0, ['a']);
    twice.add(1, ['b', 'c']);
    const best = scores(twice, ['a']).get(0) ?? 0;
    const alone = new Bm25();
    alone.add(9, ['a', 'b']);
    alone.add(0, ['a']);
    alone.add(1, ['b', 'c']);
    expect(scores(alone, ['a']).get(0)).toBeCloseTo(best, 12);
  });
});

test('adding and removing in any order leaves what a fresh index of the rest would say', () => {
  const terms = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 5 });
  const steps = fc.array(fc.tuple(terms, fc.boolean()), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(steps, (list) => {
      const changed = new Bm25();
      const numbers = list.map(([document], owner) => changed.add(owner, document));
      for (const [i, [, keep]] of list.entries()) if (!keep) changed.remove(numbers[i] ?? -1);
      for (const [i, [, keep]] of list.entries()) if (!keep) changed.remove(numbers[i] ?? -1);
      const fresh = new Bm25();
      for (const [owner, [document, keep]] of list.entries()) if (keep) fresh.add(owner, document);
      for (const query of [['a'], ['b', 'c'], ['a', 'b', 'c', 'd']]) {
        const [left, right] = [scores(changed, query), scores(fresh, query)];
        expect([...left.keys()].sort()).toEqual([...right.keys()].sort());
        for (const [owner, score] of right) expect(left.get(owner)).toBeCloseTo(score, 10);
      }
    }),
  );
});

test('the best few of many are those of a full sort, ties in the order they were added', () => {
  const given = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 });
  fc.assert(
    fc.property(given, fc.integer({ min: 1, max: 8 }), (list, limit) => {
      const all = new Scores(list.length);
      for (const [owner, score] of list.entries()) all.add(owner, score);
      const sorted = list
        .map((score, owner) => ({ owner, score }))
        .sort((a, b) => b.score - a.score || a.owner - b.owner);
      expect(all.top(limit)).toEqual(sorted.slice(0, limit));
    }),
  );
});

test('a number that is no document is no matter', () => {
  const index = new Bm25();
  index.add(0, ['a']);
  for (const number of [-1, 1, 99]) index.remove(number);
  expect(scores(index, ['a']).size).toBe(1);
  index.remove(0);
  expect(scores(index, ['a']).size).toBe(0);
});
