import { CircleCheck, ExternalLink, Star } from 'lucide-react';
import { Bars } from '../../../components/insights/Bars.tsx';
import { Ago } from '../../../components/ui/Ago.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { LinkButton } from '../../../components/ui/LinkButton.tsx';
import { EmptyState, Loading } from '../../../components/ui/Notice.tsx';
import { useToasts } from '../../../components/ui/toasts.tsx';
import { useMarketplaceName } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import { useAttempt } from '../../../lib/app/customer-followups.ts';
import { orderIdIn } from '../../../lib/app/customer-order-id.ts';
import { useQuery } from '../../../lib/app/hooks.ts';
import {
  csatOf,
  isBad,
  type Measured,
  npsOf,
  reviewsOf,
  type Spread,
} from '../../../lib/insights/satisfaction.ts';
import type { Mark } from '../../../lib/model/mark.ts';
import { type MarkRow, readMarks, withThreads } from '../../../lib/store/insights.ts';
import { judgeMark } from '../../../lib/store/marks.ts';
import { hrefOf } from '../route.ts';
import { Section } from '../View.tsx';

const LISTED = 50;

/** How satisfied buyers are: marks they gave when asked, and apart from them the reviews that marketplaces show. */
export function Satisfaction({ from, now }: { from: number; now: number }) {
  const { t } = useApp();
  const marketplaceName = useMarketplaceName();
  const data = useQuery(
    async (db) => {
      const all = await readMarks(db, ['csat', 'nps', 'review'], from);
      const listed = all.filter((mark) => mark.state === 'suggested' || isBad(mark));
      return {
        marks: all.filter(({ state }) => state === 'confirmed'),
        listed: await withThreads(
          db,
          listed.filter(({ state }) => state !== 'declined').slice(0, 4 * LISTED),
        ),
      };
    },
    [from],
  );
  if (data === undefined) return <Loading />;
  const { marks, listed } = data;
  const of = (kind: Mark['kind']) => marks.filter((mark) => mark.kind === kind);
  const values = (some: readonly Mark[]) => some.map(({ mark }) => mark);
  const suggested = listed.filter(({ mark }) => mark.state === 'suggested');
  const bad = listed.filter(({ mark }) => mark.state === 'confirmed').slice(0, LISTED);
  if (marks.length === 0 && suggested.length === 0) {
    return (
      <EmptyState
        icon={<Star aria-hidden="true" />}
        title={t('insights.noMarks')}
        text={t('insights.noMarksText')}
        action={<LinkButton href={hrefOf('replies')}>{t('desk.views.replies')}</LinkButton>}
      />
    );
  }
  const csat = csatOf(values(of('csat')));
  const nps = npsOf(values(of('nps')));
  const byMarketplace = [...Map.groupBy(of('review'), ({ marketplace }) => marketplace)];
  return (
    <div className="i-body">
      {suggested.length > 0 ? (
        <Section title={t('insights.toConfirm')} count={suggested.length}>
          <ul className="d-rows d-panel">
            {suggested.map((row) => (
              <MarkLine key={row.mark.id} row={row} now={now} />
            ))}
          </ul>
        </Section>
      ) : null}
      <div className="i-figures">
        <Figure title={t('insights.csat')} text={t('insights.csatText')} measured={csat} unit="%" />
        <Figure title={t('insights.nps')} text={t('insights.npsText')} measured={nps} unit="" />
        {byMarketplace.map(([marketplace, some]) => (
          <Reviews key={marketplace} title={marketplaceName(marketplace)} marks={values(some)} />
        ))}
      </div>
      <Section title={t('insights.bad')} count={bad.length}>
        {bad.length === 0 ? (
          <p className="d-soft">{t('insights.noBad')}</p>
        ) : (
          <ul className="d-rows d-panel">
            {bad.map((row) => (
              <MarkLine key={row.mark.id} row={row} now={now} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

function Figure({
  title,
  text,
  measured,
  unit,
}: {
  title: string;
  text: string;
  measured: (Measured & { spread: Spread }) | null;
  unit: string;
}) {
  const { t, locale } = useApp();
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return (
    <section className="d-panel i-card">
      <h3 className="i-card-title">{title}</h3>
      {measured ? (
        <>
          <p className="i-value">
            {whole.format(measured.value)}
            {unit}
          </p>
          <p className="d-soft d-small">
            {t('insights.margin', {
              low: whole.format(measured.low),
              high: whole.format(measured.high),
              count: measured.count,
            })}
          </p>
          <MarkBars spread={measured.spread} title={title} />
        </>
      ) : (
        <p className="d-soft">{t('insights.notAsked')}</p>
      )}
      <p className="d-soft d-small">{text}</p>
    </section>
  );
}

function Reviews({ title, marks }: { title: string; marks: readonly number[] }) {
  const { t, locale } = useApp();
  const reviews = reviewsOf(marks);
  if (!reviews) return null;
  const name = t('insights.reviews', { marketplace: title });
  return (
    <section className="d-panel i-card">
      <h3 className="i-card-title">{name}</h3>
      <p className="i-value">
        {new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(reviews.mean)} ★
      </p>
      <p className="d-soft d-small">{t('insights.reviewCount', { count: reviews.count })}</p>
      <MarkBars spread={reviews.spread} title={name} />
      <p className="d-soft d-small">{t('insights.reviewsText')}</p>
    </section>
  );
}

function MarkBars({ spread, title }: { spread: Spread; title: string }) {
  return (
    <Bars
      label={title}
      bars={spread.map(([mark, count]) => ({ key: String(mark), label: String(mark), count }))}
    />
  );
}

/** A mark with who gave it, and the way to its thread; one that is only suggested can be judged. */
function MarkLine({ row: { mark, name, customerId, url }, now }: { row: MarkRow; now: number }) {
  const { db, t } = useApp();
  const { undoable } = useToasts();
  const attempt = useAttempt();
  const judge = (state: 'confirmed' | 'declined') =>
    void attempt(async () => {
      const undo = await judgeMark(db, mark.id, state);
      undoable(t(state === 'confirmed' ? 'insights.confirmed' : 'insights.declined'), undo);
    });
  return (
    <li className="d-row">
      <span className="i-mark">
        {t('customer.markOf', { mark: mark.mark, of: mark.kind === 'nps' ? 10 : 5 })}
      </span>
      <div className="d-row-main">
        {customerId ? (
          <a className="d-row-name" href={hrefOf('customers', customerId)}>
            {name || t('customer.noName')}
          </a>
        ) : (
          <span className="d-row-name">{name || t('tier.unknownBuyer')}</span>
        )}
        <span className="d-soft d-small d-cut">{mark.text ?? t(`customer.markKinds.${mark.kind}`)}</span>
        {mark.orderKey ? <span className="d-soft d-small">{orderIdIn(mark.orderKey)}</span> : null}
      </div>
      <span className="d-soft d-small">
        <Ago at={mark.at} now={now} />
      </span>
      {mark.state === 'suggested' ? (
        <>
          <Button size="small" icon={<CircleCheck aria-hidden="true" />} onClick={() => judge('confirmed')}>
            {t('companion.markYes')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => judge('declined')}>
            {t('companion.markNo')}
          </Button>
        </>
      ) : mark.kind !== 'review' ? (
        <Button size="small" variant="quiet" onClick={() => judge('declined')}>
          {t('insights.noMark')}
        </Button>
      ) : null}
      {url ? (
        <LinkButton size="small" href={url} icon={<ExternalLink aria-hidden="true" />}>
          {t('customer.goToThread')}
        </LinkButton>
      ) : null}
    </li>
  );
}
