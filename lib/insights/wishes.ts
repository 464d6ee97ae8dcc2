import type { Case } from '../model/case.ts';

/** What customers wish of one product; the newest wish first. */
export type ProductWishes = { product: string; wishes: Case[]; customers: Set<string> };

/**
 * Wishes gathered by product, those wished for by most customers first; the empty product is of those that name none.
 * @param of only wishes of these customers; null: of everybody
 */
export function wishesByProduct(cases: readonly Case[], of: ReadonlySet<string> | null): ProductWishes[] {
  const wishes = cases.filter(({ kind, customerId }) => kind === 'wish' && (!of || of.has(customerId)));
  return [...Map.groupBy(wishes, ({ product }) => product?.trim() ?? '')]
    .map(([product, some]) => ({
      product,
      wishes: some.toSorted((a, b) => b.openedAt - a.openedAt),
      customers: new Set(some.map(({ customerId }) => customerId)),
    }))
    .sort(
      (a, b) =>
        b.customers.size - a.customers.size ||
        b.wishes.length - a.wishes.length ||
        a.product.localeCompare(b.product),
    );
}
