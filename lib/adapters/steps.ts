import type { Money } from '../model/money.ts';
import { findShape, hasShape } from '../model/shape.ts';
import { readMoney } from './amounts.ts';
import { type DateOrder, readCompactDate, readDate, readEpoch } from './dates.ts';
import type { Adapter, Step } from './schema.ts';
import { clean } from './text.ts';

/** What the steps of one page or answer need to know about where it came from. */
export type Origin = {
  currency: string | undefined;
  dateOrder: DateOrder | undefined;
  zone: string | undefined;
  /** Epoch ms, for dates without a year. */
  now: number;
};

/** A field's value on its way through the steps. */
export type Value = string | number | Money | null;

/** What an adapter says about one of its hosts; `*` stands for all that are not listed. */
export function originOf(adapter: Adapter, host: string, now: number): Origin {
  return {
    currency: adapter.currencies[host] ?? adapter.currencies['*'],
    dateOrder: adapter.dateOrders[host] ?? adapter.dateOrders['*'],
    zone: adapter.zones[host] ?? adapter.zones['*'],
    now,
  };
}

function between(text: string, from: string | undefined, to: string | undefined): string | null {
  const start = from === undefined ? 0 : text.indexOf(from);
  if (start < 0) return null;
  const rest = text.slice(start + (from?.length ?? 0));
  const end = to === undefined ? -1 : rest.indexOf(to);
  return end < 0 ? rest : rest.slice(0, end);
}

function withoutBetween(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  const end = start < 0 ? -1 : text.indexOf(to, start);
  return end < 0 ? text : text.slice(0, start) + text.slice(end);
}

const mapped = new WeakMap<object, Map<string, string>>();

function lookUp(values: Record<string, string>, text: string): string | null {
  let table = mapped.get(values);
  if (!table) {
    table = new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]));
    mapped.set(values, table);
  }
  return table.get(clean(text).toLowerCase()) ?? null;
}

function dateOf({ unit, order }: Extract<Step, { do: 'date' }>, value: string | number, origin: Origin) {
  const instant = unit ? readEpoch(value, unit) : null;
  if (instant !== null) return instant;
  const { zone, now } = origin;
  if (order !== 'YYMMDD') return readDate(String(value), { order: order ?? origin.dateOrder, zone, now });
  return readCompactDate(String(value)) ?? readDate(String(value), { order: origin.dateOrder, zone, now });
}

function run(step: Step, value: string | number, origin: Origin): Value {
  const text = String(value);
  switch (step.do) {
    case 'cut':
      return between(text, step.from, step.to) ?? (step.otherwise === 'keep' ? value : null);
    case 'drop':
      return withoutBetween(text, step.from, step.to);
    case 'keep':
      if (step.whole) return hasShape(text, step.shape) ? text : null;
      return findShape(text, step.shape, step.which);
    case 'map':
      return lookUp(step.values, text) ?? (step.otherwise === 'keep' ? value : null);
    case 'lower':
      return text.toLowerCase();
    case 'date':
      return dateOf(step, value, origin);
    case 'money':
      return readMoney(value, { currency: origin.currency, scale: step.scale });
  }
}

/** Runs a field's steps over a raw value. A step that finds nothing ends it with null. */
export function applySteps(steps: readonly Step[], raw: string | number, origin: Origin): Value {
  let value: Value = raw;
  for (const step of steps) {
    if (value === null || typeof value === 'object') return value;
    value = run(step, value, origin);
  }
  if (typeof value === 'string') return clean(value) || null;
  return value;
}
