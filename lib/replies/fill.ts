import { formatMoney } from '../model/currency.ts';
import type { Money } from '../model/money.ts';
import type { OrderState } from '../model/order.ts';
import { type Condition, conditionsOf, type Node, parseTemplate } from './template.ts';

/** Placeholders that are filled from the customer and the order; any other name is asked for. */
export const placeholders = [
  'buyer',
  'order',
  'item',
  'total',
  'shop',
  'date',
  'orderDate',
  'status',
  'recommend',
] as const;
export type PlaceholderName = (typeof placeholders)[number];

export type Values = Record<string, string>;

/** What is known where a reply is filled, in the language of its text. Survives being sent as a message. */
export type Known = {
  values: Values;
  /** Days that others are counted from, epoch ms. */
  days: Record<string, number>;
  conditions: readonly Condition[];
  locale: string;
  /** How often the reply was used, where its wordings take turns; 0 keeps to the first. */
  turn: number;
};

export const nothingKnown: Known = { values: {}, days: {}, conditions: [], locale: 'en', turn: 0 };

/** A reply's text in pieces. `value` null is a gap: nothing is known for this placeholder, or nothing is chosen. */
export type Part =
  | { text: string }
  | { placeholder: string; value: string | null }
  | { placeholder: string; choose: string[]; value: string | null }
  | { caret: true };

const DAY = 86_400_000;

/** Fills a text as far as it can be. Values are put in literally: a value that looks like a tag is not filled again. */
export function fillParts(text: string, known: Known): Part[] {
  let choices = 0;
  const fill = (nodes: readonly Node[]): Part[] =>
    nodes.flatMap((node): Part[] => {
      if ('text' in node) return [{ text: node.text }];
      if ('caret' in node) return [{ caret: true }];
      if ('if' in node) return fill(known.conditions.includes(node.if) !== node.not ? node.yes : node.no);
      if ('vary' in node) return [{ text: node.vary[known.turn % node.vary.length] ?? '' }];
      if ('choose' in node) {
        choices++;
        return [{ placeholder: `choice ${choices}`, choose: node.choose, value: null }];
      }
      const value = knownValue(node, known);
      if (value !== null) return [{ placeholder: 'name' in node ? node.name : node.said, value }];
      if (node.fallback !== null) return [{ text: node.fallback }];
      return [{ placeholder: 'name' in node ? node.name : node.said, value: null }];
    });
  return joined(fill(parseTemplate(text).nodes));
}

function knownValue(
  node: Extract<Node, { fallback: string | null }>,
  { values, days, locale }: Known,
): string | null {
  if ('name' in node) {
    const value = Object.hasOwn(values, node.name) ? values[node.name] : undefined;
    return value?.trim() ? value : null;
  }
  const from = Object.hasOwn(days, node.from) ? days[node.from] : undefined;
  return from === undefined ? null : dayWords(from + node.days * DAY, locale);
}

/** Texts beside each other as one: what was left out between them is not seen. */
function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if ('text' in part && part.text === '') continue;
    if ('text' in part && last && 'text' in last) last.text += part.text;
    else all.push({ ...part });
  }
  return all;
}

/** Something to be asked of the seller: words, or one of several. */
export type Gap = { name: string; choose: string[] | null };

/** What is left to be asked, each once, in the order it stands. */
export function gapsOf(parts: readonly Part[]): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const part of parts) {
    if ('placeholder' in part && part.value === null)
      gaps.set(part.placeholder, {
        name: part.placeholder,
        choose: 'choose' in part ? part.choose : null,
      });
  }
  return [...gaps.values()];
}

/** The same parts with the seller's answers; an empty one leaves the gap. */
export function answered(parts: readonly Part[], answers: Values): Part[] {
  return parts.map((part) =>
    'placeholder' in part && part.value === null
      ? { ...part, value: answers[part.placeholder]?.trim() || null }
      : part,
  );
}

/** The text as far as it is known, gaps left out. */
export function textOf(parts: readonly Part[]): string {
  return parts
    .map((part) => ('text' in part ? part.text : 'value' in part ? (part.value ?? '') : ''))
    .join('');
}

/** The text to insert. @throws when a gap is left: half-filled text must never reach a buyer */
export function joinParts(parts: readonly Part[]): string {
  const [gap] = gapsOf(parts);
  if (gap !== undefined) throw new Error(`nothing is known for {${gap.name}}`);
  return textOf(parts);
}

/** How many characters follow the caret's mark; 0 where there is none. */
export function afterCaret(parts: readonly Part[]): number {
  const at = parts.findIndex((part) => 'caret' in part);
  return at < 0 ? 0 : textOf(parts.slice(at)).length;
}

export type FillFacts = {
  buyerName: string | null;
  shopName: string;
  now: number;
  /** How many orders the customer has; null while nobody is known. */
  orders?: number | null | undefined;
  /** A product for this customer; nothing where the numbers say nothing or the marketplace forbids it. */
  recommend?: string | null | undefined;
  order: {
    orderId: string;
    status: string | null;
    state?: OrderState | undefined;
    placedAt: number | null;
    total: Money | null;
    items: readonly { title: string }[];
  } | null;
};

function dayWords(instant: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric' }).format(instant);
}

/** What each placeholder stands for, in the language of the text it goes into (`en`, `zh_CN`, …). */
export function knownFor(facts: FillFacts, language: string): Known {
  const locale = language.replace('_', '-');
  const { order } = facts;
  const values: Record<PlaceholderName, string | null | undefined> = {
    buyer: facts.buyerName,
    shop: facts.shopName,
    date: dayWords(facts.now, locale),
    order: order?.orderId,
    status: order?.status,
    recommend: facts.recommend,
    item: order?.items[0]?.title,
    total: order?.total && formatMoney(order.total, locale),
    orderDate: order?.placedAt ? dayWords(order.placedAt, locale) : null,
  };
  return {
    values: Object.fromEntries(
      Object.entries(values).filter((entry): entry is [string, string] => !!entry[1]),
    ),
    days: { date: facts.now, ...(order?.placedAt ? { orderDate: order.placedAt } : {}) },
    conditions: conditionsOf(order?.state ?? null, facts.orders ?? null),
    locale,
    turn: 0,
  };
}
