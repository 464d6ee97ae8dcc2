import { Check, PanelsTopLeft, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { useFieldName } from '../../components/marketplaces/field-name.ts';
import { Button } from '../../components/ui/Button.tsx';
import { type App, useApp } from '../../lib/app/app.tsx';
import { useSaving } from '../../lib/app/customer-saving.ts';
import type { PageContext } from '../../lib/app/page-context.ts';
import { day } from '../../lib/words/time.ts';
import { openDesk } from './open-desk.ts';
import './foot.css';

/** Whether all is saved, what of the page could not be read, and the way to the desk. */
export function Foot({ context }: { context: PageContext | null }) {
  const { t, locale } = useApp();
  const fieldName = useFieldName();
  const saving = useSaving();
  const [open, setOpen] = useState(false);
  const id = useId();
  const broken = context ? troubles(context, { t, locale, fieldName }) : [];
  const shown = open && broken.length > 0;
  return (
    <footer className="p-foot">
      {shown ? (
        <div className="p-foot-more" id={id}>
          <ul>
            {broken.map((trouble) => (
              <li key={trouble}>{trouble}</li>
            ))}
            {(context?.notes ?? []).map((note) => (
              <li key={note} lang="en">
                {note}
              </li>
            ))}
          </ul>
          <p>{t('panel.quietText')}</p>
        </div>
      ) : null}
      <div className="p-foot-row">
        <span className={saving === 'failed' ? 'p-saved p-failed' : 'p-saved'} role="status">
          {saving === 'saved' ? <Check aria-hidden="true" /> : null}
          {t(`panel.${saving}`)}
        </span>
        {broken.length > 0 ? (
          <button
            type="button"
            className="p-trouble"
            aria-expanded={shown}
            aria-controls={shown ? id : undefined}
            onClick={() => setOpen(!open)}
          >
            <TriangleAlert aria-hidden="true" />
            <span>{t('panel.thisPage', { troubles: broken.join('; ') })}</span>
          </button>
        ) : null}
        <Button
          variant="quiet"
          size="small"
          icon={<PanelsTopLeft aria-hidden="true" />}
          onClick={() => openDesk()}
        >
          {t('panel.openDesk')}
        </Button>
      </div>
    </footer>
  );
}

/** "4 rows not read: order id missing", "total not found since …": what a changed page costs, in the seller's words. */
function troubles(
  { missed, missing, broken }: PageContext,
  { t, locale, fieldName }: Pick<App, 't' | 'locale'> & { fieldName: (field: string) => string },
): string[] {
  const names = missing.filter((name) => !broken.some(({ field }) => field === name)).map(fieldName);
  return [
    ...broken.map(({ field, since }) =>
      t('panel.broken', { field: fieldName(field), when: day(since, locale) }),
    ),
    ...(missed > 0 ? [t('panel.missed', { count: missed })] : []),
    ...(names.length > 0 ? [t('panel.missing', { fields: names.join(', ') })] : []),
  ];
}
