import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from '../../../lib/app/app.tsx';
import type { Checked, Choice, FromWorker, Opened, ToWorker } from '../../../lib/imports/messages.ts';
import type { Problem } from '../../../lib/imports/problem.ts';
import type { Import } from '../../../lib/model/import.ts';
import { startWorker } from '../worker.ts';

/** Where an import stands. */
export type Step =
  | { at: 'idle' }
  /** `asked`: what the seller answered, once it is read to see what importing would do. */
  | { at: 'reading'; file: File; rows: number; asked: { opened: Opened; choice: Choice } | null }
  | { at: 'opened'; file: File; opened: Opened }
  | { at: 'checked'; file: File; opened: Opened; choice: Choice; checked: Checked }
  | { at: 'importing'; file: File; rows: number; all: number }
  | { at: 'done'; record: Import }
  | { at: 'problem'; file: File; problem: Problem | { reason: string } };

/** Runs imports in a worker of this page; leaving the page stops what is running, between two parts. */
export function useImporter() {
  const { db } = useApp();
  const [step, setStep] = useState<Step>({ at: 'idle' });
  const worker = useRef<Worker | null>(null);
  const now = useRef<Step>(step);
  const go = useCallback((next: Step) => {
    now.current = next;
    setStep(next);
  }, []);

  const hear = useCallback(
    (message: FromWorker) => {
      const { current } = now;
      const file = 'file' in current ? current.file : null;
      if (!file) return;
      if (message.type === 'opened') go({ at: 'opened', file, opened: message.opened });
      if (message.type === 'progress' && (current.at === 'reading' || current.at === 'importing')) {
        go({ ...current, rows: message.rows });
      }
      if (message.type === 'checked' && current.at === 'reading' && current.asked) {
        go({ at: 'checked', file, ...current.asked, checked: message.checked });
      }
      if (message.type === 'imported') {
        go({ at: 'done', record: message.record });
        // The worker wrote; this page tells the others.
        db.changed();
      }
      if (message.type === 'problem') go({ at: 'problem', file, problem: message.problem });
      if (message.type === 'failed') go({ at: 'problem', file, problem: { reason: message.reason } });
    },
    [db, go],
  );

  const send = useCallback(
    (message: ToWorker) => {
      if (!worker.current) {
        worker.current = startWorker('importer');
        worker.current.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => hear(data));
      }
      worker.current.postMessage(message);
    },
    [hear],
  );
  useEffect(() => () => worker.current?.terminate(), []);

  return {
    step,
    open: (file: File) => {
      go({ at: 'reading', file, rows: 0, asked: null });
      send({ type: 'open', file });
    },
    check: (choice: Choice) => {
      const { current } = now;
      if (current.at !== 'opened') return;
      go({ at: 'reading', file: current.file, rows: 0, asked: { opened: current.opened, choice } });
      send({ type: 'check', choice });
    },
    run: () => {
      const { current } = now;
      if (current.at !== 'checked') return;
      go({ at: 'importing', file: current.file, rows: 0, all: current.checked.rows });
      send({ type: 'run', choice: current.choice });
    },
    /** Stops reading, or importing after the part that is being written. */
    stop: () => {
      send({ type: 'stop' });
      if (now.current.at !== 'importing') go({ at: 'idle' });
    },
    close: () => go({ at: 'idle' }),
  };
}

export type Importer = ReturnType<typeof useImporter>;
