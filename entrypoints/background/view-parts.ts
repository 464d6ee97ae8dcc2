import type { CardData } from '../../lib/bus.ts';
import type { Order } from '../../lib/model/order.ts';

const MONTHS = 12;

/** Orders in each of the last twelve calendar months, the oldest first. */
export function monthlyOrders(orders: readonly Order[], now: number, locale: string): CardData['months'] {
  const name = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' });
  const today = new Date(now);
  return Array.from({ length: MONTHS }, (_, i) => {
    const from = new Date(today.getFullYear(), today.getMonth() - (MONTHS - 1 - i), 1).getTime();
    const to = new Date(today.getFullYear(), today.getMonth() - (MONTHS - 2 - i), 1).getTime();
    const within = orders.filter(({ placedAt }) => placedAt !== null && placedAt >= from && placedAt < to);
    return { month: name.format(from), orders: within.length };
  });
}
