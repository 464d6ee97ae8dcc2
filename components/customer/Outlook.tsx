import type { Prediction } from '../../lib/customers/prediction.ts';
import { useWords } from '../ui/words.tsx';
import './head.css';

/** Who came once has shown no rhythm to reckon a year from. */
const FEWEST_ORDERS = 2;

/** How likely the customer orders again, and what that comes to in a year: an estimate, and said as one. */
export function Outlook({
  prediction,
  currency,
  orders,
}: {
  prediction: Prediction;
  currency: string;
  orders: number;
}) {
  const { t, locale } = useWords();
  const { buysIn90Days, ordersInYear, spendInYear } = prediction;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const chance = buysIn90Days < 0.01 ? `< ${percent.format(0.01)}` : percent.format(buysIn90Days);
  const year =
    orders < FEWEST_ORDERS
      ? null
      : t('customer.outlookYear', {
          orders: new Intl.NumberFormat(locale, { maximumFractionDigits: ordersInYear < 3 ? 1 : 0 }).format(
            ordersInYear,
          ),
          // More digits would be believed.
          spend: `${new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(spendInYear)} ${currency}`,
        });
  return (
    <p className="c-soft" title={t('customer.outlookWhy', { count: orders })}>
      {[t('customer.outlook', { chance }), year].filter(Boolean).join(' · ')}
    </p>
  );
}
