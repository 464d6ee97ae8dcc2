import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { formatMoney } from '../../lib/model/currency.ts';
import { counts, type Order } from '../../lib/model/order.ts';
import { day, fullInstant } from '../../lib/words/time.ts';
import { useWords } from '../ui/words.tsx';

/** An order of the timeline; pressing it shows what was bought. `focused`: the page is about this one. */
export function OrderRow({ order, focused }: { order: Order; focused: boolean }) {
  const { t, locale } = useWords();
  const [toggled, setToggled] = useState<boolean | null>(null);
  const open = toggled ?? focused;
  const id = useId();
  const { orderId, placedAt, placedOnDate, total, status, state, items } = order;
  const [first, ...others] = items;
  const summary = first
    ? [quantified(first), others.length > 0 ? t('customer.moreItems', { count: others.length }) : null]
    : [];
  return (
    <li className={focused ? 'c-row c-row-order c-row-focused' : 'c-row c-row-order'}>
      <div className="c-row-text">
        <button
          type="button"
          className="c-order"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setToggled(!open)}
        >
          <ChevronRight aria-hidden="true" />
          <span className="c-order-id">{orderId}</span>
          {total ? (
            <span className={counts(order) ? 'c-money' : 'c-money c-money-off'}>
              {formatMoney(total, locale)}
            </span>
          ) : null}
        </button>
        <p className="c-row-head">
          <span className={`c-state c-state-${state}`}>{status ?? t(`customer.states.${state}`)}</span>
          {placedAt === null ? (
            <span className="c-soft">{t('customer.dateUnknown')}</span>
          ) : (
            <time
              className="c-soft"
              dateTime={new Date(placedAt).toISOString()}
              title={placedOnDate ? undefined : fullInstant(placedAt, locale)}
            >
              {day(placedAt, locale, placedOnDate ? 'UTC' : undefined)}
            </time>
          )}
        </p>
        {focused ? <p className="c-accent">{t('customer.onThisPage')}</p> : null}
        {!open && summary.length > 0 ? (
          <p className="c-clip c-soft">{summary.filter(Boolean).join(' ')}</p>
        ) : null}
        <div id={id} hidden={!open}>
          {items.length === 0 ? (
            <p className="c-soft">{t('customer.noItems')}</p>
          ) : (
            <ul className="c-items">
              {items.map((item, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of an order have no id and never move
                <li key={i}>{quantified(item)}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </li>
  );
}

function quantified({ title, quantity }: { title: string; quantity: number }): string {
  return quantity === 1 ? title : `${title} ×${quantity}`;
}
