import { formatMoney } from '../model/currency.ts';
import type { Money } from '../model/money.ts';

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
] as const;
export type PlaceholderName = (typeof placeholders)[number];

export type Values = Record<string, string>;

/** A reply's text in pieces. `value` null is a gap: nothing is known for this placeholder. */
export type Part = { text: string } | { placeholder: string; value: string | null };

const placeholder = /\{([A-Za-z][A-Za-z0-9_]*)\}/g;

/** Cuts a text at its placeholders. Values are put in literally: a value that looks like one is not filled again. */
export function fillParts(text: string, values: Values): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    const name = match[1] as string;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    parts.push({ placeholder: name, value: value?.trim() ? value : null });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Names of the placeholders without a value, each once, in the order they stand. */
export function gapsOf(parts: readonly Part[]): string[] {
  const gaps = parts.flatMap((part) =>
    'placeholder' in part && part.value === null ? [part.placeholder] : [],
  );
  return [...new Set(gaps)];
}

/** The text as far as it is known, gaps left out. */
export function textOf(parts: readonly Part[]): string {
  return parts.map((part) => ('text' in part ? part.text : (part.value ?? ''))).join('');
}

/** The text to insert. @throws when a gap is left: half-filled text must never reach a buyer */
export function joinParts(parts: readonly Part[]): string {
  const [gap] = gapsOf(parts);
  if (gap !== undefined) throw new Error(`nothing is known for {${gap}}`);
  return parts.map((part) => ('text' in part ? part.text : part.value)).join('');
}

export type FillFacts = {
  buyerName: string | null;
  shopName: string;
  now: number;
  order: {
    orderId: string;
    status: string | null;
    placedAt: number | null;
    total: Money | null;
    items: readonly { title: string }[];
  } | null;
};

/** What each placeholder stands for, in the language of the text it goes into (`en`, `zh_CN`, …). */
export function valuesFor(facts: FillFacts, language: string): Values {
  const locale = language.replace('_', '-');
  const day = (instant: number) =>
    new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric' }).format(instant);
  const { order } = facts;
  const known: Record<PlaceholderName, string | null | undefined> = {
    buyer: facts.buyerName,
    shop: facts.shopName,
    date: day(facts.now),
    order: order?.orderId,
    status: order?.status,
    item: order?.items[0]?.title,
    total: order?.total && formatMoney(order.total, locale),
    orderDate: order?.placedAt ? day(order.placedAt) : null,
  };
  return Object.fromEntries(Object.entries(known).filter((entry): entry is [string, string] => !!entry[1]));
}
