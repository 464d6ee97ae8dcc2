import type { OrderState } from '../model/order.ts';
import type { Concepts } from './concepts.ts';

const before = [
  'payment.',
  'price.',
  'stock.',
  'product.',
  'shipping.cost',
  'shipping.duration',
  'order.place',
];
const waiting = ['shipping.', 'order.', 'invoice.'];
const travelling = ['tracking.', 'delivery.', 'customs.', 'shipping.duration', 'order.intercept'];
const arrived = [
  'problem.',
  'return.',
  'exchange.',
  'refund.',
  'warranty.',
  'review.',
  'complaint.',
  'invoice.',
  'delivery.not-received',
  'delivery.other-person',
  'product.use',
  'product.manual',
  'product.install',
  'product.care',
];
const goingBack = ['return.', 'refund.', 'exchange.'];

/** What buyers write about while their order is in a state: beginnings of concepts. Nothing where the state says little. */
const concepts: Record<OrderState, readonly string[]> = {
  unknown: [],
  unpaid: before,
  paid: waiting,
  shipped: travelling,
  delivered: arrived,
  returning: goingBack,
  refunded: goingBack,
  cancelled: ['refund.', 'order.cancelled-by-shop', 'order.place'],
};

/** True when a reply is about something that is asked while an order is in this state. */
export function fitsState(about: Concepts, state: OrderState): boolean {
  const fitting = concepts[state];
  return [...about.keys()].some((concept) => fitting.some((beginning) => concept.startsWith(beginning)));
}
