import type { Capture, CapturedOrder, CapturedReturn, OpenThread } from '../model/capture.ts';
import { MOST_MESSAGES } from '../model/limits.ts';
import { MOST_CHARACTERS, parseJson, valuesAt } from './json.ts';
import { answersFor, urlAfter } from './match.ts';
import { asText, emptyCapture, isNobody, lastOf, missingFields, Reader } from './reader.ts';
import type { Adapter, Answer, AnswerLocator, Lookup, Path } from './schema.ts';

const MESSAGE_CHARACTERS = 8_000;
const MOST_LOOKED_UP = 10_000;

export type AnswerSource = {
  /** The answer's address; null for a saved file of unknown address: every answer is tried. */
  url: URL | null;
  /** Host of the page that received it. */
  host: string;
  /** Epoch ms. */
  now: number;
};

class AnswerReader extends Reader<unknown, AnswerLocator, Path> {
  private readonly root: unknown;
  private readonly tables = new Map<Lookup, Map<string, unknown>>();

  constructor(adapter: Adapter, source: AnswerSource, root: unknown) {
    super(adapter, source);
    this.root = root;
  }

  protected raw(at: AnswerLocator, scope: unknown): unknown {
    if (Array.isArray(at)) return valuesAt(scope, at)[0];
    if ('urlAfter' in at) return urlAfter(this.url, at.urlAfter);
    const found = this.table(at).get(String(valuesAt(scope, at.is)[0]));
    return valuesAt(found, at.get)[0];
  }

  /** The elements of the other list by what they are looked up by, made once for all rows. */
  private table(at: Lookup): Map<string, unknown> {
    let table = this.tables.get(at);
    if (!table) {
      const elements = valuesAt(this.root, at.in, MOST_LOOKED_UP);
      table = new Map(elements.map((element) => [String(valuesAt(element, at.where)[0]), element]));
      this.tables.set(at, table);
    }
    return table;
  }

  rows(at: readonly Path[], scope: unknown): unknown[] {
    return at.map((path) => valuesAt(scope, path)).find((found) => found.length > 0) ?? [];
  }
}

function readThread(reader: AnswerReader, answer: Answer, row: unknown): OpenThread {
  const base = reader.thread(answer.fields, row);
  const messages = valuesAt(row, answer.messages?.rows ?? []).flatMap((message) => {
    const from = reader.field(answer.messages?.from, message);
    const text = reader.field(answer.messages?.text, message);
    const at = reader.field(answer.messages?.at, message);
    if (from !== 'buyer' && from !== 'seller') return [];
    return [
      {
        message,
        from: from as 'buyer' | 'seller',
        text: typeof text === 'string' ? text.slice(0, MESSAGE_CHARACTERS) : null,
        at: typeof at === 'string' ? at : null,
      },
    ];
  });
  // Answers list messages in either direction; their instants say which is last.
  if (messages.every(({ at }) => at !== null)) {
    // Those of one second stay in the order of the list.
    if (Date.parse(messages[0]?.at ?? '') > Date.parse(messages.at(-1)?.at ?? '')) messages.reverse();
    messages.sort((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? ''));
  }
  const lastBuyer = messages.findLast(({ from }) => from === 'buyer');
  const { sender } = answer.messages ?? {};
  const written = messages.slice(-MOST_MESSAGES).map(({ from, at, text }) => ({
    from,
    at,
    text: from === 'buyer' ? text : null,
  }));
  return {
    ...base,
    buyer: sender && lastBuyer ? reader.thread(sender, lastBuyer.message).buyer : base.buyer,
    ...lastOf(written),
  };
}

function readReturn(
  reader: AnswerReader,
  { id, openedAt, deadlineAt, state, reason }: NonNullable<Answer['returned']>,
  { orderId }: CapturedOrder,
  row: unknown,
): CapturedReturn | null {
  const returnId = asText(reader.field(id, row));
  if (!returnId) return null;
  const known = reader.field(state, row);
  return {
    returnId,
    orderId,
    openedAt: asText(reader.field(openedAt, row)),
    deadlineAt: asText(reader.field(deadlineAt, row)),
    state: known === 'open' || known === 'closed' ? known : null,
    reason: asText(reader.field(reason, row))?.slice(0, 500) ?? null,
  };
}

