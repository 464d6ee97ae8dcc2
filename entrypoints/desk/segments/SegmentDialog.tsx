import { type FormEvent, useEffect, useId, useState } from 'react';
import { SegmentForm } from '../../../components/customer/SegmentForm.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';
import { useMarketplaceName } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import { useAttempt } from '../../../lib/app/customer-followups.ts';
import { useDebounced, useQuery } from '../../../lib/app/hooks.ts';
import type { SegmentFacts } from '../../../lib/customers/segments.ts';
import { pickVariant } from '../../../lib/model/reply.ts';
import { anybody, type Segment } from '../../../lib/model/segment.ts';
import { tagCounts } from '../../../lib/store/customers.ts';
import { listReplies } from '../../../lib/store/replies.ts';
import { customersIn, regionsKnown } from '../../../lib/store/segment-facts.ts';
import { saveSegment } from '../../../lib/store/segments.ts';
import { placeName } from '../../../lib/words/place.ts';

/** Makes or changes a segment; how many it has now moves while it is written. */
export function SegmentDialog({
  segment,
  facts,
  now,
  onClose,
  onSaved,
}: {
  segment: Segment | undefined;
  facts: readonly SegmentFacts[];
  now: number;
  onClose: () => void;
  onSaved: (id: string) => void;
}) {
  const { db, t, locale, language, settings } = useApp();
  const attempt = useAttempt();
  const form = useId();
  const marketplaceName = useMarketplaceName();
  const [name, setName] = useState(segment?.name ?? '');
  const [rule, setRule] = useState(segment?.rule ?? anybody);
  const tags = useQuery(tagCounts, []);
  // Once: every order is read for it.
  const [places, setPlaces] = useState<readonly string[]>([]);
  useEffect(() => void regionsKnown(db).then(setPlaces), [db]);
  const replies = useQuery(listReplies, []);
  // All orders may have to be read for it: not at each letter.
  const counted = useDebounced(rule, 250);
  const count = useQuery(
    async (store) => (await customersIn(store, counted, facts, now)).size,
    [counted, facts, now],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    void attempt(async () => {
      const saved = await saveSegment(db, { ...(segment ? { id: segment.id } : {}), name, rule }, Date.now());
      onSaved(saved.id);
      onClose();
    });
  };
  const marketplaces = [...new Set(facts.flatMap((one) => one.marketplaces))];
  return (
    <Dialog
      open
      title={t(segment ? 'segments.edit' : 'segments.new')}
      onClose={onClose}
      footer={
        <>
          <p role="status" className="d-segment-count">
            <strong>{new Intl.NumberFormat(locale).format(count ?? 0)}</strong>{' '}
            {t('segments.fit', { count: count ?? 0 })}
          </p>
          <Button onClick={onClose}>{t('followup.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} disabled={!name.trim()}>
            {t('rules.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="d-segment-form" onSubmit={submit}>
        <TextField label={t('segments.name')} maxLength={100} value={name} onChange={setName} />
        <SegmentForm
          rule={rule}
          marketplaces={marketplaces.map((id) => ({ id, name: marketplaceName(id) }))}
          knownTags={(tags ?? []).map(({ tag }) => tag)}
          tierNames={settings.tierNames}
          currency={settings.currency}
          regions={places.map((value) => ({ value, label: placeName(value, locale) }))}
          replies={(replies ?? []).map((reply) => ({
            value: reply.id,
            label: pickVariant(reply, language).variant.title,
          }))}
          onChange={setRule}
        />
      </form>
    </Dialog>
  );
}
