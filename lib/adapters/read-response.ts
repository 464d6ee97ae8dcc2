import type { Capture, CapturedThread, OpenThread } from '../model/capture.ts';
import { parseJson, valuesAt } from './json.ts';
import { answersFor, shopOf, urlAfter } from './match.ts';
import { buyerFrom, Findings, orderFrom, quantityFrom, type ReadField, textFrom } from './record.ts';
import type { Adapter, Answer, AnswerField, AnswerItems, FieldName } from './schema.ts';
import { applySteps, type Origin, originOf, type Value } from './steps.ts';

/** Larger answers are not read: parsing them would hold up the seller's page. */
export const MOST_CHARACTERS = 4_000_000;
const MOST_ROWS = 500;
const MESSAGE_CHARACTERS = 8_000;

export type AnswerSource = {
  /** The answer's address; null for a saved file of unknown address: every answer is tried. */
  url: URL | null;
  /** Host of the page that received it. */
  host: string;
  /** Epoch ms. */
  now: number;
};

class Reader {
  readonly findings = new Findings();
  readonly adapter: Adapter;
  readonly url: URL | null;
  readonly origin: Origin;

  constructor(adapter: Adapter, url: URL | null, origin: Origin) {
    this.adapter = adapter;
    this.url = url;
    this.origin = origin;
  }

  field(field: AnswerField | undefined, scope: unknown, origin = this.origin, name = ''): Value {
    let unread: string | number | undefined;
    for (const locator of field?.at ?? []) {
      const raw = Array.isArray(locator) ? valuesAt(scope, locator)[0] : urlAfter(this.url, locator.urlAfter);
      if ((typeof raw !== 'string' && typeof raw !== 'number') || raw === '') continue;
      const value = applySteps(field?.steps ?? [], raw, origin);
      if (value !== null && value !== '') return value;
      unread ??= raw;
    }
    if (name && unread !== undefined) this.findings.unread(name, unread);
    return null;
  }

  /** Fields of a row; an amount takes the currency that the same row states, and is none where that is no code. */
  fields(fields: Partial<Record<FieldName, AnswerField>>, scope: unknown): ReadField {
    const stated = this.field(fields.currency, scope);
    const currency = /^[A-Z]{3}$/.test(String(stated)) ? String(stated) : undefined;
    const origin = stated === null ? this.origin : { ...this.origin, currency };
    return (name) => this.field(fields[name], scope, origin, name);
  }

  items(items: AnswerItems | undefined, scope: unknown) {
    for (const path of items?.rows ?? []) {
      const found = valuesAt(scope, path).flatMap((row) => {
        const title = this.field(items?.title, row);
        if (typeof title !== 'string') return [];
        return [{ title: title.slice(0, 500), quantity: quantityFrom(this.field(items?.quantity, row)) }];
      });
      if (found.length > 0) return found;
    }
    return [];
  }
}

function readThread(reader: Reader, answer: Answer, row: unknown): OpenThread {
  const base = asThread(reader, answer, row);
  const messages = valuesAt(row, answer.messages?.rows ?? []).flatMap((message) => {
    const from = reader.field(answer.messages?.from, message);
    const text = reader.field(answer.messages?.text, message);
    const at = reader.field(answer.messages?.at, message);
    if (from !== 'buyer' && from !== 'seller') return [];
    return [
      {
        from: from as 'buyer' | 'seller',
        text: typeof text === 'string' ? text.slice(0, MESSAGE_CHARACTERS) : null,
        at: typeof at === 'string' ? at : null,
      },
    ];
  });
  // Answers list messages in either direction; their instants say which is last.
  if (messages.every(({ at }) => at !== null)) {
    messages.sort((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? ''));
  }
  const lastBuyer = messages.findLast(({ from }) => from === 'buyer');
  return {
    ...base,
    lastBuyerMessage: lastBuyer?.text ?? null,
    lastFrom: messages.at(-1)?.from ?? null,
    lastAt: lastBuyer?.at ?? null,
  };
}

function asThread(reader: Reader, answer: Answer, row: unknown): CapturedThread {
  const read = reader.fields(answer.fields, row);
  return {
    threadId: textFrom(reader.adapter, read, 'threadId', reader.findings),
    buyer: buyerFrom(reader.adapter, read, reader.findings),
    orderId: textFrom(reader.adapter, read, 'orderId', reader.findings),
  };
}

