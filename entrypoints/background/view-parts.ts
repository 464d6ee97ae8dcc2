import type { Adapter } from '../../lib/adapters/schema.ts';
import type { CardData } from '../../lib/bus.ts';
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

/** Whole hours of an ISO 8601 duration like PT24H or P2D; null for one this does not know. */
export function hoursOf(duration: string): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration);
  if (!match) return null;
  return Number(match[1] ?? 0) * 24 + Number(match[2] ?? 0) + Number(match[3] ?? 0) / 60;
}

/** "answer within 19 h": the marketplace's first-reply clock, when the last word is the buyer's and dated. */
export function clockWords(
  adapter: Adapter | null,
  thread: Thread | null,
  t: Translate,
  now: number,
): string | null {
  const clock = adapter?.clocks.find(({ what }) => what === 'first reply');
  const hours = clock ? hoursOf(clock.within) : null;
  if (hours === null || thread?.lastFrom !== 'buyer' || thread.lastAt === null) return null;
  const left = (thread.lastAt + hours * HOUR - now) / HOUR;
  if (left <= 0) return t('companion.clockOver', { hours: Math.ceil(-left) });
  return left < 1 ? t('companion.clockSoon') : t('companion.clock', { hours: Math.floor(left) });
}
