import type { CapturedBuyer, CapturedOrder } from '../model/capture.ts';
import type { Money } from '../model/money.ts';
import type { OrderItem, OrderState } from '../model/order.ts';
import type { Adapter, FieldName } from './schema.ts';
import { hasShape } from './shape.ts';
import type { Value } from './steps.ts';

/** What both readers collect on the way: things left out, each said once, and fields that were found at all. */
export class Findings {
  missed = 0;
  readonly found = new Set<string>();
  private readonly said = new Map<string, number>();

  note(text: string): void {
    this.said.set(text, (this.said.get(text) ?? 0) + 1);
  }

  /** Something stands there, but no alternative's steps made a value of it. */
  unread(name: string, raw: string | number): void {
    if (name === 'orderId') return; // Said once per row, as missed.
    const why = name === 'total' ? ' (no amount, or its currency is not known)' : '';
    this.note(`${name} "${String(raw).slice(0, 60)}" could not be read${why}`);
  }

  get notes(): string[] {
    return [...this.said].slice(0, 50).map(([text, n]) => (n > 1 ? `${text} (${n} times)` : text));
  }
}

/** Reads a field by name; null when the source does not say. */
export type ReadField = (name: FieldName) => Value;

const masked = (text: string) => /[*＊]{2}|^[*＊]+$|•{2}/.test(text);

function texts(adapter: Adapter, read: ReadField, findings: Findings) {
  return (name: FieldName): string | null => {
    const value = read(name);
    if (value === null || typeof value === 'object') return null;
    const text = String(value).slice(0, 500);
    if (!text) return null;
    if (name !== 'status' && masked(text)) {
      findings.note(`${name} is masked by the marketplace`);
      return null;
    }
    const shapes = adapter.shapes[name];
    if (shapes && !hasShape(text, shapes)) {
      findings.note(`${name} "${text.slice(0, 60)}" does not look like one`);
      return null;
    }
    findings.found.add(name);
    return text;
  };
}

/** The buyer's fields; anything masked or misshapen is left out. */
export function buyerFrom(adapter: Adapter, read: ReadField, findings: Findings): CapturedBuyer {
  const text = texts(adapter, read, findings);
  return { id: text('buyerId'), username: text('username'), email: text('email'), name: text('name') };
}

/** The value of one text field, checked like all others. */
export function textFrom(
  adapter: Adapter,
  read: ReadField,
  name: FieldName,
  findings: Findings,
): string | null {
  return texts(adapter, read, findings)(name);
}

/** An order out of a row's fields, or null (and one more missed) when it has no believable order id. */
export function orderFrom(
  adapter: Adapter,
  read: ReadField,
  items: OrderItem[],
  findings: Findings,
): CapturedOrder | null {
  const text = texts(adapter, read, findings);
  const orderId = text('orderId');
  if (orderId === null) {
    findings.missed++;
    findings.note('a row was left out: order id missing');
    return null;
  }
  const status = text('status');
  return {
    orderId,
    buyer: buyerFrom(adapter, read, findings),
    placedAt: text('placedAt'),
    total: totalFrom(read, findings),
    status,
    state: stateOf(adapter, status),
    items: items.slice(0, 200),
  };
}

function totalFrom(read: ReadField, findings: Findings): Money | null {
  const total = read('total');
  if (total === null) return null;
  if (typeof total !== 'object') {
    findings.note(`total "${String(total).slice(0, 60)}" is not an amount`);
    return null;
  }
  findings.found.add('total');
  return total;
}

const tables = new WeakMap<object, Map<string, OrderState>>();

function stateOf(adapter: Adapter, status: string | null): OrderState {
  if (status === null) return 'unknown';
  let table = tables.get(adapter);
  if (!table) {
    table = new Map(Object.entries(adapter.states).map(([word, state]) => [word.toLowerCase(), state]));
    tables.set(adapter, table);
  }
  return table.get(status.toLowerCase()) ?? 'unknown';
}

/** A quantity out of "×2", "x1", 3; one when the source does not say. */
export function quantityFrom(value: Value): number {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : 1;
  const digits = /\d{1,6}/.exec(typeof value === 'string' ? value : '')?.[0];
  return digits === undefined ? 1 : Number(digits);
}
