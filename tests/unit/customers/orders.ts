import { noTotals } from '../../../lib/customers/totals.ts';
import type { Totals } from '../../../lib/model/customer.ts';
import type { Order } from '../../../lib/model/order.ts';
import { defaultSettings, type Settings } from '../../../lib/model/settings.ts';

export const DAY = 86_400_000;

let made = 0;

/** An order that counts, of 10.00 USD, with what the case changes. */
export function order(change: Partial<Order> = {}): Order {
  const orderId = `PS-261005-${String(++made).padStart(5, '0')}`;
  return {
    key: `practice-shop||${orderId}`,
    marketplace: 'practice-shop',
    shop: '',
    orderId,
    customerId: 'c1',
    buyerId: 'b1',
    buyerName: 'Ada',
    placedAt: Date.UTC(2026, 0, 1),
    placedOnDate: false,
    total: { minor: 1000, currency: 'USD' },
    status: 'Paid',
    state: 'paid',
    items: [],
    firstSeenAt: 0,
    seenAt: 0,
    source: 'answer',
    ...change,
  };
}

export const totals = (change: Partial<Totals> = {}): Totals => ({
  ...noTotals,
  orders: 2,
  currency: 'USD',
  ...change,
});

export const settings = (change: Partial<Settings> = {}): Settings => ({ ...defaultSettings, ...change });
