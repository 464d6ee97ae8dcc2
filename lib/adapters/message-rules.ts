import type { Adapter } from './schema.ts';

/** What a marketplace says of messages there, and how its own addresses and order numbers look, for the lint. */
export type MessageRules = Pick<Adapter, 'rules' | 'allows' | 'limits' | 'hosts'> & {
  orderShapes: string[];
  /** Who says that messages must not sell anything, and since when. */
  forbidsMarketing?: { source: string; asOf: string } | undefined;
};

/** @param adapter null where the marketplace is not known: nothing is stated then */
export function messageRules(adapter: Adapter | null): MessageRules {
  if (!adapter) return { rules: [], allows: [], limits: {}, hosts: [], orderShapes: [] };
  const { rules, allows, limits, hosts, sites, shapes, forbids } = adapter;
  const marketing = forbids.find(({ purpose }) => purpose === 'marketing');
  return {
    rules,
    allows,
    limits,
    hosts: [...hosts, ...sites],
    orderShapes: shapes.orderId ?? [],
    ...(marketing ? { forbidsMarketing: { source: marketing.source, asOf: marketing.asOf } } : {}),
  };
}
