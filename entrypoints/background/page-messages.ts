import { rememberPracticeUrl } from '../../lib/access.ts';
import { shopOf } from '../../lib/adapters/match.ts';
import { taskOf } from '../../lib/app/teaching.ts';
import { type HeardAnswer, onMessage, type PaintedBadge, type RecordAnswer } from '../../lib/bus.ts';
import { Capture } from '../../lib/model/capture.ts';
import { badgesFor } from '../../lib/store/badges.ts';
import { keyOf, newId, type RegularsDb } from '../../lib/store/db.ts';
import { dueFollowups } from '../../lib/store/followups.ts';
import { recordCapture } from '../../lib/store/record.ts';
import { readSettings } from '../../lib/store/settings.ts';
import { badgeLabel, badgeText, badgeTone, colorOf } from '../../lib/words/tier.ts';
import { translator } from '../../lib/words/translate.ts';
import { readHeard } from './heard.ts';
import { languageNow } from './language.ts';
import { clearContext, contextOf, openPanel, setContext, showCustomer } from './panel.ts';
import { type FromPage, fromPage, fromTeaching } from './sender.ts';
import { dropClaimed, giveToken } from './tokens.ts';
import type { Views } from './views.ts';

const SET_ASIDE = 100;

/** Answers content scripts. Who asks is judged first, by the browser's word for the sender. */
export function answerPages(db: RegularsDb, views: Views): void {
  onMessage('adapter', async ({ sender }) => {
    const { tabId, adapter } = await fromPage(db, sender);
    views.warm();
    // Where a page is being taught nothing of ours stands in the way.
    return (await taskOf(tabId)) ? null : adapter;
  });
  onMessage('record', async ({ data, sender }) => record(db, data, await fromPage(db, sender)));
  onMessage('heard', async ({ data, sender }) => heard(db, data, await fromPage(db, sender)));
  onMessage('badges', async ({ data, sender }) => {
    const { adapter, url } = await fromPage(db, sender);
    const ids = Array.isArray(data) ? data.filter((id) => typeof id === 'string').slice(0, 1_000) : [];
    const shop = shopOf(adapter, url.hostname);
    return paint(
      db,
      adapter.id,
      ids.map((id) => ({ id, key: keyOf(adapter.id, shop, id) })),
    );
  });
  onMessage('left', async ({ sender }) => {
    const { tabId } = await fromPage(db, sender);
    await Promise.all([clearContext(tabId), dropClaimed(tabId)]);
  });
  onMessage('openPanel', async ({ data, sender }) => {
    // Before anything else: the browser forgets the click at the first await.
    if (sender.tab?.id !== undefined) openPanel(sender.tab.id);
    const { tabId, adapter } = await fromPage(db, sender);
    if (data.orderKey?.startsWith(`${adapter.id}|`)) return showCustomer(views, tabId, data);
  });
  onMessage('companionToken', async ({ sender }) => {
    const { tabId } = await fromTeaching(sender).catch(() => fromPage(db, sender));
    return giveToken(tabId);
  });
}

async function record(
  db: RegularsDb,
  data: unknown,
  { tabId, url, adapter }: FromPage,
): Promise<RecordAnswer> {
  const parsed = Capture.safeParse(data);
  const shop = shopOf(adapter, url.hostname);
  if (!parsed.success || parsed.data.adapter !== adapter.id || parsed.data.shop !== shop) {
    await setAside(db, data, parsed.error?.issues[0]);
    return { badges: [], subject: null, popup: false };
  }
  const capture = parsed.data;
  const now = Date.now();
  if (capture.kind === 'none') {
    await clearContext(tabId);
    return { badges: [], subject: null, popup: false };
  }
  const recorded = await recordCapture(db, capture, adapter, {
    now,
    url: `${url.origin}${url.pathname}${url.search}`,
  });
  if (adapter.id === 'practice-shop') void rememberPracticeUrl(url.origin);
  const { customerId, orderKey, threadKey } = recorded;
  const keys = recorded.orderKeys.map((key, i) => ({ id: capture.orders[i]?.orderId ?? '', key }));
  const badges = await paint(db, adapter.id, keys);
  if (capture.source === 'answer') return { badges, subject: null, popup: false };

  const before = await contextOf(tabId);
  // On a list the panel keeps the customer whose badge was clicked, while the list re-renders.
  const stays = capture.kind === 'orders' && before?.kind === 'orders' && before.marketplace === adapter.id;
  await setContext(tabId, {
    marketplace: adapter.id,
    kind: capture.kind,
    customerId: stays ? before.customerId : customerId,
    orderKey: stays ? before.orderKey : orderKey,
    threadKey: stays ? before.threadKey : threadKey,
    buyerName: stays
      ? before.buyerName
      : (capture.thread?.buyer.name ?? capture.orders[0]?.buyer.name ?? null),
    missed: capture.missed,
    notes: capture.notes,
    missing: capture.missing,
    broken: recorded.broken,
    at: now,
    ...(stays && before.askedAt ? { askedAt: before.askedAt } : {}),
  });
  const about = capture.kind === 'orders' ? null : { orderKey, threadKey };
  const due = customerId && about ? await dueFollowups(db, now) : [];
  return { badges, subject: about, popup: due.some((followup) => followup.customerId === customerId) };
}

/** Reads what a page received; what is not of its own marketplace is no answer. */
async function heard(db: RegularsDb, detail: unknown, from: FromPage): Promise<HeardAnswer> {
  const capture = typeof detail === 'string' ? readHeard(detail, from) : null;
  if (!capture || capture.kind === 'none') return { badges: [], threadId: null };
  const { badges } = await record(db, capture, from);
  return { badges, threadId: capture.kind === 'thread' ? (capture.thread?.threadId ?? null) : null };
}

async function paint(
  db: RegularsDb,
  marketplace: string,
  orders: readonly { id: string; key: string }[],
): Promise<PaintedBadge[]> {
  if (orders.length === 0) return [];
  const [facts, { tierNames, tierColors }, language] = await Promise.all([
    badgesFor(
      db,
      orders.map(({ key }) => key),
      marketplace,
      Date.now(),
    ),
    readSettings(db),
    languageNow(db),
  ]);
  const t = translator(language);
  return facts.map((fact, i) => ({
    orderId: orders[i]?.id ?? '',
    orderKey: orders[i]?.key ?? '',
    text: badgeText(t, fact, tierNames),
    label: badgeLabel(t, fact, tierNames),
    tone: badgeTone[colorOf(fact.tier.level, tierColors)],
    known: fact.tier.level !== 'unknown',
    open: fact.open,
  }));
}

/** Keeps what a page sent and could not be read, up to a number: a hostile page must not fill the disk with it. */
async function setAside(
  db: RegularsDb,
  data: unknown,
  issue: { path: PropertyKey[]; message: string } | undefined,
): Promise<void> {
  const reason = issue ? `${issue.path.join('.')}: ${issue.message}` : 'of another marketplace than its page';
  const json = (JSON.stringify(data) ?? 'null').slice(0, 20_000);
  await db.transaction('rw', db.setAside, async () => {
    if ((await db.setAside.count()) >= SET_ASIDE) return;
    await db.setAside.put({ id: newId(), table: 'captures', reason, json, at: Date.now() });
  });
}
