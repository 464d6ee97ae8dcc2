import { earnedTier, type TierLevel, tierOf } from '../customers/tier.ts';
import type { TierRule } from '../model/settings.ts';
import type { RegularsDb } from './db.ts';
import { readSettings, tierCuts } from './settings.ts';

/** From the top. */
const levels: readonly TierLevel[] = ['platinum', 'vip', 'gold', 'regular', 'new', 'none'];

/** Customers that one change of tier would concern. */
export type TierMove = { from: TierLevel; to: TierLevel; rises: boolean; names: string[]; count: number };

/** So many names say who is meant. */
const NAMES = 5;

/**
 * Who would have another tier under another rule, both ways, the largest moves first. Nothing is changed.
 * @returns the moves, and how many customers with orders would keep what they have
 */
export async function tierMoves(
  db: RegularsDb,
  rule: TierRule,
  now: number,
): Promise<{ moves: TierMove[]; same: number }> {
  const [settings, cuts, customers] = await Promise.all([
    readSettings(db),
    tierCuts(db, now),
    db.customers.where('totals.orders').above(0).toArray(),
  ]);
  const then = { ...settings, tierRule: rule };
  const moves = new Map<string, TierMove>();
  let same = 0;
  for (const customer of customers) {
    const { name, totals } = customer;
    const from = tierOf(customer, settings, cuts, now).level;
    // What is kept for a while is kept of the rule that stands, not of another.
    const to = earnedTier(totals, then, cuts, now).level;
    if (from === to) {
      same += 1;
      continue;
    }
    const key = `${from} ${to}`;
    const rises = levels.indexOf(to) < levels.indexOf(from);
    const move = moves.get(key) ?? { from, to, rises, names: [], count: 0 };
    move.count += 1;
    if (name && move.names.length < NAMES) move.names.push(name);
    moves.set(key, move);
  }
  return { moves: [...moves.values()].sort((a, b) => b.count - a.count), same };
}
