import type { OrderState } from '../model/order.ts';
import { type ReplyPlaces, type SavedReply, speaks } from '../model/reply.ts';

/** Where a reply would be written; null where that is not known. */
export type Here = {
  marketplace: string | null;
  shop: string | null;
  /** The buyer's. */
  language: string | null;
  state: OrderState | null;
};

export const everywhere: ReplyPlaces = { marketplaces: [], shops: [], languages: [], states: [] };

/** Whether a reply is offered here. What is not known hides nothing: rather one too many than one missing. */
export function isOffered({ places }: Pick<SavedReply, 'places'>, here: Here): boolean {
  if (!places) return true;
  const fits = <T>(list: readonly T[], value: T | null, same = (a: T, b: T) => a === b) =>
    list.length === 0 || value === null || list.some((one) => same(one, value));
  return (
    fits(places.marketplaces, here.marketplace) &&
    fits(places.shops, here.shop || null) &&
    fits(places.languages, here.language, speaks) &&
    fits(places.states, here.state === 'unknown' ? null : here.state)
  );
}
