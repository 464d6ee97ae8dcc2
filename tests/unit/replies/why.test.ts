import { describe, expect, test } from 'vitest';
import type { OrderState } from '../../../lib/model/order.ts';
import { ConceptFinder } from '../../../lib/replies/concepts.ts';
import { lexiconTable } from '../../../lib/replies/lexicon-table.ts';
import { fitsState } from '../../../lib/replies/order-states.ts';
import { ReplyIndex } from '../../../lib/replies/suggest.ts';
import { wordsFor } from '../../../lib/replies/why.ts';
import { saved } from './saved.ts';

describe('the words a reply was found by', () => {
  test.each<[message: string, terms: string[], words: string[]]>([
    ['Has it been SHIPPED yet?', ['ship', 'yet'], ['shipped', 'yet']],
    ['order 4711 broken', ['#', 'broken', 'order'], ['broken', 'order']],
    ['什么时候退款', ['款', '退款', '退'], ['退款']],
    ['one two three', ['three', 'two', 'one'], ['three', 'two']],
    ['nothing', [], []],
  ])('%s: %j', (message, terms, words) => expect(wordsFor(message, terms)).toEqual(words));
});

describe('a reply fits an order that is', () => {
  test.each<[OrderState, concept: string, fits: boolean]>([
    ['unpaid', 'payment.failed', true],
    ['unpaid', 'return.how', false],
    ['paid', 'shipping.when', true],
    ['shipped', 'tracking.where', true],
    ['shipped', 'product.size-advice', false],
    ['delivered', 'problem.damaged', true],
    ['returning', 'refund.when', true],
    ['cancelled', 'refund.when', true],
    ['unknown', 'refund.when', false],
  ])('%s: %s %s', (state, concept, fits) => expect(fitsState(new Map([[concept, 1]]), state)).toBe(fits));
});

test('of two replies that are equally near, the one for the order’s state comes first and says so', () => {
  const concepts = new ConceptFinder(
    lexiconTable([{ 'shipping.when': ['dispatch'], 'return.how': ['send back'] }]),
  );
  const index = new ReplyIndex(
    [
      saved('back', { en: { title: 'Send back time', text: 'x' } }),
      saved('out', { en: { title: 'Dispatch time', text: 'x' } }),
    ],
    concepts,
  );
  const first = (state: OrderState | null) => index.suggest('time', { state })[0];
  expect(first('paid')).toMatchObject({ replyId: 'out', fits: true, terms: ['time'] });
  expect(first('delivered')).toMatchObject({ replyId: 'back', fits: true });
  expect(first(null)).toMatchObject({ fits: false });
});

test('certainty is high for what a reply answers and low for what none does', () => {
  const index = new ReplyIndex([
    saved('a', { en: { title: 'Refund time', examples: ['when do I get my refund'] } }),
    saved('b', { en: { title: 'Size advice', examples: ['which size should I take'] } }),
  ]);
  expect(index.certainty('when is my refund coming')).toBeGreaterThan(
    index.certainty('is it raining in Porto'),
  );
  expect(index.suggest('is it raining in Porto', { onlySure: true })).toEqual([]);
  expect(index.suggest('when is my refund coming', { onlySure: true })[0]?.replyId).toBeDefined();
  expect(index.certainty('')).toBe(0);
});
