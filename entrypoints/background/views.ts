import type { Adapter } from '../../lib/adapters/schema.ts';
import type { CardData, LibraryData, PopupData, StripData, Subject, TierShown } from '../../lib/bus.ts';
import { type Tier, tierOf, unknownTier } from '../../lib/customers/tier.ts';
import { formatMoney } from '../../lib/model/currency.ts';
import type { Customer } from '../../lib/model/customer.ts';
import { counts, type Order } from '../../lib/model/order.ts';
import { pickVariant } from '../../lib/model/reply.ts';
import type { Settings } from '../../lib/model/settings.ts';
import type { Thread } from '../../lib/model/thread.ts';
import { knownFor } from '../../lib/replies/fill.ts';
import { adapterOf } from '../../lib/store/adapters.ts';
import { readCustomer, tierContext } from '../../lib/store/customers.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { dueFollowups } from '../../lib/store/followups.ts';
import { recommendHere } from '../../lib/store/recommend.ts';
import { lastUse, listReplies } from '../../lib/store/replies.ts';
import { readSettings } from '../../lib/store/settings.ts';
import { colorOf, tierName, tierNote, tierWhy } from '../../lib/words/tier.ts';
import { ago, day, month, whenDue } from '../../lib/words/time.ts';
import { localeOf, type Translate, translator } from '../../lib/words/translate.ts';
import { careOf } from './care.ts';
import { checksOf } from './checks.ts';
import { languageNow, languageOfMessage } from './language.ts';
import { settleSent } from './sent.ts';
import { facts, hereOf, SuggestedReplies } from './suggested.ts';
import { monthlyOrders } from './view-parts.ts';

export type About = {
  customer: Customer | null;
  order: Order | null;
  /** Known from the page even where the order itself was never seen. */
  orderId: string | null;
  thread: Thread | null;
};

/** What the companion frames show, in words: they have no store of their own. */
export class Views {
  private readonly db: RegularsDb;
  private readonly suggested: SuggestedReplies;

  constructor(db: RegularsDb) {
    this.db = db;
    this.suggested = new SuggestedReplies(db);
  }

  /** The records that a subject's keys stand for. */
  async about({ orderKey, threadKey }: Subject): Promise<About> {
    const thread = threadKey ? ((await this.db.threads.get(threadKey)) ?? null) : null;
    const key = orderKey ?? thread?.orderKey ?? null;
    const order = key ? ((await this.db.orders.get(key)) ?? null) : null;
    const customerId = thread?.customerId ?? order?.customerId ?? null;
    const customer = customerId ? ((await this.db.customers.get(customerId)) ?? null) : null;
    // The id is the last part of a key, whatever stands before it.
    const orderId = key?.split('|').slice(2).join('|') ?? null;
    return { customer, order, orderId, thread };
  }

  private async speech() {
    const language = await languageNow(this.db);
    return { language, t: translator(language), locale: localeOf(language), now: Date.now() };
  }

  private async tier(
    customer: Customer | null,
    { now, t }: { now: number; t: Translate },
  ): Promise<{ tier: Tier; names: Settings['tierNames']; shown: TierShown }> {
    const { settings, cuts } = await tierContext(this.db, now);
    const { tierNames: names, tierColors, tierNotes } = settings;
    const tier = customer ? tierOf(customer, settings, cuts, now) : unknownTier;
    const { level } = tier;
    const name = tierName(t, level, names);
    const note = tierNote(level, tierNotes);
    return {
      tier,
      names,
      shown: {
        level,
        name,
        color: colorOf(level, tierColors),
        note: note && t('companion.tierGets', { tier: name, note }),
      },
    };
  }

  private async adapter({ thread, order }: About): Promise<Adapter | null> {
    return adapterOf(this.db, thread?.marketplace ?? order?.marketplace ?? '');
  }

  warm(): void {
    this.suggested.warm();
  }

