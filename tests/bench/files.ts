import { once } from 'node:events';
import { createWriteStream, openAsBlob, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { builtinAdapters } from '../../lib/adapters/builtin.ts';
import { openExport } from '../../lib/imports/open.ts';
import { readOrders } from '../../lib/imports/orders.ts';

/** A file of so many rows, two to an order, in the columns of an export that ships. */
async function writeExport(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('订单编号,买家会员名,总金额,买家实际支付金额,订单状态,订单创建时间,宝贝标题,宝贝总数量\n');
  for (let from = 0; from < rows; from += 10_000) {
    const part = Array.from({ length: Math.min(10_000, rows - from) }, (_, i) => {
      const n = (from + i) >> 1;
      const id = 1_000_000_000_000_000_000n + BigInt(n);
      return `="${id}",buyer${n % 40_000},${n % 900}.50,${n % 900}.50,交易成功,2026-05-0${(n % 9) + 1} 10:00:00,"杯子, ${n}",1`;
    });
    if (!out.write(`${part.join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

/**
 * Reads an export of many rows to its end, without a database.
 * @returns rows a second, and how much more memory was in use at its peak than before, in MB
 */
export async function reading(file: string, rows: number): Promise<{ perSecond: number; grown: number }> {
  await writeExport(file, rows);
  try {
    const [table] = await openExport(await openAsBlob(file), builtinAdapters);
    const match = table?.matches[0];
    if (!table || !match) throw new Error('the export of the bench is not recognised');
    const before = process.memoryUsage().rss;
    let peak = before;
    let read = 0;
    const began = performance.now();
    for await (const batch of readOrders(match, table.rows(), { now: Date.now() })) {
      read = batch.rows;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    if (read !== rows) throw new Error(`${read} of ${rows} rows were read`);
    return { perSecond: (rows / (performance.now() - began)) * 1_000, grown: (peak - before) / 1e6 };
  } finally {
    rmSync(file, { force: true });
  }
}
