const tag = /\{\s*(?:recommend|推荐商品|推薦商品|推荐|推薦)\s*(?:\|[^{}]*)?\}/u;

/** True when a reply's text has a place for a product to recommend: which one takes reading many orders. */
export function recommends(text: string): boolean {
  return tag.test(text);
}
