import { BellPlus, Download, Mail, Pencil, Plus, Tag, Trash2, TrendingUp } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../../components/ui/Button.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { useToasts } from '../../../components/ui/toasts.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useAttempt } from '../../../lib/app/customer-followups.ts';
import { emailDraft } from '../../../lib/customers/email-draft.ts';
import { rfmGroups } from '../../../lib/customers/rfm.ts';
import { asksFor, belongs, type SegmentFacts } from '../../../lib/customers/segments.ts';
import { statuses } from '../../../lib/customers/status.ts';
import { anybody, type Segment, type SegmentRule } from '../../../lib/model/segment.ts';
import { customerRows } from '../../../lib/store/customers.ts';
import { removeSegment } from '../../../lib/store/segments.ts';
import { openDraft } from '../download.ts';
import { BulkFollowup } from './BulkFollowup.tsx';
import { BulkTag } from './BulkTag.tsx';
import { SegmentDialog } from './SegmentDialog.tsx';
import { SegmentTrend } from './SegmentTrend.tsx';
import { saveCsv } from './save-csv.ts';
import './segments.css';

/**
 * Which customers are listed: everybody, a ready group or status, a segment of the seller's own, or those behind a
 * number somewhere else.
 */
export type Chosen =
  | { kind: 'all' }
  | { kind: 'status' | 'group' | 'own'; id: string }
  | { kind: 'list'; title: string; ids: ReadonlySet<string> };

export function ruleOf(chosen: Chosen, own: readonly Segment[]): SegmentRule | null {
  switch (chosen.kind) {
    case 'all':
    case 'list':
      return null;
    case 'status':
      return { ...anybody, statuses: [chosen.id] };
    case 'group':
      return { ...anybody, groups: [chosen.id] };
    case 'own':
      return own.find(({ id }) => id === chosen.id)?.rule ?? null;
  }
}

const keyOf = (chosen: Chosen) => ('id' in chosen ? `${chosen.kind}:${chosen.id}` : chosen.kind);

function chosenOf(value: string): Chosen {
  const [kind, id = ''] = value.split(/:(.*)/s);
  return kind === 'status' || kind === 'group' || kind === 'own' ? { kind, id } : { kind: 'all' };
}

