import { MessageSquareText, Plus, Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { usePinyin } from '../../components/replies/use-pinyin.ts';
import { Button } from '../../components/ui/Button.tsx';
import { EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { TextField } from '../../components/ui/TextField.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useQuery } from '../../lib/app/hooks.ts';
import type { PageContext } from '../../lib/app/page-context.ts';
import type { FillFacts } from '../../lib/replies/fill.ts';
import { languageOf } from '../../lib/replies/language.ts';
import { isOffered } from '../../lib/replies/places.ts';
import { searchReplies } from '../../lib/replies/search.ts';
import { recommendHere } from '../../lib/store/recommend.ts';
import { listReplies } from '../../lib/store/replies.ts';
import { openDesk } from './open-desk.ts';
import { ReplyRow } from './ReplyRow.tsx';
import './replies-tab.css';

const PAGE = 40;

/** The reply library beside the page: search, see, copy with the placeholders filled. Nothing is ever sent. */
export function RepliesTab({
  context,
  customerId,
  now,
}: {
  context: PageContext | null;
  customerId: string | null;
  now: number;
}) {
  const { t, language, settings, adapters } = useApp();
  const replies = useQuery(listReplies, []);
  const about = useAbout(context, customerId);
  const adapter = adapters.find(({ id }) => id === context?.marketplace) ?? null;
  const recommend = useQuery(
    async (db) => recommendHere(db, replies ?? [], { customerId, adapter, now: Date.now() }),
    [replies, customerId, adapter],
  );
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(PAGE);
  const [open, setOpen] = useState<string | null>(null);
  const sought = useDeferredValue(query.trim());
  const spell = usePinyin(/^[a-z\s]+$/i.test(sought));
  const here = useMemo(
    () => ({
      marketplace: context?.marketplace ?? null,
      shop: about?.shop ?? null,
      language: about?.message ? languageOf(about.message) : null,
      state: about?.order?.state ?? null,
    }),
    [context, about],
  );
  const found = useMemo(() => {
    const offered = (replies ?? []).filter((reply) => isOffered(reply, here));
    return sought ? searchReplies(offered, sought, language, spell) : offered;
  }, [replies, sought, language, spell, here]);
  if (!replies) return <Loading />;
  const facts: FillFacts = {
    buyerName: about?.name ?? null,
    shopName: settings.shopName,
    now,
    orders: about?.orders ?? null,
    recommend,
    order: about?.order ?? null,
  };
  // The buyer's own language where a message of theirs was read.
  const wanted = languageOf(about?.message ?? '') ?? language;
  return (
    <div className="p-tab">
      <h1 className="r-hidden">{t('panel.replies')}</h1>
      <div className="p-replies-head">
        <TextField
          type="search"
          label={t('panel.searchReplies')}
          hideLabel
          placeholder={t('panel.searchReplies')}
          icon={<Search aria-hidden="true" />}
          value={query}
          onChange={(text) => {
            setQuery(text);
            setShown(PAGE);
          }}
        />
        <Button icon={<Plus aria-hidden="true" />} onClick={() => openDesk('#replies')}>
          {t('panel.newReply')}
        </Button>
      </div>
      {replies.length === 0 ? (
        <EmptyState
          icon={<MessageSquareText aria-hidden="true" />}
          title={t('panel.noReplies')}
          text={t('panel.noRepliesText')}
        />
      ) : found.length === 0 ? (
        <p className="p-quiet">{t('panel.noReplyFound')}</p>
      ) : (
        <p className="p-quiet">
          {about?.name ? t('panel.filledFor', { name: about.name }) : t('panel.filledForNobody')}
        </p>
      )}
      <ul className="p-replies">
        {found.slice(0, shown).map((reply) => (
          <ReplyRow
            key={reply.id}
            reply={reply}
            wanted={wanted}
            facts={facts}
            marketplace={context?.marketplace ?? null}
            open={open === reply.id}
            onToggle={() => setOpen(open === reply.id ? null : reply.id)}
            about={{ customerId, orderKey: about?.orderKey ?? null, threadKey: about?.threadKey ?? null }}
          />
        ))}
      </ul>
      {found.length > shown ? (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {t('panel.moreReplies', { count: Math.min(PAGE, found.length - shown) })}
        </Button>
      ) : null}
    </div>
  );
}

/** Who and which order a copied reply is for. A customer who was looked up has no order on this page. */
function useAbout(context: PageContext | null, customerId: string | null) {
  return useQuery(
    async (db) => {
      const same = context !== null && context.customerId === customerId;
      const orderKey = same ? context.orderKey : null;
      const threadKey = same ? context.threadKey : null;
      const [customer, order, thread] = await Promise.all([
        customerId === null ? undefined : db.customers.get(customerId),
        orderKey === null ? undefined : db.orders.get(orderKey),
        threadKey === null ? undefined : db.threads.get(threadKey),
      ]);
      const name = customer?.name ?? order?.buyerName ?? thread?.buyerName ?? null;
      const shop = thread?.shop ?? order?.shop ?? null;
      const message = thread?.lastBuyerMessage ?? null;
      return {
        name,
        order: order ?? null,
        orders: customer?.totals.orders ?? null,
        orderKey,
        threadKey,
        message,
        shop,
      };
    },
    [context, customerId],
  );
}
