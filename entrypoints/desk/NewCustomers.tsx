import { Ago } from '../../components/ui/Ago.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { formatMoney } from '../../lib/model/currency.ts';
import type { Customer } from '../../lib/model/customer.ts';
import { hrefOf } from './route.ts';

/** Who ordered for the first time, a line each. */
export function NewCustomers({ customers, now }: { customers: readonly Customer[]; now: number }) {
  const { t, locale } = useApp();
  return (
    <ul className="d-rows d-panel">
      {customers.map(({ id, name, totals }) => (
        <li key={id} className="d-row">
          <div className="d-row-main">
            <a className="d-row-name" href={hrefOf('customers', id)}>
              {name}
            </a>
            <span className="d-soft d-small">
              {t('orders', { count: totals.orders })}
              {totals.firstOrderAt === null ? null : (
                <>
                  {' · '}
                  <Ago at={totals.firstOrderAt} now={now} />
                </>
              )}
            </span>
          </div>
          <span className="d-number">
            {Object.entries(totals.spend)
              .map(([currency, minor]) => formatMoney({ minor, currency }, locale))
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