function readAs(answer: Answer, root: unknown, adapter: Adapter, source: AnswerSource): Capture {
  const reader = new AnswerReader(adapter, source, root);
  const { findings } = reader;
  const all = valuesAt(root, answer.rows, 10_000).filter((row) => typeof row === 'object');
  const unknown = listed(root, answer.rows) - all.length;
  if (unknown > 0) {
    findings.missed += unknown;
    findings.note(`${unknown} rows of a form that is not known were left out`);
  }
  const rows = findings.firstOf(all);
  const capture: Capture = { ...nothing(adapter, source), kind: answer.kind };
  if (answer.kind === 'orders' || answer.kind === 'order') {
    const read = rows.flatMap((row) => {
      const order = reader.order(answer.fields, answer.items, row);
      return order ? [{ order, row }] : [];
    });
    capture.orders = read.map(({ order }) => order);
    const { review, returned } = answer;
    if (review)
      capture.reviews = read.flatMap(({ order, row }) => reader.review(review, order.orderId, row) ?? []);
    if (returned) {
      capture.returns = read.flatMap(({ order, row }) => readReturn(reader, returned, order, row) ?? []);
    }
    if (rows.length > 0) capture.missing = missingFields(answer.fields, findings);
  } else if (answer.kind === 'threads') {
    capture.threads = rows.map((row) => reader.thread(answer.fields, row));
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

const nothing = (adapter: Adapter, { host }: AnswerSource) => emptyCapture(adapter, 'answer', host);

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
  orders.length +
  threads.filter(({ threadId, orderId, buyer }) => threadId || orderId || !isNobody(buyer)).length +
  (thread?.threadId || thread?.lastFrom ? 1 : 0);

/**
 * Reads a JSON answer that the page received by itself.
 * @param text the body
 * @returns kind `none` with a note when the adapter does not know it, or it is too large
 * @throws SyntaxError when it is not JSON (an expired login answers with a web page)
 */
export function readResponse(text: string, adapter: Adapter, source: AnswerSource): Capture {
  if (text.length > MOST_CHARACTERS) return unreadable(adapter, source, tooLarge(text.length));
  const root = parseJson(text);
  const why = whyUnread(root, adapter);
  if (why) return { ...nothing(adapter, source), notes: [why] };
  const candidates = source.url ? answersFor(adapter, source.url) : adapter.responses;
  return bestOf(candidates, root, adapter, source);
}

function whyUnread(root: unknown, { unread }: Adapter): string | undefined {
  const says = (text: string, has: readonly string[] | undefined) =>
    !has || has.some((word) => text.includes(word));
  return unread.find(({ at, has }) =>
    at.some((path) => valuesAt(root, path).some((value) => says(String(value), has))),
  )?.why;
}

/**
 * Reads what one of these descriptions makes most of.
 * @param root the parsed answer
 */
export function bestOf(
  candidates: readonly Answer[],
  root: unknown,
  adapter: Adapter,
  source: AnswerSource,
): Capture {
  const read = candidates.map((answer) => readAs(answer, root, adapter, source));
  const [best] = read.sort((a, b) => amount(b) - amount(a));
  if (best && (source.url !== null || amount(best) > 0)) return best;
  // An empty list is still known by its envelope.
  const empty = candidates.findIndex(
    ({ rows }) => rows.at(-1) === '*' && valuesAt(root, rows.slice(0, -1)).some(Array.isArray),
  );
  const envelope = candidates[empty];
  if (envelope) return { ...nothing(adapter, source), kind: envelope.kind };
  return { ...nothing(adapter, source), notes: ['the adapter knows no answer of this form'] };
}
