import type {
  Capture,
  CapturedBuyer,
  CapturedMessage,
  CapturedOrder,
  CapturedReview,
  CapturedThread,
  OpenThread,
} from '../model/capture.ts';
import type { Money } from '../model/money.ts';
import type { OrderItem, OrderState } from '../model/order.ts';
import { hasShape } from '../model/shape.ts';
import { Findings } from './findings.ts';
import { shopOf } from './match.ts';
import type { Adapter, FieldName, Step } from './schema.ts';
import { applySteps, type Origin, originOf, type Value } from './steps.ts';

type Field<At> = { at: readonly At[]; steps: readonly Step[]; assumed?: string | undefined };
type Fields<At> = Partial<Record<FieldName, Field<At>>>;
type Items<At, Rows> = {
  rows: readonly Rows[];
  title: Field<At>;
  quantity?: Field<At> | undefined;
  refund?: Field<At> | undefined;
  status?: Field<At> | undefined;
};
type Review<At> = { [K in 'id' | 'mark']: Field<At> } & { [K in 'text' | 'at']?: Field<At> | undefined };
/** Reads a field by name; null when the source does not say. */
type ReadField = (name: FieldName) => Value;

/** "i***r", "牛**", "测*", "****": what stands for letters, not for what it says. */
const masked = (text: string) => /[*＊•]{2}|^[*＊•]+$|^\p{Script=Han}[*＊]/u.test(text);
const states = new WeakMap<object, Map<string, OrderState>>();

/**
 * What reading a page and reading an answer have in common: alternatives and steps of a field, checks of a value,
 * orders, buyers and threads made of fields. How to get at a raw value, and at rows, is each reader's own.
 *
 * `Scope` is what fields are looked up in (an element; a part of an answer), `At` a locator, `Rows` one for rows.
 */
export abstract class Reader<Scope, At, Rows> {
  readonly findings = new Findings();
  readonly adapter: Adapter;
  readonly url: URL | null;
  protected readonly origin: Origin;

  constructor(adapter: Adapter, { url, host, now }: { url: URL | null; host: string; now: number }) {
    this.adapter = adapter;
    this.url = url;
    this.origin = originOf(adapter, host, now);
  }

  /** Where a row comes from, where that differs from row to row. */
  protected originIn(_scope: Scope): Origin {
    return this.origin;
  }

  /** What stands at a locator; anything but text and numbers counts as nothing. */
  protected abstract raw(at: At, scope: Scope): unknown;
  /** The rows of the first alternative that has any. */
  abstract rows(at: readonly Rows[], scope: Scope): Scope[];

  field(field: Field<At> | undefined, scope: Scope, origin = this.originIn(scope), name = ''): Value {
    let unread: string | number | undefined;
    for (const locator of field?.at ?? []) {
      const raw = this.raw(locator, scope);
      if ((typeof raw !== 'string' && typeof raw !== 'number') || raw === '') continue;
      const value = applySteps(field?.steps ?? [], raw, origin);
      if (value !== null) {
        if (field?.assumed) this.findings.note(field.assumed);
        return value;
      }
      unread ??= raw;
    }
    if (name && unread !== undefined) this.findings.unread(name, unread);
    return null;
  }

