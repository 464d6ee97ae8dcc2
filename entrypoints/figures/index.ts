import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { figuresOf, tell } from '../../lib/insights/figures.ts';
import {
  type FromFigures,
  type LayerName,
  layers,
  type ToFigures,
  type TrendPoint,
} from '../../lib/insights/messages.ts';
import { RegularsDb } from '../../lib/store/db.ts';
import { LiveSales } from '../../lib/store/live-sales.ts';
import { readSegmentFacts } from '../../lib/store/segment-facts.ts';
import { readTrend } from '../../lib/store/segment-trend.ts';
import { exchangeOf, readSettings } from '../../lib/store/settings.ts';

const db = new RegularsDb(undefined, 'disabled');
const say = (message: FromFigures) => postMessage(message);
/** Sales for as long as the seller's rates are those they were read with. */
let live: { exchange: string; sales: LiveSales } | null = null;
/** Tiers as of an instant that the desk names. */
let tiers: { at: number; of: Promise<Map<string, LayerName>> } | null = null;
let sets = new Map<number, Iterable<string>>();
let keys = 0;

async function liveSales(): Promise<LiveSales> {
  const exchange = exchangeOf(await readSettings(db));
  const asked = JSON.stringify([exchange.currency, exchange.rates]);
  if (live?.exchange !== asked) {
    void live?.sales.close();
    live = { exchange: asked, sales: new LiveSales(db, exchange) };
  }
  return live.sales;
}

async function readTiers(at: number): Promise<Map<string, LayerName>> {
  const known = new Set<string>(layers);
  return new Map(
    (await readSegmentFacts(db, at)).flatMap(({ id, tier }): [string, LayerName][] =>
      known.has(tier) ? [[id, tier as LayerName]] : [],
    ),
  );
}

/** Who is in which tier; asked for by one view, and everybody is read for it. */
async function tiersAt(at: number): Promise<Map<string, LayerName>> {
  if (tiers?.at !== at) tiers = { at, of: readTiers(at) };
  return tiers.of;
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
    const kept = await liveSales();
    const sales = await kept.sales();
    const left = kept.left();
    if (sales.length === 0) return say({ type: 'figures', id, figures: null, left });
    const of = message.asked.view === 'loyalty' ? await tiersAt(message.at) : new Map<string, LayerName>();
    const figures = figuresOf(sales, message.asked, layers, (customer) => of.get(customer) ?? 'none');
    sets = new Map();
    const told = tell(figures, (ids) => {
      sets.set(++keys, ids);
      return keys;
    });
    say({ type: 'figures', id, figures: told, left });
  } catch (error) {
    void live?.sales.close();
    live = null;
    tiers = null;
    say({ type: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** A worker of the desk: reads all orders and counts them, off the page's own thread. */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data }: MessageEvent<ToFigures>) => void answer(data));
});
