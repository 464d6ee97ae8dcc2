import { messageRules } from '../../lib/adapters/message-rules.ts';
import type { Adapter } from '../../lib/adapters/schema.ts';
import type { Checks } from '../../lib/bus.ts';
import type { Settings } from '../../lib/model/settings.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import type { About } from './views.ts';

/** Orders of the same customer that a message may well speak of, besides the thread's own. */
const MOST_ORDERS = 50;

/** What a message to a subject's buyer is checked against. */
export async function checksOf(
  db: RegularsDb,
  { customer, order, orderId, thread }: About,
  { adapter, settings, language }: { adapter: Adapter | null; settings: Settings; language: string },
): Promise<Checks> {
  const marketplace = adapter?.id ?? '';
  const [buyer = null, ...otherNames] = [
    ...new Set([thread?.buyerName, customer?.name, order?.buyerName].filter((name) => !!name)),
  ] as string[];
  const others = customer
    ? await db.orders.where('customerId').equals(customer.id).limit(MOST_ORDERS).toArray()
    : [];
  const theirs = others.filter((one) => one.marketplace === marketplace).map((one) => one.orderId);
  return {
    marketplace,
    name: adapter?.name[language] ?? adapter?.name.en ?? marketplace,
    ...messageRules(adapter),
    thread: { buyer, otherNames, orderIds: [...new Set([...(orderId ? [orderId] : []), ...theirs])] },
    own: settings.ownWords,
    off: settings.checksOff[marketplace] ?? [],
    lastBuyerMessage: thread?.lastBuyerMessage ?? null,
    attach: attachOf(adapter),
  };
}

/** Whether a page of this marketplace has a file field that may be filled, and how much it takes. */
function attachOf(adapter: Adapter | null): Checks['attach'] {
  const fields = adapter?.pages.flatMap((page) =>
    page.kind === 'thread' ? (page.composer.files ?? []) : [],
  );
  return fields?.[0] ? { bytes: fields[0].bytes ?? null, most: fields[0].most ?? null } : null;
}