function readAs(answer: Answer, root: unknown, adapter: Adapter, source: AnswerSource): Capture {
  const reader = new Reader(adapter, source.url, originOf(adapter, source.host, source.now));
  const { findings } = reader;
  const all = valuesAt(root, answer.rows, 10_000).filter((row) => typeof row === 'object');
  const rows = all.slice(0, MOST_ROWS);
  const unknown = listed(root, answer.rows) - all.length;
  if (unknown > 0) {
    findings.missed += unknown;
    findings.note(`${unknown} rows of a form that is not known were left out`);
  }
  if (all.length > rows.length) {
    findings.missed += all.length - rows.length;
    findings.note(`${all.length} rows: the first ${MOST_ROWS} were read`);
  }
  const capture: Capture = {
    ...nothing(adapter, source),
    kind: answer.kind,
  };
  if (answer.kind === 'orders' || answer.kind === 'order') {
    capture.orders = rows.flatMap((row) => {
      const items = reader.items(answer.items, row);
      return orderFrom(adapter, reader.fields(answer.fields, row), items, findings) ?? [];
    });
    if (rows.length > 0) {
      const wanted = Object.keys(answer.fields).filter((name) => name !== 'currency');
      capture.missing = wanted.filter((name) => !findings.found.has(name));
    }
  } else if (answer.kind === 'threads') {
    capture.threads = rows.map((row) => asThread(reader, answer, row));
  } else {
    const [row] = rows;
    capture.thread = row === undefined ? null : readThread(reader, answer, row);
  }
  capture.missed = findings.missed;
  capture.notes = findings.notes;
  return capture;
}

/** How many elements the list of rows has, whatever form they are of. */
function listed(root: unknown, rows: Answer['rows']): number {
  const star = rows.lastIndexOf('*');
  if (star < 0) return 0;
  const lists = valuesAt(root, rows.slice(0, star));
  return lists.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
}

function nothing(adapter: Adapter, source: AnswerSource): Capture {
  return {
    adapter: adapter.id,
    source: 'answer',
    kind: 'none',
    shop: shopOf(adapter, source.host),
    orders: [],
    missed: 0,
    missing: [],
    threads: [],
    thread: null,
    notes: [],
  };
}

/** What is recorded of an answer that could not be read: one miss, and why. */
export function unreadable(adapter: Adapter, source: AnswerSource, why: string): Capture {
  const kind = (source.url && answersFor(adapter, source.url)[0]?.kind) ?? 'none';
  return { ...nothing(adapter, source), kind, missed: 1, notes: [why] };
}

/** The note for an answer beyond the limit. */
export function tooLarge(characters: number): string {
  return `an answer of ${characters} characters was not read (the limit is ${MOST_CHARACTERS})`;
}

const amount = ({ orders, threads, thread }: Capture) =>
  orders.length + threads.length + (thread?.threadId ? 1 : 0);

/**
 * Reads a JSON answer that the page received by itself.
 * @param text the body
 * @returns kind `none` with a note when the adapter does not know it, or it is too large
 * @throws SyntaxError when it is not JSON (an expired login answers with a web page)
 */
export function readResponse(text: string, adapter: Adapter, source: AnswerSource): Capture {
  if (text.length > MOST_CHARACTERS) return unreadable(adapter, source, tooLarge(text.length));
  const root = parseJson(text);
  const candidates = source.url ? answersFor(adapter, source.url) : adapter.responses;
  const read = candidates.map((answer) => readAs(answer, root, adapter, source));
  const [best] = read.sort((a, b) => amount(b) - amount(a));
  if (best && (source.url !== null || amount(best) > 0)) return best;
  // An empty list is still known by its envelope.
  const empty = candidates.findIndex(
    ({ rows }) => rows.at(-1) === '*' && valuesAt(root, rows.slice(0, -1)).length > 0,
  );
  const envelope = candidates[empty];
  if (envelope) return { ...nothing(adapter, source), kind: envelope.kind };
  return { ...nothing(adapter, source), notes: ['the adapter knows no answer of this form'] };
}
