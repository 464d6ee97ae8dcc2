import { BellPlus, Download, Mail, Tag, TrendingUp } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/Button.tsx';
import { useToasts } from '../../../components/ui/toasts.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useAttempt } from '../../../lib/app/customer-followups.ts';
import { emailDraft } from '../../../lib/customers/email-draft.ts';
import { customerRows } from '../../../lib/store/customers.ts';
import { openDraft } from '../mail-draft.ts';
import { BulkFollowup } from './BulkFollowup.tsx';
import { BulkTag } from './BulkTag.tsx';
import { saveCsv } from './save-csv.ts';

/** What can be done for all that are listed. */
export function SegmentActs({
  ids,
  now,
  onTrend,
}: {
  /** Undefined while they are looked for, when nothing can be done for all of them. */
  ids: readonly string[] | undefined;
  now: number;
  /** Undefined for a list that no rule makes. */
  onTrend: (() => void) | undefined;
}) {
  const app = useApp();
  const { db, t, locale } = app;
  const { say } = useToasts();
  const attempt = useAttempt();
  // Those that were listed when it was begun, whatever the list becomes meanwhile.
  const [bulk, setBulk] = useState<{ act: 'tag' | 'followup'; ids: readonly string[] } | null>(null);
  const number = new Intl.NumberFormat(locale);
  const save = async () => {
    const { written, leftOut } = await saveCsv(app, ids ?? [], now);
    say(t('segments.saved', { count: written, leftOut: number.format(leftOut) }));
  };
  const write = async () => {
    const rows = await customerRows(db, ids ?? [], now);
    const { href, written, leftOut, over } = emailDraft(rows.map(({ customer }) => customer.contact));
    if (href) openDraft(href);
    const what = { count: written, leftOut: number.format(leftOut) };
    say(
      [
        href ? t('segments.drafted', what) : t('segments.noDraft'),
        over > 0 ? t('segments.draftOver', { count: over }) : '',
      ].join(' '),
    );
  };
  const acts = [
    { name: 'tag', Icon: Tag, act: () => setBulk({ act: 'tag', ids: ids ?? [] }) },
    { name: 'followup', Icon: BellPlus, act: () => setBulk({ act: 'followup', ids: ids ?? [] }) },
    { name: 'csv', Icon: Download, act: () => void attempt(save) },
    { name: 'email', Icon: Mail, act: () => void attempt(write) },
  ] as const;
  return (
    <span className="d-segment-acts">
      {onTrend ? (
        <Button size="small" icon={<TrendingUp aria-hidden="true" />} onClick={onTrend}>
          {t('segments.trend')}
        </Button>
      ) : null}
      {acts.map(({ name, Icon, act }) => (
        <Button key={name} size="small" disabled={!ids} icon={<Icon aria-hidden="true" />} onClick={act}>
          {t(`segments.${name}`)}
        </Button>
      ))}
      {bulk?.act === 'tag' ? <BulkTag ids={bulk.ids} onClose={() => setBulk(null)} /> : null}
      {bulk?.act === 'followup' ? <BulkFollowup ids={bulk.ids} onClose={() => setBulk(null)} /> : null}
    </span>
  );
}
