import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { figuresOf, tell } from '../../lib/insights/figures.ts';
import {
  type FromFigures,
  type LayerName,
  layers,
  type ToFigures,
  type TrendPoint,
} from '../../lib/insights/messages.ts';
import type { Sale } from '../../lib/insights/sales.ts';
import { RegularsDb } from '../../lib/store/db.ts';
import { readSales } from '../../lib/store/sales.ts';
import { readSegmentFacts } from '../../lib/store/segment-facts.ts';
import { readTrend } from '../../lib/store/segment-trend.ts';
import { exchangeOf, readSettings } from '../../lib/store/settings.ts';

type Shop = { at: number; sales: Sale[]; tiers: Map<string, LayerName> };

const db = new RegularsDb();
const say = (message: FromFigures) => postMessage(message);
let shop: Promise<Shop> | null = null;
let readAt = Number.NaN;
let sets = new Map<number, Set<string>>();
let keys = 0;

async function read(at: number): Promise<Shop> {
  const [sales, facts] = await Promise.all([
    readSettings(db).then((settings) => readSales(db, exchangeOf(settings))),
    readSegmentFacts(db, at),
  ]);
  const known = new Set<string>(layers);
  const tiers = facts.flatMap(({ id, tier }): [string, LayerName][] =>
    known.has(tier) ? [[id, tier as LayerName]] : [],
  );
  return { at, sales, tiers: new Map(tiers) };
}

async function answer(message: ToFigures): Promise<void> {
  const { id } = message;
  try {
    if (message.type === 'who') {
      const ids = sets.get(message.key);
      return say({ type: 'who', id, ids: ids ? [...ids] : null });
    }
    if (message.type === 'trend') {
      const points = await readTrend(db, message.rule, { now: message.at, months: message.months });
      const told = points.map(({ wall, who }): TrendPoint => {
        sets.set(++keys, who);
        return { wall, who: { size: who.size, key: keys } };
      });
      return say({ type: 'trend', id, points: told });
    }
    if (!shop || readAt !== message.at) {
      readAt = message.at;
      shop = read(message.at);
    }
    const { sales, tiers } = await shop;
    if (sales.length === 0) return say({ type: 'figures', id, figures: null });
    const figures = figuresOf(sales, message.asked, layers, (customer) => tiers.get(customer) ?? 'none');
    sets = new Map();
    const told = tell(figures, (ids) => {
      sets.set(++keys, ids);
      return keys;
    });
    say({ type: 'figures', id, figures: told });
  } catch (error) {
    shop = null;
    say({ type: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** A worker of the desk: reads all orders and counts them, off the page's own thread. */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data }: MessageEvent<ToFigures>) => void answer(data));
});
