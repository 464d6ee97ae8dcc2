import { describe, expect, test } from 'vitest';
import { stem, termsOf } from '../../../lib/replies/tokens.ts';

describe('stem', () => {
  test.each([
    ['orders', 'order'],
    ['boxes', 'box'],
    ['dishes', 'dish'],
    ['glasses', 'glass'],
    ['glass', 'glass'],
    ['status', 'status'],
    ['this', 'this'],
    ['bus', 'bus'],
    ['ties', 'tie'],
    ['batteries', 'battery'],
    ['shipping', 'ship'],
    ['shipped', 'ship'],
    ['ships', 'ship'],
    ['calling', 'call'],
    ['refunded', 'refund'],
    ['cancelled', 'cancell'],
    ['received', 'receiv'],
    ['string', 'string'],
    ['thing', 'thing'],
    ['need', 'need'],
    ['red', 'red'],
    ['tracking', 'track'],
    ['größen', 'größen'],
  ])('%s: %s', (word, stemmed) => expect(stem(word)).toBe(stemmed));
});

describe('termsOf', () => {
  test.each([
    ['Where is my ORDER?', ['wher', 'is', 'my', 'order']],
    ['damaged damage', ['damag', 'damag']],
    ['arrived arrive arrives', ['arriv', 'arriv', 'arriv']],
    ["It doesn't work, didn’t work", ['it', "doesn't", 'work', "didn't", 'work']],
    ['order 114-5550101-8850102 of 3 cups', ['order', '#', '#', '#', 'of', '#', 'cup']],
    ['退货', ['退', '退货', '货']],
    ['退 货', ['退', '货']],
    ['尺码38偏小吗', ['尺', '尺码', '码', '#', '偏', '偏小', '小', '小吗', '吗']],
    ['订单261005TENXFJXK呢', ['订', '订单', '单', '#', '呢']],
    ['iPhone手机壳', ['iphon', '手', '手机', '机', '机壳', '壳']],
    ['ＷｈａｔｓＡｐｐ', ['whatsapp']],
    ['', []],
    ['?! …', []],
  ])('%s: %j', (text, terms) => expect(termsOf(text)).toEqual(terms));
});
