import type { Adapter } from '../adapters/schema.ts';
import type { Thread } from '../model/thread.ts';

const HOUR = 3_600_000;

/** Length of an ISO 8601 duration like PT24H, P2D or PT90M; null for one this does not know. */
function lengthOf(duration: string): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration);
  if (!match) return null;
  return (Number(match[1] ?? 0) * 24 + Number(match[2] ?? 0) + Number(match[3] ?? 0) / 60) * HOUR;
}

/**
 * Until when the marketplace wants the buyer answered (epoch ms), by its first-reply clock.
 * @returns null when it has none, when the seller wrote last, or when the message has no date: nothing is guessed
 */
export function answerBy(
  adapter: Adapter | null,
  thread: Pick<Thread, 'lastFrom' | 'lastAt'>,
): number | null {
  const clock = adapter?.clocks.find(({ what }) => what === 'first reply');
  const length = clock ? lengthOf(clock.within) : null;
  if (length === null || thread.lastFrom !== 'buyer' || thread.lastAt === null) return null;
  return thread.lastAt + length;
}
