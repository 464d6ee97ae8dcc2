import { PanelRight } from 'lucide-react';
import { Button } from '../../components/ui/Button.tsx';
import { TierMark } from '../../components/ui/TierMark.tsx';
import { useWords } from '../../components/ui/words.tsx';
import { type CardData, sendMessage } from '../../lib/bus.ts';
import type { TierLevel } from '../../lib/customers/tier.ts';
import type { Link, Shown } from './link.ts';
import { useData } from './use-data.ts';

/** Who this is, at a glance. Notes and other marketplaces stay in the panel. */
export function Card({ shown, link }: { shown: Shown; link: Link }) {
  const { t } = useWords();
  const data = useData(shown, ({ subject }) => sendMessage('card', subject));
  if (data === undefined) return <div className="card card-loading" aria-busy="true" />;
  const openPanel = () => {
    void sendMessage('showInPanel', shown.subject);
    link.send({ type: 'close' });
  };
  if (data === null || data.customerId === null) {
    return (
      <section className="card" aria-label={data?.name || t('tier.unknownBuyer')}>
        <h1>{data?.name || t('tier.unknownBuyer')}</h1>
        <p>{t('companion.unknown')}</p>
        <p className="soft">{t('companion.unknownHint')}</p>
      </section>
    );
  }
  return (
    <section className="card" aria-label={data.name}>
      <header className="row">
        <h1>{data.name}</h1>
        <TierMark level={data.tier.level as TierLevel} name={data.tier.name} color={data.tier.color} />
      </header>
      {data.tier.note ? <p className="gets">{data.tier.note}</p> : null}
      <p className="why">{data.tier.why}</p>
      {data.doNotContact ? (
        <p className="no-contact">{t('customer.noContact', { why: data.doNotContact })}</p>
      ) : null}
      <p className="facts">
        {[data.orderCount, ...data.spend, data.since && t('companion.since', { month: data.since })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {data.lastAgo ? <p className="soft">{t('companion.last', { when: data.lastAgo })}</p> : null}
      <Months months={data.months} />
      {data.followups.length > 0 ? (
        <ul className="promises" aria-label={t('companion.followups')}>
          {data.followups.map(({ id, when, text, due }) => (
            <li key={id} data-due={due || undefined}>
              <span aria-hidden="true">! </span>
              {when}: {t('companion.quoted', { text })}
            </li>
          ))}
        </ul>
      ) : null}
      {data.lastOrders.length > 0 ? (
        <>
          <h2>{t('companion.lastOrders')}</h2>
          <ul className="orders">
            {data.lastOrders.map((order) => (
              <li key={order.orderId}>
                <span className="soft">{order.when}</span>
                <span className="clip" title={`${order.items} ${order.orderId}`}>
                  {order.items || order.orderId}
                </span>
                <span className="number">{order.total}</span>
                <span className="soft">{order.status}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <footer className="row">
        <span className="soft">
          {data.notes > 0 ? t('companion.notes', { count: data.notes }) : t('companion.noNotes')}
        </span>
        <Button size="small" variant="primary" icon={<PanelRight size={14} />} onClick={openPanel}>
          {t('companion.openPanel')}
        </Button>
      </footer>
    </section>
  );
}

/** Orders in each of the last twelve months, as bars that a screen reader hears as one sentence. */
function Months({ months }: { months: CardData['months'] }) {
  const { t } = useWords();
  const most = Math.max(1, ...months.map(({ orders }) => orders));
  const said = months
    .filter(({ orders }) => orders > 0)
    .map(({ month, orders }) => t('companion.monthlyText', { month, count: orders }));
  if (said.length === 0) return null;
  const label = `${t('companion.monthly')}: ${said.join(', ')}`;
  return (
    <svg className="months" viewBox="0 0 120 20" role="img" aria-label={label} preserveAspectRatio="none">
      <title>{label}</title>
      {months.map(({ month, orders }, i) => {
        const height = orders === 0 ? 1 : 3 + (orders / most) * 17;
        return (
          <rect
            key={month}
            x={i * 10}
            y={20 - height}
            width="8"
            height={height}
            data-empty={orders === 0 || undefined}
          />
        );
      })}
    </svg>
  );
}
