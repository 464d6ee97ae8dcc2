import { browser } from 'wxt/browser';
import type { FollowupRule } from '../../lib/model/rule.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { dueFollowups, fireDue, type Notifier } from '../../lib/store/followups.ts';
import { runRules } from '../../lib/store/run-rules.ts';
import { readSettings } from '../../lib/store/settings.ts';
import { ruleText } from '../../lib/words/rule.ts';
import { translator } from '../../lib/words/translate.ts';
import { languageNow } from './language.ts';
import { openDesk } from './panel.ts';

const ALARM = 'followups';
/** So many parts of the rules' work are done before the alarm is set again and others get their turn. */
const PARTS = 5;

/**
 * Brings follow-ups back: one alarm for the next instant at which something is due or a rule has to look again, and a
 * look at every start of the worker for what became due while nothing ran. The browser's alarm is a cache of the
 * tables, never the truth.
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
      // A promise must not hang on the rules.
      const rules = await runSome(db).catch((error: unknown) => {
        console.warn('the follow-up rules could not be run:', error);
        return { more: false, next: null };
      });
      const { fired, next } = await fireDue(db, notifier, await readSettings(db), Date.now());
      // Open pages of these customers show their popup.
      if (fired.length > 0) db.changed();
      await showCount(db);
      const wakes = [next, rules.more ? Date.now() : rules.next].filter((at) => at !== null);
      if (wakes.length === 0) await browser.alarms.clear(ALARM);
      else await browser.alarms.create(ALARM, { when: Math.min(...wakes) });
      if (rules.more) soon();
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

async function runSome(db: RegularsDb) {
  const t = translator(await languageNow(db));
  const textOf = (rule: FollowupRule) => ruleText(t, rule);
  for (let part = 1; ; part++) {
    const run = await runRules(db, { now: Date.now(), textOf });
    if (!run.more || part === PARTS) return run;
  }
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
