import type { Adapter } from '../../lib/adapters/schema.ts';
import type { CardData } from '../../lib/bus.ts';
import { answerBy } from '../../lib/followups/clock.ts';
import type { Order } from '../../lib/model/order.ts';
import type { Thread } from '../../lib/model/thread.ts';
import type { Translate } from '../../lib/words/translate.ts';

const HOUR = 3_600_000;
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

/** "answer within 19 h": the marketplace's first-reply clock, when the last word is the buyer's and dated. */
export function clockWords(
  adapter: Adapter | null,
  thread: Thread | null,
  t: Translate,
  now: number,
): string | null {
  const until = thread ? answerBy(adapter?.clocks ?? [], thread) : null;
  if (until === null) return null;
  const left = (until - now) / HOUR;
  if (left <= 0) return t('companion.clockOver', { hours: Math.ceil(-left) });
  return left < 1 ? t('companion.clockSoon') : t('companion.clock', { hours: Math.floor(left) });
}
