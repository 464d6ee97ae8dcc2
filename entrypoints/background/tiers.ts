import { browser } from 'wxt/browser';
import type { RegularsDb } from '../../lib/store/db.ts';
import { reviewTiers } from '../../lib/store/tier-review.ts';

const ALARM = 'tiers';

/** Reviews all tiers once a day: by alarm, and at a start for the days on which nothing ran; after a restore at once. */
export function watchTiers(db: RegularsDb): { soon: () => void } {
  const run = () =>
    navigator.locks.request('tiers', async () => {
      let changed = 0;
      for (;;) {
        const part = await reviewTiers(db, Date.now());
        changed += part.changed;
        if (part.more) continue;
        await browser.alarms.create(ALARM, { when: part.next });
        break;
      }
      // Open pages show what they are given now.
      if (changed > 0) db.changed();
    });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void run();
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), 500);
  };
  return { soon };
}
