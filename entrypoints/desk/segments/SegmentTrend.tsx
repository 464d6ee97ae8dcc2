import { useEffect, useRef, useState } from 'react';
import { Bars } from '../../../components/insights/Bars.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { Loading } from '../../../components/ui/Notice.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import type { FromFigures, ToFigures, TrendPoint } from '../../../lib/insights/messages.ts';
import type { SegmentRule } from '../../../lib/model/segment.ts';
import { monthOfKey } from '../../../lib/words/time.ts';
import { SaveAs } from '../insights/SaveAs.tsx';
import { startWorker } from '../worker.ts';

const MONTHS = 12;

/** How many belonged to a segment at the end of each month; each opens who they were. */
export function SegmentTrend({
  name,
  rule,
  now,
  onOpen,
  onClose,
}: {
  name: string;
  rule: SegmentRule;
  now: number;
  /** Opens those who belonged then. */
  onOpen: (title: string, ids: ReadonlySet<string>) => void;
  onClose: () => void;
}) {
  const { t, locale } = useApp();
  const [points, setPoints] = useState<readonly TrendPoint[]>();
  const [failed, setFailed] = useState<string | null>(null);
  const worker = useRef<Worker | null>(null);
  const titles = useRef(new Map<number, string>());
  const opens = useRef(onOpen);
  opens.current = onOpen;
  const asked = JSON.stringify(rule);
  useEffect(() => {
    const started = startWorker('figures');
    worker.current = started;
    started.addEventListener('message', ({ data }: MessageEvent<FromFigures>) => {
      if (data.type === 'trend') setPoints(data.points);
      if (data.type === 'failed') setFailed(data.reason);
      if (data.type === 'who' && data.ids)
        opens.current(titles.current.get(data.id) ?? '', new Set(data.ids));
    });
    started.addEventListener('error', ({ message }) => setFailed(message || 'the worker did not start'));
    const question: ToFigures = {
      type: 'trend',
      id: 0,
      rule: JSON.parse(asked) as SegmentRule,
      months: MONTHS,
      at: now,
    };
    started.postMessage(question);
    return () => started.terminate();
  }, [asked, now]);
  // The page's boundary says it, and how to go on.
  if (failed !== null) throw new Error(failed);

  const number = new Intl.NumberFormat(locale);
  const labelOf = ({ wall }: TrendPoint, i: number) =>
    i === (points?.length ?? 0) - 1
      ? t('segments.today')
      : monthOfKey(new Date(wall).toISOString().slice(0, 7), locale);
  const open = (point: TrendPoint, label: string) => {
    const id = titles.current.size + 1;
    titles.current.set(id, `${name} · ${label}`);
    const question: ToFigures = { type: 'who', id, key: point.who.key };
    worker.current?.postMessage(question);
  };
  return (
    <Dialog
      open
      title={t('segments.trendOf', { name })}
      onClose={onClose}
      footer={
        <SaveAs
          of={t('segments.trendOf', { name })}
          name="trend"
          picture="bars"
          rows={() =>
            (points ?? []).map((point, i) => ({
              [t('segments.atTheEndOf')]: labelOf(point, i),
              [t('insights.customers')]: point.who.size,
            }))
          }
        />
      }
    >
      {points ? (
        <>
          <Bars
            label={t('segments.trendOf', { name })}
            bars={points.map((point, i) => ({
              key: String(point.wall),
              label: labelOf(point, i),
              count: point.who.size,
              said: number.format(point.who.size),
              closed: point.who.size === 0,
            }))}
            onChoose={(key) => {
              const i = points.findIndex(({ wall }) => String(wall) === key);
              const point = points[i];
              if (point) open(point, labelOf(point, i));
            }}
          />
          <p className="d-soft d-small">{t('segments.trendText')}</p>
        </>
      ) : (
        <Loading />
      )}
    </Dialog>
  );
}
