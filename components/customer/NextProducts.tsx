import { EyeOff, RefreshCw, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { FOLLOW_DAYS, type Suggestion } from '../../lib/insights/next-product.ts';
import type { Need } from '../../lib/insights/replenish.ts';
import { IconButton } from '../ui/Button.tsx';
import { useWords } from '../ui/words.tsx';
import { Section } from './Section.tsx';
import './open-now.css';

const DAY = 86_400_000;

/** What the customer may want next, each with the numbers it rests on. Nothing at all where they say nothing. */
export function NextProducts({
  next,
  again,
  now,
  onNever,
}: {
  next: readonly Suggestion[];
  again: readonly Need[];
  now: number;
  /** A product is out of stock, or not to be suggested for another reason. */
  onNever: (product: string) => void;
}) {
  const { t, locale } = useWords();
  if (next.length + again.length === 0) return null;
  const range = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const row = (key: string, product: string, why: string, icon: ReactNode) => (
    <li key={key} className="c-open-row">
      <span className="c-open-icon">{icon}</span>
      <div className="c-open-text">
        <p className="c-next-product">{product}</p>
        <p className="c-soft">{why}</p>
      </div>
      <IconButton
        size="small"
        label={t('customer.neverSuggest', { product })}
        icon={<EyeOff aria-hidden="true" />}
        onClick={() => onNever(product)}
      />
    </li>
  );
  return (
    <Section title={t('customer.mayWant')}>
      <ul className="c-open">
        {next.map(({ product, because, bought, of }) =>
          row(
            `next ${product}`,
            product,
            t('customer.boughtNext', { bought, count: of, because, days: FOLLOW_DAYS }),
            <Sparkles aria-hidden="true" />,
          ),
        )}
        {again.map(({ product, everyDays, from, to }) =>
          row(
            `again ${product}`,
            product,
            t(to * DAY < now ? 'customer.neededAgain' : 'customer.needsAgain', {
              count: everyDays,
              window: range.formatRange(from * DAY, to * DAY),
            }),
            <RefreshCw aria-hidden="true" />,
          ),
        )}
      </ul>
    </Section>
  );
}
