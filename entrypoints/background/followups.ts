import { browser } from 'wxt/browser';
import type { RegularsDb } from '../../lib/store/db.ts';
import { dueFollowups, fireDue, type Notifier } from '../../lib/store/followups.ts';
import { readSettings } from '../../lib/store/settings.ts';
import { translator } from '../../lib/words/translate.ts';
import { languageNow } from './language.ts';
import { openDesk } from './panel.ts';

const ALARM = 'followups';

/**
 * Brings follow-ups back: one alarm for the next due instant, and a look at every start of the worker for what
 * became due while nothing ran. The browser's alarm is a cache of the table, never the truth.
 */
export function watchFollowups(db: RegularsDb): { soon: () => void } {
  const notifier: Notifier = {
    async show({ id, customerId, text }) {
      const t = translator(await languageNow(db));
      const customer = await db.customers.get(customerId);
      await browser.notifications.create(id, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('/icon/128.png'),
        title: t('notification.title', { name: customer?.name ?? '' }),
        message: text || t('notification.noText'),
      });
    },
    async isShown(id) {
      return id in (await browser.notifications.getAll());
    },
  };

  const run = () =>
    navigator.locks.request('followups', async () => {
      const { quietHours } = await readSettings(db);
      const { next } = await fireDue(db, notifier, quietHours, Date.now());
      await showCount(db);
      if (next === null) await browser.alarms.clear(ALARM);
      else await browser.alarms.create(ALARM, { when: next });
    });

  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), 100);
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void run();
  });
  browser.notifications.onClicked.addListener((id) => void openClicked(db, id));
  return { soon };
}

/** The number on the toolbar icon, with words for it. */
async function showCount(db: RegularsDb): Promise<void> {
  const due = (await dueFollowups(db, Date.now())).length;
  const t = translator(await languageNow(db));
  await browser.action.setBadgeText({ text: due > 0 ? String(due) : '' });
  await browser.action.setBadgeBackgroundColor({ color: '#b3261e' });
  const title = due > 0 ? t('notification.count', { count: due }) : t('manifest.openPanel');
  await browser.action.setTitle({ title });
}

async function openClicked(db: RegularsDb, id: string): Promise<void> {
  const followup = await db.followups.get(id);
  await browser.notifications.clear(id);
  openDesk(followup ? `#customers/${followup.customerId}` : '#today');
}
