import type { Tier } from '../../lib/customers/tier.ts';
import type { Customer } from '../../lib/model/customer.ts';
import type { TierLook } from '../../lib/model/settings.ts';
import { ago } from '../../lib/words/time.ts';
import { OwnTierMark } from '../ui/TierMark.tsx';
import { useWords } from '../ui/words.tsx';
import './customer-line.css';

/** A customer in a list of few: name, tier, orders, last order. A button as a whole. */
export function CustomerLine({
  customer,
  tier,
  look,
  now,
  onOpen,
}: {
  customer: Customer;
  tier: Tier;
  look: TierLook;
  now: number;
  onOpen: () => void;
}) {
  const { t, locale } = useWords();
  const { orders, lastOrderAt } = customer.totals;
  return (
    <button type="button" className="c-line" onClick={onOpen}>
      <span className="c-line-name">{customer.name || t('customer.noName')}</span>
      {tier.level === 'none' ? null : <OwnTierMark level={tier.level} look={look} />}
      <span className="c-line-facts">
        {[t('orders', { count: orders }), lastOrderAt === null ? null : ago(lastOrderAt, now, locale)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  );
}
