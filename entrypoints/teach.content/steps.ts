import type { TeachStep, TeachTask } from '../../lib/bus.ts';

const whole: readonly TeachStep[] = [
  'openOrders',
  'orderId',
  'buyer',
  'total',
  'placedAt',
  'status',
  'saveOrders',
  'openThread',
  'threadBuyer',
  'threadOrder',
  'message',
  'seller',
  'composer',
  'done',
];

const ofList: Record<string, TeachStep> = {
  orderId: 'orderId',
  buyerId: 'buyer',
  username: 'buyer',
  email: 'buyer',
  name: 'buyer',
  total: 'total',
  placedAt: 'placedAt',
  status: 'status',
};

const ofThread: Record<string, TeachStep[]> = {
  orderId: ['threadOrder'],
  messages: ['message', 'seller'],
  composer: ['composer'],
};

/** The steps of a task: all of them, or those that teach one field of a page again. */
export function stepsFor(only: TeachTask['only']): readonly TeachStep[] {
  if (!only) return whole;
  if (only.kind === 'thread')
    return ['openThread', ...(ofThread[only.field] ?? ['threadBuyer' as const]), 'done'];
  return ['openOrders', ofList[only.field] ?? 'orderId', 'done'];
}

/** True for steps in which the seller points at something; in the others the page is as always. */
export function picks(step: TeachStep): boolean {
  return !['openOrders', 'saveOrders', 'openThread', 'done'].includes(step);
}
