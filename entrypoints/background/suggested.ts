import type { Adapter } from '../../lib/adapters/schema.ts';
import type { FilledReply } from '../../lib/bus.ts';
import { pickVariant, speaks } from '../../lib/model/reply.ts';
import type { Settings } from '../../lib/model/settings.ts';
import { fillParts, knownFor } from '../../lib/replies/fill.ts';
import { type Here, isOffered } from '../../lib/replies/places.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { dueFollowups } from '../../lib/store/followups.ts';
import { recommendHere } from '../../lib/store/recommend.ts';
import { namesIn } from '../../lib/store/replies.ts';
import { noteUnanswered } from '../../lib/store/unanswered.ts';
import type { Translate } from '../../lib/words/translate.ts';
import { whyWords } from '../../lib/words/why.ts';
import { languageOfMessage } from './language.ts';
import { Library } from './library.ts';
import type { About } from './views.ts';

/** So many are ranked, that three are left of those that are offered here. */
const AMONG = 12;
const SHOWN = 3;

/** The replies that a strip offers: what is due for the customer first, then what answers the last message. */
export class SuggestedReplies {
  private readonly db: RegularsDb;
  private readonly library: Library;

  constructor(db: RegularsDb) {
    this.db = db;
    this.library = new Library(db);
  }

  warm(): void {
    this.library.warm();
  }

  /** Three at most, filled in. Where no reply is sure to answer the message, what it is about is noted. */
  async for(
    message: string,
    about: About,
    {
      language,
      settings,
      t,
      adapter,
    }: { language: string; settings: Settings; t: Translate; adapter: Adapter | null },
  ): Promise<FilledReply[]> {
    const turns = adapter?.limits.repeatedTextWarns ?? false;
    const suggested = await this.library.suggest(message, about.order?.state ?? null, AMONG);
    if (suggested.length === 0) await this.note(message, about);
    const found = [
      ...(await this.due(about)).map((replyId) => ({ replyId, match: null })),
      ...suggested.map((match) => ({ replyId: match.replyId, match })),
    ];
    const written = (await languageOfMessage(message)) ?? language;
    const here = hereOf(about, written);
    const replies = await this.db.replies.bulkGet(found.map(({ replyId }) => replyId));
    const recommend = await recommendHere(this.db, replies, {
      customerId: about.customer?.id ?? null,
      adapter,
      now: Date.now(),
    });
    const seen = new Set<string>();
    const all = found.flatMap((suggestion, i) => {
      const reply = replies[i];
      if (!reply || seen.has(reply.id) || !isOffered(reply, here)) return [];
      seen.add(reply.id);
      const chosen = pickVariant(reply, written);
      const known = knownFor({ ...facts(about, settings.shopName), recommend }, chosen.language);
      return [
        {
          replyId: reply.id,
          title: pickVariant(reply, language).variant.title,
          parts: fillParts(chosen.variant.text, { ...known, turn: turns ? reply.useCount : 0 }),
          why: suggestion.match ? whyWords(t, message, suggestion.match) : t('companion.dueReply'),
          missing: speaks(written, chosen.language) ? null : written,
          files: reply.files ?? [],
        },
      ];
    });
    return all.slice(0, SHOWN);
  }

  /** Replies that go with what is due for this customer: they come before what the message suggests. */
  private async due({ customer }: About): Promise<string[]> {
    if (!customer) return [];
    const due = (await dueFollowups(this.db, Date.now())).filter(
      ({ customerId }) => customerId === customer.id,
    );
    return due.flatMap(({ replyId }) => replyId ?? []);
  }

  private async note(message: string, { thread, customer, order }: About): Promise<void> {
    if (thread?.lastFrom !== 'buyer') return;
    const others = [customer?.name, order?.buyerName].filter((name) => !!name) as string[];
    const names = [...(await namesIn(this.db, thread)), ...others];
    const topic = this.library.topicOf(message, names);
    if (topic) await noteUnanswered(this.db, { threadKey: thread.key, ...topic, at: Date.now() });
  }
}

/** Where a reply would be offered. */
export function hereOf({ order, thread }: About, language: string | null): Here {
  const of = thread ?? order;
  return {
    marketplace: of?.marketplace ?? null,
    shop: of?.shop ?? null,
    language,
    state: order?.state ?? null,
  };
}

/** What replies to this thread are filled with. */
export function facts({ customer, order, orderId, thread }: About, shopName: string) {
  const buyerName = thread?.buyerName ?? customer?.name ?? order?.buyerName ?? null;
  const unseen = orderId ? { orderId, status: null, placedAt: null, total: null, items: [] } : null;
  const orders = customer ? customer.totals.orders : null;
  return { buyerName, shopName, now: Date.now(), orders, order: order ?? unseen };
}
