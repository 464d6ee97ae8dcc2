import type { Adapter } from './schema.ts';

/** What a marketplace says of messages there, and how its own addresses and order numbers look, for the lint. */
export type MessageRules = Pick<Adapter, 'rules' | 'allows' | 'limits' | 'hosts'> & { orderShapes: string[] };

/** @param adapter null where the marketplace is not known: nothing is stated then */
export function messageRules(adapter: Adapter | null): MessageRules {
  if (!adapter) return { rules: [], allows: [], limits: {}, hosts: [], orderShapes: [] };
  const { rules, allows, limits, hosts, sites, shapes } = adapter;
  return { rules, allows, limits, hosts: [...hosts, ...sites], orderShapes: shapes.orderId ?? [] };
}
