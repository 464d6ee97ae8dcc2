import type { ShipTo } from './order.ts';

/**
 * The places that an order went to, as segments and figures name them: the country ("US"), and where it is known the
 * province or state in it ("US/CA"; "/CA" where the country is not known).
 */
export function placesOf(shipTo: ShipTo | undefined): { country: string | null; region: string | null } {
  const country = shipTo?.country ?? null;
  return { country, region: shipTo?.region ? `${country ?? ''}/${shipTo.region}` : null };
}
