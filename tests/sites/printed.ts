import type { Capture } from '../../lib/model/capture.ts';
import type { OrderState } from '../../lib/model/order.ts';

/** Where and when a case was read, and what the printed form does not show. */
export type Source = {
  /** Export files have none. */
  url?: string;
  now: string;
  states?: Record<string, OrderState>;
  lastAt?: string;
  /** Class of the composer that is found in a real browser. */
  composer?: string;
};

/** The capture as `npm run read` prints it. */
export function asPrinted({ adapter, kind, orders, missed, threads, thread, notes }: Capture) {
  return {
    adapter,
    kind,
    orders: orders.map(({ state: _, ...order }) => order),
    missed,
    threads,
    thread: thread && (({ lastAt: _at, messages: _messages, ...rest }) => rest)(thread),
    notes,
  };
}

export const statesOf = ({ orders }: Capture): Record<string, OrderState> =>
  Object.fromEntries(orders.map(({ orderId, state }) => [orderId, state]));
