import { useId } from 'react';
import type { Tier } from '../../lib/customers/tier.ts';
import { formatMoney } from '../../lib/model/currency.ts';
import type { Buyer, Customer } from '../../lib/model/customer.ts';
import type { TierLook } from '../../lib/model/settings.ts';
import { day } from '../../lib/words/time.ts';
import { Chip } from '../ui/Chip.tsx';
import { OwnTierMark } from '../ui/TierMark.tsx';
import { useWords } from '../ui/words.tsx';
import { writtenBirthday } from './birthday.ts';
import './same.css';

/** One of two customers who may be one person, with the number of things it would bring. */
export type Side = {
  customer: Customer;
  tier: Tier;
  buyers: readonly Buyer[];
  brings: Record<'threads' | 'notes' | 'replyUses' | 'followups' | 'cases', number>;
};

type SharedProps = {
  keptId: string;
  onKeep: (id: string) => void;
  look: TierLook;
  marketplaceName: (id: string) => string;
};

/** Two customers side by side. The one whose record is kept is chosen here. */
export function Compare({ sides, ...shared }: SharedProps & { sides: readonly Side[] }) {
  const { t } = useWords();
  const name = useId();
  return (
    <fieldset className="c-compare">
      <legend className="r-hidden">{t('same.which')}</legend>
      {sides.map((side) => (
        <SideCard key={side.customer.id} name={name} side={side} {...shared} />
      ))}
    </fieldset>
  );
}

function SideCard({
  name,
  side: { customer, tier, buyers, brings },
  keptId,
  onKeep,
  look,
  marketplaceName,
}: SharedProps & { name: string; side: Side }) {
  const { t, locale } = useWords();
  const { totals, contact, tags } = customer;
  const kept = customer.id === keptId;
  const spend = Object.entries(totals.spend).map(([currency, minor]) =>
    formatMoney({ minor, currency }, locale),
  );
  const dates = [totals.firstOrderAt, totals.lastOrderAt].flatMap((at) =>
    at === null ? [] : day(at, locale),
  );
  const written = [contact.phone, contact.email, contact.address, writtenBirthday(contact.birthdayOn)];
  const counts = (['threads', 'notes', 'followups', 'cases', 'replyUses'] as const).flatMap((kind) =>
    brings[kind] > 0 ? t(`same.brings.${kind}`, { count: brings[kind] }) : [],
  );
  return (
    <label className={kept ? 'c-side c-side-kept' : 'c-side'}>
      <span className="c-side-keep">
        <input type="radio" name={name} checked={kept} onChange={() => onKeep(customer.id)} />
        {kept ? t('same.kept') : t('same.keep')}
      </span>
      <span className="c-side-name">{customer.name || t('customer.noName')}</span>
      <OwnTierMark level={tier.level} look={look} />
      <span className="c-numbers">
        {[t('orders', { count: totals.orders }), ...spend].map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </span>
      <span className="c-soft">{[...new Set(dates)].join(' – ')}</span>
      {buyers.map((buyer) => (
        <span key={buyer.id} className="c-side-account">
          <span className="c-strong">{marketplaceName(buyer.marketplace)}</span>{' '}
          {[buyer.name, buyer.username && `@${buyer.username}`, buyer.email].filter(Boolean).join(' · ')}
        </span>
      ))}
      {written.filter(Boolean).map((detail) => (
        <span key={detail}>{detail}</span>
      ))}
      {tags.length > 0 ? (
        <span className="c-tags">
          {tags.map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
        </span>
      ) : null}
      {counts.length > 0 ? <span className="c-soft">{counts.join(' · ')}</span> : null}
    </label>
  );
}
