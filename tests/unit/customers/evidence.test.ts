import { describe, expect, test } from 'vitest';
import { evidenceOf, type Facts, verdictOf } from '../../../lib/customers/evidence.ts';
import type { Buyer, ContactDetails } from '../../../lib/model/customer.ts';

const account = (change: Partial<Buyer> = {}): Buyer => ({
  id: 'b',
  marketplace: 'shopee',
  shop: 'seller.shopee.sg',
  customerId: 'c',
  userId: null,
  username: null,
  email: null,
  name: null,
  firstSeenAt: 0,
  seenAt: 0,
  ...change,
});

const who = (name: string, contact: ContactDetails = {}, ...buyers: Partial<Buyer>[]): Facts => ({
  name,
  contact,
  buyers: buyers.map(account),
});

const facts = (a: Facts, b: Facts) => evidenceOf(a, b).map(({ fact }) => fact);
const verdict = (a: Facts, b: Facts) => verdictOf(evidenceOf(a, b));

/** Every case holds whichever of the two comes first. */
function bothWays(a: Facts, b: Facts, expected: string | null): void {
  expect([verdict(a, b), verdict(b, a)]).toEqual([expected, expected]);
}

describe('a phone the seller entered', () => {
  test.each([
    ['+49 30 1234567', '+49 (0)30 1234567'],
    ['+49 30 1234567', '030 / 1234567'],
    ['0049 30 1234567', '+49-30-1234567'],
    ['+86 138 0013 8000', '13800138000'],
    ['8613800138000', '138-0013-8000'],
    ['＋８６ １３８００１３８０００', '+8613800138000'],
    ['6123 4567', '+65 61234567'],
    ['(212) 555-0147', '+1 212 555 0147'],
  ])('%s is %s', (a, b) => bothWays(who('Ann', { phone: a }), who('Bob', { phone: b }), 'strong'));

  test.each([
    ['555 0147', '212 555 0147', 'a number without its area could be in any'],
    ['+49 30 1234567', '+43 30 1234567', 'another country'],
    ['1234567', '+49 30 1234567', 'country and area are missing'],
    ['138****8000', '138****8000', 'masked'],
    ['138••••8000', '13800138000', 'masked'],
    ['12345', '12345', 'too short'],
    ['0000000', '000-0000', 'no number at all'],
    ['9999999', '9999999', 'a filler'],
    ['', '', 'nothing'],
  ])('%s is not %s: %s', (a, b) => bothWays(who('Ann', { phone: a }), who('Bob', { phone: b }), null));
});

describe('an e-mail address', () => {
  test.each([
    ['Ann.Lee@Example.org', ' ann.lee@example.org '],
    ['ann@example.org', 'ＡＮＮ@example.org'],
  ])('%s is %s', (a, b) => bothWays(who('Ann', { email: a }), who('Bob', { email: b }), 'strong'));

  test('of an account counts as one the seller entered', () => {
    const typed = who('Ann', { email: 'ann@example.org' });
    bothWays(typed, who('Bob', {}, { marketplace: 'amazon', email: 'Ann@example.org' }), 'strong');
  });

  test.each([
    ['a***e@example.org', 'a***e@example.org', 'masked'],
    ['ann', 'ann', 'no address'],
    ['ann@example.org', 'ann@example.com', 'another'],
  ])('%s is not %s: %s', (a, b) => bothWays(who('Ann', { email: a }), who('Bob', { email: b }), null));
});

