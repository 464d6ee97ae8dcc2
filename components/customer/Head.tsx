import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import type { Prediction } from '../../lib/customers/prediction.ts';
import type { Status } from '../../lib/customers/status.ts';
import type { Tier } from '../../lib/customers/tier.ts';
import type { TierChange } from '../../lib/customers/tier-change.ts';
import { formatMoney } from '../../lib/model/currency.ts';
import type { Customer } from '../../lib/model/customer.ts';
import type { TierLook } from '../../lib/model/settings.ts';
import { tierChangeSaid, tierNote, tierWhy } from '../../lib/words/tier.ts';
import { Ago } from '../ui/Ago.tsx';
import { OwnTierMark } from '../ui/TierMark.tsx';
import { useWords } from '../ui/words.tsx';
import { EditableName } from './EditableName.tsx';
import { Outlook } from './Outlook.tsx';
import { Sparkline } from './Sparkline.tsx';
import { Tags, type TagsProps } from './Tags.tsx';
import './head.css';

export type HeadProps = {
  customer: Customer;
  tier: Tier;
  /** What would change it. */
  tierChange: TierChange;
  look: TierLook;
  /** Instants of the orders that count, for the bars. */
  placedAt: readonly number[];
  /** What is to be expected of the customer; null where nothing can be told. */
  prediction: Prediction | null;
  /** Where the customer stands with the shop; null until it is known. */
  status: Status | null;
  now: number;
  knownTags: TagsProps['known'];
  onRename: (name: string) => void;
  onAddTags: TagsProps['onAdd'];
  onRemoveTag: TagsProps['onRemove'];
};

/** Who it is, at a glance: name, tier and why, orders, spend by currency, first and last order, tags. */
export function Head({
  customer,
  tier,
  tierChange,
  look,
  placedAt,
  prediction,
  status,
  now,
  knownTags,
  onRename,
  onAddTags,
  onRemoveTag,
}: HeadProps) {
  const { t, locale } = useWords();
  const { totals } = customer;
  const spend = Object.entries(totals.spend).map(([currency, minor]) =>
    formatMoney({ minor, currency }, locale),
  );
  return (
    <header className="c-head">
      <EditableName name={customer.name} onRename={onRename} />
      <Why tier={tier} change={tierChange} look={look} now={now} />
      {customer.contact.doNotContact ? (
        <p className="c-no-contact">{t('customer.noContact', { why: customer.contact.doNotContact })}</p>
      ) : null}
      {status ? (
        <p className="c-status">
          <strong>{t(`segments.status.${status}`)}</strong>{' '}
          <span className="c-soft">{t(`segments.act.${status}`)}</span>
        </p>
      ) : null}
      <div className="c-facts-row">
        <div className="c-facts">
          <p className="c-numbers">
            {[t('orders', { count: totals.orders }), ...spend].map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </p>
          {totals.lastOrderAt !== null && totals.firstOrderAt !== null ? (
            <p className="c-soft">
              {totals.orders > 1 ? (
                <>
                  {t('customer.firstOrder')} <Ago at={totals.firstOrderAt} now={now} />
                  {' · '}
                </>
              ) : null}
              {totals.orders > 1 ? t('customer.lastOrder') : t('customer.onlyOrder')}{' '}
              <Ago at={totals.lastOrderAt} now={now} />
            </p>
          ) : null}
          {prediction && totals.currency ? (
            <Outlook prediction={prediction} currency={totals.currency} orders={totals.orders} />
          ) : null}
        </div>
        <Sparkline placedAt={placedAt} now={now} />
      </div>
      <Tags tags={customer.tags} known={knownTags} onAdd={onAddTags} onRemove={onRemoveTag} />
    </header>
  );
}

/** The tier, and on a press the reason for it in words and numbers. */
function Why({ tier, change, look, now }: { tier: Tier; change: TierChange; look: TierLook; now: number }) {
  const { t, locale } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { tierNames: names, tierNotes } = look;
  const note = tierNote(tier.level, tierNotes);
  return (
    <div className="c-tier">
      <OwnTierMark level={tier.level} look={look} />
      <button
        type="button"
        className="c-why"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('customer.why')}
        <ChevronDown aria-hidden="true" />
      </button>
      {note ? <p className="c-tier-note">{note}</p> : null}
      <p id={id} className="c-why-text" hidden={!open}>
        {tierWhy(t, tier, { names, locale, now })} {tierChangeSaid(t, change, { names, locale })}
      </p>
    </div>
  );
}
