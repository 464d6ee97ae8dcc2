import { segmentFactsOf } from '../customers/segment-facts.ts';
import { membersThen, salesByCustomer, type Then, trendPoints } from '../customers/segment-trend.ts';
import { asksFor } from '../customers/segments.ts';
import type { SegmentRule } from '../model/segment.ts';
import type { RegularsDb } from './db.ts';
import { localWall, readSales } from './sales.ts';
import { badMarks, customersIn, openCases, readEverybody, repliesGot } from './segment-facts.ts';
import { exchangeOf, readSettings, tierCuts } from './settings.ts';

/** What clocks showed at `wall`, as an instant: the inverse of `localWall`, up to an hour around a change of clocks. */
const instantOfWall = (wall: number) => wall + new Date(wall).getTimezoneOffset() * 60_000;

/**
 * Who belonged to a segment at the end of each of so many months, and who does now, the oldest first. The last is the
 * segment as its list shows it.
 */
export async function readTrend(
  db: RegularsDb,
  rule: SegmentRule,
  { now, months }: { now: number; months: number },
): Promise<{ wall: number; who: Set<string> }[]> {
  const settings = await readSettings(db);
  const [sales, everybody, cuts] = await Promise.all([
    readSales(db, exchangeOf(settings)),
    readEverybody(db, now),
    tierCuts(db, now),
  ]);
  const { customers, unpaid } = everybody;
  const bought = salesByCustomer(sales);
  const asks = asksFor(rule);
  const points: { wall: number; who: Set<string> }[] = [];
  for (const wall of trendPoints(localWall(now), months).slice(0, -1)) {
    const at = instantOfWall(wall);
    const then: Then = {
      wall,
      at,
      openCase: await openCases(db, at),
      badMark: await badMarks(db, at),
      replies: asks.replies ? await repliesGot(db, rule.replies ?? [], at) : new Map(),
    };
    points.push({ wall, who: membersThen(rule, customers, bought, then, { settings, unpaid }) });
  }
  const facts = segmentFactsOf(everybody, settings, cuts, now);
  return [...points, { wall: localWall(now), who: await customersIn(db, rule, facts, now) }];
}
