import { Heart, X } from 'lucide-react';
import type { ContactDetails } from '../../lib/model/customer.ts';
import { day } from '../../lib/words/time.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useWords } from '../ui/words.tsx';
import { Section } from './Section.tsx';

export type AdvocateDate = 'advocateSince' | 'invitedOn' | 'thankedOn';

/** Who recommends the shop to others: since when, whether they were invited to, and thanked for it. */
export function Advocate({
  contact,
  today,
  onSet,
}: {
  contact: ContactDetails;
  /** YYYY-MM-DD. */
  today: string;
  /** An empty text takes the day away. */
  onSet: (date: AdvocateDate, text: string) => void;
}) {
  const { t, locale } = useWords();
  const { advocateSince } = contact;
  if (!advocateSince) {
    return (
      <Section title={t('customer.advocate')}>
        <p className="c-soft">{t('customer.advocateText')}</p>
        <Button
          size="small"
          icon={<Heart aria-hidden="true" />}
          onClick={() => onSet('advocateSince', today)}
        >
          {t('customer.makeAdvocate')}
        </Button>
      </Section>
    );
  }
  const said = (date: string) => day(Date.parse(`${date}T12:00Z`), locale, 'UTC');
  return (
    <Section
      title={t('customer.advocate')}
      action={
        <IconButton
          size="small"
          label={t('customer.noAdvocate')}
          icon={<X aria-hidden="true" />}
          onClick={() => onSet('advocateSince', '')}
        />
      }
    >
      <dl className="c-advocate">
        <dt>{t('customer.contact.advocateSince')}</dt>
        <dd>{said(advocateSince)}</dd>
        {(['invitedOn', 'thankedOn'] as const).map((name) => {
          const date = contact[name];
          return (
            <div key={name} className="c-advocate-row">
              <dt>{t(`customer.contact.${name}`)}</dt>
              <dd>{date ? said(date) : t('customer.notYet')}</dd>
              <dd>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('customer.todayIs', { what: t(`customer.contact.${name}`) })}
                  disabled={date === today}
                  onClick={() => onSet(name, today)}
                >
                  {t('customer.today')}
                </Button>
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
