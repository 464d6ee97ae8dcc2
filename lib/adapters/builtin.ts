import { Adapter } from './schema.ts';
import aliexpress from './sites/aliexpress.json' with { type: 'json' };
import amazon from './sites/amazon.json' with { type: 'json' };
import dianxiaomi from './sites/dianxiaomi.json' with { type: 'json' };
import pdd from './sites/pdd.json' with { type: 'json' };
import practiceShop from './sites/practice-shop.json' with { type: 'json' };
import shopee from './sites/shopee.json' with { type: 'json' };
import shopify from './sites/shopify.json' with { type: 'json' };
import taobao from './sites/taobao.json' with { type: 'json' };
import tiktok from './sites/tiktok.json' with { type: 'json' };
import walmart from './sites/walmart.json' with { type: 'json' };

/** The adapters that ship with Regulars, checked against the format. A new marketplace is one line here. */
export const builtinAdapters: readonly Adapter[] = [
  amazon,
  shopee,
  taobao,
  pdd,
  tiktok,
  shopify,
  walmart,
  aliexpress,
  dianxiaomi,
  practiceShop,
].map((site) => Adapter.parse(site));

/** The adapter for a host, or null. */
export function adapterForHost(host: string, adapters = builtinAdapters): Adapter | null {
  return adapters.find(({ hosts }) => hosts.includes(host)) ?? null;
}

export function adapterById(id: string, adapters = builtinAdapters): Adapter | null {
  return adapters.find((adapter) => adapter.id === id) ?? null;
}
