import { onMessage } from '../../lib/bus.ts';
import { languageOf } from '../../lib/replies/language.ts';
import { openCase, removeCase } from '../../lib/store/cases.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import {
  addFollowup,
  finishFollowup,
  snoozeFollowup,
  snoozeUntilTheyWrite,
} from '../../lib/store/followups.ts';
import { judgeMark } from '../../lib/store/marks.ts';
import { recordUse, saveReply } from '../../lib/store/replies.ts';
import { turnOffCheck, writeSettings } from '../../lib/store/settings.ts';
import { waiveTurns } from '../../lib/store/turns.ts';
import { forgetUnanswered } from '../../lib/store/unanswered.ts';
import { languageNow } from './language.ts';
import { openPanel, showCustomer } from './panel.ts';
import { fromCompanion } from './sender.ts';
import { noteBrought, noteEdited } from './sent.ts';
import { claimToken } from './tokens.ts';
import type { Views } from './views.ts';

/** Answers companion frames. Who asks is judged first, by the browser's word for the sender. */
export function answerCompanions(db: RegularsDb, views: Views): void {
  onMessage('claimCompanion', async ({ data, sender }) => {
    const good = await claimToken(fromCompanion(sender).tabId, data);
    return good ? languageNow(db) : null;
  });
  onMessage('card', ({ data, sender }) => {
    fromCompanion(sender);
    return views.card(data);
  });
  onMessage('strip', ({ data, sender }) => {
    fromCompanion(sender);
    return views.strip(data);
  });
  onMessage('library', ({ data, sender }) => {
    fromCompanion(sender);
    return views.library(data);
  });
  onMessage('popup', ({ data, sender }) => {
    fromCompanion(sender);
    return views.popup(data);
  });
  onMessage('used', async ({ data, sender }) => {
    fromCompanion(sender);
    const { customer, order, thread } = await views.about(data.subject);
    await recordUse(db, {
      id: data.id,
      replyId: data.replyId,
      title: data.title,
      customerId: customer?.id ?? null,
      orderKey: order?.key ?? null,
      threadKey: thread?.key ?? null,
      at: Date.now(),
      ...(data.attached ? { attached: true } : {}),
    });
    if (thread) await forgetUnanswered(db, [thread.key]);
  });
  onMessage('brought', async ({ data: { subject, id }, sender }) => {
    fromCompanion(sender);
    const { thread } = await views.about(subject);
    if (thread) await noteBrought(db, thread, id);
  });
  onMessage('drafted', async ({ data: { subject }, sender }) => {
    fromCompanion(sender);
    if (subject.threadKey) await noteEdited(subject.threadKey);
  });
  onMessage('replyFiles', async ({ data, sender }) => {
    fromCompanion(sender);
    const all = (await db.replies.get(data.replyId))?.files ?? [];
    const files = all.filter(({ id }) => data.id === null || id === data.id);
    const contents = await db.files.bulkGet(files.map(({ id }) => id));
    return files.flatMap(({ id, name, type }, i) => {
      const content = contents[i];
      return content ? [{ id, name, type, data: content.data }] : [];
    });
  });
  onMessage('saveReply', async ({ data: { id, title, text }, sender }) => {
    fromCompanion(sender);
    const language = languageOf(text) ?? (await languageNow(db));
    const variants = { [language]: { title, text, examples: [] } };
    await saveReply(db, { id, tags: [], variants }, Date.now());
  });
  onMessage('collapseStrip', async ({ data, sender }) => {
    fromCompanion(sender);
    await writeSettings(db, { stripCollapsed: data });
  });
  onMessage('turnOffCheck', async ({ data: { marketplace, rule }, sender }) => {
    fromCompanion(sender);
    await turnOffCheck(db, marketplace, rule);
  });
  onMessage('remind', async ({ data: { id, subject, text, dueAt }, sender }) => {
    fromCompanion(sender);
    const { customer, order } = await views.about(subject);
    if (customer) {
      const draft = { id, customerId: customer.id, orderKey: order?.key ?? null, text, dueAt };
      await addFollowup(db, draft, Date.now());
    }
  });
  onMessage('finishFollowup', async ({ data, sender }) => {
    fromCompanion(sender);
    await finishFollowup(db, data, Date.now());
  });
  onMessage('snoozeFollowup', async ({ data, sender }) => {
    fromCompanion(sender);
    if (data.minutes === null) await snoozeUntilTheyWrite(db, data.id, Date.now());
    else await snoozeFollowup(db, data.id, data.minutes, Date.now());
  });
  onMessage('waiveTurns', async ({ data, sender }) => {
    fromCompanion(sender);
    const { thread } = await views.about(data);
    if (thread) await waiveTurns(db, thread.key, Date.now());
  });
  onMessage('judgeMark', async ({ data: { id, is }, sender }) => {
    fromCompanion(sender);
    await judgeMark(db, id, is === null ? 'suggested' : is ? 'confirmed' : 'declined');
  });
  onMessage('openCase', async ({ data: { id, subject, kind }, sender }) => {
    fromCompanion(sender);
    const { customer, order, thread } = await views.about(subject);
    if (!customer) return;
    const of = { customerId: customer.id, orderKey: order?.key ?? null, threadKey: thread?.key ?? null };
    await openCase(db, { id, ...of, kind, text: thread?.lastBuyerMessage ?? '' }, Date.now());
  });
  onMessage('removeCase', async ({ data, sender }) => {
    fromCompanion(sender);
    await removeCase(db, data);
  });
  onMessage('showInPanel', ({ data, sender }) => {
    if (sender.tab?.id !== undefined) openPanel(sender.tab.id);
    return showCustomer(views, fromCompanion(sender).tabId, data);
  });
}
