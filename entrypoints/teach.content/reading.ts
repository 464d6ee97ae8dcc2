import { adapterOf, type Draft } from '../../lib/adapters/draft.ts';
import { readPage } from '../../lib/adapters/read-page.ts';
import type { TeachStep, TeachView } from '../../lib/bus.ts';
import type { Capture } from '../../lib/model/capture.ts';

/** Rows whose values are shown. */
const SHOWN = 3;

export type Reading = Pick<TeachView, 'values' | 'rows'>;

/**
 * What a draft reads on this page now, by the very reader that will read it later.
 * @param now epoch ms
 */
export function readDraft(step: TeachStep, draft: Draft, document: Document, now: number): Reading {
  // A thread page is one only when it is whole; until then what is missing finds nothing.
  const nothing = [{ css: ':not(*)' }];
  const { messages = { rows: nothing, seller: ':not(*)' }, composer = { at: nothing } } = draft.thread;
  const whole = adapterOf({ ...draft, thread: { ...draft.thread, messages, composer } });
  const url = new URL(location.href);
  const { capture, composer: box } = readPage(whole, { document, url, now });
  const rows = capture.kind === 'orders' ? { read: capture.orders.length, missed: capture.missed } : null;
  const values =
    step === 'composer' ? [box && (box.getAttribute('placeholder') ?? '✓')] : valuesOf(step, capture);
  return { values: values.slice(0, SHOWN), rows };
}

function valuesOf(step: TeachStep, { orders, thread }: Capture): TeachView['values'] {
  const who = ({ id, username, name }: Capture['orders'][number]['buyer']) =>
    [name ?? username, id && `(${id})`].filter(Boolean).join(' ') || null;
  switch (step) {
    case 'orderId':
      return orders.map(({ orderId }) => orderId);
    case 'buyer':
      return orders.map(({ buyer }) => who(buyer));
    case 'total':
      return orders.map(({ total }) => total);
    case 'placedAt':
      return orders.map(({ placedAt }) => placedAt?.slice(0, 10) ?? null);
    case 'status':
      return orders.map(({ status }) => status);
    case 'threadBuyer':
      return [thread ? who(thread.buyer) : null];
    case 'threadOrder':
      return [thread?.orderId ?? null];
    default:
      return [thread?.lastBuyerMessage ?? null];
  }
}
