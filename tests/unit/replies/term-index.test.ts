import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TermIndex } from '../../../lib/replies/term-index.ts';
import { Vocabulary } from '../../../lib/replies/vocabulary.ts';
import { Total, Way } from '../../../lib/replies/way.ts';

/** An index of word lists, each word a term without pieces. */
class Words {
  readonly vocabulary = new Vocabulary();
  readonly index = new TermIndex(this.vocabulary);

  add(owner: number, words: readonly string[], weight = 1): number {
    return this.index.add(owner, [{ features: this.vocabulary.learnWords(words.join(' ')), weight }]);
  }

  scores(query: readonly string[]): Map<number, { cosine: number; bm25: number }> {
    const found = new Map<number, { cosine: number; bm25: number }>();
    const features = this.vocabulary.idsOf(query);
    this.index.score(features, (owner, cosine, bm25) => found.set(owner, { cosine, bm25 }));
    return found;
  }
}

describe('three documents', () => {
  // Lengths 3, 2, 1: average 2. "ship" stands in two of three, "order" in one.
  const words = new Words();
  for (const [owner, own] of [['ship', 'order', 'ship'], ['ship', 'late'], ['refund']].entries()) {
    words.add(owner, own);
  }

  test('score as reckoned by hand', () => {
    const rareShip = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5)); // 0.470004
    const rareOrder = Math.log(1 + (3 - 1 + 0.5) / (1 + 0.5)); // 0.980829
    const found = words.scores(['ship', 'order']);
    const first = (rareShip * 2 * 2.2) / (2 + 1.2 * (0.25 + (0.75 * 3) / 2)) + (rareOrder * 2.2) / (1 + 1.65);
    expect(found.get(0)?.bm25).toBeCloseTo(first, 6);
    expect(found.get(1)?.bm25).toBeCloseTo((rareShip * 2.2) / (1 + 1.2), 6);
    expect(found.has(2)).toBe(false);
    // idf of ship ln(4/3) + 1, of order and late ln(4/2) + 1; a document's terms by their root.
    const [ship, order] = [Math.log(4 / 3) + 1, Math.log(2) + 1];
    const query = Math.hypot(ship, order);
    const twice = (1 + Math.log(2)) * Math.sqrt(ship);
    const cosine = (ship * twice + order * Math.sqrt(order)) / (query * Math.hypot(twice, Math.sqrt(order)));
    expect(found.get(0)?.cosine).toBeCloseTo(cosine, 6);
  });

  test('say which words they share with a query, the rarest first, and how much of it', () => {
    const query = words.vocabulary.find('ship my order to nowhere');
    const shared = words.index.shared(0, query, 1).map((id) => words.vocabulary.term(id));
    expect(shared).toEqual(['order', 'ship']);
    expect(words.index.shared(0, query, 2).map((id) => words.vocabulary.term(id))).toEqual(['ship']);
    const [ship, order, unknown] = [Math.log(4 / 3) + 1, Math.log(2) + 1, Math.log(4) + 1];
    const all = ship ** 2 + order ** 2 + 3 * unknown ** 2;
    expect(words.index.coverage(0, query)).toBeCloseTo((ship ** 2 + order ** 2) / all, 9);
    expect(words.index.coverage(2, query)).toBe(0);
  });
});

test('adding and removing in any order, asked in between or not, leaves what a fresh index would say', () => {
  const terms = fc.array(fc.constantFrom('alpha', 'beta', 'gamma', 'delta'), { minLength: 1, maxLength: 5 });
  const steps = fc.array(fc.tuple(terms, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(steps, (list) => {
      const changed = new Words();
      const numbers = list.map(([document, , asks], owner) => {
        const number = changed.add(owner, document);
        if (asks) changed.scores(['alpha']);
        return number;
      });
      const gone = numbers.filter((_, i) => !list[i]?.[1]);
      for (const number of [...gone, ...gone]) changed.index.remove(number);
      const fresh = new Words();
      for (const [owner, [document, keep]] of list.entries()) if (keep) fresh.add(owner, document);
      for (const query of [['alpha'], ['beta', 'gamma'], ['alpha', 'beta', 'gamma', 'delta']]) {
        const [left, right] = [changed.scores(query), fresh.scores(query)];
        expect([...left.keys()].sort()).toEqual([...right.keys()].sort());
        for (const [owner, { cosine, bm25 }] of right) {
          expect(left.get(owner)?.cosine).toBeCloseTo(cosine, 6);
          expect(left.get(owner)?.bm25).toBeCloseTo(bm25, 6);
        }
      }
    }),
  );
});

test('many at once are put in as one by one', () => {
  const [all, each] = [new Words(), new Words()];
  const documents = Array.from({ length: 300 }, (_, i) => [
    `${'abcdefg'[i % 7]}x`,
    `${'abcdefghijk'[i % 11]}y`,
  ]);
  for (const [owner, document] of documents.entries()) {
    all.add(owner, document);
    each.add(owner, document);
    each.scores(['ax']);
  }
  const query = ['ax', 'by', 'cx'];
  expect([...all.scores(query)]).toEqual([...each.scores(query)]);
});

describe('ways', () => {
  test('are added in units of their deviation over all replies', () => {
    const way = new Way().begin(4);
    way.set(0, 3);
    way.set(2, 1);
    // 3, 0, 1, 0: mean 1, deviation √1.5.
    const total = new Total().begin(4);
    way.addTo(total, 2, 4);
    expect(total.top(4).map(({ owner }) => owner)).toEqual([0, 2]);
    expect(total.top(1)[0]?.score).toBeCloseTo(6 / Math.sqrt(1.5), 9);
    expect(way.best()).toEqual({ owner: 0, score: 3 });
  });

  test('of few replies are in units of the least deviation', () => {
    const way = new Way().begin(100);
    way.set(7, 0.1);
    const total = new Total().begin(100);
    way.addTo(total, 1, 100, 0.05);
    expect(total.top(1)[0]?.score).toBeCloseTo(2, 9);
  });
});

test('the best few of many are those of a full sort, ties in the order they were added', () => {
  const given = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 });
  fc.assert(
    fc.property(given, fc.integer({ min: 1, max: 8 }), (list, limit) => {
      const all = new Total().begin(list.length);
      for (const [owner, score] of list.entries()) all.add(owner, score);
      const sorted = list
        .map((score, owner) => ({ owner, score }))
        .sort((a, b) => b.score - a.score || a.owner - b.owner);
      expect(all.top(limit)).toEqual(sorted.slice(0, limit));
    }),
  );
});
