import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { IconButton } from '../../../components/ui/Button.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { useToasts } from '../../../components/ui/toasts.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useAttempt } from '../../../lib/app/customer-followups.ts';
import { rfmGroups } from '../../../lib/customers/rfm.ts';
import { asksFor, belongs, type SegmentFacts } from '../../../lib/customers/segments.ts';
import { statuses } from '../../../lib/customers/status.ts';
import { anybody, type Segment, type SegmentRule } from '../../../lib/model/segment.ts';
import { rulesUsing } from '../../../lib/store/rules.ts';
import { removeSegment } from '../../../lib/store/segments.ts';
import { usedBy } from '../../../lib/words/rule.ts';
import { type Chosen, chosenOf, keyOf, nameOf, ruleOf } from './chosen.ts';
import { SegmentActs } from './SegmentActs.tsx';
import { SegmentDialog } from './SegmentDialog.tsx';
import { SegmentTrend } from './SegmentTrend.tsx';
import './segments.css';

/** Chooses a segment, says what it is, and does something for all of it at once. */
export function SegmentBar({
  chosen,
  segments,
  tags,
  facts,
  ids,
  now,
  onChoose,
}: {
  chosen: Chosen;
  segments: readonly Segment[];
  /** Groups made by hand: every tag is one. */
  tags: readonly { tag: string; count: number }[];
  /** Undefined until they are read. */
  facts: readonly SegmentFacts[] | undefined;
  /** The customers that are listed now; undefined while they are looked for, when nothing can be done for all of them. */
  ids: readonly string[] | undefined;
  now: number;
  onChoose: (chosen: Chosen) => void;
}) {
  const { db, t, locale } = useApp();
  const { undoable } = useToasts();
  const attempt = useAttempt();
  const [open, setOpen] = useState<'new' | 'edit' | 'trend' | null>(null);
  // A list stays to be chosen again, also because a choice that vanishes takes the new one with it.
  const list = useRef<Extract<Chosen, { kind: 'list' }> | null>(null);
  if (chosen.kind === 'list') list.current = chosen;
  const listed = list.current;
  const number = new Intl.NumberFormat(locale);
  // Everybody is looked at for each: once for what is known, not at each letter that is searched.
  const counts = useMemo(() => {
    const all = new Map<string, number>();
    if (!facts) return all;
    const put = (key: string, rule: SegmentRule) => {
      const asks = asksFor(rule);
      if (!asks.orders && !asks.replies) all.set(key, facts.filter((one) => belongs(rule, one, now)).length);
    };
    for (const { id, rule } of segments) put(`own:${id}`, rule);
    for (const id of statuses) put(`status:${id}`, { ...anybody, statuses: [id] });
    for (const id of rfmGroups) put(`group:${id}`, { ...anybody, groups: [id] });
    put('advocates', { ...anybody, advocate: 'any' });
    return all;
  }, [facts, segments, now]);
  const count = (key: string) => {
    const known = counts.get(key);
    return known === undefined ? '' : ` · ${number.format(known)}`;
  };
  const rule = ruleOf(chosen, segments);
  const own = chosen.kind === 'own' ? segments.find(({ id }) => id === chosen.id) : undefined;
  const said =
    chosen.kind === 'status'
      ? t(`segments.statusWhy.${chosen.id as 'new'}`)
      : chosen.kind === 'group'
        ? t(`segments.groupWhy.${chosen.id as 'new'}`)
        : null;
  return (
    <div className="d-segments">
      <Select
        label={t('segments.segment')}
        hideLabel
        value={keyOf(chosen)}
        onChange={(value) => onChoose(value === 'list' && listed ? listed : chosenOf(value))}
        options={[
          ...(listed ? [{ value: 'list', label: listed.title }] : []),
          { value: 'all', label: t('segments.all') },
          ...segments.map(({ id, name }) => ({ value: `own:${id}`, label: `${name}${count(`own:${id}`)}` })),
          {
            value: 'advocates',
            label: `${t('segments.advocatesGroup')}${count('advocates')}`,
          },
          ...tags.map(({ tag, count: n }) => ({
            value: `tag:${tag}`,
            label: `${t('segments.tagIs', { tag })} · ${number.format(n)}`,
          })),
          ...statuses.map((id) => ({
            value: `status:${id}`,
            label: `${t(`segments.status.${id}`)}${count(`status:${id}`)}`,
          })),
          ...rfmGroups.map((id) => ({
            value: `group:${id}`,
            label: `${t(`segments.group.${id}`)}${count(`group:${id}`)}`,
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
                const used = usedBy(t, await rulesUsing(db, own.id), locale);
                const undo = await removeSegment(db, own.id);
                onChoose({ kind: 'all' });
                undoable(t('segments.removed', { name: own.name }) + used, undo);
              })
            }
          />
        </>
      ) : null}
      {chosen.kind === 'all' ? null : (
        <SegmentActs ids={ids} now={now} onTrend={rule ? () => setOpen('trend') : undefined} />
      )}
      {said ? <p className="d-segment-why d-soft d-small">{said}</p> : null}
      {open === 'trend' && rule ? (
        <SegmentTrend
          name={nameOf(t, chosen, segments)}
          rule={rule}
          now={now}
          onOpen={(title, ids) => {
            onChoose({ kind: 'list', title, ids });
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
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
    </div>
  );
}