  async card(subject: Subject): Promise<CardData | null> {
    const { customer, order } = await this.about(subject);
    const { t, locale, now } = await this.speech();
    const { tier, names, shown } = await this.tier(customer, { now, t });
    const view = customer ? await readCustomer(this.db, customer.id, now) : undefined;
    if (!view && !order) return null;
    const totals = view?.customer.totals;
    return {
      customerId: customer?.id ?? null,
      name: view?.customer.name ?? order?.buyerName ?? '',
      tier: { ...shown, why: tierWhy(t, tier, { names, locale, now }) },
      orderCount: t('orders', { count: totals?.orders ?? 0 }),
      doNotContact: customer?.contact.doNotContact || null,
      spend: Object.entries(totals?.spend ?? {}).map(([currency, minor]) =>
        formatMoney({ minor, currency }, locale),
      ),
      since: totals?.firstOrderAt ? month(totals.firstOrderAt, locale) : null,
      lastAgo: totals?.lastOrderAt ? ago(totals.lastOrderAt, now, locale) : null,
      lastOrders: (view?.orders ?? []).slice(0, 5).map((one) => ({
        orderId: one.orderId,
        when: one.placedAt ? day(one.placedAt, locale, one.placedOnDate ? 'UTC' : undefined) : '',
        items: one.items
          .map(({ title, quantity }) => (quantity > 1 ? `${title} ×${quantity}` : title))
          .join(', '),
        total: one.total ? formatMoney(one.total, locale) : null,
        status: one.status,
      })),
      months: monthlyOrders((view?.orders ?? []).filter(counts), now, locale),
      followups: (view?.followups ?? [])
        .filter(({ doneAt }) => doneAt === null)
        .slice(0, 3)
        .map(({ id, dueAt, text }) => ({ id, text, when: whenDue(dueAt, now, locale), due: dueAt <= now })),
      notes: view?.notes.length ?? 0,
    };
  }

  async strip(subject: Subject): Promise<StripData> {
    const about = await this.about(subject);
    const { customer, order, orderId, thread } = about;
    const { t, locale, now, language } = await this.speech();
    const { shown } = await this.tier(customer, { now, t });
    const settings = await readSettings(this.db);
    const adapter = await this.adapter(about);
    if (thread) await settleSent(this.db, thread);
    const message = thread?.lastBuyerMessage ?? null;
    const placed = order?.placedAt ? ago(order.placedAt, now, locale) : null;
    const orderWords = orderId
      ? [t('companion.order', { order: orderId }), order?.status, placed].filter(Boolean).join(' · ')
      : null;
    return {
      name: customer?.name || thread?.buyerName || '',
      known: customer !== null,
      tier: shown,
      orderCount: t('orders', { count: customer?.totals.orders ?? 0 }),
      doNotContact: customer?.contact.doNotContact || null,
      order: orderWords,
      care: await careOf(this.db, about, adapter, settings, { t, language, now }),
      asked: message !== null,
      suggestions: message
        ? await this.suggested.for(message, about, { language, settings, t, adapter })
        : [],
      checks: await checksOf(this.db, about, { adapter, settings, language }),
      collapsed: settings.stripCollapsed,
      inserted: thread ? await this.inserted(thread, now) : null,
    };
  }

  /** What was just inserted, with the files that the page was not handed. */
  private async inserted({ key }: Thread, now: number): Promise<StripData['inserted']> {
    const use = await lastUse(this.db, key, now);
    if (!use) return null;
    const reply = use.attached ? undefined : await this.db.replies.get(use.replyId);
    return { id: use.id, replyId: use.replyId, files: use.sent ? [] : (reply?.files ?? []) };
  }

  async library(subject: Subject): Promise<LibraryData> {
    const about = await this.about(subject);
    const settings = await readSettings(this.db);
    const language = await languageNow(this.db);
    const replies = await listReplies(this.db);
    const languages = new Set(replies.flatMap(({ variants }) => Object.keys(variants)));
    const adapter = await this.adapter(about);
    const recommend = await recommendHere(this.db, replies, {
      customerId: about.customer?.id ?? null,
      adapter,
      now: Date.now(),
    });
    const message = about.thread?.lastBuyerMessage;
    const written = message ? await languageOfMessage(message) : null;
    return {
      replies,
      known: Object.fromEntries(
        [...languages].map((code) => [
          code,
          knownFor({ ...facts(about, settings.shopName), recommend }, code),
        ]),
      ),
      language: written,
      here: hereOf(about, written),
      checks: await checksOf(this.db, about, { adapter, settings, language }),
    };
  }

  /** The longest due promise to the customer of a subject. */
  async popup(subject: Subject): Promise<PopupData | null> {
    const { customer } = await this.about(subject);
    const { locale, now, language } = await this.speech();
    const due = (await dueFollowups(this.db, now)).find(({ customerId }) => customerId === customer?.id);
    if (!customer || !due) return null;
    const { snoozeMinutes } = await readSettings(this.db);
    const { id, text, promisedAt, replyId } = due;
    const reply = replyId ? await this.db.replies.get(replyId) : undefined;
    return {
      id,
      text,
      when: whenDue(promisedAt, now, locale),
      name: customer.name,
      snoozeMinutes,
      reply: reply ? pickVariant(reply, language).variant.title : null,
    };
  }
}