/** Chooses a segment, says what it is, and does something for all of it at once. */
export function SegmentBar({
  chosen,
  segments,
  facts,
  ids,
  now,
  onChoose,
}: {
  chosen: Chosen;
  segments: readonly Segment[];
  /** Undefined until they are read. */
  facts: readonly SegmentFacts[] | undefined;
  /** The customers that are listed now; undefined while they are looked for, when nothing can be done for all of them. */
  ids: readonly string[] | undefined;
  now: number;
  onChoose: (chosen: Chosen) => void;
}) {
  const app = useApp();
  const { db, t, locale } = app;
  const { undoable, say } = useToasts();
  const attempt = useAttempt();
  const [open, setOpen] = useState<'new' | 'edit' | 'trend' | null>(null);
  // Those that were listed when it was begun, whatever the list becomes meanwhile.
  const [bulk, setBulk] = useState<{ act: 'tag' | 'followup'; ids: readonly string[] } | null>(null);
  const number = new Intl.NumberFormat(locale);
  const count = (rule: SegmentRule) =>
    facts && !asksFor(rule).orders && !asksFor(rule).replies
      ? ` · ${number.format(facts.filter((one) => belongs(rule, one, now)).length)}`
      : '';
  const rule = ruleOf(chosen, segments);
  const own = chosen.kind === 'own' ? segments.find(({ id }) => id === chosen.id) : undefined;
  const said =
    chosen.kind === 'status'
      ? t(`segments.statusWhy.${chosen.id as 'new'}`)
      : chosen.kind === 'group'
        ? t(`segments.groupWhy.${chosen.id as 'new'}`)
        : null;
  const named =
    chosen.kind === 'status'
      ? t(`segments.status.${chosen.id as 'new'}`)
      : chosen.kind === 'group'
        ? t(`segments.group.${chosen.id as 'new'}`)
        : (own?.name ?? '');
  return (
    <div className="d-segments">
      <Select
        label={t('segments.segment')}
        hideLabel
        value={keyOf(chosen)}
        onChange={(value) => (value === 'list' ? undefined : onChoose(chosenOf(value)))}
        options={[
          ...(chosen.kind === 'list' ? [{ value: 'list', label: chosen.title }] : []),
          { value: 'all', label: t('segments.all') },
          ...segments.map(({ id, name, rule }) => ({ value: `own:${id}`, label: `${name}${count(rule)}` })),
          ...statuses.map((id) => ({
            value: `status:${id}`,
            label: `${t(`segments.status.${id}`)}${count({ ...anybody, statuses: [id] })}`,
          })),
          ...rfmGroups.map((id) => ({
            value: `group:${id}`,
            label: `${t(`segments.group.${id}`)}${count({ ...anybody, groups: [id] })}`,
          })),
        ]}
      />
      <IconButton
        size="small"
        label={t('segments.new')}
        icon={<Plus aria-hidden="true" />}
        onClick={() => setOpen('new')}
      />
      {own ? (
        <>
          <IconButton
            size="small"
            label={t('segments.edit')}
            icon={<Pencil aria-hidden="true" />}
            onClick={() => setOpen('edit')}
          />
          <IconButton
            size="small"
            label={t('segments.remove')}
            icon={<Trash2 aria-hidden="true" />}
            onClick={() =>
              void attempt(async () => {
                const undo = await removeSegment(db, own.id);
                onChoose({ kind: 'all' });
                undoable(t('segments.removed', { name: own.name }), undo);
              })
            }
          />
        </>
      ) : null}
      {chosen.kind === 'all' ? null : (
        <span className="d-segment-acts">
          {rule ? (
            <Button size="small" icon={<TrendingUp aria-hidden="true" />} onClick={() => setOpen('trend')}>
              {t('segments.trend')}
            </Button>
          ) : null}
          <Button
            size="small"
            disabled={!ids}
            icon={<Tag aria-hidden="true" />}
            onClick={() => setBulk({ act: 'tag', ids: ids ?? [] })}
          >
            {t('segments.tag')}
          </Button>
          <Button
            size="small"
            disabled={!ids}
            icon={<BellPlus aria-hidden="true" />}
            onClick={() => setBulk({ act: 'followup', ids: ids ?? [] })}
          >
            {t('segments.followup')}
          </Button>
          <Button
            size="small"
            disabled={!ids}
            icon={<Download aria-hidden="true" />}
            onClick={() =>
              void attempt(async () => {
                const { written, leftOut } = await saveCsv(app, ids ?? [], now);
                say(t('segments.saved', { count: written, leftOut: number.format(leftOut) }));
              })
            }
          >
            {t('segments.csv')}
          </Button>
          <Button
            size="small"
            disabled={!ids}
            icon={<Mail aria-hidden="true" />}
            onClick={() =>
              void attempt(async () => {
                const rows = await customerRows(db, ids ?? [], now);
                const { href, written, leftOut, over } = emailDraft(
                  rows.map(({ customer }) => customer.contact),
                );
                if (href) openDraft(href);
                const what = { count: written, leftOut: number.format(leftOut) };
                say(
                  [
                    href ? t('segments.drafted', what) : t('segments.noDraft'),
                    over > 0 ? t('segments.draftOver', { count: over }) : '',
                  ].join(' '),
                );
              })
            }
          >
            {t('segments.email')}
          </Button>
        </span>
      )}
      {said ? <p className="d-segment-why d-soft d-small">{said}</p> : null}
      {open === 'trend' && rule ? (
        <SegmentTrend name={named} rule={rule} now={now} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'new' || open === 'edit' ? (
        <SegmentDialog
          segment={open === 'edit' ? own : undefined}
          facts={facts ?? []}
          now={now}
          onClose={() => setOpen(null)}
          onSaved={(id) => onChoose({ kind: 'own', id })}
        />
      ) : null}
      {bulk?.act === 'tag' ? <BulkTag ids={bulk.ids} onClose={() => setBulk(null)} /> : null}
      {bulk?.act === 'followup' ? <BulkFollowup ids={bulk.ids} onClose={() => setBulk(null)} /> : null}
    </div>
  );
}
