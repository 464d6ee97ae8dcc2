import { describe, expect, test } from 'vitest';
import { pickVariant } from '../../../lib/model/reply.ts';
import { languageOf } from '../../../lib/replies/language.ts';
import { saved } from './saved.ts';

test.each([
  ['Where is my order?', 'en'],
  ['¿Dónde está mi pedido?', 'en'],
  ['什么时候发货？', 'zh_CN'],
  ['請問什麼時候會出貨', 'zh_TW'],
  ['好的', 'zh_CN'],
  ['订单 PS-261005-00012 什么时候发', 'zh_CN'],
  ['いつ発送しますか', 'ja'],
  ['언제 발송되나요?', 'ko'],
  ['เมื่อไหร่จะส่ง', 'th'],
  ['12345', null],
  ['👍👍', null],
  ['', null],
])('languageOf %s: %s', (text, language) => expect(languageOf(text)).toBe(language));

describe('pickVariant', () => {
  const all = saved('r', { en: {}, zh_CN: {}, zh_TW: {} });
  test.each([
    [all, 'zh_TW', 'zh_TW'],
    [all, 'ja', 'en'],
    [saved('r', { zh_CN: {}, en: {} }), 'zh_TW', 'zh_CN'],
    [saved('r', { zh_CN: {}, ja: {} }), 'ko', 'zh_CN'],
    [saved('r', { pt_BR: {}, en: {} }), 'pt', 'pt_BR'],
  ])('%o in %s is %s', (reply, language, picked) => {
    expect(pickVariant(reply, language).language).toBe(picked);
  });
});
