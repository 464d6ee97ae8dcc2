import { month } from '../../lib/words/time.ts';
import { useWords } from '../ui/words.tsx';
import { ordersByMonth } from './timeline-entries.ts';

const STEP = 10;
const HEIGHT = 24;

/**
 * Orders by month, the last twelve, as bars.
 * @param placedAt instants of the orders that count
 */
export function Sparkline({ placedAt, now }: { placedAt: readonly number[]; now: number }) {
  const { t, locale } = useWords();
  const months = ordersByMonth(placedAt, now);
  const most = Math.max(...months.map(({ orders }) => orders));
  if (most === 0) return null;
  const said = months
    .filter(({ orders }) => orders > 0)
    .map(({ at, orders }) => `${month(at, locale)}: ${orders}`)
    .join(', ');
  return (
    <figure className="c-spark">
      <svg
        viewBox={`0 0 ${months.length * STEP - 2} ${HEIGHT}`}
        width={months.length * STEP - 2}
        height={HEIGHT}
        role="img"
        aria-label={t('customer.ordersByMonth', { months: said })}
      >
        {months.map(({ at, orders }, i) => {
          const height = orders === 0 ? 2 : 4 + (orders / most) * (HEIGHT - 4);
          return (
            <rect
              key={at}
              className={orders === 0 ? 'c-spark-none' : 'c-spark-bar'}
              x={i * STEP}
              y={HEIGHT - height}
              width={STEP - 2}
              height={height}
              rx={1}
            >
              <title>{`${month(at, locale)}: ${t('orders', { count: orders })}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption aria-hidden="true">{t('customer.lastTwelveMonths')}</figcaption>
    </figure>
  );
}
