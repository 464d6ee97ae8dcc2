import { shopOf } from '../adapters/match.ts';
import type { Adapter } from '../adapters/schema.ts';
import type { ImportBatch } from '../imports/orders.ts';
import { adapterOf } from './adapters.ts';
import type { RegularsDb } from './db.ts';

/** What a file is from. `host`: the site, where each is a shop of its own (`orderIds` in the adapter format). */
export type Origin = { adapter: Adapter; host: string };

/** Whose orders and accounts they are. The adapter's keys are those that buyers are recognised by in this file. */
export type Owner = { adapter: Adapter; shop: string };

/**
 * Tells whose the orders of a file are. Those of a tool that gathers several marketplaces are the marketplaces' own,
 * so that an order is one whether it was read there or here.
 */
export class Owners {
  private readonly db: RegularsDb;
  private readonly origin: Origin;
  private readonly found = new Map<string, Promise<Owner>>();

  constructor(db: RegularsDb, origin: Origin) {
    this.db = db;
    this.origin = origin;
  }

  /** The owner of all orders of a part of the file; asked for once per marketplace and currency. */
  of({ channel }: Pick<ImportBatch, 'channel'>): Promise<Owner> {
    const key = JSON.stringify(channel ?? null);
    const known = this.found.get(key) ?? this.find(channel);
    this.found.set(key, known);
    return known;
  }

  private async find(channel: ImportBatch['channel']): Promise<Owner> {
    const { adapter, host } = this.origin;
    if (!channel) return { adapter, shop: shopOf(adapter, host) };
    const own = { adapter, shop: channel.name };
    const other = channel.marketplace ? await adapterOf(this.db, channel.marketplace) : null;
    const shop = other ? await this.shopAt(other, channel.currency) : null;
    if (!other || shop === null) return own;
    const key = [...new Set([...other.buyer.key, ...adapter.buyer.key])];
    return { adapter: { ...other, buyer: { ...other.buyer, key } }, shop };
  }

  /** Where each site is a shop of its own, the currency says which; of several, one that orders are known of. */
  private async shopAt(adapter: Adapter, currency: string | null): Promise<string | null> {
    if (adapter.orderIds !== 'host') return '';
    const sites = Object.entries(adapter.currencies ?? {}).flatMap(([site, of]) =>
      of === currency ? site : [],
    );
    for (const site of sites) {
      const prefix = `${adapter.id}|${shopOf(adapter, site)}|`;
      if ((await this.db.orders.where('key').startsWith(prefix).limit(1).count()) > 0)
        return shopOf(adapter, site);
    }
    return sites[0] === undefined ? null : shopOf(adapter, sites[0]);
  }
}
