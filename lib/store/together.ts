import { agree } from '../customers/evidence.ts';
import type { Buyer } from '../model/customer.ts';
import type { BuyerPair } from '../model/merge.ts';
import { pairKey, type RegularsDb } from './db.ts';

/** Accounts of two customers that were read with one order: an order has one buyer, so they are one person's. */
export class SeenTogether {
  private readonly pairs = new Map<string, BuyerPair>();
  private readonly db: RegularsDb;
  private readonly now: number;

  constructor(db: RegularsDb, now: number) {
    this.db = db;
    this.now = now;
  }

  /** Takes two accounts in, unless they are one customer's or it is plain that they are two. */
  see(known: Buyer, buyer: Buyer, orderKey: string): void {
    if (known.customerId === buyer.customerId || !agree(known, buyer)) return;
    const of = [known.id, buyer.id].sort() as [string, string];
    const key = pairKey(...of);
    this.pairs.set(key, { key, of, known: 'one order', orderKey, at: this.now });
  }

  /** Writes what is new. What the seller said about two accounts stands. @returns true when something was */
  async save(): Promise<boolean> {
    if (this.pairs.size === 0) return false;
    const known = await this.db.pairs.bulkGet([...this.pairs.keys()]);
    const fresh = [...this.pairs.values()].filter((_, i) => !known[i]);
    if (fresh.length > 0) await this.db.pairs.bulkAdd(fresh);
    return fresh.length > 0;
  }
}
