import { download } from '../../../components/ui/download.ts';
import type { App } from '../../../lib/app/app.tsx';
import { csvOf } from '../../../lib/insights/csv.ts';
import { formatMoney } from '../../../lib/model/currency.ts';
import { customerRows } from '../../../lib/store/customers.ts';
import { tierName } from '../../../lib/words/tier.ts';

/**
 * Writes customers into a CSV file: what the shop knows and what the seller entered. Who must not be contacted is not
 * in it; what the others agreed to is as the seller noted it, and empty where nothing was.
 * @returns how many are in it, and how many were left out
 */
export async function saveCsv(
  { db, t, locale, settings }: Pick<App, 'db' | 't' | 'locale' | 'settings'>,
  ids: readonly string[],
  now: number,
): Promise<{ written: number; leftOut: number }> {
  const rows = await customerRows(db, ids, now);
  const may = rows.filter(({ customer }) => !customer.contact.doNotContact);
  const iso = (at: number | null) => (at === null ? '' : new Date(at).toISOString().slice(0, 10));
  const lines = may.map(({ customer: { name, totals, tags, contact }, tier, marketplaces }) => ({
    [t('desk.customers.column.name')]: name,
    [t('desk.customers.column.tier')]: tierName(t, tier.level, settings.tierNames),
    [t('desk.customers.column.orders')]: totals.orders,
    [t('desk.customers.column.spend')]: Object.entries(totals.spend)
      .map(([currency, minor]) => formatMoney({ minor, currency }, locale))
      .join(' + '),
    [t('desk.customers.column.last')]: iso(totals.lastOrderAt),
    [t('desk.customers.column.marketplaces')]: marketplaces.join(' '),
    [t('desk.customers.column.tags')]: tags.join(', '),
    [t('customer.contact.email')]: contact.email ?? '',
    [t('customer.contact.phone')]: contact.phone ?? '',
    [t('segments.consent')]: contact.consent ?? '',
  }));
  download(new Blob([csvOf(lines)], { type: 'text/csv' }), 'customers.csv');
  return { written: may.length, leftOut: rows.length - may.length };
}
