import { Adapter } from './schema.ts';
import aliexpress from './sites/aliexpress.json' with { type: 'json' };
import amazon from './sites/amazon.json' with { type: 'json' };
import dianxiaomi from './sites/dianxiaomi.json' with { type: 'json' };
import douyin from './sites/douyin.json' with { type: 'json' };
import ebay from './sites/ebay.json' with { type: 'json' };
import etsy from './sites/etsy.json' with { type: 'json' };
import jd from './sites/jd.json' with { type: 'json' };
import lazada from './sites/lazada.json' with { type: 'json' };
import pdd from './sites/pdd.json' with { type: 'json' };
import practiceShop from './sites/practice-shop.json' with { type: 'json' };
import shopee from './sites/shopee.json' with { type: 'json' };
import shopify from './sites/shopify.json' with { type: 'json' };
import taobao from './sites/taobao.json' with { type: 'json' };
import tiktok from './sites/tiktok.json' with { type: 'json' };
import walmart from './sites/walmart.json' with { type: 'json' };
import xiaohongshu from './sites/xiaohongshu.json' with { type: 'json' };

/** A build has checked them, and filled in what they leave out (wxt.config.ts): a tenth of a second at each start else. */
declare const __ADAPTERS_CHECKED__: true | undefined;
const checked = typeof __ADAPTERS_CHECKED__ === 'boolean';

/** The adapters that ship with Regulars, checked against the format. A new marketplace is one line here. */
export const builtinAdapters: readonly Adapter[] = [
  amazon,
  ebay,
  etsy,
  shopify,
  walmart,
  tiktok,
  shopee,
  lazada,
  taobao,
  pdd,
  douyin,
  jd,
  xiaohongshu,
  aliexpress,
  dianxiaomi,
  practiceShop,
].map((site) => (checked ? (site as unknown as Adapter) : Adapter.parse(site)));

/** The adapter for a host, or null. */
export function adapterForHost(host: string, adapters = builtinAdapters): Adapter | null {
  return adapters.find(({ hosts }) => hosts.includes(host)) ?? null;
}

export function adapterById(id: string, adapters = builtinAdapters): Adapter | null {
  return adapters.find((adapter) => adapter.id === id) ?? null;
}
