import type { OrderState } from '../model/order.ts';

/**
 * The grammar of a reply's text. What stands in braces on one line is a tag:
 *
 *     {buyer}  {buyer|there}                       a value, and what stands there where none is known
 *     {date + 3 days}  {orderDate - 1 week}        a day counted from another
 *     {if delivered}…{else}…{end}  {if not repeat}…{end}
 *     {choose red | blue}                          picked by the seller before it is inserted
 *     {vary Hi | Hello}                            the next of them each time, where repeated text is punished
 *     {caret}                                      where the caret stands afterwards
 *
 * Each word of the grammar is known in Chinese too (如果, 否则, 结束, 选, 换, 光标). Anything else in braces is text.
 */
export type Node =
  | { text: string }
  | { name: string; fallback: string | null }
  | { from: string; days: number; said: string; fallback: string | null }
  | { choose: string[] }
  | { vary: string[] }
  | { if: Condition; not: boolean; yes: Node[]; no: Node[] }
  | { caret: true };

/** What is wrong with a text, and at which character. */
export type Problem = {
  at: number;
  length: number;
  what:
    | 'unclosed'
    | 'unknownCondition'
    | 'missingEnd'
    | 'strayEnd'
    | 'strayElse'
    | 'emptyChoice'
    | 'notADate';
  found: string;
};

export const conditions = [
  'unpaid',
  'paid',
  'shipped',
  'delivered',
  'returned',
  'refunded',
  'cancelled',
  'repeat',
  'new',
] as const;
export type Condition = (typeof conditions)[number];

const chineseConditions: Record<string, Condition> = {
  未付款: 'unpaid',
  已付款: 'paid',
  已发货: 'shipped',
  已發貨: 'shipped',
  已签收: 'delivered',
  已送達: 'delivered',
  退货: 'returned',
  退貨: 'returned',
  已退款: 'refunded',
  已取消: 'cancelled',
  老客: 'repeat',
  熟客: 'repeat',
  新客: 'new',
};

/** Names of values in Chinese, as 千牛 and others write them. */
const chineseNames: Record<string, string> = {
  买家: 'buyer',
  買家: 'buyer',
  买家昵称: 'buyer',
  客户: 'buyer',
  订单号: 'order',
  訂單編號: 'order',
  订单编号: 'order',
  商品: 'item',
  宝贝: 'item',
  商品名称: 'item',
  金额: 'total',
  金額: 'total',
  店铺: 'shop',
  店名: 'shop',
  店鋪: 'shop',
  日期: 'date',
  今天: 'date',
  下单日期: 'orderDate',
  下單日期: 'orderDate',
  推荐: 'recommend',
  推薦: 'recommend',
  推荐商品: 'recommend',
  推薦商品: 'recommend',
  订单状态: 'status',
  訂單狀態: 'status',
  快递公司: 'carrier',
  快递单号: 'trackingNumber',
  物流单号: 'trackingNumber',
};

/** Days that other days can be counted from. */
const dayNames: Record<string, string> = {
  date: 'date',
  today: 'date',
  now: 'date',
  orderDate: 'orderDate',
  ordered: 'orderDate',
  shipped: 'shippedDate',
  shippedDate: 'shippedDate',
  delivered: 'deliveryDate',
  deliveryDate: 'deliveryDate',
  日期: 'date',
  今天: 'date',
  下单: 'orderDate',
  下單: 'orderDate',
  下单日期: 'orderDate',
  发货: 'shippedDate',
  發貨: 'shippedDate',
  签收: 'deliveryDate',
  收货: 'deliveryDate',
  簽收: 'deliveryDate',
};
/** In days. A month is thirty: nobody is promised something for the 31st of February. */
const units: Record<string, number> = {
  day: 1,
  days: 1,
  天: 1,
  日: 1,
  week: 7,
  weeks: 7,
  周: 7,
  週: 7,
  month: 30,
  months: 30,
  个月: 30,
  個月: 30,
};

const identifier = /^\p{L}[\p{L}\p{N}_]*$/u;
const counted = /^(\p{L}[\p{L}\p{N}_]*)\s*([+\-−])\s*(\d{1,3})\s*(\p{L}+)$/u;
const words = {
  if: /^(?:if|如果|若)\s+(not\s+|不是|非)?(.+)$/u,
  else: /^(?:else|否则|否則)$/u,
  end: /^(?:end|结束|結束)$/u,
  choose: /^(?:choose|选|選)\s+(.*)$/u,
  vary: /^(?:vary|换|換)\s+(.*)$/u,
  caret: /^(?:caret|光标|游標)$/u,
};