  /** Fields of a row; an amount takes the currency that the same row states, and is none where that is no code. */
  #readFields(fields: Fields<At>, scope: Scope): ReadField {
    const stated = this.field(fields.currency, scope);
    const currency = /^[A-Z]{3}$/.test(String(stated)) ? String(stated) : undefined;
    const own = this.originIn(scope);
    const origin = stated === null ? own : { ...own, currency };
    return (name) => this.field(fields[name], scope, origin, name);
  }

  /** A text field, checked: not masked, and of the shape the adapter gives for it. */
  protected text(read: ReadField, name: FieldName): string | null {
    const value = read(name);
    if (value === null || typeof value === 'object') return null;
    const text = String(value).slice(0, 500);
    if (name !== 'status' && masked(text)) {
      this.findings.note(`${name} is masked by the marketplace`);
      this.findings.found.add(name); // It is where it should be.
      return null;
    }
    const shapes = this.adapter.shapes[name];
    if (shapes && !hasShape(text, shapes)) {
      this.findings.note(`${name} "${text.slice(0, 60)}" looks like none`);
      return null;
    }
    this.findings.found.add(name);
    return text;
  }

  #buyer(read: ReadField): CapturedBuyer {
    const text = (name: FieldName) => this.text(read, name);
    return { id: text('buyerId'), username: text('username'), email: text('email'), name: text('name') };
  }

  thread(fields: Fields<At>, scope: Scope): CapturedThread {
    const read = this.#readFields(fields, scope);
    const threadId = this.text(read, 'threadId');
    return { threadId, buyer: this.#buyer(read), orderId: this.text(read, 'orderId') };
  }

  /** An order out of a row, or null (and one more missed) when it has no believable order id. */
  order(fields: Fields<At>, items: Items<At, Rows> | undefined, scope: Scope): CapturedOrder | null {
    const read = this.#readFields(fields, scope);
    const orderId = this.text(read, 'orderId');
    if (orderId === null) {
      this.findings.missed++;
      this.findings.note('a row left out: no order id');
      return null;
    }
    const listed = items ? this.#items(items, scope).slice(0, 200) : [];
    const status = this.text(read, 'status');
    const order = {
      orderId,
      buyer: this.#buyer(read),
      placedAt: this.text(read, 'placedAt'),
      total: this.#total(read),
      status: this.#state(status) === 'cancelled' ? (this.#goingOn(items, scope) ?? status) : status,
      items: listed,
    };
    const refund = this.#state(this.text(read, 'refund') ?? this.#refundOf(items, scope));
    const state = refund === 'unknown' ? this.#state(order.status) : refund;
    return { ...order, state: read('cancelled') === null ? state : 'cancelled' };
  }

  /** The review that a row is, or null where it has no id, or no mark of one to five. */
  review({ id, mark, text, at }: Review<At>, orderId: string | null, scope: Scope): CapturedReview | null {
    const reviewId = asText(this.field(id, scope));
    const stars = Number(asText(this.field(mark, scope)));
    if (!reviewId || ![1, 2, 3, 4, 5].includes(stars)) return null;
    const said = asText(this.field(text, scope))?.slice(0, 1_000) ?? null;
    return { reviewId, orderId, mark: stars, text: said, at: asText(this.field(at, scope)) };
  }

  #total(read: ReadField): Money | null {
    const total = read('total');
    if (total !== null && typeof total === 'object') {
      this.findings.found.add('total');
      return total;
    }
    if (total !== null) this.findings.note(`total "${String(total).slice(0, 60)}" is not an amount`);
    return null;
  }

  /** What all items of an order say of a return: one item paid back is not the order paid back. */
  #refundOf(items: Items<At, Rows> | undefined, scope: Scope): string | null {
    const said = new Set(this.#said(items, 'refund', scope));
    const [one] = said;
    return said.size === 1 && typeof one === 'string' ? one : null;
  }

  /** What another item of the order says: nor is one item cancelled the order cancelled. */
  #goingOn(items: Items<At, Rows> | undefined, scope: Scope): string | undefined {
    return this.#said(items, 'status', scope)
      .map(String)
      .find((status) => !/^(cancelled|unknown)$/.test(this.#state(status)));
  }

  #said(items: Items<At, Rows> | undefined, name: 'refund' | 'status', scope: Scope): Value[] {
    const field = items?.[name];
    return items && field ? this.rows(items.rows, scope).map((row) => this.field(field, row)) : [];
  }

  #items(items: Items<At, Rows>, scope: Scope): OrderItem[] {
    return this.rows(items.rows, scope).flatMap((row) => {
      const title = this.field(items.title, row);
      if (typeof title !== 'string') return [];
      return [{ title: title.slice(0, 500), quantity: quantityOf(this.field(items.quantity, row)) }];
    });
  }

  protected isState(text: string): boolean {
    return this.#state(text) !== 'unknown';
  }

  /** The marketplace's word for a status as one of ours, whatever its letter case. */
  #state(status: string | null): OrderState {
    let table = states.get(this.adapter);
    if (!table) {
      table = new Map(
        Object.entries(this.adapter.states).map(([word, state]) => [word.toLowerCase(), state]),
      );
      states.set(this.adapter, table);
    }
    return table.get(status?.toLowerCase() ?? '') ?? 'unknown';
  }
}

/** A value that is text or a number, as text. */
export const asText = (value: Value): string | null =>
  value === null || typeof value === 'object' ? null : String(value);

/** A quantity out of "×2", "x1", 3; one when the source does not say. */
function quantityOf(value: Value): number {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : 1;
  const digits = /\d{1,6}/.exec(typeof value === 'string' ? value : '')?.[0];
  return digits === undefined ? 1 : Number(digits);
}

/** A capture that says nothing yet. */
export function emptyCapture(adapter: Adapter, source: Capture['source'], host: string): Capture {
  return {
    adapter: adapter.id,
    source,
    kind: 'none',
    shop: shopOf(adapter, host),
    orders: [],
    missed: 0,
    missing: [],
    threads: [],
    thread: null,
    notes: [],
  };
}

/** True when nothing tells who the buyer is. */
export const isNobody = (buyer: CapturedBuyer) => Object.values(buyer).every((value) => value === null);

/**
 * What a thread's messages say of its end. A picture says nothing; what the buyer wrote before it still waits for an
 * answer.
 */
export function lastOf(
  messages: CapturedMessage[],
): Pick<OpenThread, 'messages' | 'lastBuyerMessage' | 'lastFrom' | 'lastAt'> {
  const fromBuyer = messages.filter(({ from }) => from === 'buyer');
  return {
    messages,
    lastBuyerMessage: fromBuyer.findLast(({ text }) => text !== null)?.text ?? null,
    lastFrom: messages.at(-1)?.from ?? null,
    lastAt: fromBuyer.at(-1)?.at ?? null,
  };
}

/** Fields that the adapter looks for and that no row had. */
export function missingFields(fields: Partial<Record<FieldName, unknown>>, { found }: Findings): string[] {
  return Object.keys(fields).filter(
    (name) => !found.has(name) && !/^(currency|refund|cancelled)$/.test(name),
  );
}
