/** The marketplace's own id in an order's key, `marketplace|shop|orderId`, for an order that is not at hand. */
export function orderIdIn(key: string): string {
  return key.split('|').slice(2).join('|') || key;
}
