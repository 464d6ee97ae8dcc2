const HOUR = 3_600_000;

/** A service clock as an adapter states it: what must happen, and within which ISO 8601 duration. */
export type Clock = { what: string; within: string };

/** Length in ms of an ISO 8601 duration like PT24H, P2D, PT90M or PT30S; null for one this does not know. */
export function lengthOf(duration: string): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (!match) return null;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = match;
  return (Number(days) * 24 + Number(hours)) * HOUR + (Number(minutes) * 60 + Number(seconds)) * 1_000;
}

/**
 * Until when the marketplace wants the buyer answered (epoch ms), by its first-reply clock.
 * @returns null when it has none, when the seller wrote last, or when the message has no date: nothing is guessed
 */
export function answerBy(
  clocks: readonly Clock[],
  thread: { lastFrom: 'buyer' | 'seller' | null; lastAt: number | null },
): number | null {
  const clock = clocks.find(({ what }) => what === 'first reply');
  const length = clock ? lengthOf(clock.within) : null;
  if (length === null || thread.lastFrom !== 'buyer' || thread.lastAt === null) return null;
  return thread.lastAt + length;
}
