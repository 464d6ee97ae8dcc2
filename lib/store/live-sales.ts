import { liveQuery, type Subscription } from 'dexie';
import type { Exchange } from '../customers/value.ts';
import type { Left } from '../insights/messages.ts';
import type { Sale } from '../insights/sales.ts';
import { counts } from '../model/order.ts';
import type { RegularsDb } from './db.ts';
import { inOrder, saleOf } from './sales.ts';

const PAGE = 5_000;

type Page = { sales: Sale[]; left: Left; subscription: Subscription };

/**
 * All sales of the shop, kept up to date: orders are read in pages of neighbouring keys, and one that is written, here
 * or in another context, has its page read again and no other. The database should keep no cache of its own.
 */
export class LiveSales {
  private readonly db: RegularsDb;
  private readonly exchange: Exchange;
  private readonly size: number;
  private pages: Page[] = [];
  private started: Promise<void>;
  private all: Sale[] | null = null;
  /** A page has become so large that reading it again is no longer little. */
  private grown = false;
  private failure: unknown = null;
  /** Pages read so far, those read again too. */
  reads = 0;

  constructor(db: RegularsDb, exchange: Exchange, size = PAGE) {
    this.db = db;
    this.exchange = exchange;
    this.size = size;
    this.started = this.start();
  }

  /**
   * The sales as they are known now, in the order they were placed.
   * @throws what a page could not be read for
   */
  async sales(): Promise<readonly Sale[]> {
    await this.started;
    if (this.failure !== null) throw this.failure;
    if (this.grown) {
      this.stop();
      this.started = this.start();
      return this.sales();
    }
    this.all ??= inOrder(this.pages.flatMap(({ sales }) => sales));
    return this.all;
  }

  /** The orders that are not among them, as of the last `sales`. */
  left(): Left {
    const sum = (of: keyof Left) => this.pages.reduce((all, { left }) => all + left[of], 0);
    return { undated: sum('undated'), uncounted: sum('uncounted') };
  }

  /** No more is read. */
  async close(): Promise<void> {
    await this.started.catch(() => {});
    this.stop();
  }

  private stop(): void {
    for (const { subscription } of this.pages) subscription.unsubscribe();
    this.pages = [];
    this.all = null;
    this.grown = false;
  }

  private async start(): Promise<void> {
    // The last key of each page; the last page has no end, for orders with later keys to come.
    const ends: string[] = [];
    for (let after = ''; ; ) {
      const rest = this.db.orders.where('key').above(after);
      const [end] = await rest
        .offset(this.size - 1)
        .limit(1)
        .primaryKeys();
      if (end === undefined) break;
      ends.push(end);
      after = end;
    }
    for (const [i, end] of [...ends, undefined].entries()) await this.watch(ends[i - 1] ?? '', end);
  }

  /** Reads a page, now and whenever something in it is written. */
  private watch(after: string, end: string | undefined): Promise<void> {
    const page: Page = {
      sales: [],
      left: { undated: 0, uncounted: 0 },
      subscription: { closed: true, unsubscribe() {} },
    };
    this.pages.push(page);
    const query = liveQuery(() => {
      const keys = this.db.orders.where('key');
      return (end === undefined ? keys.above(after) : keys.between(after, end, false, true)).toArray();
    });
    return new Promise((resolve, reject) => {
      page.subscription = query.subscribe({
        next: (orders) => {
          page.sales = orders.flatMap((order) => saleOf(order, this.exchange) ?? []);
          const counted = orders.filter(counts).length;
          page.left = { undated: counted - page.sales.length, uncounted: orders.length - counted };
          this.grown ||= orders.length > 2 * this.size;
          this.reads++;
          this.all = null;
          resolve();
        },
        error: (error: unknown) => {
          this.failure = error;
          reject(error);
        },
      });
    });
  }
}
