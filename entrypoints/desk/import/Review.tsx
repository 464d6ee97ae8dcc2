import { Button } from '../../../components/ui/Button.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { Banner } from '../../../components/ui/Notice.tsx';
import { marketplaceName } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import { formatMoney } from '../../../lib/model/currency.ts';
import type { LeftOutRow, Sample } from '../../../lib/model/import.ts';
import { leftWords } from '../../../lib/words/imports.ts';
import { day } from '../../../lib/words/time.ts';
import type { Step } from './use-importer.ts';

const SHOWN_LEFT = 20;

/** What importing would do: counts, the first orders, what is left out. Only the button below writes anything. */
export function Review({
  step: { opened, choice, checked, file },
  onRun,
  onCancel,
}: {
  step: Step & { at: 'checked' };
  onRun: () => void;
  onCancel: () => void;
}) {
  const { t, language, adapters } = useApp();
  const { tally, sample } = checked;
  const { added, changed, same, leftOut, unread = 0 } = tally;
  const candidate = opened.candidates[choice.candidate];
  const adapter = adapters.find(({ id }) => id === candidate?.adapter);
  const marketplace = adapter ? marketplaceName(adapter, language) : '';
  const nameless = sample.every(({ order: { buyer } }) => Object.values(buyer).every((value) => !value));
  return (
    <Dialog
      open
      onClose={onCancel}
      title={t('desk.import.would')}
      size="wide"
      footer={
        <>
          <Button onClick={onCancel}>{t('desk.import.cancel')}</Button>
          <Button variant="primary" disabled={added + changed === 0} onClick={onRun}>
            {t('desk.import.run')}
          </Button>
        </>
      }
    >
      <div className="d-import-review">
        <p className="d-soft d-import-file">
          {[file.name, t('desk.import.export', { marketplace, name: candidate?.format ?? '' }), choice.host]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <ul className="d-import-tally">
          <li className={added > 0 ? 'd-import-some' : ''}>{t('desk.import.added', { count: added })}</li>
          <li className={changed > 0 ? 'd-import-some' : ''}>
            {t('desk.import.changed', { count: changed })}
          </li>
          <li>{t('desk.import.same', { count: same })}</li>
          <li className={leftOut > 0 ? 'd-import-left' : ''}>{t('desk.import.left', { count: leftOut })}</li>
          {unread > 0 ? (
            <li className="d-import-left">{t('desk.import.unread', { count: unread })}</li>
          ) : null}
        </ul>
        {added + changed === 0 ? (
          <Banner tone="info">
            {t(same + leftOut === 0 ? 'import.problems.noRows' : 'desk.import.nothing')}
          </Banner>
        ) : null}
        {nameless && sample.length > 0 ? <Banner tone="info">{t('desk.import.noBuyer')}</Banner> : null}
        {sample.length > 0 ? <SampleTable sample={sample} /> : null}
        {leftOut + unread > 0 ? <LeftOut left={tally.left} all={leftOut + unread} /> : null}
      </div>
    </Dialog>
  );
}

function SampleTable({ sample }: { sample: Sample }) {
  const { t, locale } = useApp();
  const columns = ['line', 'order', 'buyer', 'date', 'items', 'total', 'fate'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="d-import-scroll" aria-label={t('desk.import.sample')} tabIndex={0}>
      <table className="d-import-table">
        <caption>{t('desk.import.sample')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={`d-import-${column}`}>
                {t(`desk.import.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.slice(0, 8).map(({ line, order, fate }) => {
            const { name, username, email, id } = order.buyer;
            const dateOnly = order.placedAt?.length === 10;
            const placed = order.placedAt ? Date.parse(order.placedAt) : null;
            return (
              <tr key={order.orderId}>
                <td className="d-import-line">{line}</td>
                <th scope="row">{order.orderId}</th>
                <td>{name ?? username ?? email ?? id ?? '–'}</td>
                <td>{placed === null ? '–' : day(placed, locale, dateOnly ? 'UTC' : undefined)}</td>
                <td className="d-import-items">
                  {order.items
                    .map(({ title, quantity }) => (quantity > 1 ? `${title} ×${quantity}` : title))
                    .join(', ') || '–'}
                </td>
                <td className="d-import-total">{order.total ? formatMoney(order.total, locale) : '–'}</td>
                <td>{t(`desk.import.fates.${fate}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function LeftOut({ left, all }: { left: readonly LeftOutRow[]; all: number }) {
  const { t } = useApp();
  const more = all - Math.min(left.length, SHOWN_LEFT);
  return (
    <details className="d-import-reasons">
      <summary>{t('desk.import.leftTitle')}</summary>
      <ul>
        {left.slice(0, SHOWN_LEFT).map((row) => (
          <li key={`${row.line} ${row.code}`}>
            {t('desk.import.leftLine', { line: row.line, why: leftWords(t, row) })}
          </li>
        ))}
        {more > 0 ? <li className="d-soft">{t('desk.import.leftMore', { count: more })}</li> : null}
      </ul>
    </details>
  );
}
