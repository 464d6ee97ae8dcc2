import { z } from './z.ts';

/** An amount as an integer of the currency's minor units (cents, 分) with its ISO 4217 code. */
export const Money = z.strictObject({
  minor: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Money = z.infer<typeof Money>;

/** Amounts by ISO 4217 code, in minor units. Different currencies are never added up. */
export const MoneyByCurrency = z.record(z.string().regex(/^[A-Z]{3}$/), z.int());
export type MoneyByCurrency = z.infer<typeof MoneyByCurrency>;