describe('a name', () => {
  const berlin = { address: 'Lindenallee 4, 10117 Berlin' };
  const lane = { address: '12 Mill Lane, Bath BA1 2NE' };

  test('alone is nothing, on however many accounts', () => {
    const a = who('Lin Wei', {}, { name: 'Lin Wei' }, { name: 'Wei Lin' });
    expect(facts(a, who('Lin Wei', {}, { marketplace: 'amazon', name: 'Lin Wei' }))).toEqual(['name']);
    bothWays(a, who('Lin Wei', {}, { marketplace: 'amazon', name: 'Lin Wei' }), null);
  });

  test.each<[string, Facts, Facts, string | null]>([
    ['and postcode', who('Lin Wei', berlin), who('lin wei', { address: 'D-10117' }), 'suggested'],
    ['in another order of words', who('Lin Wei', berlin), who('WEI, Lin', { address: '10117' }), 'suggested'],
    ['in full width', who('Ｌｉｎ', berlin), who('lin', { address: '10117' }), 'suggested'],
    ['and a British postcode', who('Ann', lane), who('Ann', { address: 'Bath ba12ne' }), 'suggested'],
    [
      'and a Japanese postcode',
      who('森', { address: '〒100-0001 東京' }),
      who('森 蓮', { address: '100-0001' }),
      null,
    ],
    [
      'and a Japanese postcode, whole',
      who('森 蓮', { address: '〒100-0001 東京' }),
      who('蓮 森', { address: '1000001' }),
      'suggested',
    ],
    [
      'and address words without a postcode',
      who('王小明', { address: '上海市静安区南京西路 12 号' }),
      who('王小明', { address: '静安区南京西路12号' }),
      'suggested',
    ],
    [
      'and other address words',
      who('王小明', { address: '上海市静安区' }),
      who('王小明', { address: '广州市天河区' }),
      null,
    ],
    [
      'and birthday',
      who('Ann', { birthdayOn: '1990-05-12' }),
      who('Ann', { birthdayOn: '--05-12' }),
      'suggested',
    ],
    [
      'and a birthday of another year',
      who('Ann', { birthdayOn: '1990-05-12' }),
      who('Ann', { birthdayOn: '1991-05-12' }),
      null,
    ],
    ['masked in stars', who('L***n', berlin), who('L***n', berlin), null],
    ['masked by one star', who('王*明', berlin), who('王*明', berlin), null],
    ['masked in full-width stars', who('张＊＊', berlin), who('张＊＊', berlin), null],
    ['of one letter', who('A', berlin), who('A', berlin), null],
    ['missing', who('', berlin), who('', berlin), null],
    ['different, same address: a household', who('Ann', berlin), who('Bob', berlin), null],
    [
      'different, same address and birthday: twins',
      who('Ann', { ...berlin, birthdayOn: '--05-12' }),
      who('Bob', { ...berlin, birthdayOn: '--05-12' }),
      null,
    ],
    [
      'and a masked address',
      who('Ann', { address: '10117 Berlin, L*** 4' }),
      who('Ann', { address: '10117 Berlin, L*** 4' }),
      null,
    ],
    ['and interests', who('Ann', { interests: 'celadon' }), who('Ann', { interests: 'celadon' }), null],
  ])('%s', (_, a, b, expected) => bothWays(a, b, expected));

  test('of any account counts', () => {
    const a = who('My best buyer', berlin, { name: 'Ann Lee' });
    bothWays(a, who('A. L.', { address: '10117' }, { marketplace: 'amazon', name: 'Lee Ann' }), 'suggested');
  });
});

describe('a username', () => {
  const on = (marketplace: string, username: string, name = 'Ann Lee') =>
    who(name, {}, { marketplace, username, name });

  test.each<[string, Facts, Facts, string | null]>([
    [
      'and the name on two marketplaces',
      on('shopee', 'glaze_fan77'),
      on('amazon', 'GLAZE_fan77'),
      'suggested',
    ],
    ['without the name', on('shopee', 'glaze_fan77'), on('amazon', 'glaze_fan77', 'Bob Ray'), null],
    ['that is the name again', on('shopee', 'ann.lee'), on('amazon', 'ann.lee'), null],
    ['that is the name turned round', on('shopee', 'lee_ann'), on('amazon', 'lee_ann'), null],
    ['that is short', on('shopee', 'gl77'), on('amazon', 'gl77'), null],
    ['that is masked', on('shopee', 'g******7'), on('amazon', 'g******7'), null],
  ])('%s', (_, a, b, expected) => bothWays(a, b, expected));
});

describe('one account read in two ways', () => {
  test('is certain: a username without an id, and with one', () => {
    const a = who('Ann', {}, { username: 'ann.k' });
    bothWays(a, who('A.', {}, { userId: '7', username: 'Ann.K' }), 'certain');
  });

  test.each<[string, Partial<Buyer>]>([
    ['another account id', { userId: '8', username: 'ann.k' }],
    ['another shop', { shop: 'seller.shopee.tw', username: 'ann.k' }],
    ['another marketplace', { marketplace: 'amazon', username: 'ann.k' }],
    ['another e-mail address', { username: 'ann.k', email: 'x@example.org' }],
  ])('is not: %s', (_, other) => {
    bothWays(
      who('Ann', {}, { userId: '7', username: 'ann.k', email: 'ann@example.org' }),
      who('Bob', {}, other),
      null,
    );
  });

  test('is certain when one order was read with both', () => {
    const evidence = evidenceOf(who('Ann'), who('Bob'), ['PS-1']);
    expect(evidence).toEqual([{ fact: 'order', strength: 'certain', value: 'PS-1' }]);
    expect(verdictOf(evidence)).toBe('certain');
  });
});

test('all that speaks for it is listed, the strongest first, each once, as it is written', () => {
  const a = who(
    'Ann Lee',
    { phone: '+49 30 1234567', address: 'Lindenallee 4, 10117 Berlin' },
    { username: 'ann.k' },
    { username: 'ann.k', userId: '7' },
  );
  const b = who(
    'LEE ann',
    { phone: '0301234567', address: '10117 Berlin, Lindenallee 4' },
    { username: 'ann.k' },
  );
  expect(evidenceOf(a, b)).toEqual([
    { fact: 'account', strength: 'certain', value: 'ann.k' },
    { fact: 'phone', strength: 'strong', value: '+49 30 1234567' },
    { fact: 'name', strength: 'suggested', value: 'Ann Lee' },
    { fact: 'postcode', strength: 'suggested', value: '10117' },
    { fact: 'address', strength: 'suggested', value: 'Lindenallee 4, 10117 Berlin' },
  ]);
});
