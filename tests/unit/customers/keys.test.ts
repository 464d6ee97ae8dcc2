import { expect, test } from 'vitest';
import { accountKey } from '../../../lib/customers/keys.ts';

test.each([
  ['Ann_77', 'ann_77'],
  [' ＡＮＮ ', 'ann'],
  ['nana', 'nana'],
  ['n/a', null],
  ['N/A', null],
  ['-', null],
  ['Invalid Request', null],
  ['None', null],
  ['匿名用户', null],
  ['无', null],
  ['无名小店', '无名小店'],
  ['', null],
  [null, null],
])('the account "%s" has the key %s', (written, key) => expect(accountKey(written)).toBe(key));