/** A word's entry; none for words that every object knows. */
const entryOf = <T>(table: Record<string, T>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
const optionsOf = (list: string) => list.split(/\s*[|｜]\s*/).map((one) => one.trim());

/** A condition whose {end} has not come yet, and where its nodes went before it. */
type Open = { node: Extract<Node, { if: Condition }>; outer: Node[]; at: number; length: number };
type Tag = { at: number; length: number; said: string };

/** A text as nodes, and what is wrong with it. What cannot be read stays text: nothing is lost. */
export function parseTemplate(text: string): { nodes: Node[]; problems: Problem[] } {
  const parser = new Parser(text);
  for (let at = 0; at < text.length; ) {
    const tag = text[at] === '{' ? tagAt(text, at) : null;
    if (text[at] === '{' && !tag && isUnclosed(text, at))
      parser.say({ at, length: 1, said: text.slice(at, at + 20) }, 'unclosed');
    if (!tag || !parser.take(tag)) parser.plain += text.slice(at, at + (tag?.length ?? 1));
    at += tag?.length ?? 1;
  }
  return parser.finish();
}

class Parser {
  plain = '';
  private readonly nodes: Node[] = [];
  private readonly problems: Problem[] = [];
  private readonly open: Open[] = [];
  private into = this.nodes;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  say({ at, length, said }: Tag, what: Problem['what']): false {
    this.problems.push({ at, length, what, found: said });
    return false;
  }

  private flush(): void {
    if (this.plain) this.into.push({ text: this.plain });
    this.plain = '';
  }

  /** @returns false when the tag is none, and stays text */
  take(tag: Tag): boolean {
    const condition = words.if.exec(tag.said);
    if (condition) return this.begin(tag, conditionOf(condition[2] ?? ''), condition[1] !== undefined);
    if (words.else.test(tag.said)) return this.otherwise(tag);
    if (words.end.test(tag.said)) return this.end(tag);
    const node = leafOf(tag.said, (what) => this.say(tag, what));
    if (!node) return false;
    this.flush();
    this.into.push(node);
    return true;
  }

  private begin(tag: Tag, condition: Condition | null, not: boolean): boolean {
    if (condition === null) return this.say(tag, 'unknownCondition');
    this.flush();
    const node = { if: condition, not, yes: [], no: [] };
    this.into.push(node);
    this.open.push({ node, outer: this.into, at: tag.at, length: tag.length });
    this.into = node.yes;
    return true;
  }

  private otherwise(tag: Tag): boolean {
    const last = this.open.at(-1);
    if (!last || this.into === last.node.no) return this.say(tag, 'strayElse');
    this.flush();
    this.into = last.node.no;
    return true;
  }

  private end(tag: Tag): boolean {
    const last = this.open.pop();
    if (!last) return this.say(tag, 'strayEnd');
    this.flush();
    this.into = last.outer;
    return true;
  }

  finish() {
    this.flush();
    for (const { at, length } of this.open)
      this.say({ at, length, said: this.text.slice(at + 1, at + length - 1).trim() }, 'missingEnd');
    return { nodes: this.nodes, problems: this.problems };
  }
}

/** The tag that begins at a brace: up to the next brace on the same line. */
function tagAt(text: string, at: number): Tag | null {
  const inner = /^\{([^{}\n]{1,500})\}/.exec(text.slice(at, at + 502))?.[1];
  return inner === undefined ? null : { at, length: inner.length + 2, said: inner.trim() };
}

/** A brace that a letter follows was meant as a tag; `:-{` and `{}` were not. */
const isUnclosed = (text: string, at: number) =>
  /^\{\s*\p{L}[^{}]*(?:\n|\{|$)/u.test(text.slice(at, at + 60));

function conditionOf(said: string): Condition | null {
  const word = said.trim();
  return conditions.find((one) => one === word.toLowerCase()) ?? entryOf(chineseConditions, word) ?? null;
}

function leafOf(said: string, problem: (what: Problem['what']) => false): Node | null {
  if (words.caret.test(said)) return { caret: true };
  for (const kind of ['choose', 'vary'] as const) {
    const list = words[kind].exec(said)?.[1];
    if (list === undefined) continue;
    const options = optionsOf(list);
    if (options.length > 1 && options.every(Boolean))
      return kind === 'choose' ? { choose: options } : { vary: options };
    problem('emptyChoice');
    return null;
  }
  const [value = '', ...rest] = said.split(/[|｜]/);
  const fallback = rest.length > 0 ? rest.join('|').trim() : null;
  const name = value.trim();
  const sum = counted.exec(name);
  if (sum) {
    const [, from = '', sign, count, unit = ''] = sum;
    const day = entryOf(dayNames, from);
    const length = entryOf(units, unit.toLowerCase());
    if (day === undefined || length === undefined) {
      problem('notADate');
      return null;
    }
    return { from: day, days: Number(count) * length * (sign === '+' ? 1 : -1), said: name, fallback };
  }
  return identifier.test(name) ? { name: entryOf(chineseNames, name) ?? name, fallback } : null;
}

/** Which conditions hold of an order and its customer. @param orders how many the customer has that count */
export function conditionsOf(state: OrderState | null, orders: number | null): Condition[] {
  const holding: Condition[] = [];
  if (state === 'returning') holding.push('returned');
  else if (state === 'refunded') holding.push('returned', 'refunded');
  else if (state && state !== 'unknown') holding.push(state);
  if (orders !== null) holding.push(orders >= 2 ? 'repeat' : 'new');
  return holding;
}
