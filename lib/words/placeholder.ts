import type { Translate } from './translate.ts';

const named = [
  'buyer',
  'order',
  'item',
  'total',
  'shop',
  'date',
  'orderDate',
  'status',
  'recommend',
  'carrier',
  'trackingNumber',
  'deliveryDate',
  'days',
  'amount',
  'address',
] as const;

/** What a placeholder stands for, in words: "carrier", 快递公司. One of the seller's own is called as it is written. */
export function placeholderName(t: Translate, name: string): string {
  const known = named.find((one) => one === name);
  return known ? t(`placeholder.${known}`) : name;
}
