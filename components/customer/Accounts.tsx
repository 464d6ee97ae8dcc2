import type { Buyer } from '../../lib/model/customer.ts';
import { Ago } from '../ui/Ago.tsx';
import { useWords } from '../ui/words.tsx';
import { Section } from './Section.tsx';

/** The customer's accounts: on which marketplace, under which names, first and last seen. */
export function Accounts({
  buyers,
  now,
  marketplaceName,
}: {
  buyers: readonly Buyer[];
  now: number;
  marketplaceName: (id: string) => string;
}) {
  const { t } = useWords();
  const sorted = [...buyers].sort((a, b) => b.seenAt - a.seenAt);
  return (
    <Section title={t('customer.accounts')} count={buyers.length}>
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
            <p className="c-soft">
              {t('customer.firstSeen')} <Ago at={buyer.firstSeenAt} now={now} />
              {' · '}
              {t('customer.lastSeen')} <Ago at={buyer.seenAt} now={now} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
