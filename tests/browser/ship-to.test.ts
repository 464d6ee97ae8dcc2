import { expect, test } from 'vitest';
import type { Order } from '../../lib/model/order.ts';
import { bareOrder, merged } from '../../lib/store/merge-order.ts';
import { now, order } from './shop.ts';

const base = (old: Order | undefined) => bareOrder('etsy', '', 'o1', 'export', { now, old });
const after = (...places: ({ country: string | null; region: string | null } | undefined)[]) =>
  places.reduce<Order | undefined>(
    (old, shipTo) => merged(old, { ...order('o1'), ...(shipTo ? { shipTo } : {}) }, base(old)),
    undefined,
  )?.shipTo;

const california = { country: 'US', region: 'CA' };
test.each([
  ['nothing said later takes nothing away', [california, undefined], california],
  ['a file that masks the state leaves it', [california, { country: 'US', region: null }], california],
  ['a state is added', [{ country: 'US', region: null }, california], california],
  ['a corrected one counts', [california, { country: 'US', region: 'WA' }], { country: 'US', region: 'WA' }],
  [
    'another country does not keep the state',
    [california, { country: 'DE', region: null }],
    { country: 'DE', region: null },
  ],
] as const)('where an order went: %s', (_, places, expected) => {
  expect(after(...places)).toEqual(expected);
});
