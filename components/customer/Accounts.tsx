import { Merge } from 'lucide-react';
import type { Buyer } from '../../lib/model/customer.ts';
import { Ago } from '../ui/Ago.tsx';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.tsx';
import { Section } from './Section.tsx';
import './same.css';

/**
 * The customer's accounts: on which marketplace, under which names, first and last seen. One of several can be said
 * to be another person's, and another customer's can be joined to them.
 */
export function Accounts({
  buyers,
  now,
  marketplaceName,
  onSplit,
  onMerge,
}: {
  buyers: readonly Buyer[];
  now: number;
  marketplaceName: (id: string) => string;
  onSplit: (buyerId: string) => void;
  onMerge: () => void;
}) {
  const { t } = useWords();
  const sorted = [...buyers].sort((a, b) => b.seenAt - a.seenAt);
  return (
    <Section
      title={t('customer.accounts')}
      count={buyers.length}
      action={
        <Button size="small" variant="quiet" icon={<Merge aria-hidden="true" />} onClick={onMerge}>
          {t('same.mergeWith')}
        </Button>
      }
    >
      {buyers.length === 0 ? <p className="c-quiet">{t('customer.noAccounts')}</p> : null}
      <ul className="c-accounts">
        {sorted.map((buyer) => (
          <li key={buyer.id}>
            <p className="c-row-head">
              <span className="c-strong">{marketplaceName(buyer.marketplace)}</span>
              <span className="c-soft">{buyer.shop}</span>
            </p>
            <p className="c-account-names">
              {[buyer.name, buyer.username && `@${buyer.username}`, buyer.email].filter(Boolean).join(' · ')}
            </p>
            {buyer.userId ? <p className="c-soft">{t('customer.accountId', { id: buyer.userId })}</p> : null}
            <div className="c-account-foot">
              <p className="c-soft">
                {t('customer.firstSeen')} <Ago at={buyer.firstSeenAt} now={now} />
                {' · '}
                {t('customer.lastSeen')} <Ago at={buyer.seenAt} now={now} />
              </p>
              {buyers.length > 1 ? (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('same.notSameAccount', {
                    account: buyer.username ?? buyer.name ?? buyer.email ?? buyer.userId ?? '',
                  })}
                  onClick={() => onSplit(buyer.id)}
                >
                  {t('same.notSame')}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
