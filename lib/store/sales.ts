import { type Exchange, worth } from '../customers/value.ts';
import type { Sale } from '../insights/sales.ts';
import { toMinor } from '../model/currency.ts';
import { counts, type Order } from '../model/order.ts';
import type { RegularsDb } from './db.ts';

const PAGE = 5_000;

/** What the machine's clock shows at an instant, as if it were UTC (epoch ms). */
export function localWall(at: number): number {
  return at - new Date(at).getTimezoneOffset() * 60_000;
}

/**
 * An order as figures need it, in the home currency where the seller gave a rate.
 * @returns null for one that does not count or was placed nobody knows when
 */
export function saleOf(order: Order, exchange: Exchange): Sale | null {
  if (!counts(order) || order.placedAt === null) return null;
  const part = worth(order, exchange);
  return {
    customerId: order.customerId,
    // A calendar date is kept as noon UTC of it; moved into a zone it might be another date.
    wall: order.placedOnDate ? order.placedAt : localWall(order.placedAt),
    timed: !order.placedOnDate,
    amount: part && toMinor(part.amount, part.currency),
    currency: part?.currency ?? null,
    marketplace: order.marketplace,
    items: order.items,
    ...(order.shipTo ? { shipTo: order.shipTo } : {}),
  };
}

/** Sales as every figure takes them: in the order they were placed. Sorts the list itself. */
export function inOrder(sales: Sale[]): Sale[] {
  return sales.sort((a, b) => a.wall - b.wall);
}

/**
 * All orders that count, in the order they were placed. Read in pages, so that the desk stays usable meanwhile.
 * @param size orders in a page
 */
export async function readSales(db: RegularsDb, exchange: Exchange, size = PAGE): Promise<Sale[]> {
  const sales: Sale[] = [];
  for (let after = ''; ; ) {
    const page = await db.orders.where('key').above(after).limit(size).toArray();
    for (const order of page) {
      const sale = saleOf(order, exchange);
      if (sale) sales.push(sale);
    }
    const last = page.at(-1);
    if (!last || page.length < size) break;
    after = last.key;
  }
  return inOrder(sales);
}
