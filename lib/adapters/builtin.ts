import { Adapter } from './schema.ts';
import amazon from './sites/amazon.json' with { type: 'json' };
import pdd from './sites/pdd.json' with { type: 'json' };
import practiceShop from './sites/practice-shop.json' with { type: 'json' };
import shopee from './sites/shopee.json' with { type: 'json' };
import taobao from './sites/taobao.json' with { type: 'json' };

/** The adapters that ship with Regulars, checked against the format. A new marketplace is one line here. */
export const builtinAdapters: readonly Adapter[] = [amazon, shopee, taobao, pdd, practiceShop].map((site) =>
  Adapter.parse(site),
);

/** The adapter for a host, or null. */
export function adapterForHost(host: string, adapters = builtinAdapters): Adapter | null {
  return adapters.find(({ hosts }) => hosts.includes(host)) ?? null;
}

export function adapterById(id: string, adapters = builtinAdapters): Adapter | null {
  return adapters.find((adapter) => adapter.id === id) ?? null;
}
