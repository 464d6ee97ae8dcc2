import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useApp } from '../../../lib/app/app.tsx';
import { useNow } from '../../../lib/app/hooks.ts';
import type { Asked, Who } from '../../../lib/insights/figures.ts';
import type { Figures, FromFigures, Left, ToFigures } from '../../../lib/insights/messages.ts';
import { showCustomers } from '../customers-state.ts';
import { startWorker } from '../worker.ts';

const AGAIN_AFTER = 5 * 60_000;

/** Opens the customers behind a number. */
export type OpenWho = (title: string, who: Who) => void;

/** What a part of the loyalty figures is drawn from; `open` shows the customers behind a number. */
export type LoyaltyPart = { loyalty: NonNullable<Figures['loyalty']>; currency: string; open: OpenWho };

/** The worker that counts, started when first asked, and the instant its tiers are of. */
export type Counter = {
  ask: (message: ToFigures) => void;
  hear: (listener: Listener) => () => void;
  at: number;
};
type Listener = (message: FromFigures) => void;

export const CounterContext = createContext<Counter | null>(null);
let questions = 0;

/**
 * A worker for as long as the insights are open. It reads all orders once, and later those that change; it counts them
 * when a view is opened or changed, and every five minutes.
 */
export function useCounter(): Counter {
  const { settings } = useApp();
  const now = useNow(AGAIN_AFTER);
  const worker = useRef<Worker | null>(null);
  const listeners = useRef(new Set<Listener>());
  useEffect(() => () => worker.current?.terminate(), []);
  const ask = useCallback((message: ToFigures) => {
    if (!worker.current) {
      const started = startWorker('figures');
      const say = (heard: FromFigures) => {
        for (const listener of listeners.current) listener(heard);
      };
      started.addEventListener('message', ({ data }: MessageEvent<FromFigures>) => say(data));
      started.addEventListener('error', ({ message: reason }) => say({ type: 'failed', id: 0, reason }));
      worker.current = started;
    }
    worker.current.postMessage(message);
  }, []);
  const hear = useCallback((listener: Listener) => {
    listeners.current.add(listener);
    return () => {
      listeners.current.delete(listener);
    };
  }, []);
  // Other rates or tiers are other figures.
  const kept = JSON.stringify([settings.currency, settings.rates, settings.tierRule]);
  const [read, setRead] = useState({ at: now, kept });
  // The page coming back into view is an instant too, and no reason to read everything.
  useEffect(() => {
    setRead((last) => (last.kept !== kept || now - last.at >= AGAIN_AFTER ? { at: Date.now(), kept } : last));
  }, [now, kept]);
  return { ask, hear, at: read.at };
}

/**
 * The figures of a view. The last ones stay until others are there.
 * @returns undefined until the first are, null where no order counts; with the orders that are in none of them
 */
export function useFigures(asked: Asked): {
  figures: Figures | null | undefined;
  left: Left;
  open: OpenWho;
} {
  const counter = useContext(CounterContext);
  if (!counter) throw new Error('figures are counted inside the insights only');
  const { ask, hear, at } = counter;
  const [figures, setFigures] = useState<Figures | null>();
  const [left, setLeft] = useState<Left>({ undated: 0, uncounted: 0 });
  const [failed, setFailed] = useState<string | null>(null);
  const last = useRef(0);
  const titles = useRef(new Map<number, string>());
  useEffect(
    () =>
      hear((message) => {
        if (message.type === 'failed') setFailed(message.reason || 'the worker did not start');
        // A question asked since has its own answer.
        if (message.type === 'figures' && message.id === last.current) {
          setFigures(message.figures);
          setLeft(message.left);
        }
        if (message.type === 'who') {
          const title = titles.current.get(message.id);
          titles.current.delete(message.id);
          if (message.ids && title !== undefined) showCustomers(title, message.ids);
        }
      }),
    [hear],
  );
  const { view, marketplace, currency, days, today } = asked;
  useEffect(() => {
    last.current = ++questions;
    const question: Asked = { view, marketplace, currency, days, today };
    ask({ type: 'figures', id: last.current, asked: question, at });
  }, [ask, view, marketplace, currency, days, today, at]);
  const open = useCallback<OpenWho>(
    (title, { key }) => {
      const id = ++questions;
      titles.current.set(id, title);
      ask({ type: 'who', id, key });
    },
    [ask],
  );
  // The page's boundary says it, and how to go on.
  if (failed !== null) throw new Error(failed);
  return { figures, left, open };
}
