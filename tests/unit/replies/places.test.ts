import { expect, test } from 'vitest';
import type { ReplyPlaces } from '../../../lib/model/reply.ts';
import { everywhere, type Here, isOffered } from '../../../lib/replies/places.ts';

const unknown: Here = { marketplace: null, shop: null, language: null, state: null };
const amazon: Here = { marketplace: 'amazon', shop: '', language: 'en', state: 'shipped' };

test.each<[Partial<ReplyPlaces> | undefined, Here, boolean]>([
  [undefined, amazon, true],
  [{}, amazon, true],
  [{ marketplaces: ['amazon'] }, amazon, true],
  [{ marketplaces: ['ebay'] }, amazon, false],
  [{ marketplaces: ['ebay'] }, unknown, true],
  [{ states: ['delivered', 'shipped'] }, amazon, true],
  [{ states: ['delivered'] }, amazon, false],
  [{ states: ['delivered'] }, { ...amazon, state: 'unknown' }, true],
  [{ languages: ['zh_CN'] }, { ...amazon, language: 'zh_TW' }, true],
  [{ languages: ['de'] }, amazon, false],
  [{ shops: ['seller.shopee.sg'] }, { ...amazon, shop: 'seller.shopee.sg' }, true],
  [{ shops: ['seller.shopee.sg'] }, { ...amazon, shop: 'seller.shopee.tw' }, false],
  [{ shops: ['seller.shopee.sg'] }, amazon, true],
  [{ marketplaces: ['amazon'], states: ['paid'] }, amazon, false],
])('%j is offered at %j: %s', (places, here, offered) => {
  expect(isOffered(places ? { places: { ...everywhere, ...places } } : {}, here)).toBe(offered);
});
